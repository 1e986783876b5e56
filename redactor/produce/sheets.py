"""CSV, JSON lines and XLSX with the same rows; no cell can start a formula, and the bytes repeat."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | int | float
Row = Sequence[Cell]
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Full-width signs start a formula too where a spreadsheet is set to an East Asian language."""
_XML_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
WIDEST = 60
"""Characters of a cell that make its column wider."""
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIXED_DATE = b"1980-01-01T00:00:00Z"


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return "'" + cell
    return cell


def write_csv(columns: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """Write UTF-8 with BOM, CRLF line ends (RFC 4180)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([guarded(cell) for cell in row])


def write_jsonl(columns: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """Write one JSON object a row, keys in column order."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")


def write_xlsx(columns: Sequence[str], rows: Sequence[Row], path: Path, *, title: str) -> None:
    """Write one sheet: header frozen and filtered, wide enough to read, set up for landscape print."""
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "redactor"
    sheet = book.create_sheet(title[:31])
    # A sheet that is written row by row must know its shape first; it never stands in memory whole.
    for number, width in enumerate(_widths(columns, rows), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width + 2
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.calculate_dimension = lambda: sheet.auto_filter.ref  # what a sheet held in memory would say of itself
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.center.text = title
    sheet.oddFooter.center.text = "Page &P of &N"
    sheet.append([_heading(sheet, column) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    raw = io.BytesIO()
    book.save(raw)
    _write_without_times(raw, path)


def _widths(columns: Sequence[str], rows: Iterable[Row]) -> list[int]:
    widths = [len(column) for column in columns]
    for row in rows:
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], min(len(str(cell)), WIDEST))
    return widths


def _heading(sheet: object, column: str) -> WriteOnlyCell:
    place = WriteOnlyCell(sheet, column)
    place.font, place.alignment = Font(bold=True), Alignment(vertical="top")
    return place


def _cell(sheet: object, cell: Cell) -> WriteOnlyCell:
    if isinstance(cell, str):
        place = WriteOnlyCell(sheet, guarded(_XML_ILLEGAL.sub(" ", cell)))
        place.data_type = "s"
    else:
        place = WriteOnlyCell(sheet, cell)
    place.alignment = Alignment(vertical="top", wrap_text=True)
    return place


def _write_without_times(raw: io.BytesIO, path: Path) -> None:
    """Copy the archive with fixed member times and a fixed creation date: the same rows give the same bytes."""
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in archive.namelist():
            member = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            if name == "docProps/core.xml":
                fixed.writestr(member, re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _FIXED_DATE, archive.read(name)))
                continue
            member.file_size = archive.getinfo(name).file_size
            # Piece by piece: unpacked, the sheet of a large production is larger than all else in memory.
            with archive.open(name) as content, fixed.open(member, "w") as copy:
                shutil.copyfileobj(content, copy)
