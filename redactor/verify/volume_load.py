"""The load files of a volume: they list the same documents and pages, each file once, no Bates number twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as Xml

from redactor.verify.naming import is_sequence
from redactor.verify.volume_tables import DatRow, OptRow, read_opt

CHECK = "load-files"
PAGE_FILES = {"pdf": ("pdf",), "image": ("tif", "jpg")}
"""Which files of single pages a volume has, by the setting `page_files`."""

Fault = tuple[str, str]


def load_file_faults(volume: Path, documents: tuple[DatRow, ...], page_files: str) -> Iterator[Fault]:
    """Yield (check, what) for everything in which DAT, OPT, XML and folders do not agree."""
    name = volume.name
    groups = _documents(read_opt(volume / "DATA" / f"{name}.opt"))
    numbers = [page.bates for group in groups for page in group]
    if len(groups) != len(documents) or len(set(numbers)) != len(numbers):
        yield CHECK, "the load files list different documents, or a number twice"
        return
    for document, group in zip(documents, groups, strict=True):
        yield from _document_faults(document, group, page_files)
        if any(page.volume != name for page in group) or group[0].pages != len(group):
            yield CHECK, f"{document.pdf}: its lines in the page list are not in order"
    wanted = {"PDF": {d.pdf for d in documents}, "TEXT": {d.text for d in documents}}
    if page_files:
        wanted["IMAGES"] = {page.path for group in groups for page in group}
    yield from _folder_faults(volume, wanted)
    yield from _range_faults(documents)
    yield from _xml_faults(volume, documents)


def pages_of(volume: Path) -> Mapping[str, tuple[OptRow, ...]]:
    """Return the lines of the page list by the Bates number of their document's first page."""
    return {group[0].bates: group for group in _documents(read_opt(volume / "DATA" / f"{volume.name}.opt"))}


def _documents(pages: tuple[OptRow, ...]) -> list[tuple[OptRow, ...]]:
    groups: list[list[OptRow]] = []
    for page in pages:
        if page.is_first:
            groups.append([])
        if not groups:
            raise ValueError("the page list does not begin with a document")
        groups[-1].append(page)
    return [tuple(group) for group in groups]


def _document_faults(document: DatRow, pages: tuple[OptRow, ...], page_files: str) -> Iterator[Fault]:
    bates = tuple(page.bates for page in pages)
    is_listed = bates[0] == document.begbates and len(bates) == document.pages
    if not is_listed or not (document.is_withheld or bates[-1] == document.endbates) or not is_sequence(bates):
        yield CHECK, f"{document.pdf}: its pages do not agree with its Bates range"
    if document.pdf != f"PDF/{document.begbates}.pdf" or document.text != f"TEXT/{document.begbates}.txt":
        yield CHECK, f"{document.begbates}: it is not named by its first Bates number"
    if any(page.path not in _paths(page.bates, document, page_files) for page in pages):
        yield CHECK, f"{document.pdf}: a page of it is listed under another file"


def _paths(bates: str, document: DatRow, page_files: str) -> tuple[str, ...]:
    if not page_files:
        return (document.pdf,)
    return tuple(f"IMAGES/{bates}.{suffix}" for suffix in PAGE_FILES[page_files])


def _folder_faults(volume: Path, wanted: Mapping[str, set[str]]) -> Iterator[Fault]:
    for folder, files in wanted.items():
        if {p.relative_to(volume).as_posix() for p in (volume / folder).iterdir()} != files:
            yield CHECK, f"{folder}: other files than the load file lists"


def _range_faults(documents: tuple[DatRow, ...]) -> Iterator[Fault]:
    """Bates ranges rise from document to document and do not overlap; a family is one run of documents."""
    last = -1
    for document in documents:
        first, end = _number(document.begbates), _number(document.endbates)
        if first <= last or end < first:
            yield CHECK, f"{document.begbates}: its Bates range overlaps another"
        last = max(last, end)
        if document.family and not (_number(document.family[0]) <= first <= end <= _number(document.family[1])):
            yield CHECK, f"{document.begbates}: it lies outside its family's range"


def _number(bates: str) -> int:
    return int("".join(c for c in bates if c.isdigit())[-7:])


def _xml_faults(volume: Path, documents: tuple[DatRow, ...]) -> Iterator[Fault]:
    """The XML cross-reference names the same documents with the same hashes."""
    path = volume / "DATA" / f"{volume.name}.xml"
    if not path.is_file():
        # Volumes without one exist; a missing file that the manifest lists is found there.
        return
    content = path.read_text(encoding="utf-8")
    if "<!DOCTYPE" in content or "<!ENTITY" in content:
        yield CHECK, "the XML cross-reference declares entities"
        return
    root = Xml.fromstring(content)  # noqa: S314  # entities are refused above
    listed = [
        (one.get("DocID", ""), *(f.get("Hash", "") for f in one.iterfind("./Files/File[@FileType='Native']/*")))
        for one in root.iter("Document")
    ]
    if listed != [(d.begbates, d.sha256) for d in documents]:
        yield CHECK, "the XML cross-reference lists other documents than the load file"
