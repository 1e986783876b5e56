"""How sure a sample is: exact upper bounds on the share of pages with a miss, and how far two reviewers agree.

Sources: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404; W. Hoeffding, Ann. Math. Statist. 27 (1956) 713,
theorem 4; J. Cohen, Educ. Psychol. Meas. 20 (1960) 37.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.95
_HALVINGS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Pages of one kind: how many there are, how many were looked at, and how many of those have a miss."""

    name: str
    pages: int
    looked_at: int
    misses: int

    @property
    def share(self) -> float:
        """Return the estimated share of pages with a miss."""
        return self.misses / self.looked_at if self.looked_at else 0.0

    @property
    def bound(self) -> float:
        """Return the upper bound of that share; the share itself where every page was looked at."""
        if self.looked_at == self.pages:
            return self.share
        return upper_bound(self.misses, self.looked_at)


def upper_bound(misses: int, looked_at: int, level: float = LEVEL) -> float:
    """Return the one-sided exact (Clopper–Pearson) upper bound of a share; 1 where nothing was looked at.

    Pages are drawn without putting back, for which this bound is a little too high and never too low.
    """
    if not 0 <= misses <= looked_at:
        raise ValueError("there cannot be more misses than pages looked at")
    if misses == looked_at:
        return 1.0
    low, high = misses / looked_at, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if _at_most(misses, looked_at, middle) > 1 - level:
            low = middle
        else:
            high = middle
    return high


def _at_most(misses: int, looked_at: int, share: float) -> float:
    """Return the probability of so many misses or fewer where each page has one with probability `share`."""
    terms = (
        math.lgamma(looked_at + 1) - math.lgamma(k + 1) - math.lgamma(looked_at - k + 1)
        + k * math.log(share) + (looked_at - k) * math.log1p(-share)
        for k in range(misses + 1)
    )  # fmt: skip
    return math.fsum(math.exp(term) for term in terms)


def overall_share(strata: Sequence[Stratum]) -> float:
    """Return the stratified estimate: the shares of the strata, each weighted by its pages."""
    total = sum(one.pages for one in strata)
    return sum(one.pages * one.share for one in strata) / total if total else 0.0


def overall_bound(strata: Sequence[Stratum], level: float = LEVEL) -> float:
    """Return an upper bound of the share over all strata that holds however the misses are spread over them.

    The pages looked at are independent of one another, or hang together as pages drawn without putting back do; then
    the misses are a sum of independent ones, and by Hoeffding's theorem it is no likelier for them to be few than in
    a simple sample with the same mean. So the expected misses are at most the Clopper–Pearson bound of the whole
    sample times its size. The bound is the largest share that these can stand for: they are laid where a page looked
    at stands for most pages. A stratum that was looked at wholly is known and stays out of it.
    """
    total = sum(one.pages for one in strata)
    known = [one for one in strata if one.looked_at == one.pages]
    guessed = [one for one in strata if one.looked_at < one.pages]
    pages = float(sum(one.misses for one in known))
    misses, looked_at = sum(one.misses for one in guessed), sum(one.looked_at for one in guessed)
    left = looked_at * upper_bound(misses, looked_at, level) if looked_at else 0.0
    if left < misses + 1:
        # The theorem asks for it; so few pages were looked at, or so many of them have a miss, that nothing is known.
        return (pages + sum(one.pages for one in guessed)) / total if total else 0.0
    for one in sorted(guessed, key=_stands_for, reverse=True):
        laid = min(left, float(one.looked_at))
        pages += one.pages * laid / one.looked_at if one.looked_at else one.pages
        left -= laid
    return min(1.0, pages / total)


def _stands_for(one: Stratum) -> float:
    return one.pages / one.looked_at if one.looked_at else math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two reviewers judged the same pages. `kappa` is None where chance alone would make them agree."""

    pages: int
    both_miss: int
    first_only: int
    second_only: int

    @property
    def raw(self) -> float:
        """Return the share of pages on which they agree."""
        return (self.pages - self.first_only - self.second_only) / self.pages

    @property
    def kappa(self) -> float | None:
        """Return Cohen's kappa."""
        first, second = (
            (self.both_miss + self.first_only) / self.pages,
            (self.both_miss + self.second_only) / self.pages,
        )
        by_chance = first * second + (1 - first) * (1 - second)
        return None if by_chance == 1 else (self.raw - by_chance) / (1 - by_chance)


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement:
    """Return how two reviewers agree; each pair says whether the one and the other found a miss on a page.

    Raises:
        ValueError: there is no page that both looked at.
    """
    if not pairs:
        raise ValueError("two reviewers agree only on pages that both looked at")
    return Agreement(
        pages=len(pairs), both_miss=sum(a and b for a, b in pairs), first_only=sum(a and not b for a, b in pairs),
        second_only=sum(b and not a for a, b in pairs),
    )  # fmt: skip
