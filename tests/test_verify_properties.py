"""For any text: what stays in is found, and what is taken out is clean."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redactor.verify import verify
from tests._verify_documents import LINES, Plan, build

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=5, max_size=12).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=2, max_size=3, unique=True).map(" ".join)
KEPT = frozenset(word.lower().strip(".:") for line in LINES for text, _ in line for word in text.split())
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plan(name: str, **changes: object) -> Plan:
    lines = ((("Respondent:", ""), (name, "person-name"), ("appeared.", "")), (("File no. 7 is kept", ""),))
    return Plan(lines=lines, **changes)


def is_clean(made_plan: Plan) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return verify(*build(Path(folder), made_plan).arguments()).is_clean


@quick
@given(NAMES)
def test_redaction_of_any_name_is_clean(name: str) -> None:
    assert is_clean(plan(name))


@quick
@given(NAMES)
def test_skipped_burn_of_any_name_is_not_clean(name: str) -> None:
    assert not is_clean(plan(name, remain=frozenset({name})))


@quick
@given(NAMES)
def test_text_painted_over_is_not_clean(name: str) -> None:
    assert not is_clean(plan(name, under=frozenset({name})))


@quick
@given(WORDS, st.sampled_from([str, str.upper, lambda w: " ".join(w), lambda w: f"x@{w}.org"]))
def test_word_of_a_name_left_elsewhere_is_not_clean(word: str, spell: object) -> None:
    lines = ((("Name:", ""), (f"Ana {word}", "person-name")), (("Met", ""), (spell(word), ""), ("there.", "")))
    assert word.lower() in KEPT or not is_clean(Plan(lines=lines))


@quick
@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda d: d[0] != "0"), st.sampled_from(["", "-", " "]))
def test_number_left_elsewhere_is_not_clean(digits: str, between: str) -> None:
    spelled = between.join((digits[:3], digits[3:6], digits[6:]))
    lines = ((("File:", ""), (f"A{digits}", "a-number")), (("Also", ""), (spelled, ""), ("there.", "")))
    assert not is_clean(Plan(lines=lines))


@quick
@given(st.binary(max_size=400), st.integers(min_value=0, max_value=4000), st.integers(min_value=0, max_value=40))
def test_damaged_file_is_answered_never_raised(noise: bytes, at: int, cut: int) -> None:
    damaged = plan("Ofelia Quimistan", change_bytes=lambda raw: raw[:at] + noise + raw[at + cut :])
    assert is_clean(damaged) in (True, False)
