"""The load files and logs of a volume as rows. Their formats are conventions of the trade; nothing is guessed."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import openpyxl

from redactor.model import SERVED_COLUMNS

NUMERIC = ("x0", "y0", "x1", "y1")
REQUIRED = tuple(c for c in SERVED_COLUMNS if c not in ("paragraph", "subject"))
"""Columns of the served log that may not be empty; counsel may not have filled in a paragraph yet."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatRow:
    """One document of the Concordance load file."""

    begbates: str
    endbates: str
    pages: int
    is_withheld: bool
    sha256: str
    reasons: frozenset[str]
    """Clauses for which something was redacted or withheld; none where nothing was."""
    pdf: str
    text: str
    family: tuple[str, str] | None = None
    """BEGATTACH and ENDATTACH."""
    legend: str = ""


PLAIN_COLUMNS: dict[str, str] = {
    name: name.lower()
    for name in (
        "BEGBATES", "ENDBATES", "BEGATTACH", "ENDATTACH", "PAGECOUNT", "CONFIDENTIALITY", "REDACTED",
        "REDACTION_REASON", "WITHHELD", "HASH", "PDFPATH", "TEXTPATH",
    )
}  # fmt: skip
"""What a load file's columns hold where the manifest does not say."""


def read_dat(path: Path, columns: Mapping[str, str], separator: str = ";") -> tuple[DatRow, ...]:
    """Read a Concordance load file; raises ValueError or LookupError where it is not one.

    `columns` says what each column holds, by its name in the header.
    """
    raw = path.read_bytes()
    if not raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\n"):
        raise ValueError("the load file has no byte order mark, or no final new line")
    lines = raw.decode("utf-8-sig").splitlines()
    header, *rows = [_fields(line) for line in lines]
    if len(set(header)) != len(header):
        raise ValueError("a column of the load file stands twice")
    names = [columns.get(name, "") for name in header]
    return tuple(_dat_row(dict(zip(names, row, strict=True)), separator) for row in rows)


def _fields(line: str) -> list[str]:
    fields = line.split("\x14")
    if not all(len(f) >= 2 and f[0] == f[-1] == "þ" for f in fields):
        raise ValueError("a field of the load file is not quoted")
    return [f[1:-1] for f in fields]


def _dat_row(row: dict[str, str], separator: str) -> DatRow:
    family = (row.get("begattach", ""), row.get("endattach", ""))
    if bool(family[0]) != bool(family[1]):
        raise ValueError("a family has only one end")
    return DatRow(
        begbates=row["begbates"],
        endbates=row["endbates"],
        pages=int(row["pagecount"]),
        is_withheld=row["withheld"] == "Y",
        sha256=row["hash"],
        reasons=_reasons(row["redacted"], row["redaction_reason"], separator),
        pdf=row["pdfpath"],
        text=row["textpath"],
        family=family if family[0] else None,
        legend=row.get("confidentiality", ""),
    )


def _reasons(is_redacted: str, reasons: str, separator: str) -> frozenset[str]:
    found = frozenset(filter(None, reasons.split(separator)))
    if is_redacted not in ("Y", "N") or bool(found) != (is_redacted == "Y"):
        raise ValueError("the load file does not say whether and why a document is redacted")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class OptRow:
    """One page of the Opticon load file; `pages` stands on the first page of a document, else it is 0."""

    bates: str
    volume: str
    path: str
    is_first: bool
    pages: int


def read_opt(path: Path) -> tuple[OptRow, ...]:
    """Read an Opticon load file; raises ValueError where a line has not seven fields."""
    rows: list[OptRow] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        bates, volume, shown, document_break, _folder, _box, pages = line.split(",")
        rows.append(
            OptRow(bates=bates, volume=volume, path=shown, is_first=document_break == "Y", pages=int(pages or 0))
        )
    return tuple(rows)


def read_log(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the served redaction log's rows as CSV; raises ValueError when JSON lines or XLSX hold other rows."""
    with (
        (folder / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file,
        (folder / "redaction-log.jsonl").open(encoding="utf-8", newline="\n") as lines,
        closing(xlsx_rows(folder / "redaction-log.xlsx")) as sheet,
    ):
        rows = csv.DictReader(file, strict=True)
        if any(tuple(one or ()) != SERVED_COLUMNS for one in (rows.fieldnames, next(sheet))):
            raise ValueError("the columns of the log are not those that are served")
        for row, line, cells in zip_longest(rows, lines, sheet):
            if row is None or line is None or cells is None:
                raise ValueError("the log has other rows in another format")
            other = json.loads(line)
            if not all(_same(row[c], str(other[c]), cells[i]) for i, c in enumerate(SERVED_COLUMNS)):
                raise ValueError("the log has other rows in another format")
            yield row


def _same(*cells: str) -> bool:
    """Return whether three formats hold the same cell; a spreadsheet writes 72.0 as 72, and disarms a formula."""
    plain = {cell.removeprefix("'") for cell in cells}
    if len(plain) == 1:
        return True
    try:
        return len({float(cell) for cell in plain}) == 1
    except ValueError:
        return False


def xlsx_rows(path: Path) -> Generator[list[str], None, None]:
    """Yield the cells of the first sheet as text, row by row."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if c is None else str(c) for c in row]
    finally:
        book.close()


def csv_formulas(path: Path) -> tuple[int, int]:
    """Return how many cells a CSV has, and how many a spreadsheet would run as a formula."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return _counted(_is_formula(cell) for row in csv.reader(file, strict=True) for cell in row)


def xlsx_formulas(path: Path) -> tuple[int, int]:
    """Return how many cells a workbook has, and how many hold a formula."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a sheet that calls itself smaller than it is hides nothing
        return _counted(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    finally:
        book.close()


def _counted(are_formulas: Iterable[bool]) -> tuple[int, int]:
    counted = Counter(are_formulas)
    return counted.total(), counted[True]


def _is_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _is_number(cell)


def _is_number(cell: str) -> bool:
    body = cell[1:]
    return bool(body) and body.replace(".", "", 1).isdigit() and cell[0] in "+-"
