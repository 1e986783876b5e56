"""A short, seeded run of damaged documents through the whole program."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
import pytest

from tests.fuzz.campaign import Figures, leaks, run_batch, seeds
from tests.fuzz.mutations import MUTATIONS, Mutated, Seed, mutated
from tests.hiding_places.secret import SECRET


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
        assert mutate(sources[0].raw, sources[1].raw, random.Random(5)) != sources[0].raw


def _page_with(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page().Contents = pdf.make_stream(content)
        pdf.save(out)
    return out.getvalue()


CHANCE = b"7 204 583 815 re S"
"""Five digits of the secret's number, in the numbers of a rectangle."""


@pytest.mark.parametrize(
    ("content", "is_leak"),
    [
        (CHANCE, False),
        (b"% " + SECRET.number.encode(), True),
        (CHANCE + b" % " + SECRET.number.encode(), True),
        (CHANCE + b" % " + SECRET.unknown.encode(), True),
        (b"7 196 045 815 re S", True),
    ],
)
def test_digits_that_a_sample_has_by_chance_are_no_leak_and_all_others_are(content: bytes, is_leak: bool) -> None:
    sample, place = (Seed(raw=_page_with(CHANCE), holds_secret=holds) for holds in (False, True))
    assert bool(leaks(_page_with(content), Mutated(mutation="", raw=b"", made_of=(sample, place)))) is is_leak


def test_a_document_that_holds_the_secret_excuses_nothing() -> None:
    place = Seed(raw=_page_with(CHANCE), holds_secret=True)
    assert leaks(_page_with(CHANCE), Mutated(mutation="", raw=b"", made_of=(place, place)))
