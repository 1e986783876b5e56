"""A short, seeded run of damaged documents through the whole program."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.campaign import Figures, run_batch, seeds
from tests.fuzz.mutations import MUTATIONS, mutated


@pytest.mark.model
@pytest.mark.own_processes
@pytest.mark.slow
def test_damaged_documents_neither_stop_the_run_nor_get_through_unverified(tmp_path: Path) -> None:
    figures = Figures()
    run_batch(tmp_path, 40, 7, seeds(), figures, jobs=2)
    assert figures.faults == []
    assert figures.documents == 40
    assert set(figures.statuses) <= {"produced", "quarantined", "withheld"}
    assert figures.statuses["produced"] > 0


def test_the_same_seed_damages_alike() -> None:
    sources = seeds()[:20]
    assert mutated(sources, random.Random(3)) == mutated(sources, random.Random(3))


def test_every_mutation_changes_the_document() -> None:
    sources = seeds()[:6]
    for mutate in set(MUTATIONS):
        assert mutate(sources[0], sources[1], random.Random(5)) != sources[0]
