"""Small numbers are withheld, and nothing that is told lets them be worked out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from redactor.produce import summary_tables
from redactor.produce.suppress import THRESHOLD, suppressed

KINGS = {"status": "produced", "type": "e-mail", "certification": "yes", "county": "Kings", "date": "2020-05-05"}

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


Cell = tuple[int, int, int]
"""Table, row, column."""


def bounds(tables: list[list[list[int | None]]], same: list[Cell], cell: Cell, least: int) -> tuple[float, float]:
    """Everything that the told numbers leave possible for a withheld one: the attacker's best.

    He adds up every table, knows which cells of different tables are the `same` number, and that each withheld one is
    at `least` so much.
    """
    places = [
        (n, r, c) for n, table in enumerate(tables) for r, row in enumerate(table) for c, _ in enumerate(row)
    ]  # fmt: skip
    unknown = {(n, r, c): at for at, (n, r, c) in enumerate(p for p in places if tables[p[0]][p[1]][p[2]] is None)}
    equations = [
        [(n, r, c, sign) for r, c, sign in one] for n, table in enumerate(tables) if table
        for one in sums(len(table), len(table[0]))
    ]  # fmt: skip
    equations += [[(*same[0], 1), (*other, -1)] for other in same[1:]]
    matrix, right = [], []
    for equation in equations:
        line, known = np.zeros(len(unknown)), 0
        for n, r, c, sign in equation:
            if (n, r, c) in unknown:
                line[unknown[n, r, c]] += sign
            else:
                known += sign * (tables[n][r][c] or 0)
        matrix.append(line)
        right.append(-known)
    goal = np.zeros(len(unknown))
    goal[unknown[cell]] = 1
    low = linprog(goal, A_eq=np.array(matrix), b_eq=right, bounds=(least, None))
    high = linprog(-goal, A_eq=np.array(matrix), b_eq=right, bounds=(least, None))
    assert low.status == 0
    return low.fun, (-high.fun if high.status == 0 else float("inf"))


def with_totals(cells: list[list[int]]) -> list[list[int]]:
    whole = [[*row, sum(row)] for row in cells]
    if len(cells) > 1:
        whole.append([sum(column) for column in zip(*whole, strict=True)])
    return whole


def attacked(tables: list[list[list[int | None]]], truth: list[list[list[int]]], same: list[Cell]) -> None:
    """Fail where a small number is told or can be worked out."""
    hidden = [
        (n, r, c) for n, table in enumerate(tables) for r, row in enumerate(table) for c, v in enumerate(row)
        if v is None
    ]  # fmt: skip
    least = min((truth[n][r][c] for n, r, c in hidden), default=0)
    for n, table in enumerate(tables):
        for r, row in enumerate(table):
            for c, value in enumerate(row):
                assert value in (None, truth[n][r][c])
                assert not (value is not None and 1 <= value < THRESHOLD)
                if value is None and 1 <= truth[n][r][c] < THRESHOLD:
                    low, high = bounds(tables, same, (n, r, c), min(least, 1))
                    assert high - low > 0.5, "the number can be worked out"


@settings(max_examples=150, deadline=None)
@given(cells=TABLES)
def test_no_small_number_is_told_and_none_can_be_worked_out(cells: list[list[int]]) -> None:
    attacked([suppressed(cells)], [with_totals(cells)], [(0, 0, 0)])


DOCUMENTS = st.lists(
    st.tuples(
        st.fixed_dictionaries({
            "status": st.sampled_from(("produced", "produced", "withheld", "quarantined")),
            "type": st.sampled_from(("e-mail", "Form I-213", "memorandum")),
            "certification": st.sampled_from(("yes", "no")), "county": st.sampled_from(("Kings", "Queens", "")),
            "date": st.sampled_from(("2019-11-02", "2020-05-05", "2020-08-01")),
        }),
        st.integers(1, 60),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(counted=DOCUMENTS)
@example(counted=[(KINGS, 45), ({**KINGS, "status": "withheld"}, 3)])
@example(counted=[(KINGS, 20), ({**KINGS, "status": "withheld"}, 3), ({**KINGS, "status": "quarantined"}, 40)])
def test_no_small_number_can_be_worked_out_from_all_tables_of_a_summary(
    counted: list[tuple[dict[str, str], int]],
) -> None:
    documents = [one for one, times in counted for _ in range(times)]
    told = summary_tables(documents)
    truth = summary_tables(documents, threshold=1)
    same = [(n, len(table.cells) - 1, len(table.columns) - 1) for n, table in enumerate(told) if n and table.rows]
    if "produced" in told[0].columns:
        same.append((0, 0, told[0].columns.index("produced")))
    attacked(
        [[list(row) for row in table.cells] for table in told],
        [[[cell or 0 for cell in row] for row in table.cells] for table in truth], same,
    )  # fmt: skip
    produced = {tuple(tables[n][r][c] for n, r, c in same) for tables in [[t.cells for t in told]]}
    assert all(len(set(one)) == 1 for one in produced), "the number of produced documents: told in all or in none"


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


def test_withheld_numbers_of_a_column_add_up_to_no_small_number() -> None:
    assert suppressed([[1, 50], [1, 60], [30, 70]])[2][0] is None


def test_a_number_that_is_told_elsewhere_is_not_the_one_to_be_withheld_beside_a_small_one() -> None:
    assert suppressed([[20, 40, 3]]) == [[None, 40, None, 63]]
    assert suppressed([[20, 40, 3]], told=[(0, 0)]) == [[20, None, None, 63]]
    assert suppressed([[45, 3]], told=[(0, 0)]) == [[45, None, None]]


def test_the_totals_of_a_table_of_one_column_withhold_what_the_column_does() -> None:
    assert suppressed([[3], [20], [30]]) == [[None, None], [None, None], [30, 30], [53, 53]]


def test_without_small_numbers_nothing_is_withheld() -> None:
    assert suppressed([[11, 0], [0, 12]]) == [[11, 0, 11], [0, 12, 12], [11, 12, 23]]
