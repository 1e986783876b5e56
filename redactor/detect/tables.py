"""Tables by column: a header row of known labels says what every value under it is, on this page and the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from redactor.detect.cells import Area, ruled_cell
from redactor.detect.labels import Known, LabelIndex
from redactor.detect.layout import Layout, Rect, Token, around, read_layout
from redactor.detect.lexicon import lexicon
from redactor.detect.values import Owner, is_prose, runs, value_findings
from redactor.model import Document, Finding, Page
from redactor.rules import load_forms
from redactor.rules.form import FormField
from redactor.rules.labels import label_key

_CITED = regex.compile(
    r"(?:§+)?\(?(?:8|INA)?\W?(?:239|1229|1367|212|237|240|236|287)(?:\([a-z0-9]+\))*\W*|I-?\d{2,3}[A-Z]?"
)
"""A section or form that a header may name."""
_SHORTEST_HEAD = 4
_ASIDE = 3
"""How many lines of labels may stand between two rows of a table."""
_FEWEST = 2
_SHARE = 0.34
_MOST_HEADER_WORDS = 8
_BLANK = 1.9
"""How much larger than any before a step down may be without ending the table."""
_FIRST = 4.0
"""How many lines may lie between a header and its first row."""
_NEAR = 6.0
"""How far (points) a value may begin from its column's edge on the next page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its header: what it holds (None: not known), and its band in displayed points."""

    field: FormField | None
    x0: float
    x1: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header row as found: its columns, the rows it takes, the words of the known labels."""

    columns: tuple[Column, ...]
    rows: int
    labels: tuple[tuple[tuple[Token, ...], float], ...] = field(repr=False)


def detect_tables(document: Document) -> tuple[Finding, ...]:
    """Return a finding for every value under a known column header, and the headers as kept text."""
    found: list[Finding] = []
    columns: tuple[Column, ...] = ()
    for page in document.pages:
        if not page.words:
            continue
        if _has_own_fields(page):
            columns = ()
            continue
        layout = read_layout(page)
        table = _Table(document, layout, columns if _goes_on(layout, columns) else ())
        columns = table.read()
        found.extend(table.found)
    return tuple(found)


def header_words(layout: Layout) -> frozenset[int]:
    """Return where the words of known column headers on a page begin; none on a form with fields of its own."""
    if _has_own_fields(layout.page):
        return frozenset()
    found = (_header_at(layout, at) for at in range(len(layout.rows)))
    return frozenset(t.start for one in found if one for tokens, _ in one.labels for t in tokens)


@lru_cache(maxsize=1)
def _forms_with_fields() -> frozenset[str]:
    return frozenset(f.id for f in load_forms() if f.kind == "form" and f.unlisted_values is None)


def _has_own_fields(page: Page) -> bool:
    """Return whether the page is a form whose fields are listed: a row of its labels is no table header."""
    return page.form in _forms_with_fields()


@lru_cache(maxsize=1)
def _index() -> LabelIndex:
    fields = (*lexicon().columns, *(f for f in lexicon().fields if f.place))
    return LabelIndex([Known(owner="table", field=f, is_own=False) for f in fields])


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
            header = _header_at(self._layout, at)
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
        if self._in_small_cell(row[0]):
            return False
        if last is not None:
            step = row[0].rect.middle - last.middle
            if step > (max(_BLANK * self._pitch, 1.6 * last.height) if self._pitch else _FIRST * last.height):
                return True
            self._pitch = max(self._pitch, step)
        if _has_colon(row) and not _has_colon(self._first):
            return True
        return len(_cells(self._layout, row)) == 1 and is_prose(row) and len(row) > 9  # a sentence

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
        cells = _by_column(self._layout, row, self._columns)
        if not self._runs_on(row, cells):
            self._close_row()
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
            if column.field is None or column.field.free_text:
                continue
            area = self._area(column, tuple(tokens))
            if area is not None:
                owner = Owner(owner="table", field=column.field)
                self.found.extend(value_findings(self._document, self._layout, owner, [area], score=0.85))
        self._open = {}

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


def _header_at(layout: Layout, at: int) -> Header | None:
    """Return the header that begins at a row: of one line, or of two where that names more columns."""
    row = layout.rows[at]
    if not _may_be_header(row):
        return None
    one, two = _header(layout, _cells(layout, row), rows=1), _header_of_two(layout, at)
    if two is not None and (one is None or len(two.labels) > len(one.labels)):
        return two
    return None if one is not None and _pairs_go_on(layout, at, one) else one


def _header_of_two(layout: Layout, at: int) -> Header | None:
    if at + 1 >= len(layout.rows) or not _may_be_header(layout.rows[at + 1]):
        return None
    row, below = layout.rows[at], layout.rows[at + 1]
    if below[0].rect.middle - row[0].rect.middle > 2.0 * row[0].rect.height:
        return None
    return _header(layout, _stacked(_cells(layout, row), _cells(layout, below)), rows=2)


def _pairs_go_on(layout: Layout, at: int, header: Header) -> bool:
    """Return whether a row beside has other labels in all the same columns: then they are pairs of label and value."""
    if len(header.labels) == len(header.columns):
        return False
    edges = [tokens[0].rect.x0 for tokens, _ in header.labels]
    beside = [layout.rows[i] for i in (at - 1, at + 1) if 0 <= i < len(layout.rows)]
    return any(all(_has_label_at(layout, row, edge) for edge in edges) for row in beside)


def _has_label_at(layout: Layout, row: Sequence[Token], edge: float) -> bool:
    cells = [cell for cell in _cells(layout, row) if abs(cell[0].rect.x0 - edge) <= _NEAR]
    return any(_named(cells))


def _may_be_header(row: Sequence[Token]) -> bool:
    return not any(token.text.endswith(":") for token in row) and not is_prose(row)


def _stacked(upper: list[list[Token]], lower: list[list[Token]]) -> list[list[Token]]:
    cells = [list(cell) for cell in upper]
    for part in lower:
        home = max(cells, key=lambda c: around(c).shared_width(around(part)))
        if around(home).shared_width(around(part)) > 0:
            home.extend(part)
        else:
            cells.append(list(part))
    return sorted(cells, key=lambda c: around(c).x0)


def _header(layout: Layout, cells: list[list[Token]], *, rows: int) -> Header | None:
    if len(cells) < _FEWEST or any(len(cell) > _MOST_HEADER_WORDS for cell in cells):
        return None
    named = _named(cells)
    known = [one for one in named if one is not None]
    if len(known) < max(_FEWEST, _SHARE * len(cells)) or _has_value(cells, named):
        return None
    if any(_holds_more(layout, cell) for cell, one in zip(cells, named, strict=True) if one):
        return None
    boxes = [around(cell) for cell in cells]
    columns = []
    for at, (one, box) in enumerate(zip(named, boxes, strict=True)):
        following = boxes[at + 1].x0 if at + 1 < len(boxes) else layout.width - 12.0
        left, right = _walls(layout, box, box.x0 - 3.0, following - 3.0)
        columns.append(Column(field=one[0].field if one else None, x0=box.x0, x1=box.x1, left=left, right=right))
    labels = tuple((tuple(cell), one[2]) for cell, one in zip(cells, named, strict=True) if one)
    return Header(columns=tuple(columns), rows=rows, labels=labels)


Named = tuple[Known, str, float] | None


def _named(cells: Sequence[Sequence[Token]]) -> list[Named]:
    """Return what each header cell names; a header may end with what it names: `Criminal Court Docket`."""
    found = _index().best([label_key(_words(cell)) for cell in cells])
    return [one or _by_head(cell) for one, cell in zip(found, cells, strict=True)]


def _words(cell: Sequence[Token]) -> str:
    """Return the words of a header cell without the hint in brackets at its end."""
    text = " ".join(t.text for t in cell)
    return text if text.startswith("(") else regex.sub(r"\s*\([^()]*[^\W\d][^()]*\)\s*$", "", text) or text


def _by_head(cell: Sequence[Token]) -> Named:
    words = _words(cell).split()
    heads = [label_key(" ".join(words[at:])) for at in range(1, len(words))]
    for one in _index().best([head for head in heads if len(head) >= _SHORTEST_HEAD]):
        # `Release Date` must not be kept because dates of documents are; what is named as an officer's name may.
        if one is not None and (one[0].field.stance == "redact" or one[0].field.category == "official-name"):
            return one
    return None


def _has_value(cells: Sequence[Sequence[Token]], named: Sequence[Named]) -> bool:
    """Return whether a cell holds a value; a section or form number may stand in a header: `239(e)`, `I-213`."""
    values = 0
    for cell, one in zip(cells, named, strict=True):
        digits = sum(c.isdigit() for t in cell for c in t.text)
        if digits < _FEWEST or (one is not None and one[2] == 1.0):
            continue
        cited = all(_CITED.fullmatch(t.text) for t in cell if any(c.isdigit() for c in t.text))
        if not cited or sum(1 for n in named if n) < 0.6 * len(cells):
            values += 1
    return values > 0


def _holds_more(layout: Layout, cell: Sequence[Token]) -> bool:
    """Return whether a header's ruled cell holds further lines: then it is a field with its value under its label."""
    box = ruled_cell(layout, around(cell)) if layout.upright else None
    if box is None:
        return False
    low = max(t.rect.y1 for t in cell)
    return any(box.holds(t.rect) and t.rect.middle > low for t in layout.tokens)


def _walls(layout: Layout, box: Rect, left: float, right: float) -> tuple[float, float]:
    """Return the vertical rulings around a header cell, or the given edges where there are none."""
    crossing = [v.x0 for v in layout.upright if v.y0 - 1 <= box.middle <= v.y1 + 1]
    before = [x for x in crossing if x <= box.x0 + 1]
    after = [x for x in crossing if x >= box.x1 - 1]
    return max(before, default=left), min(after, default=right)


def _cells(layout: Layout, row: Sequence[Token]) -> list[list[Token]]:
    """Return a row cut at gaps, rulings and upright bars."""
    cells: list[list[Token]] = []
    for segment in layout.segments(row):
        part: list[Token] = []
        for token in segment:
            if token.text in ("|", "¦", "│"):
                cells.append(part)
                part = []
            else:
                part.append(token)
        cells.append(part)
    return [cell for cell in cells if cell]


def _by_column(layout: Layout, row: Sequence[Token], columns: tuple[Column, ...]) -> dict[int, list[Token]]:
    cells = _cells(layout, row)
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
    starts = [around(cell).x0 for cell in _cells(layout, row)]
    meeting = sum(1 for c in columns if any(min(abs(s - c.x0), abs(s - c.left)) <= _NEAR for s in starts))
    return meeting >= max(_FEWEST, 0.5 * len(columns))


def _has_colon(row: Sequence[Token]) -> bool:
    return any(token.text.endswith(":") for token in row)
