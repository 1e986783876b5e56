"""Small numbers are withheld, and nothing that is told lets them be worked out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from redactor.produce.suppress import THRESHOLD, suppressed

TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.integers(0, 14), st.integers(0, 400)), min_size=width, max_size=width),
        min_size=1, max_size=5,
    )
)  # fmt: skip


def sums(rows: int, columns: int) -> list[list[tuple[int, int, int]]]:
    """The equations of a table with totals as lists of (row, column, sign)."""
    found = [[*((r, c, 1) for c in range(columns - 1)), (r, columns - 1, -1)] for r in range(rows)]
    if rows > 1:
        found += [[*((r, c, 1) for r in range(rows - 1)), (rows - 1, c, -1)] for c in range(columns)]
    return found


def bounds(table: list[list[int | None]], cell: tuple[int, int]) -> tuple[float, float]:
    """Everything that the told numbers leave possible for a withheld one: the attacker's best."""
    rows, columns = len(table), len(table[0])
    unknown = {(r, c): n for n, (r, c) in enumerate(
        (r, c) for r in range(rows) for c in range(columns) if table[r][c] is None)}  # fmt: skip
    matrix, right = [], []
    for equation in sums(rows, columns):
        line, known = np.zeros(len(unknown)), 0
        for r, c, sign in equation:
            if (r, c) in unknown:
                line[unknown[r, c]] += sign
            else:
                known += sign * (table[r][c] or 0)
        matrix.append(line)
        right.append(-known)
    goal = np.zeros(len(unknown))
    goal[unknown[cell]] = 1
    low = linprog(goal, A_eq=np.array(matrix), b_eq=right, bounds=(0, None))
    high = linprog(-goal, A_eq=np.array(matrix), b_eq=right, bounds=(0, None))
    assert low.status == 0
    return low.fun, (-high.fun if high.status == 0 else float("inf"))


@settings(max_examples=150, deadline=None)
@given(cells=TABLES)
def test_no_small_number_is_told_and_none_can_be_worked_out(cells: list[list[int]]) -> None:
    table = suppressed(cells)
    whole = [[*row, sum(row)] for row in cells]
    if len(cells) > 1:
        whole.append([sum(column) for column in zip(*whole, strict=True)])
    for r, row in enumerate(table):
        for c, value in enumerate(row):
            assert value is None or value == whole[r][c]
            assert not (value is not None and 1 <= value < THRESHOLD)
            if value is None and 1 <= whole[r][c] < THRESHOLD:
                low, high = bounds(table, (r, c))
                assert high - low > 0.5, "the number can be worked out"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([[0, 20, 30]], [[0, 20, 30, 50]]),
        ([[3, 20, 30]], [[None, None, 30, 53]]),
        ([[3, 4, 30]], [[None, None, None, 37]]),
        ([[3, 0, 0]], [[None, 0, 0, None]]),
        ([[5, 0, 40]], [[None, 0, None, 45]]),
        ([[0, 0]], [[0, 0, 0]]),
    ],
)
def test_a_single_row_withholds_a_second_number_and_keeps_zeros(
    cells: list[list[int]], expected: list[list[int | None]]
) -> None:
    assert suppressed(cells) == expected


def test_a_table_withholds_a_circle() -> None:
    assert suppressed([[3, 20, 40], [15, 30, 60], [50, 70, 90]]) == [
        [None, None, 40, 63], [None, None, 60, 105], [50, 70, 90, 210], [68, 120, 190, 378],
    ]  # fmt: skip


def test_without_small_numbers_nothing_is_withheld() -> None:
    assert suppressed([[11, 0], [0, 12]]) == [[11, 0, 11], [0, 12, 12], [11, 12, 23]]
