"""Withhold small numbers from a table, and as many others as it takes that none can be worked out.

Source: the cell-size policy of the Centers for Medicare & Medicaid Services: no cell of 1 to 10 is told, nor one from
which such a value can be derived; zeros are told. A table with totals is a set of sums: a withheld cell can be worked
out exactly when it is the only unknown of its row or column, or joins two parts of the table settled without it.
"""

from __future__ import annotations

from collections.abc import Iterable

THRESHOLD = 11
Edge = tuple[int, int]
Table = list[list[int | None]]


def suppressed(cells: list[list[int]], threshold: int = THRESHOLD) -> Table:
    """Return the table with its totals in a last row and column; None where a number is withheld.

    `cells` are rows of equal length without totals. A table of one row gets no row of totals.
    """
    whole = _with_totals(cells)
    hidden = {(r, c) for r, row in enumerate(whole) for c, value in enumerate(row) if 1 <= value < threshold}
    _hide_sums(whole, hidden, threshold)
    if len(whole) == 1:
        _hide_another(whole[0], hidden, threshold)
    else:
        while bridge := _bridge(hidden, len(whole)):
            hidden.add(_closing(whole, hidden, bridge))
    return [[None if (r, c) in hidden else value for c, value in enumerate(row)] for r, row in enumerate(whole)]


def _with_totals(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    if len(rows) > 1:
        rows.append([sum(column) for column in zip(*rows, strict=True)])
    return rows


def _hide_another(row: list[int], hidden: set[Edge], threshold: int) -> None:
    """A single row: at least two numbers are withheld, and together they are no small number."""
    while hidden:
        gone = [value for c, value in enumerate(row[:-1]) if (0, c) in hidden]
        if len(hidden) > 1 and (sum(gone) >= threshold or (0, len(row) - 1) in hidden):
            return
        hidden.add((0, _smallest([c for c in range(len(row)) if (0, c) not in hidden], row)))


def _smallest(columns: list[int], row: list[int]) -> int:
    """Return the column of the least that may be withheld: numbers before zeros, parts before the total."""
    return min(columns, key=lambda c: (c == len(row) - 1, row[c] == 0, row[c], c))


def _hide_sums(whole: list[list[int]], hidden: set[Edge], threshold: int) -> None:
    """Where what is withheld of a row adds up to a small number, withhold one more of it."""
    for r, row in enumerate(whole if len(whole) > 1 else []):
        gone = [row[c] for c in range(len(row) - 1) if (r, c) in hidden]
        while gone and sum(gone) < threshold and (r, len(row) - 1) not in hidden:
            column = _smallest([c for c in range(len(row)) if (r, c) not in hidden], row)
            hidden.add((r, column))
            gone.append(row[column])


def _bridge(hidden: Iterable[Edge], rows: int) -> Edge | None:
    """Return a withheld cell that can be worked out: one that lies on no circle of withheld cells."""
    edges = sorted(hidden)
    for edge in edges:
        if edge[1] + rows not in _reached(edge[0], [e for e in edges if e != edge], rows):
            return edge
    return None


def _reached(row: int, edges: list[Edge], rows: int) -> set[int]:
    """Return the rows and columns (as numbers from `rows` on) that withheld cells join with a row."""
    found, waiting = {row}, [row]
    while waiting:
        at = waiting.pop()
        for r, c in edges:
            for one, other in ((r, c + rows), (c + rows, r)):
                if one == at and other not in found:
                    found.add(other)
                    waiting.append(other)
    return found


def _closing(whole: list[list[int]], hidden: set[Edge], bridge: Edge) -> Edge:
    """Return the cell to be withheld as well, so that the bridge lies on a circle."""
    rows, last = len(whole), (len(whole) - 1, len(whole[0]) - 1)
    side = _reached(bridge[0], [e for e in sorted(hidden) if e != bridge], rows)
    free = [
        (r, c)
        for r in range(rows)
        for c in range(len(whole[0]))
        if (r, c) not in hidden and (r in side) != (c + rows in side)
    ]
    return min(free, key=lambda e: (e[0] == last[0] or e[1] == last[1], whole[e[0]][e[1]] == 0, whole[e[0]][e[1]], e))
