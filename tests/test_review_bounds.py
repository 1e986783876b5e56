"""The bounds of a sample: published values, exact coverage, and what holds for any strata."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.jobs.drawing import allotted
from redactor.review.bounds import Stratum, agreement, overall_bound, overall_share, upper_bound


@pytest.mark.parametrize(
    ("misses", "looked_at", "level", "published"),
    [
        # Zero failures: 1 - 0.05^(1/n); 59 is the well-known sample for 95 % / 5 %, 299 for 95 % / 1 %.
        (0, 59, 0.95, 0.0495), (0, 58, 0.95, 0.0503), (0, 299, 0.95, 0.00997), (0, 10, 0.95, 0.2589),
        # Upper ends of two-sided 95 % intervals (level 0.975) as printed in tables: 1/10, 5/10, 3/100, 10/100.
        (1, 10, 0.975, 0.4450), (5, 10, 0.975, 0.8129), (3, 100, 0.975, 0.0852), (10, 100, 0.975, 0.1762),
        (7, 7, 0.95, 1.0),
    ],
)  # fmt: skip
def test_the_bound_is_the_published_one(misses: int, looked_at: int, level: float, published: float) -> None:
    assert upper_bound(misses, looked_at, level) == pytest.approx(published, abs=6e-5)


@settings(deadline=None)
@given(st.integers(1, 4000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_bound_is_that_of_the_beta_distribution(case: tuple[int, int]) -> None:
    beta = pytest.importorskip("scipy.stats").beta
    misses, looked_at = case
    wanted = 1.0 if misses == looked_at else beta.ppf(0.95, misses + 1, looked_at - misses)
    assert upper_bound(misses, looked_at) == pytest.approx(wanted, abs=1e-9)


def test_nothing_looked_at_bounds_nothing() -> None:
    assert upper_bound(0, 0) == 1.0
    with pytest.raises(ValueError, match="more misses"):
        upper_bound(3, 2)


def test_one_stratum_bounds_the_whole_as_itself() -> None:
    one = Stratum(name="all", pages=5000, looked_at=59, misses=0)
    assert overall_bound([one]) == pytest.approx(one.bound)


def test_strata_looked_at_alike_bound_as_one_sample() -> None:
    strata = [Stratum(name=n, pages=p, looked_at=p // 100, misses=m) for n, p, m in (("a", 3000, 1), ("b", 2000, 0))]
    assert overall_bound(strata) == pytest.approx(upper_bound(1, 50))


def test_a_stratum_looked_at_wholly_is_known() -> None:
    known = Stratum(name="known", pages=10, looked_at=10, misses=1)
    assert known.bound == pytest.approx(0.1)
    rest = Stratum(name="rest", pages=90, looked_at=30, misses=0)
    assert overall_bound([known, rest]) == pytest.approx((1 + 90 * upper_bound(0, 30)) / 100)
    assert overall_bound([known]) == pytest.approx(0.1)


def test_a_stratum_nobody_looked_at_counts_as_missed_wholly() -> None:
    strata = [Stratum(name="a", pages=100, looked_at=59, misses=0), Stratum(name="b", pages=100, looked_at=0, misses=0)]
    assert overall_bound(strata) >= 0.5


@given(
    st.lists(
        st.integers(1, 40).flatmap(
            lambda n: st.integers(0, n).flatmap(
                lambda k: st.builds(Stratum, name=st.just("s"), pages=st.just(n), looked_at=st.just(k),
                                    misses=st.integers(0, k))
            )
        ),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_no_bound_is_below_its_estimate_or_above_one(strata: list[Stratum]) -> None:
    assert overall_share(strata) <= overall_bound(strata) + 1e-12
    assert overall_bound(strata) <= 1.0
    assert all(one.share <= one.bound for one in strata)


def _chance(pages: int, missed: int, drawn: int, found: int) -> float:
    """Hypergeometric: so many of the pages drawn without putting back have a miss."""
    if found > missed or drawn - found > pages - missed:
        return 0.0
    return math.comb(missed, found) * math.comb(pages - missed, drawn - found) / math.comb(pages, drawn)


@pytest.mark.parametrize(
    ("pages", "drawn"), [((12, 8), (4, 4)), ((20, 5), (4, 3)), ((9, 9, 6), (3, 2, 2)), ((15, 4), (6, 4)), ((16,), (5,))]
)
def test_the_whole_is_covered_in_95_of_100_samples_wherever_the_misses_lie(
    pages: tuple[int, ...], drawn: tuple[int, ...]
) -> None:
    bounds = {}
    for found in itertools.product(*(range(n + 1) for n in drawn)):
        strata = [
            Stratum(name="s", pages=p, looked_at=n, misses=x) for p, n, x in zip(pages, drawn, found, strict=True)
        ]
        bounds[found] = overall_bound(strata)
    for missed in itertools.product(*(range(p + 1) for p in pages)):
        truth = sum(missed) / sum(pages)
        uncovered = sum(
            math.prod(_chance(*one) for one in zip(pages, missed, drawn, found, strict=True))
            for found, bound in bounds.items()
            if bound < truth - 1e-12
        )
        assert uncovered <= 0.05 + 1e-12, missed


def test_the_stratified_estimate_weighs_by_pages() -> None:
    strata = [
        Stratum(name="a", pages=900, looked_at=10, misses=0),
        Stratum(name="b", pages=100, looked_at=10, misses=5),
    ]
    assert overall_share(strata) == pytest.approx(0.05)


def test_agreement_is_cohens() -> None:
    # Cohen's kappa of the table 20 / 5 / 10 / 15, printed as 0.40 wherever it is explained.
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    found = agreement(pairs)
    assert (found.pages, found.raw) == (50, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_kappa_is_not_defined_where_chance_agrees_on_everything() -> None:
    found = agreement([(False, False)] * 30)
    assert (found.raw, found.kappa) == (1.0, None)
    with pytest.raises(ValueError, match="both looked at"):
        agreement([])


@pytest.mark.parametrize("size", [60, 400, 1000])
def test_the_allotment_costs_at_most_a_third_of_the_bound(size: int) -> None:
    pages = {"forms": 5000, "scans": 600, "narrative": 1200, "e-mail": 400}
    strata = [Stratum(name=kind, pages=pages[kind], looked_at=n, misses=0) for kind, n in allotted(pages, size).items()]
    assert overall_bound(strata) <= upper_bound(0, size) * 4 / 3
