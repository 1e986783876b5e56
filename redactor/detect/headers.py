"""The header rows of tables: which known labels stand side by side and say what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from redactor.detect.captions import is_caption
from redactor.detect.cells import ruled_cell
from redactor.detect.label_index import Known, LabelIndex, Named
from redactor.detect.layout import Layout, Rect, Token, around
from redactor.detect.lexicon import lexicon
from redactor.detect.values import is_prose
from redactor.model import Page
from redactor.rules import load_forms
from redactor.rules.form import FormField
from redactor.rules.labels import label_key

_COLUMN = regex.compile(r"[A-Z]{2,}[A-Z0-9]*(?:_[A-Z0-9]+)+")
"""The name of a column as databases have it."""
_CITED = regex.compile(
    r"(?:§+)?\(?(?:8|INA)?\W?(?:239|1229|1367|212|237|240|236|287)(?:\([a-z0-9]+\))*\W*|I-?\d{2,3}[A-Z]?"
)
"""A section or form that a header may name."""
_SHORTEST_HEAD = 4
_MOST_PAIRS = 4
"""Cells of two pairs of label and value in a row."""
_MOSTLY = 0.6
FEWEST = 2
_SHARE = 0.34
_MOST_HEADER_WORDS = 8
NEAR = 6.0
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
    cells: tuple[tuple[Token, ...], ...] = field(repr=False)


def header_words(layout: Layout) -> frozenset[int]:
    """Return where the words of known column headers on a page begin; none on a form with fields of its own."""
    if has_own_fields(layout.page):
        return frozenset()
    found = (header_at(layout, at) for at in range(len(layout.rows)))
    return frozenset(t.start for one in found if one for tokens in _header_cells(one) for t in tokens)


def _header_cells(header: Header) -> Sequence[Sequence[Token]]:
    """Return the cells that are headers without doubt; in a row of few, the unknown ones may be values."""
    known = [tokens for tokens, _ in header.labels]
    is_sure = len(header.columns) > _MOST_PAIRS and len(known) >= _MOSTLY * len(header.columns)
    return header.cells if is_sure else known


@lru_cache(maxsize=1)
def _forms_with_fields() -> frozenset[str]:
    return frozenset(f.id for f in load_forms() if f.kind == "form" and f.unlisted_values is None)


def has_own_fields(page: Page) -> bool:
    """Return whether the page is a form whose fields are listed: a row of its labels is no table header."""
    return page.form in _forms_with_fields()


@lru_cache(maxsize=1)
def _index() -> LabelIndex:
    fields = (*lexicon().columns, *(f for f in lexicon().fields if f.place))
    return LabelIndex([Known(owner="table", field=f, is_own=False) for f in fields])


def header_at(layout: Layout, at: int) -> Header | None:
    """Return the header that begins at a row: of one line, or of two where that names more columns."""
    row = layout.rows[at]
    if not _may_be_header(layout, row):
        return None
    one, two = _header(layout, row_cells(layout, row), rows=1), _header_of_two(layout, at)
    if two is not None and (one is None or len(two.labels) > len(one.labels)):
        below = _header(layout, row_cells(layout, layout.rows[at + 1]), rows=1) if one is None else None
        # A heading over several columns says less than the row of headers under it.
        return None if below is not None and len(below.labels) >= len(two.labels) else two
    return None if one is not None and _pairs_go_on(layout, at, one) else one


def _header_of_two(layout: Layout, at: int) -> Header | None:
    if at + 1 >= len(layout.rows) or not _may_be_header(layout, layout.rows[at + 1]):
        return None
    row, below = layout.rows[at], layout.rows[at + 1]
    if below[0].rect.middle - row[0].rect.middle > 2.0 * row[0].rect.height:
        return None
    return _header(layout, _stacked(row_cells(layout, row), row_cells(layout, below)), rows=2)


def _pairs_go_on(layout: Layout, at: int, header: Header) -> bool:
    """Return whether a row beside has other labels in all the same columns: then they are pairs of label and value."""
    if len(header.labels) == len(header.columns):
        return False
    edges = [tokens[0].rect.x0 for tokens, _ in header.labels]
    beside = [layout.rows[i] for i in (at - 1, at + 1) if 0 <= i < len(layout.rows)]
    return any(all(_has_label_at(layout, row, edge) for edge in edges) for row in beside)


def _has_label_at(layout: Layout, row: Sequence[Token], edge: float) -> bool:
    cells = [cell for cell in row_cells(layout, row) if abs(cell[0].rect.x0 - edge) <= NEAR]
    return any(_named(cells))


def _may_be_header(layout: Layout, row: Sequence[Token]) -> bool:
    """Return whether no cell is a sentence; small letters alone make none of `Last name | Date of action`."""
    return not any(token.text.endswith(":") for token in row) and not any(map(is_prose, row_cells(layout, row)))


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
    if len(cells) < FEWEST or any(len(cell) > _MOST_HEADER_WORDS for cell in cells):
        return None
    named = _named(cells)
    known = [one for one in named if one is not None]
    if len(known) < max(FEWEST, _SHARE * len(cells)) or _has_value(cells, named):
        return None
    if any(_holds_more(layout, cell) for cell, one in zip(cells, named, strict=True) if one):
        return None
    if any(is_caption(layout, around(cell)) for cell, one in zip(cells, named, strict=True) if one):
        return None
    boxes = [around(cell) for cell in cells]
    columns = []
    for at, (one, box) in enumerate(zip(named, boxes, strict=True)):
        following = boxes[at + 1].x0 if at + 1 < len(boxes) else layout.width - 12.0
        left, right = _walls(layout, box, box.x0 - 3.0, following - 3.0)
        columns.append(Column(field=one[0].field if one else None, x0=box.x0, x1=box.x1, left=left, right=right))
    labels = tuple((tuple(cell), one[2]) for cell, one in zip(cells, named, strict=True) if one)
    return Header(columns=tuple(columns), rows=rows, labels=labels, cells=tuple(map(tuple, cells)))


def _named(cells: Sequence[Sequence[Token]]) -> list[Named]:
    """Return what each header cell names; a header may end with what it names: `Criminal Court Docket`."""
    found = _index().best([label_key(_words(cell)) for cell in cells])
    if sum(1 for one in found if one) < FEWEST:
        return found
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
        if digits < FEWEST or (one is not None and one[2] == 1.0):
            continue
        numbered = [t.text for t in cell if any(c.isdigit() for c in t.text)]
        cited = all(_CITED.fullmatch(text) or _COLUMN.fullmatch(text) for text in numbered)
        if not cited or sum(1 for n in named if n) < _MOSTLY * len(cells):
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


def row_cells(layout: Layout, row: Sequence[Token]) -> list[list[Token]]:
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
