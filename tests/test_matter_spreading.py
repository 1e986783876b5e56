"""Claims about spreading: every spelling of a protected name or number is found, and nothing else."""

from __future__ import annotations

import datetime

import pytest

from redactor.matter import build_matter, spread
from redactor.model import Document, Findings, Matter, Role
from redactor.rules import RosterEntry
from tests._text_documents import document, finding, findings

ON = datetime.date(2026, 1, 15)


def matter_of(*people: tuple[str, str], files: tuple[Findings, ...] = (), **more: object) -> Matter:
    roster = tuple(
        RosterEntry.model_validate({"subject_id": f"s{i}", "family_name": family, "given_names": given, **more})
        for i, (family, given) in enumerate(people)
    )
    return build_matter(files, roster, job_key=b"k", decided_on=ON)


def officer(name: str, role: Role = "officer") -> Findings:
    d = document(f"Signed {name}", name="o")
    return findings(d, finding(d, name, role=role))


def redacted(matter: Matter, text: str, *items: object) -> list[str]:
    doc = document(text)
    return texts(spread(doc, findings(doc, *items), matter), doc)  # type: ignore[arg-type]


def texts(found: Findings, doc: Document) -> list[str]:
    return [doc.text[i.start : i.end] for i in sorted(found.items, key=lambda i: i.start) if i.stance == "redact"]


GARCIA = matter_of(("García López", "María"))
GARCIA_WITH_NUMBER = matter_of(("García López", "María"), a_number="012345678")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met Maria Garcia Lopez at noon", ["Maria Garcia Lopez"]),
        ("GARCIA LOPEZ, Maria (subject)", ["GARCIA LOPEZ, Maria"]),
        ("the García-López family", ["García-López"]),
        ("MARÍA GARCÍA LÓPEZ", ["MARÍA GARCÍA LÓPEZ"]),
        ("MARI\u0301A GARCI\u0301A", ["MARI\u0301A GARCI\u0301A"]),
        ("then Garcia left", ["Garcia"]),
        ("then Lopez left", ["Lopez"]),
        ("so Maria left", ["Maria"]),
        ("Garcia's car", ["Garcia"]),
        ("LOPEZ’S car", ["LOPEZ"]),
        ("met Gar-\ncia at noon", ["Gar-\ncia"]),
        ("met Gar\ncia at noon", ["Gar\ncia"]),
        ("met Maria\nGarcia at noon", ["Maria\nGarcia"]),
        ("M. Garcia was there", ["M. Garcia"]),
        ("Garcia, M. was there", ["Garcia, M"]),
        ("Maria G. Lopez", ["Maria G. Lopez"]),
        ("file GarciaLopez_Maria.pdf here", ["GarciaLopez_Maria"]),
        ("C:\\cases\\garcia_lopez\\nta.pdf", ["garcia_lopez"]),
        ("https://x.org/cases/maria-garcia/2", ["maria-garcia"]),
        ("write mgarcia82@mail.com now", ["mgarcia82"]),
        ("write maria.garcia@mail.com now", ["maria.garcia"]),
        ("write mariagarcialopez@mail.com now", ["mariagarcialopez"]),
        ("follow @garcia_m now", ["garcia_m"]),
        ("G A R C I A", ["G A R C I A"]),
        ("G-A-R-C-I-A", ["G-A-R-C-I-A"]),
        ("G.a.r.c.i.a", ["G.a.r.c.i.a"]),
        ("G\nA\nR\nC\nI\nA", ["G\nA\nR\nC\nI\nA"]),
        ("saw Garcla there", ["Garcla"]),
        ("saw Gracia there", ["Gracia"]),
        ("Maria Garica Lopez", ["Maria Garica Lopez"]),
        ("i met garcia and maria garcia", ["garcia", "maria garcia"]),
        ("the garcia case", ["garcia"]),
        ("Maria del Carmen Garcia", ["Maria del Carmen Garcia"]),
        ("GARC1A or L0PEZ", ["GARC1A", "L0PEZ"]),
        ("Gar cia left", ["Gar cia"]),
        ("M. G. Lopez", ["M. G. Lopez"]),
        ("the Garcias were", ["Garcias"]),
    ],
)
def test_name_is_found_in_every_spelling(text: str, expected: list[str]) -> None:
    assert redacted(GARCIA, text) == expected


@pytest.mark.parametrize(
    ("people", "text", "expected"),
    [
        (("De La Cruz", "Juan"), "Mr. De La Cruz left", ["De La Cruz"]),
        (("De La Cruz", "Juan"), "Delacruz, Juan", ["Delacruz, Juan"]),
        (("De La Cruz", "Juan"), "DELACRUZ was seen", ["DELACRUZ"]),
        (("De La Cruz", "Juan"), "then Cruz was seen", ["Cruz"]),
        (("De La Cruz", "Juan"), "carried a copy of la copia de el", []),
        (("O'Brien", "Sean"), "Obrien, SEAN O’BRIEN and O Brien", ["Obrien, SEAN O’BRIEN", "O Brien"]),
        (("K'iche'", "Tum"), "Mr. K’iche’ and Mr. Kiche", ["K’iche", "Kiche"]),
        (("Ng", "Wei"), "Mr. Ng left. Ng stated. He is in NY ng.", ["Ng", "Ng"]),
        (("Li", "Xu"), "Xu Li left; respondent Li; Li was; LI Expressway", ["Xu Li", "Li", "Li"]),
        (("Suharto", ""), "SUHARTO and suharto", ["SUHARTO", "suharto"]),
        (("Al-Rashid", "Omar"), "Alrashid or al Rashid", ["Alrashid", "al Rashid"]),
        (("McDonald", "Ana"), "MCDONALD, Mc Donald, McDonald", ["MCDONALD, Mc Donald, McDonald"]),
        (("Nguyen", "Thi Anh"), "NGUYEN THI ANH", ["NGUYEN THI ANH"]),
    ],
)
def test_hard_names(people: tuple[str, str], text: str, expected: list[str]) -> None:
    assert redacted(matter_of(people), text) == expected


@pytest.mark.parametrize(
    ("people", "text", "expected"),
    [
        (("Law", "Angel"), "The Law Office and the law of New York; Kings County Law Library", []),
        (("Law", "Angel"), "Ms. Law stated; ANGEL LAW; Law, Angel", ["Law", "ANGEL LAW", "Law, Angel"]),
        (("Law", "Angel"), "They arrested Angel outside", ["Angel"]),
        (("Young", "April"), "On April 3, 2020, in April 2020 a young man at 26 Young Street", []),
        (("Young", "April"), "Respondent April Young; subject Young denied it", ["April Young", "Young"]),
        (("Kings", "Battery"), "Kings County Supreme Court at Battery Place", []),
        (("Kings", "Battery"), "Mr. Kings met Battery Kings", ["Kings", "Battery Kings"]),
        (("Hope", "Grace"), "We hope for grace. GRACE PERIOD. Hope is lost for others", ["Hope"]),
        (("Florida", "Jordan"), "She lived in Florida and in Jordan. Florida, USA", []),
        (("Florida", "Jordan"), "Jordan stated that Mr. Florida left", ["Jordan", "Florida"]),
        (("Santiago", "Luz"), "born in Santiago; Luz Santiago; his wife Santiago", ["Luz Santiago", "Santiago"]),
        (("Park", "May"), "You may park at Park Avenue in May 2019", []),
        (("Bronx", "Brooklyn"), "Bronx County and Brooklyn, New York", []),
        (("Cruz", "Paz"), "Santa Cruz and La Paz; then Cruz left; CRUZ", ["Cruz", "CRUZ"]),
        (("Clinton", "Nassau"), "Nassau County Court; Clinton County", []),
        (("Court", "Major"), "the Court so ordered in Immigration Court", []),
        (
            ("Young", "Hope"),
            "hope young people; hope.young; Dear Hope: see Young v. Holder",
            ["hope.young", "Hope", "Young"],
        ),
        (("Hope", "Mercy"), "Mercy, 34, of Queens went to Mercy Hospital", ["Mercy"]),
        (("Cruz", "Angel"), "i met angel cruz in Los Angeles", ["angel cruz"]),
        (("Martinez", "Baker"), "the baker, a BAKER ST address", []),
    ],
)
def test_ordinary_words_are_redacted_only_where_they_stand_as_a_name(
    people: tuple[str, str], text: str, expected: list[str]
) -> None:
    assert redacted(matter_of(people), text) == expected


@pytest.mark.parametrize(
    ("name", "word"), [("Partida", "Parties"), ("Montano", "Montana"), ("Carolino", "Carolina"), ("Serrano", "serrana")]
)
def test_an_ordinary_word_is_no_misspelt_name(name: str, word: str) -> None:
    assert redacted(matter_of((name, "Xochitl")), f"the {word} came") == []


NUMBERS = matter_of(("Garcia", "Maria"), a_number="A012-345-678", date_of_birth="1988-05-03")


@pytest.mark.parametrize(
    "text",
    [
        "A012345678", "A12-345-678", "12345678", "012345678", "A 012 345 678", "A#012345678", "A-12345678",
        "012-345-678", "A0l2345678", "AO12345678", "A012345\n678", "A012-345-\n678", "A012.345.678", "alien 012345678",
        "a012345678", "A\u00a0012\u00a0345\u00a0678", "A012–345–678", "5/3/1988", "05/03/1988", "3 May 1988",
        "1988-05-03", "May 3, 1988", "03-MAY-1988", "3 de mayo de 1988", "May 3rd, 1988", "19880503", "05031988",
        "05.03.88", "3rd day of May, 1988", "1988 May 3", "03MAY88",
    ],
)  # fmt: skip
def test_number_is_found_in_every_spelling(text: str) -> None:
    assert redacted(NUMBERS, f"see {text} there") in ([text], [text.removeprefix("alien ")])


@pytest.mark.parametrize("text", ["A012345679", "112345678", "A112-345-678", "123456789", "4 May 1988", "05/03/1989"])
def test_another_number_is_left(text: str) -> None:
    assert redacted(NUMBERS, f"see {text} there") == []


def test_number_inside_a_file_name_is_found() -> None:
    assert redacted(NUMBERS, "NTA_A012345678_signed.pdf and NTA012345678.pdf") == ["A012345678", "012345678"]


def test_birth_date_that_is_an_action_date_is_kept_outside_a_birth_context() -> None:
    text = "arrested on 05/03/1988. DOB: 05/03/1988"
    doc = document(text)
    keeps = [finding(doc, "05/03/1988", "action-date", stance="keep", nth=n) for n in (0, 1)]
    assert redacted(NUMBERS, text, *keeps) == ["05/03/1988"]
    assert spread(doc, findings(doc, *keeps), NUMBERS).items[-1].start == text.rindex("05")


@pytest.mark.parametrize(
    "text", ["(212) 555-0142", "+1 212 555 0142", "212.555.0142", "1-212-555-0142", "2125550142", "212-555-\n0142"]
)
def test_phone_is_found_in_every_spelling(text: str) -> None:
    d = document("2125550142")
    matter = matter_of(files=(findings(d, finding(d, "2125550142", "phone", value="2125550142")),))
    found = redacted(matter, f"call {text} now")
    assert len(found) == 1
    assert "".join(c for c in found[0] if c.isdigit()).endswith("2125550142")


def test_e_mail_address_broken_over_lines_is_found() -> None:
    d = document("qx7@mail.com")
    matter = matter_of(files=(findings(d, finding(d, "qx7@mail.com", "email", value="qx7@mail.com")),))
    assert redacted(matter, "write QX7@mail.com, qx7@\nmail.com") == ["QX7@mail.com", "qx7@\nmail.com"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Garcia Lopez. M.G.L. left", ["Maria Garcia Lopez", "M.G.L."]),
        ("Maria Garcia Lopez (MGL) left", ["Maria Garcia Lopez", "MGL"]),
        ("Initials: MGL", ["MGL"]),
        ("the minor child M.G. was seen", ["M.G."]),
        ("Matter of M-G-L-, 26 I&N Dec.", ["M-G-L-"]),
        ("Section M.G.L. applies under U.S.C. and N.Y. law MGL", []),
    ],
)
def test_initials_of_a_person_in_the_document(text: str, expected: list[str]) -> None:
    assert redacted(GARCIA, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prudencia Mejía called. Nobody asked P.M. twice", ["Prudencia Mejía", "P.M."]),
        ("Prudencia Mejía called at 3 P.M. or at 10:15 P.M. twice", ["Prudencia Mejía"]),
    ],
)
def test_initials_that_are_written_like_an_hour_are_none_behind_a_number(text: str, expected: list[str]) -> None:
    assert redacted(matter_of(("Mejía", "Prudencia")), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met Maria\nICE-0001 page 1\fForm I-213\nGarcia Lopez was", ["Maria", "Garcia Lopez"]),
        ("met Gar-\nICE-0001\fForm I-213\ncia was", ["Gar", "cia"]),
        ("no. A012-345-\n1 of 2\fForm\n678 was", ["A012-345-", "678"]),
    ],
)
def test_what_is_broken_over_a_page_is_found_in_both_parts(text: str, expected: list[str]) -> None:
    matter = matter_of(("Garcia Lopez", "Maria"), a_number="012345678")
    assert redacted(matter, text) in (expected, [expected[0] + "-", *expected[1:]])


def test_officers_name_is_left_and_a_shared_surname_alone_is_redacted() -> None:
    matter = matter_of(("Garcia", "Maria"), files=(officer("Thomas Garcia"), officer("Maria Kowalski")))
    text = "Officer Thomas Garcia and Officer Garcia met Garcia. Maria Kowalski met Maria. Garcia, Deportation Officer"
    assert redacted(matter, text) == ["Garcia", "Maria"]
    for own in ("tgarcia@ice.dhs.gov", "T. Garcia signed", "GARCIA, T.", "thomas.garcia@ice.dhs.gov", "SDDO Garcia"):
        assert redacted(matter, own) == []


def test_same_named_officer_is_told_by_position() -> None:
    matter = matter_of(("Cruz", "Angel"), files=(officer("Angel Cruz"),))
    text = "Officer Angel Cruz arrested Angel Cruz."
    doc = document(text)
    mention = finding(doc, "Angel Cruz", role="officer")
    found = spread(doc, findings(doc, mention), matter)
    assert [(i.start, i.role) for i in found.items] == [(8, "officer"), (text.rindex("Angel"), "protected")]
    assert matter.person(found.items[0].subject or "").role == "officer"
    assert matter.person(found.items[1].subject or "").roster_id == "s0"


def test_silent_mention_of_an_officer_becomes_the_officers() -> None:
    matter = matter_of(("Cruz", "Angel"), files=(officer("Thomas Reilly"),))
    doc = document("Thomas Reilly wrote to Reilly")
    found = spread(doc, findings(doc, finding(doc, "Thomas Reilly"), finding(doc, "Reilly", nth=1)), matter)
    assert [i.role for i in found.items] == ["officer", "officer"]


def test_existing_findings_are_linked_to_their_person() -> None:
    doc = document("Maria Garcia, A012345678, born 05/03/1988")
    items = (
        finding(doc, "Maria Garcia"),
        finding(doc, "A012345678", "a-number", value="012345678"),
        finding(doc, "05/03/1988", "date-of-birth", value="1988-05-03"),
    )
    found = spread(doc, findings(doc, *items), NUMBERS)
    assert len(found.items) == 3
    assert {i.subject for i in found.items} == {NUMBERS.people[0].person_id}
    assert found.items[0].role == "protected"


def test_courthouse_keeps_its_name() -> None:
    text = "at the Moynihan Courthouse"
    doc = document(text)
    kept = finding(doc, "Moynihan Courthouse", "courthouse", stance="keep")
    assert redacted(matter_of(("Moynihan", "Ana")), text, kept) == []


def test_spreading_twice_changes_nothing_and_takes_nothing_away() -> None:
    text = "Officer Garcia met Maria Garcia (A012345678), M.G., mgarcia82@mail.com, on 05/03/1988\nGar\fheader\ncia"
    doc = document(text)
    start = findings(doc, finding(doc, "Maria"))
    once = spread(doc, start, NUMBERS)
    assert spread(doc, once, NUMBERS) == once
    assert (once.items[0].start, once.items[0].end) == (start.items[0].start, start.items[0].end)


def test_bates_stamp_that_equals_a_number_is_kept() -> None:
    text = "ICE-0012345678"
    doc = document(text)
    assert redacted(NUMBERS, text, finding(doc, text, "existing-bates", stance="keep")) == []


@pytest.mark.parametrize(("family", "read"), [("Hernandez", "Hemandez"), ("Clemente", "Demente"), ("Garcia", "Garda")])
def test_joined_letters_of_text_recognition_are_seen_through(family: str, read: str) -> None:
    assert redacted(matter_of((family, "Xochitl")), f"then {read} left") == [read]


def test_county_and_court_of_a_name_are_kept() -> None:
    assert redacted(matter_of(("Quispe", "Ana")), "in Quispe County and Quispe Family Court") == ["Quispe"]
    assert redacted(matter_of(("Quispe", "Ana")), "in Quispe County Court") == []


def test_building_that_a_rule_keeps_is_kept() -> None:
    text = "at the Moynihan Federal Building"
    kept = finding(document(text), "Moynihan Federal Building", "courthouse", stance="keep")
    assert redacted(matter_of(("Moynihan", "Ana")), text, kept) == []
    assert redacted(matter_of(("Moynihan", "Ana")), text) == ["Moynihan"]


def test_mention_found_to_be_an_officers_is_left_without_a_title() -> None:
    matter = matter_of(("Cruz", "Angel"), files=(officer("Angel Cruz"),))
    doc = document("Signed Angel Cruz")
    found = spread(doc, findings(doc, finding(doc, "Angel Cruz", role="officer", stance="keep")), matter)
    assert len(found.items) == 1


@pytest.mark.parametrize(
    ("text", "role"),
    [("they met Reilly there", None), ("Thomas Reilly left. they met Reilly there", "officer"),
     ("Officer Reilly left. they met Reilly there", "officer")],
)  # fmt: skip
def test_lone_surname_is_the_officers_only_where_the_document_names_the_officer(text: str, role: Role | None) -> None:
    matter = matter_of(("Cruz", "Angel"), files=(officer("Thomas Reilly"),))
    doc = document(text)
    last = finding(doc, "Reilly", nth=text.count("Reilly") - 1)
    assert spread(doc, findings(doc, last), matter).items[0].role == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Garcia L., M (678) - cert", ["678"]),
        ("Garcia L., M [xxx-678] - cert", ["678"]),
        ("Garcia L., M (212) - cert", []),
        ("Garcia L., M came with 678 others", []),
    ],
)
def test_last_digits_behind_a_name_are_the_persons(text: str, expected: list[str]) -> None:
    doc = document(text)
    spread_to = spread(doc, findings(doc, finding(doc, "Garcia L., M", role="protected")), GARCIA_WITH_NUMBER)
    assert [doc.text[f.start : f.end] for f in spread_to.items if f.category == "a-number"] == expected
