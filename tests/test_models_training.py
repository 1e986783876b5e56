"""The training text of the name model: labels fit, the stream repeats, and it shares nothing with the samples."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml

from models.training.corpus import _CHOICE, _GENRES, _SLOT, templates
from models.training.fillers import fillers
from redactor.detect.normal import fold
from samples.making import names

ROOT = Path(__file__).parent.parent
TRAINING = ROOT / "models" / "training"
_LEAST_SHARED = 7
"""So many words in a row are no accident, unless a statute or a form prescribes them."""
PRESCRIBED = (
    "the provisions of 8 u s c", "present in the united states without being admitted or paroled",
    "section 212 a 6 a i of the",
    "in removal proceedings under section 240 of the immigration and nationality act",
    "people of the state of new york", "the office of the principal legal advisor",
    "declare under penalty of perjury that the",
)  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def withheld() -> set[str]:
    lines = (TRAINING / "withheld.txt").read_text(encoding="utf-8").splitlines()
    return {fold(line) for line in lines if not line.startswith("#")}


def test_there_are_hundreds_of_templates_and_each_can_be_filled() -> None:
    every = [(genre, template) for genre in _GENRES for template in templates(genre)]
    assert len(every) > 500
    people = {"P", "Q", "Q2", "R", "S", "O", "O2", "V", "J", "J2", "C", "C2", "K", "ORG", *"pqrsovkj"}
    known = people | set(fillers(random.Random(0), None))  # type: ignore[arg-type]  # nobody is drawn here
    for genre, template in every:
        while (choice := _CHOICE.search(template)) is not None:
            template = template.replace(choice.group(), choice.group(1))
        assert {code for code, _ in _SLOT.findall(template)} <= known, genre
        assert "[" not in _SLOT.sub("", template), f"{genre}: a slot is misspelt"


def test_every_name_of_the_samples_is_withheld_from_training() -> None:
    used = {n for o in names.ORIGINS for n in (*o.women, *o.men, *o.families)}
    for pools in (names.OFFICIAL_WOMEN, names.OFFICIAL_MEN, names.OFFICIAL_FAMILIES):
        used.update(n for pool in pools.values() for n in pool)
    used.update(n for rows in names.COMMON_WORDS.values() for _, given, family, _ in rows for n in (given, *family))
    assert {fold(n) for n in used} - withheld() == set()


@pytest.mark.parametrize(
    "maker", ["samples/making", "benchmarks/heldout", "benchmarks/heldout2", "benchmarks/heldout4"]
)
def test_no_template_shares_a_sentence_with_a_set_for_measuring(maker: str) -> None:
    source = " ".join(" ".join(words(p.read_text(encoding="utf-8"))) for p in (ROOT / maker).rglob("*.py"))
    for genre in _GENRES:
        for template in templates(genre):
            plain = words(_SLOT.sub(" ", template.replace("\\n", " ")))
            for at in range(len(plain) - _LEAST_SHARED + 1):
                run = " ".join(plain[at : at + _LEAST_SHARED])
                assert run not in source or any(run in p for p in PRESCRIBED), f"{genre}: {run}"


def test_the_public_sets_for_measuring_are_not_trained_on() -> None:
    recipe = yaml.safe_load((ROOT / "models" / "train.yaml").read_text(encoding="utf-8"))
    assert not {"wnut17/dev.conll", "btc/h.conll", "presidio-synthetic/generated_large.json"} & set(recipe["public"])
