"""Hits have one order, whatever the order in which a set gives them."""

from __future__ import annotations

import itertools

from redactor.detect.engine import place
from redactor.detect.hits import Hit


def hit(**more: object) -> Hit:
    values: dict[str, object] = {
        "category": "docket-number", "stance": "redact", "start": 3, "end": 9, "score": 0.5, "found_by": "docket-civil",
        "value": "19B", **more,
    }  # fmt: skip
    return Hit(**values)  # type: ignore[arg-type]


def test_two_readings_of_one_number_stand_in_one_order() -> None:
    hits = [hit(), hit(value="198"), hit(score=0.7), hit(role="officer"), hit(category="court-detail")]
    orders = {tuple(sorted(some, key=place)) for some in itertools.permutations(hits)}
    assert len(orders) == 1
