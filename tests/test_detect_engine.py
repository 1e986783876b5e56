"""The whole search: what prose and boilerplate yield, windows, joining, and closed failure."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.detect import Detector
from redactor.detect.capitals import Softener
from redactor.detect.engine import Search, build_search, search_text
from redactor.detect.hits import Hit
from redactor.detect.merging import merged
from redactor.detect.settling import settled
from redactor.detect.windows import LONGEST, windows
from redactor.errors import DetectorFailed
from redactor.model import Document, Finding
from redactor.rules.fragments import load_fragments
from redactor.rules.titles import load_ordinary, load_titles
from tests._text_documents import document

STATUTE = """(1) In general. In cases where an enforcement action leading to a removal proceeding was taken against
an alien at any of the locations specified in paragraph (2), the Notice to Appear shall include a
statement that the provisions of section 1367 of this title have been complied with.
(A) At a domestic violence shelter, a rape crisis center, supervised visitation center, family justice center, a
victim services, or victim services provider, or a community-based organization.
(B) At a courthouse (or in connection with that appearance of the alien at a courthouse) if the alien is appearing
in connection with a protection order case, child custody case, or other civil or criminal case relating to domestic
violence, sexual assault, trafficking, or stalking in which the alien has been battered or subject to extreme
cruelty or if the alien is described in subparagraph (T) or (U) of section 1101(a)(15) of this title.
(F) in the case of an alien applying for status under section 101(a)(15)(T), or as a VAWA self-petitioner (as
defined in section 101(a)(51)), the trafficker or perpetrator, unless the alien has been convicted of a crime or
crimes listed in section 237(a)(2); or (2) permit use by or disclosure to anyone (other than a sworn officer or
employee of the Department, or bureau or agency thereof, for legitimate Department, bureau, or agency purposes) of
any information which relates to an alien who is the beneficiary of an application for relief under paragraph
(15)(T), (15)(U), or (51) of section 101(a) of the Immigration and Nationality Act [8 U.S.C. 1101(a)(15)(T), (U),
(51)] or section 240A(b)(2) of such Act [8 U.S.C. 1229b(b)(2)]. The limitation under paragraph (2) ends when the
application for relief is denied and all opportunities for appeal of the denial have been exhausted."""
NOTICE = """U.S. Department of Homeland Security
Notice to Appear
In removal proceedings under section 240 of the Immigration and Nationality Act:
1. You are an arriving alien.
2. You are an alien present in the United States who has not been admitted or paroled.
3. You have been admitted to the United States, but are removable for the reasons stated below.
1. You are not a citizen or national of the United States;
On the basis of the foregoing, it is charged that you are subject to removal from the United States pursuant to the
following provision(s) of law: Section 212(a)(6)(A)(i) of the Immigration and Nationality Act, as amended.
This notice is being issued after an asylum officer has found that the respondent has demonstrated a credible fear
of persecution or torture.
Section 235(b)(1) order was vacated pursuant to: 8CFR 208.30(f)(2) 8CFR 235.3(b)(5)(iv)
YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at:
(Complete Address of Immigration Court, including Room Number, if any)
Failure to appear: You are required to provide the DHS, in writing, with your full mailing address and telephone
number.
This Notice To Appear was served on the respondent by me on March 3, 2020, in the following manner and in compliance
with section 239(a)(1)(F) of the Act. in person by certified mail, returned receipt requested by regular mail
Attached is a credible fear worksheet. Attached is a list of organization and attorneys which provide free legal
services."""
CERTIFICATION = """CERTIFICATION OF COMPLIANCE – INA § 239(e)
The enforcement action leading to this proceeding was taken at a location described in INA § 239(e)(2). I certify
that the provisions of 8 U.S.C. § 1367 have been complied with. Location type: ☒ Courthouse ☐ Domestic violence
shelter
☐ Rape crisis center ☐ Supervised visitation center ☐ Family justice center
Name of facility: Queens County Criminal Court, 125-01 Queens Boulevard, Kew Gardens, NY 11415
Nature of proceeding: Criminal
Date of action: March 3, 2020
See ICE Directive 11072.1; In re City of New York, 607 F.3d 923 (2d Cir. 2010); ECF No. 68; Fed. R. Civ. P.
34(b)(2)(C).
FOR OFFICIAL USE ONLY. Subject to Protective Order. 2020-ICLI-00023 1054 Page 2 of 3 Form I-862 (Rev. 08/01/07)"""
PERSONAL = """The subject, A012 345
678, was born on the 3rd of May, 1988 in Chimaltenango, Guatemala. She entered the
United States at or near Hidalgo, Texas, on or about June 3, 2014, without inspection. She lives at 1425
Bushwick Avenue, Apt 3R, Brooklyn, NY 11207 with her two minor children and can be reached at (718)
555-0142 or ixchel.t@example.org. She has a pending Form I-918. She appeared in Part AP-3 on docket
CR-006167-20KN and is due back in court on April 14, 2020 at 9:30 AM. She works at La Palma Bakery."""
EXPECTED = {
    "a-number": "A012 345\n678",
    "date-of-birth": "3rd of May, 1988",
    "place-of-birth": "Chimaltenango, Guatemala",
    "address": "1425 Bushwick Avenue, Apt 3R, Brooklyn, NY 11207",
    "phone": "(718) 555-0142",
    "email": "ixchel.t@example.org",
    "relief-application": "Form I-918",
    "docket-number": "CR-006167-20KN",
    "employer": "La Palma Bakery",
    "family": "her two\nminor children",
}


@pytest.fixture(scope="module")
def search() -> Search:
    return build_search()


def plain(text: str) -> str:
    return " ".join(text.split())


def redacted(text: str, search: Search) -> list[tuple[str, str]]:
    return [(f.category, f.text) for f in search_text(document(text), search) if f.stance == "redact"]


@pytest.mark.model
@pytest.mark.parametrize("text", [STATUTE, NOTICE, CERTIFICATION], ids=["statute", "notice", "certification"])
def test_law_and_boilerplate_yield_nothing_to_redact(text: str, search: Search) -> None:
    assert redacted(text, search) == []


@pytest.mark.model
def test_law_and_boilerplate_in_capitals_yield_nothing_to_redact(search: Search) -> None:
    text = "I CERTIFY THAT THE PROVISIONS OF 8 U.S.C. § 1367 HAVE BEEN COMPLIED WITH AT THE COURTHOUSE."
    found = search_text(document(text), search)
    assert [f.category for f in found if f.stance == "redact"] == []
    assert "certification-statement" in {f.category for f in found}


@pytest.mark.model
def test_what_is_kept_is_reported_to_the_letter(search: Search) -> None:
    kept = {f.category: f.text for f in search_text(document(CERTIFICATION), search) if f.stance == "keep"}
    assert kept["action-date"] == "March 3, 2020"
    assert kept["existing-bates"] == "2020-ICLI-00023 1054"
    sentence = "I certify that the provisions of 8 U.S.C. § 1367 have been complied with."
    found = search_text(document(CERTIFICATION), search)
    assert any(f.category == "certification-statement" and sentence in plain(f.text) for f in found)
    assert any(f.category == "courthouse" and f.text.startswith("Queens County Criminal Court") for f in found)


@pytest.mark.model
@pytest.mark.parametrize("category", EXPECTED)
def test_facts_of_a_person_are_found_also_where_a_line_breaks_them(category: str, search: Search) -> None:
    found = [text for one, text in redacted(PERSONAL, search) if one == category]
    assert any(plain(EXPECTED[category]) in plain(text) for text in found), found


@pytest.mark.model
def test_facts_of_a_person_are_found_in_capitals(search: Search) -> None:
    found = {category for category, _ in redacted(PERSONAL.upper(), search)}
    assert found >= {*EXPECTED, "entry", "court-detail"} - {"employer"}


@pytest.mark.model
def test_a_number_broken_over_a_page_is_found_once_with_a_box_on_each(search: Search) -> None:
    doc = document("The subject, A012 345\f678, was processed.")
    found = [f for f in search_text(doc, search) if f.category == "a-number"]
    assert [(f.value, [box.page for box in f.boxes]) for f in found] == [("012345678", [1, 2])]


@pytest.mark.model
def test_a_long_page_is_searched_to_its_end(search: Search) -> None:
    filler = "the officers waited at the place for a while\n" * (LONGEST // 40)
    found = redacted(filler + "with A012 345 678 there", search)
    assert ("a-number", "A012 345 678") in found


def test_windows_own_every_character_once_and_never_begin_inside_a_word() -> None:
    doc = document("\f".join(["word " * 6000, "", "short page", "x" * 30]))
    owned = [i for w in windows(doc) for i in range(w.first, w.last)]
    assert len(owned) == len(set(owned))
    assert {i for p in doc.pages for i in range(p.start, p.end) if doc.text[i] != " "} <= set(owned)
    for window in windows(doc):
        assert doc.text[window.start : window.start + len(window.text)] == window.text
        assert window.start == 0 or doc.text[window.start - 1].isspace()


def a_hit(start: int, end: int, **more: object) -> Hit:
    values: dict[str, object] = {
        "category": "address", "stance": "redact", "score": 0.5, "found_by": "made-up", **more,
    }  # fmt: skip
    return Hit(start=start, end=end, **values)  # type: ignore[arg-type]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12)


@given(SPANS)
def test_joined_spans_cover_exactly_the_union_and_do_not_overlap(spans: list[tuple[int, int]]) -> None:
    hits = [a_hit(start, start + length) for start, length in spans]
    joined = [hit for hit, _ in merged(hits, "x" * 60)]
    cover = {i for start, length in spans for i in range(start, start + length)}
    assert {i for hit in joined for i in range(hit.start, hit.end)} == cover
    assert all(a.end <= b.start for a, b in itertools.pairwise(joined))
    assert [hit for hit, _ in merged(joined, "x" * 60)] == joined


def test_findings_of_two_categories_stand_side_by_side() -> None:
    hits = [a_hit(0, 9), a_hit(3, 6, category="phone"), a_hit(3, 6, stance="keep", category="courthouse")]
    assert len(merged(hits, "x" * 20)) == 3


def test_two_different_roles_of_one_name_are_no_role() -> None:
    one = a_hit(0, 5, category="person-name", role="officer")
    other = a_hit(2, 9, category="person-name", role="protected")
    assert [hit.role for hit, _ in merged([one, other], "Jo Ana Doe")] == [None]


@pytest.mark.parametrize(
    ("hit", "stays"),
    [
        (a_hit(2, 8), False),
        (a_hit(2, 12), True),
        (a_hit(2, 8, found_by="roster"), True),
        (a_hit(2, 8, category="person-name"), False),
        (a_hit(2, 8, category="person-name", role="protected"), True),
        (a_hit(2, 8, category="a-number"), True),
    ],
)
def test_a_courthouse_takes_back_only_what_lies_inside_it_and_is_nobody(hit: Hit, stays: bool) -> None:
    court = a_hit(0, 10, category="courthouse", stance="keep")
    assert (hit in settled([court, hit])) is stays


def test_capitals_become_ordinary_case_without_moving_a_letter() -> None:
    likeness = {"odor": -2.0, "entered": -2.0}
    softener = Softener(load_ordinary(), load_fragments(), load_titles(), lambda word: likeness.get(word, 1.0))
    text = "SHE ENTERED TEXAS WITH ANA LÓPEZ ABDİL AND AN ODOR OF A012\nNot THIS line"
    softened = softener.softened_prose(text)
    assert softened == "she entered Texas with Ana López ABDİL and an odor of A012\nNot THIS line"
    assert len(softened) == len(text)


def test_a_title_in_capitals_stays_one_and_a_particle_becomes_part_of_the_name() -> None:
    softener = Softener(load_ordinary(), load_fragments(), load_titles(), lambda word: {"met": -2.0}.get(word, 1.0))
    text = "THE TEAM OF DO PEREZ AND SDDO ROE MET MARIA DO CARMO THERE"
    assert softener.softened_prose(text) == "the team of DO Perez and SDDO Roe met Maria do Carmo there"


def test_every_detector_is_asked_and_its_findings_stand_in_the_order_of_the_text() -> None:
    doc = document("one two")

    def at(word: str) -> Finding:
        start = doc.text.index(word)
        return Finding(
            category="phone", stance="redact", start=start, end=start + 3, boxes=doc.boxes(start, start + 3), text=word,
            score=1.0, found_by=(word,),
        )  # fmt: skip

    found = Detector((("b", lambda _: (at("two"),)), ("a", lambda _: (at("one"),)))).detect(doc)
    assert [f.text for f in found.items] == ["one", "two"]
    assert (found.page_count, found.forms, found.sha256) == (1, (None,), doc.sha256)


def test_a_detector_that_raises_fails_the_document_and_quotes_nothing() -> None:
    def broken(doc: Document) -> tuple[Finding, ...]:
        raise ValueError(doc.text)

    with pytest.raises(DetectorFailed) as caught:
        Detector((("tables", broken),)).detect(document("canary"))
    assert str(caught.value) == "The detector `tables` failed, so the document has not been searched."
    assert caught.value.__cause__ is None
