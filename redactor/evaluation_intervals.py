"""How sure a rate is: bootstrap intervals over whole documents, because errors in one document come together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 2000
_SEED = 20
"""Fixed, so that the same job gives the same figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """`hits` of `cases`, with the bounds between which 95 % of the resamples fall (both 0 where there are no cases)."""

    hits: int
    cases: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.hits / self.cases if self.cases else 0.0

    def __str__(self) -> str:
        return f"{self.hits} of {self.cases} ({self.share:.1%}, 95 %: {self.low:.1%} to {self.high:.1%})"


def rate(pairs: Sequence[tuple[int, int]]) -> Rate:
    """Return the rate over documents, each given as (hits, cases), resampled document by document."""
    counted = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    hits, cases = (int(n) for n in counted.sum(axis=0))
    if not cases:
        return Rate(hits=hits, cases=0, low=0.0, high=0.0)
    random = np.random.default_rng(_SEED)
    drawn = random.multinomial(len(counted), [1 / len(counted)] * len(counted), size=_RESAMPLES) @ counted
    shares = drawn[:, 0] / np.maximum(drawn[:, 1], 1)
    low, high = np.quantile(shares, [0.025, 0.975])
    return Rate(hits=hits, cases=cases, low=float(low), high=float(high))
