"""Tables by column: a header row of known labels says what every value under it is, on this page and the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from redactor.detect.cells import Area, ruled_cell
from redactor.detect.headers import FEWEST, NEAR, Column, Header, has_own_fields, header_at, row_cells
from redactor.detect.layout import Layout, Rect, Token, around, read_layout
from redactor.detect.lexicon import lexicon
from redactor.detect.values import Owner, is_prose, runs, says_nothing, value_findings
from redactor.model import Document, Finding
from redactor.rules.form import FormField

_ASIDE = 3
"""How many lines of labels may stand between two rows of a table."""
_BLANK = 1.9
"""How much larger than any before a step down may be without ending the table."""
_WITH_DIGITS = frozenset({"a-number", "ssn", "fbi-number", "fin-number", "phone", "date-of-birth"})
_FEW_WORDS = 3
"""Words from which a cell under `Entry` may be a note."""
_ENTRY = regex.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2}|(?i:\b(?:EWI|POE|PWA|inspect\w*|parole\w*|visa|visitor|"
    r"student|border|unk(?:nown)?|overstay\w*|port\s+of)\b)|\b[BFHJLOPRTU]-?[1-6]\b"
)
"""What is said of a person's entry into the country."""
_SEXES = frozenset({"M", "F", "X", "Male", "Female", "MALE", "FEMALE", "Masculino", "Femenino"})
_FIRST = 4.0
"""How many lines may lie between a header and its first row."""


def detect_tables(document: Document) -> tuple[Finding, ...]:
    """Return a finding for every value under a known column header, and the headers as kept text."""
    found: list[Finding] = []
    columns: tuple[Column, ...] = ()
    for page in document.pages:
        if not page.words:
            continue
        if has_own_fields(page):
            columns = ()
            continue
        layout = read_layout(page)
        table = _Table(document, layout, columns if _goes_on(layout, columns) else ())
        columns = table.read()
        found.extend(table.found)
    return tuple(found)


class _Table:
    """One page read row by row; holds the columns of the table it is in."""

    def __init__(self, document: Document, layout: Layout, columns: tuple[Column, ...]) -> None:
        self._document, self._layout, self._columns = document, layout, columns
        self._done: set[tuple[int, int]] = set()
        self._open: dict[int, list[Token]] = {}
        """The words of the row being read, by column: a cell may run over several lines."""
        self._pitch = 0.0
        """Largest step from row to row so far, in points."""
        self._first: tuple[Token, ...] = ()
        """The table's first row."""
        self.found: list[Finding] = []

    def read(self) -> tuple[Column, ...]:
        """Read the page and return the columns still open at its end."""
        rows, at, last = self._layout.rows, 0, None
        while at < len(rows):
            header = header_at(self._layout, at)
            if header is not None:
                self._close_row()
                self._columns, self._pitch, self._first = header.columns, 0.0, ()
                self._keep_labels(header)
                last, at = rows[at + header.rows - 1][0].rect, at + header.rows
                continue
            if self._columns and self._is_aside(at):
                self._close_row()
                at += 1
                continue
            if self._columns and self._is_over(rows[at], last):
                self._close_row()
                self._columns = ()
            if self._columns:
                self._first = self._first or rows[at]
                self._row(rows[at])
                last = rows[at][0].rect
            at += 1
        self._close_row()
        return self._columns

    def _is_aside(self, at: int) -> bool:
        """Return whether a line of labels with colons stands between two rows: it belongs to the row above."""
        rows = self._layout.rows
        if not _has_colon(rows[at]) or _has_colon(self._first):
            return False
        following = [row for row in rows[at + 1 : at + 1 + _ASIDE] if not _has_colon(row)]
        return bool(following) and _is_under(self._layout, following[0], self._columns)

    def _is_over(self, row: Sequence[Token], last: Rect | None) -> bool:
        if _is_filled_in(self._first) and not _is_filled_in(row):
            return True  # labels again: the form is filled in row by row, and this row is printed
        if self._in_small_cell(row[0]):
            return False
        if last is not None:
            step = row[0].rect.middle - last.middle
            if step > (max(_BLANK * self._pitch, 1.6 * last.height) if self._pitch else _FIRST * last.height):
                return True
            self._pitch = max(self._pitch, step)
        if _has_colon(row) and not _has_colon(self._first):
            return True
        return len(row_cells(self._layout, row)) == 1 and is_prose(row) and len(row) > 9  # a sentence

    def _in_small_cell(self, token: Token) -> bool:
        """Return whether a word stands in a cell of the table, not only in a frame around it."""
        cell = ruled_cell(self._layout, token.rect) if self._layout.upright else None
        width = self._columns[-1].right - self._columns[0].left
        return cell is not None and (len(self._columns) == 1 or cell.x1 - cell.x0 < 0.8 * width)

    def _keep_labels(self, header: Header) -> None:
        for tokens, likeness in header.labels:
            for start, end in runs(self._document, tokens):
                self.found.append(
                    Finding(
                        category="form-text",
                        stance="keep",
                        start=start,
                        end=end,
                        boxes=self._document.boxes(start, end),
                        text=self._document.text[start:end],
                        score=round(likeness, 3),
                        found_by=("label:table",),
                    )
                )

    def _row(self, row: Sequence[Token]) -> None:
        stamped = {t.start for cell in row_cells(self._layout, row) if _is_stamp(cell) for t in cell}
        row = [token for token in row if token.start not in stamped]
        if not row:
            return
        cells = _by_column(self._layout, row, self._columns)
        runs_on = self._runs_on(row, cells)
        if not runs_on:
            self._close_row()
        if not runs_on and _is_another_table(self._columns, cells):
            self._columns = ()
            return
        for column, tokens in cells.items():
            self._open.setdefault(column, []).extend(tokens)

    def _runs_on(self, row: Sequence[Token], cells: dict[int, list[Token]]) -> bool:
        """Return whether a line only carries on cells of the row before it: close under it, and few of its columns."""
        if not self._open or not set(cells) <= set(self._open) or len(cells) > 0.5 * len(self._open):
            return False
        last = max((t.rect for tokens in self._open.values() for t in tokens), key=lambda r: r.middle)
        return row[0].rect.middle - last.middle <= 1.6 * last.height

    def _close_row(self) -> None:
        for at, tokens in sorted(self._open.items()):
            column = self._columns[at]
            if column.field is None and len(tokens) == 1 and tokens[0].text in _SEXES and self._lists_people():
                column = replace(column, field=_sex_field())
            if column.field is None or column.field.free_text or _is_log(column, tokens) or _is_wordy(column, tokens):
                continue
            area = self._area(column, tuple(tokens))
            if area is not None:
                owner = Owner(owner="table", field=column.field)
                self.found.extend(value_findings(self._document, self._layout, owner, [area], score=0.85))
        self._open = {}

    def _lists_people(self) -> bool:
        return any(c.field is not None and c.field.category in ("person-name", "a-number") for c in self._columns)

    def _area(self, column: Column, tokens: tuple[Token, ...]) -> Area | None:
        cell = ruled_cell(self._layout, around(tokens))
        if cell is None or cell.x1 - cell.x0 > 1.6 * (column.right - column.left):
            line = around(tokens)
            rect = Rect(min(column.left, line.x0), line.y0 - 0.5, max(column.right - 2.0, line.x1), line.y1 + 0.5)
            return Area(rect=rect, tokens=tokens)
        key = (round(cell.x0), round(cell.y0))
        if key in self._done:
            return None
        self._done.add(key)
        inside = tuple(t for t in self._layout.tokens if cell.holds(t.rect))
        return Area(rect=Rect(cell.x0 + 0.5, cell.y0 + 0.5, cell.x1 - 0.5, cell.y1 - 0.5), tokens=inside or tokens)


@lru_cache(maxsize=1)
def _sex_field() -> FormField:
    """Return the field of a column of M and F whatever its header, in a table of people."""
    return next(field for field in lexicon().fields if "Sex" in field.labels)


def _is_another_table(columns: Sequence[Column], cells: dict[int, list[Token]]) -> bool:
    """Return whether a row holds no digit, not even under numbers or birth dates: the header of another table.

    Where names have a column, a row may be somebody whose numbers are pending.
    """
    categories = {column.field.category for column in columns if column.field is not None}
    if "person-name" in categories or any(c.isdigit() for tokens in cells.values() for t in tokens for c in t.text):
        return False
    return any(_is_wordy(columns[at], tokens) for at, tokens in cells.items())


def _is_wordy(column: Column, tokens: Sequence[Token]) -> bool:
    """Return whether words without a digit stand under a number's header: another table's, or a word for no number."""
    if column.field is None or column.field.category not in _WITH_DIGITS or any(t.source == "ocr" for t in tokens):
        return False
    text = " ".join(token.text for token in tokens)
    return not says_nothing(text) and not any(c.isdigit() for c in text)


def _is_log(column: Column, tokens: Sequence[Token]) -> bool:
    """Return whether under `Entry` stands what somebody wrote into a log, and not where and when a person entered."""
    if column.field is None or column.field.category != "entry" or len(tokens) < _FEW_WORDS:
        return False
    return _ENTRY.search(" ".join(token.text for token in tokens)) is None


def _is_stamp(cell: Sequence[Token]) -> bool:
    """Return whether a part of a line is a number stamped on the page."""
    text = " ".join(token.text for token in cell)
    return any(regex.fullmatch(stamp.regex, text, timeout=1.0) for stamp in lexicon().stamps)


def _by_column(layout: Layout, row: Sequence[Token], columns: tuple[Column, ...]) -> dict[int, list[Token]]:
    cells = row_cells(layout, row)
    barred = any(token.text in ("|", "¦", "│") for token in row)
    if barred and len(cells) == len(columns):
        return dict(enumerate(cells))
    found: dict[int, list[Token]] = {}
    for cell in cells:
        for token in cell:
            found.setdefault(_column_of(token, cell, columns), []).append(token)
    return found


def _column_of(token: Token, cell: Sequence[Token], columns: tuple[Column, ...]) -> int:
    """Return the column of a word: that of its whole cell, unless the cell runs under several headers."""
    whole = around(cell)
    under = [i for i, c in enumerate(columns) if min(c.x1, whole.x1) - max(c.x0, whole.x0) > 0]
    if len(under) == 1:
        return under[0]
    place = token.rect.x0 + 1.0 if len(under) > 1 else whole.centre
    inside = [i for i, c in enumerate(columns) if c.left <= place < c.right]
    if inside:
        return inside[0]
    return min(range(len(columns)), key=lambda i: abs(columns[i].x0 - token.rect.x0))


def _goes_on(layout: Layout, columns: tuple[Column, ...]) -> bool:
    """Return whether a page begins with rows under the columns of the page before."""
    if not columns:
        return False
    return any(_is_under(layout, row, columns) for row in layout.rows[:8])


def _is_under(layout: Layout, row: Sequence[Token], columns: Sequence[Column]) -> bool:
    """Return whether the cells of a row begin where the columns do."""
    starts = [around(cell).x0 for cell in row_cells(layout, row)]
    meeting = sum(1 for c in columns if any(min(abs(s - c.x0), abs(s - c.left)) <= NEAR for s in starts))
    return meeting >= max(FEWEST, 0.5 * len(columns))


def _is_filled_in(row: Sequence[Token]) -> bool:
    return any(token.source == "field" for token in row)


def _has_colon(row: Sequence[Token]) -> bool:
    return any(token.text.endswith(":") for token in row)
