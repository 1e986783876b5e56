"""Vendors' tables as text: in which encoding, parted by what, quoted by what.

Fields parted by 0x14, quoted by þ (U+00FE), ® (U+00AE) for a new line in a field. Variants part by comma,
a bar, a tab or a semicolon, and quote by `"`, `^`, `~` or nothing. Nothing says which: the header row does.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path

from redactor.errors import InputError

ENCODINGS = ("utf-8", "utf-16", "cp1252")
LARGEST = 1 << 30
"""Bytes of a load file."""
_THORN, _CELL_BREAK, _DC4 = "\u00fe", "\u00ae", "\x14"
_MARKS = (
    (codecs.BOM_UTF32_LE, ""), (codecs.BOM_UTF32_BE, ""), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_QUOTED_HEADER = re.compile(
    r'(?P<quote>[\u00fe"^~|])(?:(?!(?P=quote))[^\r\n])*(?P=quote)(?P<separator>[^\w\s]|[\t\x14\u00b6]|$)'
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x13\x15-\x19\x1b-\x1f\x7f]")
_SEPARATORS = (_DC4, "|", "\t", ";", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and its rows; a row comes with its number in the file, the header's being 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...] = field(repr=False)


def read_text(path: Path, option: str, encoding: str = "") -> str:
    """Return a load file as text.

    Without an encoding: what its byte order mark says; else UTF-16 where every other byte is zero, UTF-8 where valid,
    and Windows-1252 where each byte is a character of it.

    Raises:
        InputError: the file cannot be read, or its encoding cannot be told.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{option}: the load file has more than {LARGEST >> 20} MiB. Split it.")
        content = path.read_bytes()
    except OSError:
        raise InputError(f"{option}: the load file cannot be read. Check the path.") from None
    try:
        text = _decoded(content, encoding)
    except UnicodeDecodeError:
        text = None
    if text is None or _NO_TEXT.search(text):
        raise InputError(
            f"{option}: the encoding of the load file cannot be told. Save it as UTF-8, or, for a DAT, say "
            f"--dat-encoding ({', '.join(ENCODINGS)})."
        )
    return text.rstrip("\x1a")


def _decoded(content: bytes, encoding: str) -> str | None:
    for mark, said in _MARKS:
        if content.startswith(mark):
            if not said or (encoding and not said.startswith(encoding)):
                return None
            return content[len(mark) :].decode(said)
    if encoding == "utf-16" or not encoding:
        order = _order(content)
        if order:
            return content.decode(order)
        if encoding:
            return None
    if encoding:
        return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _order(content: bytes) -> str:
    """Return in which order the bytes of UTF-16 stand; empty where the text is not UTF-16."""
    even, odd = content[:8192:2].count(0), content[1:8192:2].count(0)
    half = max(len(content[:8192]) // 2, 1)
    if len(content) % 2 == 0 and max(even, odd) > half * 0.3 and min(even, odd) <= half * 0.02:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def table_of(text: str) -> Table:
    """Return the rows of a DAT.

    Raises:
        InputError: a field is not closed, or a row has another number of fields than the header.
    """
    quote, separator = _dialect(text.split("\n", 1)[0].rstrip("\r"))
    has_breaks = quote == _THORN or separator == _DC4
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in enumerate(_rows(text, quote, separator), start=1):
        if cells == [""]:
            continue
        if has_breaks:
            cells = [cell.replace(_CELL_BREAK, "\n") for cell in cells]
        if rows and len(cells) != len(rows[0][1]):
            raise InputError(
                f"--dat: row {number} has {len(cells)} fields, and the header {len(rows[0][1])}. Export it anew."
            )
        rows.append((number, tuple(cell.strip() for cell in cells)))
    if not rows:
        raise InputError("--dat: the load file is empty.")
    return Table(header=rows[0][1], rows=tuple(rows[1:]))


def _dialect(header: str) -> tuple[str, str]:
    found = _QUOTED_HEADER.match(header)
    if found:
        return found["quote"], found["separator"] or _DC4
    counts = {mark: header.count(mark) for mark in _SEPARATORS}
    separator = max(_SEPARATORS, key=lambda mark: counts[mark])
    return '"', separator if counts[separator] else _DC4


def _rows(text: str, quote: str, separator: str) -> list[list[str]]:
    """Part a text into rows of fields; a quoted field may hold separators and new lines."""
    end = rf"(?:{re.escape(separator)}|\r\n|\n|\r|\Z)"
    q = re.escape(quote)
    # Only the quotation mark is doubled within a field; þ ends one where a separator or a new line follows.
    body = rf"(?:[^{q}]|{q}{q})*" if quote == '"' else rf"(?:[^{q}]|{q}(?!{end}))*"
    cell = re.compile(
        rf"{q}(?P<quoted>{body}){q}(?P<end>{end})|(?P<bare>(?:(?!{re.escape(separator)})[^\r\n])*)(?P<stop>{end})"
    )
    rows: list[list[str]] = []
    cells: list[str] = []
    at = 0
    while at < len(text) or cells:
        found = cell.match(text, at)
        if found is None or (found["quoted"] is None and found["bare"].startswith(quote)):
            raise InputError(f"--dat: row {len(rows) + 1}: a field is not closed. Export the load file anew.")
        quoted = found["quoted"]
        cells.append(found["bare"] if quoted is None else quoted.replace('""', '"') if quote == '"' else quoted)
        stop = found["end"] if quoted is not None else found["stop"]
        at = found.end()
        if stop != separator:
            rows.append(cells)
            cells = []
    return rows
