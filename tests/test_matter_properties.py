"""Properties of spreading: whatever the name, spelling and surroundings."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redactor.matter import build_matter, spread
from redactor.model import Matter
from redactor.rules import RosterEntry
from redactor.rules.people import load_common_words
from tests._text_documents import document, findings

_FILLER = (
    "the officer wrote that subject was seen near a bench in front of hall while three people waited there before "
    "noon and then walked to court where nobody answered his question about form or notice"
)
FILLER = _FILLER.split()
_SYLLABLES = "ba be bi bo bu da de do fa ga go ka ke lo lu ma mi no nu pa po qui ra re ro sa ti to va vo za xo"
SYLLABLE = st.sampled_from(_SYLLABLES.split())
WORD = (
    st.lists(SYLLABLE, min_size=3, max_size=4)
    .map("".join)
    .filter(lambda w: len(w) >= 6 and not load_common_words().is_common(w))
)
NAME = st.lists(WORD, min_size=3, max_size=3, unique=True)


def titled(word: str) -> str:
    return word.capitalize()


def mistyped(word: str) -> str:
    return word[:3] + word[4] + word[3] + word[5:] if word[3] != word[4] else word[:3] + word[4:]


SPELLINGS = {
    "full": lambda g, f, s: f"{titled(g)} {titled(f)} {titled(s)}",
    "capitals": lambda g, f, s: f"{g} {f} {s}".upper(),
    "lower": lambda g, f, s: f"{g} {f}",
    "turned": lambda g, f, s: f"{f.upper()} {s.upper()}, {titled(g)}",
    "hyphen": lambda g, f, s: f"{titled(g)} {titled(f)}-{titled(s)}",
    "first surname": lambda g, f, s: titled(f),
    "second surname": lambda g, f, s: titled(s),
    "given": lambda g, f, s: titled(g),
    "lower surname": lambda g, f, s: f,
    "accents": lambda g, f, s: f"{titled(g)} {titled(f)}".replace("a", "á").replace("o", "ó"),
    "initial": lambda g, f, s: f"{g[0].upper()}. {titled(f)}",
    "broken with hyphen": lambda g, f, s: f"{titled(f)[:4]}-\n{f[4:]}",
    "broken without hyphen": lambda g, f, s: f"{titled(g)}\n{titled(f)}",
    "run together": lambda g, f, s: f"{f}{g}",
    "file": lambda g, f, s: f"{titled(f)}{titled(s)}_{titled(g)}",
    "mistyped": lambda g, f, s: titled(mistyped(f)),
    "mistyped in a name": lambda g, f, s: f"{titled(g)} {titled(mistyped(f))}",
    "spaced": lambda g, f, s: " ".join(f.upper()),
}


def matter_of(name: list[str]) -> Matter:
    given_name, *family = name
    entry = RosterEntry(subject_id="s", family_name=" ".join(family), given_names=given_name)
    return build_matter((), (entry,), job_key=b"k", decided_on=datetime.date(2026, 1, 15))


@pytest.mark.parametrize("spelling", sorted(SPELLINGS))
@given(
    name=NAME,
    before=st.lists(st.sampled_from(FILLER), min_size=1, max_size=12),
    after=st.lists(st.sampled_from(FILLER), min_size=1, max_size=12),
)
@settings(max_examples=25, deadline=None)
def test_planted_name_is_found_and_nothing_beside_it(
    spelling: str, name: list[str], before: list[str], after: list[str]
) -> None:
    planted = SPELLINGS[spelling](*name)
    lead = " ".join(before) + " "
    doc = document(lead + planted + " " + " ".join(after))
    found = spread(doc, findings(doc), matter_of(name)).items
    covered = {at for item in found for at in range(item.start, item.end)}
    wanted = {at for at in range(len(lead), len(lead) + len(planted)) if doc.text[at].isalpha()}
    assert wanted <= covered
    assert covered <= set(range(len(lead), len(lead) + len(planted)))


@given(
    name=NAME, pieces=st.lists(st.sampled_from([*FILLER, "\n", "\f", "X", "."]), max_size=40), seed=st.integers(0, 99)
)
@settings(max_examples=60, deadline=None)
def test_spreading_only_adds_and_twice_changes_nothing(name: list[str], pieces: list[str], seed: int) -> None:
    planted = list(pieces)
    for number, word in enumerate(name):
        planted.insert((seed * (number + 3)) % (len(planted) + 1), word.capitalize())
    doc, matter = document(" ".join(planted)), matter_of(name)
    once = spread(doc, findings(doc), matter)
    twice = spread(doc, once, matter)
    assert twice == once
    assert len(once.items) >= 1


@given(
    digits=st.integers(1_000_000, 999_999_999),
    gap=st.sampled_from(["", "-", " ", ".", "–", "\u00a0", "-\n", "\n"]),
    prefix=st.sampled_from(["A", "A#", "A-", "A ", "", "a"]),
    width=st.sampled_from([8, 9]),
)
@settings(max_examples=80, deadline=None)
def test_a_number_is_found_whatever_its_grouping(digits: int, gap: str, prefix: str, width: int) -> None:
    entry = RosterEntry.model_validate({"subject_id": "s", "a_number": f"A{digits:09}"})
    matter = build_matter((), (entry,), job_key=b"k", decided_on=datetime.date(2026, 1, 15))
    plain = f"{digits:0{width}}"
    written = prefix + plain[:-6] + gap + plain[-6:-3] + gap + plain[-3:]
    doc = document(f"file {written} seen")
    covered = {at for i in spread(doc, findings(doc), matter).items for at in range(i.start, i.end)}
    assert {at for at, char in enumerate(doc.text) if char.isdigit()} <= covered
    assert covered <= set(range(5, 5 + len(written)))
