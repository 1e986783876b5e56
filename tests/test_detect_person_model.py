"""Our own name model: stretches, runs, what is read twice, and what the committed weights find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from redactor.detect.language import Entity
from redactor.detect.person_model import CERTAINLY_NAMED, NAMED, PersonModel
from redactor.detect.wordpiece import WordPieces
from redactor.errors import ComponentMissing

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "ana", "peña", "saw", ".", "maybe")


class Session:
    """Finds "ana" certainly, "maybe" possibly, and nothing else; counts what it was asked."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def run(self, _: list[str], feed: dict[str, Any]) -> list[Any]:
        ids = feed["input_ids"]
        self.read.append(ids.shape[1])
        logits = np.zeros((*ids.shape, 4), dtype=np.float32)
        logits[..., 0] = 9.0
        logits[ids == 4] = (0.0, 9.0, 0.0, 0.0)
        logits[ids == 8] = (1.0, 0.0, 0.0, 0.0)
        return [logits]


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def model(session: Session) -> PersonModel:
    return PersonModel(session, WordPieces(VOCABULARY), frozenset({"saw"}))


def labels(found: list[Entity]) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.label) for e in found]


def test_a_run_is_reported_for_every_degree_it_reaches(model: PersonModel) -> None:
    assert labels(model.entities("saw Ana Ana maybe.")) == [
        (4, 17, "PERSON"), (4, 11, NAMED), (4, 11, CERTAINLY_NAMED),
    ]  # fmt: skip


def test_a_text_read_before_is_not_read_again(model: PersonModel, session: Session) -> None:
    first = model.words("Ana saw.\n\nAna saw.\n\nANA SAW.")
    assert [w.start for w in first] == [0, 10, 20]
    assert session.read == [5]


def test_a_long_text_is_read_in_stretches_that_end_with_sentences(model: PersonModel, session: Session) -> None:
    found = model.words("saw Ana. " * 100)
    assert [w.start for w in found] == [4 + 9 * n for n in range(100)]
    assert max(session.read) <= 128
    assert all((length - 2) % 3 == 0 for length in session.read)


def test_a_word_without_end_is_read_all_the_same(model: PersonModel) -> None:
    found = model.words("Ana " * 400)
    assert len(found) == 400


def test_missing_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ComponentMissing, match="weights of the name model are missing"):
        PersonModel.load(tmp_path, frozenset())
