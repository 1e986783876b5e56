"""Which documents are copies of one another, and what one has taken out and another not."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from redactor.matter import (
    are_copies,
    candidates,
    copy_of,
    groups_of,
    missing_spans,
    signature,
    tokens_of,
    with_copied,
)
from redactor.model import Box, CopiedSpan, Decision, Finding
from tests._text_documents import document as document_of
from tests._text_documents import findings as findings_of

FORM = (
    "U.S. Department of Homeland Security Record of Deportable Alien File Number {a} Event No {event} "
    "Family name {family} First name {first} Middle name {middle} Date of birth {born} Citizenship {country} "
    "Passport number {passport} Address {street} Height 67 Weight 150 Eyes brown Hair black Complexion medium "
    "On March 3 2020 officers encountered the subject at Kings County Family Court 330 Jay Street Brooklyn NY and "
    "determined that the subject is amenable to removal proceedings under the Immigration and Nationality Act. The "
    "provisions of section 1367 of title 8 have been complied with. Disposition warrant of arrest and notice to appear "
    "served in person. Signed Daniel Whitcombe Deportation Officer"
)
ONE = {
    "a": "A217604938", "event": "NYC2003000412", "family": "Quispe", "first": "Marisol", "middle": "Inez",
    "born": "04/17/1988", "country": "Ecuador", "passport": "0912834471", "street": "41-12 Judge Street Elmhurst",
}  # fmt: skip
OTHER = {
    "a": "A093118264", "event": "NYC1911000087", "family": "Diallo", "first": "Boubacar", "middle": "Sory",
    "born": "11/02/1979", "country": "Guinea", "passport": "R0447182", "street": "1690 Grand Concourse Bronx",
}  # fmt: skip
MISREADINGS = {
    "o": "0",
    "l": "1",
    "i": "l",
    "e": "c",
    "n": "ri",
    "a": "o",
    "5": "S",
    "0": "O",
    "1": "l",
    "8": "B",
    "s": "5",
}


def misread(text: str, seed: int, share: float) -> str:
    chance = random.Random(seed)
    return "".join(MISREADINGS.get(c, c) if chance.random() < share else c for c in text)


def stamped(text: str, seed: int) -> str:
    stamp = ("RECEIVED MAR 0 9 2020 ERO NEW YORK", "2019-ICLI-00003 -022454", "")[seed % 3]
    return f"{stamp} {text} Page 1 of 1 ICE.2020.{seed:06d}" if seed % 2 else f"{text} {stamp}"


def test_twenty_rescans_with_stamps_and_misreadings_are_one_group() -> None:
    texts = {f"d{n}": stamped(misread(FORM.format(**ONE), n, 0.025), n) for n in range(20)}
    texts["other"] = FORM.format(**OTHER)
    tokens = {name: tokens_of(text) for name, text in texts.items()}
    pairs = candidates({name: signature(text) for name, text in texts.items()})
    groups = groups_of([pair for pair in pairs if are_copies(tokens[pair[0]], tokens[pair[1]])])
    assert [sorted(group) for group in groups] == [sorted(f"d{n}" for n in range(20))]


def test_the_same_form_for_another_person_is_no_copy() -> None:
    assert not are_copies(tokens_of(FORM.format(**ONE)), tokens_of(FORM.format(**OTHER)))


@pytest.mark.parametrize("changed", [("a", "A093118264"), ("event", "NYC1911988087")])
def test_another_long_number_alone_makes_it_another_document(changed: tuple[str, str]) -> None:
    assert not are_copies(tokens_of(FORM.format(**ONE)), tokens_of(FORM.format(**{**ONE, changed[0]: changed[1]})))


def test_a_longer_document_that_holds_the_other_is_no_copy() -> None:
    text = FORM.format(**ONE)
    assert not are_copies(tokens_of(text), tokens_of(text + " and further pages" * 20))


def test_a_text_of_few_words_has_no_signature() -> None:
    assert signature("See attached.") == ()
    assert list(candidates({"a": (), "b": ()})) == []


def test_a_signature_depends_on_the_text_alone() -> None:
    assert signature(FORM) == signature(FORM.replace(" ", "\n").upper())


def test_groups_join_what_pairs_join() -> None:
    assert groups_of([("a", "b"), ("c", "d"), ("b", "e"), ("d", "c")]) == (("a", "b", "e"), ("c", "d"))


def decision(text: str, word: str, category: str = "person-name") -> Decision:
    start = text.index(word)
    box = Box(page=1, x0=0, y0=0, x1=1, y1=1)
    finding = Finding(
        category=category, stance="redact", start=start, end=start + len(word), boxes=(box,), text=word, score=1.0,
        found_by=("x",), subject="p-1",
    )  # fmt: skip
    return Decision(finding=finding, action="redact", rule="r")


def spans(ours: str, own: list[Decision], theirs: str, other: list[Decision]) -> list[str]:
    found = missing_spans(copy_of(ours, own), copy_of(theirs, other), frozenset({"p-protected"}))
    return [ours[span.start : span.end] for span in found]


CLEAN = "Today the officer met Marisol Quispe of Elmhurst at the court"
MISREAD = "RECEIVED Today thc officer met Mariso1 Qui spe of Elmhurst at the court"


def test_what_is_taken_out_of_one_copy_is_missing_in_the_other_however_misread() -> None:
    assert spans(MISREAD, [], CLEAN, [decision(CLEAN, "Marisol Quispe")]) == ["Mariso1", "Qui", "spe"]
    assert spans(CLEAN, [], MISREAD, [decision(MISREAD, "Mariso1"), decision(MISREAD, "spe")]) == ["Marisol", "Quispe"]


def test_nothing_is_missing_where_both_have_it_taken_out() -> None:
    assert spans(MISREAD, [decision(MISREAD, "Mariso1 Qui spe")], CLEAN, [decision(CLEAN, "Marisol Quispe")]) == []


def test_a_kept_name_stays_where_another_copy_misreads_it_and_only_there() -> None:
    kept = [replace(decision(CLEAN, "officer", "official-name"), action="keep")]
    misread = CLEAN.replace("officer", "ofticer")
    taken = decision(misread, "ofticer")
    assert spans(CLEAN, kept, misread, [taken]) == []
    assert spans(CLEAN, kept, CLEAN, [decision(CLEAN, "officer")]) == ["officer"]
    of_somebody = replace(taken, finding=replace(taken.finding, subject="p-protected"))
    assert spans(CLEAN, kept, misread, [of_somebody]) == ["officer"]
    assert spans(CLEAN, [], misread, [taken]) == ["officer"]


def test_a_kept_name_stays_whole_where_one_of_its_words_is_misread() -> None:
    kept = [replace(decision(CLEAN, "officer met", "official-name"), action="keep")]
    misread = CLEAN.replace("officer", "ofticer")
    assert spans(CLEAN, kept, misread, [decision(misread, "ofticer met")]) == []
    assert spans(CLEAN, kept, CLEAN, [decision(CLEAN, "officer met")]) == ["officer", "met"]


def test_a_kept_name_stays_where_another_copy_misreads_the_title_before_it() -> None:
    text = CLEAN.replace("Marisol Quispe", "Daniel Whitcombe")
    kept = [replace(decision(text, "Daniel Whitcombe", "official-name"), action="keep")]
    misread = text.replace("officer met", "offlcer rnet")
    taken = decision(misread, "rnet Daniel Whitcombe")
    assert spans(text, kept, misread, [taken]) == ["met"]
    assert spans(text, kept, text, [decision(text, "met Daniel Whitcombe")]) == ["met", "Daniel", "Whitcombe"]
    of_somebody = replace(taken, finding=replace(taken.finding, subject="p-protected"))
    assert spans(text, kept, misread, [of_somebody]) == ["met", "Daniel", "Whitcombe"]


def test_a_kept_title_stays_where_another_copy_takes_it_for_a_part_of_an_unclear_name() -> None:
    kept = [replace(decision(CLEAN, "officer", "official-title"), action="keep")]
    taken = decision(CLEAN, "officer")
    assert spans(CLEAN, kept, CLEAN, [taken]) == []
    of_somebody = replace(taken, finding=replace(taken.finding, subject="p-protected"))
    assert spans(CLEAN, kept, CLEAN, [of_somebody]) == ["officer"]


def test_what_was_added_to_one_copy_is_not_asked_of_the_other() -> None:
    assert spans(CLEAN, [], MISREAD, [decision(MISREAD, "RECEIVED")]) == []


def test_a_copied_span_becomes_a_finding_with_its_place_and_person() -> None:
    document = document_of(CLEAN)
    start = CLEAN.index("Quispe")
    found = findings_of(document)
    copied = with_copied(
        document, found, (CopiedSpan(category="person-name", start=start, end=start + 6, subject="p-1"),)
    )
    (added,) = copied.items
    assert (added.text, added.category, added.subject, added.found_by) == (
        "Quispe",
        "person-name",
        "p-1",
        ("matter:copy",),
    )
    assert added.boxes == document.boxes(start, start + 6)
    assert with_copied(document, found, ()) is found
