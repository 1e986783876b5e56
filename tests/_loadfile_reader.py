"""A reader of load files written from their description alone; it shares nothing with the program.

DAT: UTF-8 with byte order mark; a header row; fields parted by 0x14, each between U+00FE; U+00AE for a new line in a
field; every row, the last included, ends with CR LF. OPT: image key, volume, path, document break (Y or empty), folder
break, box break, page count on a document's first page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LoadedDocument:
    fields: dict[str, str]
    pages: tuple[tuple[str, Path], ...]


def dat(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content[:3] == b"\xef\xbb\xbf", "no byte order mark"
    assert content[-2:] == b"\r\n", "no final new line"
    table = []
    for row in content[3:-2].split(b"\r\n"):
        cells = []
        for cell in row.split(b"\x14"):
            assert len(cell) >= 4, "a field is not quoted"
            assert (cell[:2], cell[-2:]) == (b"\xc3\xbe", b"\xc3\xbe"), "a field is not quoted"
            inner = cell[2:-2]
            assert b"\xc3\xbe" not in inner, "a quote within a field"
            cells.append(inner.decode("utf-8").replace("\u00ae", "\n"))
        table.append(cells)
    header = table[0]
    assert len(set(header)) == len(header), "a column stands twice"
    assert all(len(row) == len(header) for row in table), "a row has another number of fields"
    return [dict(zip(header, row, strict=True)) for row in table[1:]]


def opt(path: Path) -> list[list[tuple[str, str, str]]]:
    """Return documents as lists of (image key, volume, path)."""
    documents: list[list[tuple[str, str, str]]] = []
    counts: list[int] = []
    for line in path.read_bytes().decode("ascii").split("\r\n")[:-1]:
        key, volume, shown, document_break, folder_break, box_break, count = line.split(",")
        assert (folder_break, box_break) == ("", "")
        assert document_break in ("Y", "")
        assert bool(count) == (document_break == "Y")
        if document_break:
            documents.append([])
            counts.append(int(count))
        documents[-1].append((key, volume, shown))
    assert [len(pages) for pages in documents] == counts
    return documents


def load(volume: Path, first: str = "BEGBATES") -> list[LoadedDocument]:
    """Join DAT and OPT on the first number, as a review platform does; every path must lead to a file."""
    rows = dat(volume / "DATA" / f"{volume.name}.dat")
    images = {pages[0][0]: pages for pages in opt(volume / "DATA" / f"{volume.name}.opt")}
    assert sorted(images) == sorted(row[first] for row in rows)
    documents = []
    for row in rows:
        pages = images[row[first]]
        assert all(name == volume.name for _, name, _ in pages)
        documents.append(LoadedDocument(row, tuple((key, volume / path) for key, _, path in pages)))
        assert all(path.is_file() for _, path in documents[-1].pages)
    keys = [key for one in documents for key, _ in one.pages]
    assert len(set(keys)) == len(keys)
    return documents
