"""Withhold small numbers from a table, and as many others as it takes that none can be worked out.

Source: the cell-size policy of the Centers for Medicare & Medicaid Services: no cell of 1 to 10 is told, nor one from
which such a value can be derived; zeros are told. A table with totals is a set of sums, which can be read as a flow
from rows to columns and through the totals back. A withheld number can be worked out exactly when no change of it can
be passed on along other withheld numbers and come round; and a reader knows that hardly any of these is zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

THRESHOLD = 11
Edge = tuple[int, int]
Table = list[list[int | None]]


def suppressed(cells: list[list[int]], threshold: int = THRESHOLD, *, told: Collection[Edge] = ()) -> Table:
    """Return the table with its totals in a last row and column; None where a number is withheld.

    `cells` are rows of equal length without totals. A table of one row gets no row of totals. What is `told` stands in
    another table too: it is withheld only if it is small itself, for to withhold it here would hide nothing.
    """
    if len(cells) > 1 and len(cells[0]) == 1:
        return _of_one_column([row[0] for row in cells], threshold)
    whole = _with_totals(cells)
    hidden = {(r, c) for r, row in enumerate(whole) for c, value in enumerate(row) if 1 <= value < threshold}
    if len(whole) == 1:
        _hide_another(whole[0], hidden, threshold, told)
    else:
        _hide_circles(whole, hidden, threshold)
    return [[None if (r, c) in hidden else value for c, value in enumerate(row)] for r, row in enumerate(whole)]


def _of_one_column(values: list[int], threshold: int) -> Table:
    """The column of totals says the same as the only column, so both withhold the same."""
    return [[value, value] for value in suppressed([values], threshold)[0]]


def _with_totals(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    if len(rows) > 1:
        rows.append([sum(column) for column in zip(*rows, strict=True)])
    return rows


def _hide_another(row: list[int], hidden: set[Edge], threshold: int, told: Collection[Edge]) -> None:
    """A single row: at least two numbers are withheld, and together they are no small number."""
    while hidden:
        gone = [value for c, value in enumerate(row[:-1]) if (0, c) in hidden]
        if len(hidden) > 1 and (sum(gone) >= threshold or (0, len(row) - 1) in hidden):
            return
        hidden.add((0, _smallest([c for c in range(len(row)) if (0, c) not in {*hidden, *told}], row)))


def _smallest(places: list[int], line: list[int]) -> int:
    """Return the place of the least that may be withheld: numbers before zeros, parts before the total."""
    return min(places, key=lambda n: (n == len(line) - 1, line[n] == 0, line[n], n))


def _hide_circles(whole: list[list[int]], hidden: set[Edge], threshold: int) -> None:
    """Withhold more until no number can be worked out, and none of the sums of withheld numbers is small."""
    turned = [list(column) for column in zip(*whole, strict=True)]
    before = -1
    while before != len(hidden):
        before = len(hidden)
        _hide_sums(whole, hidden, threshold)
        across = {(c, r) for r, c in hidden}
        _hide_sums(turned, across, threshold)
        hidden |= {(r, c) for c, r in across}
        while settled := _settled(whole, hidden, threshold):
            more = _closing(whole, hidden, settled)
            if more is None:
                hidden |= _all_but_the_last(whole)
                return
            hidden.add(more)


def _all_but_the_last(whole: list[list[int]]) -> set[Edge]:
    return {(r, c) for r, row in enumerate(whole) for c in range(len(row))} - {(len(whole) - 1, len(whole[0]) - 1)}


def _hide_sums(whole: list[list[int]], hidden: set[Edge], threshold: int) -> None:
    """Where what is withheld of a row adds up to a small number, withhold one more of it."""
    for r, row in enumerate(whole):
        gone = [row[c] for c in range(len(row) - 1) if (r, c) in hidden]
        while gone and sum(gone) < threshold and (r, len(row) - 1) not in hidden:
            column = _smallest([c for c in range(len(row)) if (r, c) not in hidden], row)
            hidden.add((r, column))
            gone.append(row[column])


def _settled(whole: list[list[int]], hidden: set[Edge], threshold: int) -> Edge | None:
    """Return a small number that a reader can work out, although it is withheld."""
    return next((e for e in sorted(hidden) if whole[e[0]][e[1]] < threshold and not _is_open(e, whole, hidden)), None)


def _is_open(edge: Edge, whole: list[list[int]], hidden: set[Edge]) -> bool:
    """Return whether the number could be another one, all that is told being the same, and none withheld being zero."""
    start, end = _arc(edge, whole)
    rest = hidden - {edge}
    if start in _reached(end, whole, rest):
        return True
    return whole[edge[0]][edge[1]] > 1 and end in _reached(start, whole, rest)


def _arc(edge: Edge, whole: list[list[int]]) -> tuple[int, int]:
    """Return the nodes that a number joins when sums are read as a flow: row to column, and through the totals back."""
    row, column = edge[0], edge[1] + len(whole)
    is_total = (edge[0] == len(whole) - 1) != (edge[1] == len(whole[0]) - 1)
    return (column, row) if is_total else (row, column)


def _arcs(edge: Edge, whole: list[list[int]]) -> list[tuple[int, int]]:
    """Return the ways a number may change: up always, down where something above one is left."""
    start, end = _arc(edge, whole)
    return [(start, end), (end, start)] if whole[edge[0]][edge[1]] > 1 else [(start, end)]


def _reached(node: int, whole: list[list[int]], hidden: Iterable[Edge]) -> set[int]:
    """Return the rows and columns to which a change can be passed on from a row or column (numbered after the rows)."""
    onward: dict[int, set[int]] = defaultdict(set)
    for start, end in (arc for edge in hidden for arc in _arcs(edge, whole)):
        onward[start].add(end)
    found, waiting = {node}, [node]
    while waiting:
        new = onward[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _closing(whole: list[list[int]], hidden: set[Edge], settled: Edge) -> Edge | None:
    """Return the cell to be withheld as well, so that a change of the settled number can be passed on further."""
    last = (len(whole) - 1, len(whole[0]) - 1)
    reached = _reached(_arc(settled, whole)[1], whole, hidden - {settled})
    free = [(r, c) for r, row in enumerate(whole) for c in range(len(row)) if (r, c) not in hidden]
    useful = [e for e in free if any(start in reached and end not in reached for start, end in _arcs(e, whole))]
    return min(
        useful, default=None,
        key=lambda e: (e == last, e[0] == last[0] or e[1] == last[1], *_size(whole[e[0]][e[1]]), e),
    )  # fmt: skip


def _size(value: int) -> tuple[bool, int]:
    return value == 0, value
