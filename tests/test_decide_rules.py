"""What the order, the people and the § 1367 clock say of a finding, and what of it is served."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.decide import decide
from redactor.model import Decision, Document, DocumentDecisions, Finding, Matter, Role
from redactor.rules import CATEGORIES, Attorney, Counsel, Order, load_order, rules_folder
from redactor.rules.categories import ASYLUM, KEPT, PRIVILEGED, SECTION_1367, TPS
from tests._decide_documents import document, findings, found, kept, matter, person

DEFAULT = load_order()
OTHER = load_order(rules_folder() / "orders" / "example-doe-v-bureau.yaml")
NOBODY = Counsel()
SECRET = ("1367", "1254a", "244.16", "208.6", "tps", "asylum", "relief", "victim", "T, U or VAWA")
INES = person("0003", "Ines Quill")
TEXT = "Ines Quill filed a petition. Officer Lee Stone signed."


def with_switches(order: Order, **switches: object) -> Order:
    return order.model_copy(update={"switches": order.switches.model_copy(update=switches)})


def run(doc: Document, *items: Finding, people: Matter | None = None, order: Order = DEFAULT) -> DocumentDecisions:
    return decide(doc, findings(doc, *items), people or matter(INES), order, NOBODY)


def one(doc: Document, item: Finding, people: Matter | None = None, order: Order = DEFAULT) -> Decision:
    (decision,) = run(doc, item, people=people, order=order).decisions
    return decision


def served(decision: Decision) -> str:
    return " ".join(
        (decision.served_category, decision.served_clause, decision.served_authority, decision.paragraph,
         decision.label, decision.short_label, decision.pseudonym)
    )  # fmt: skip


def test_an_identifying_finding_is_served_exactly() -> None:
    doc = document("File A123 456 789 is open.")
    decision = one(doc, found(doc, "A123 456 789", "a-number"))
    assert (decision.action, decision.rule) == ("redact", "clause:identifying-information")
    assert (decision.category, decision.clause) == ("a-number", "identifying-information")
    assert (decision.served_category, decision.served_clause) == ("a-number", "identifying-information")
    assert decision.served_authority == "ECF No. 68; Fed. R. Civ. P. 26(c); Fed. R. Civ. P. 5.2"
    assert (decision.label, decision.short_label) == ("REDACTED – PO – ID", "PO-ID")


def test_relief_is_served_as_related_information_and_nothing_more() -> None:
    doc = document("Ines Quill filed Form I-918 in May.")
    name = found(doc, "Ines Quill", subject="0003", role="protected")
    decision = run(doc, name, found(doc, "I-918", "relief-application")).decisions[1]
    assert (decision.clause, decision.authority.split(";")[0]) == ("section-1367", "8 U.S.C. § 1367(a)(2)")
    assert (decision.served_category, decision.served_clause) == ("related-information", "related-information")
    assert decision.served_authority == "ECF No. 68; Fed. R. Civ. P. 26(c)"


def test_a_paragraph_that_counsel_filled_in_is_that_of_the_served_clause() -> None:
    doc = document("Applied for relief in May. Ines Quill")
    name = found(doc, "Ines Quill", subject="0003", role="protected")
    decision = run(doc, found(doc, "relief", "relief-application"), name, order=OTHER).decisions[0]
    assert decision.clause == "victim-confidentiality"
    assert (decision.served_clause, decision.paragraph) == ("attorneys-eyes", "ECF No. 12 ¶ 2(b)")


@pytest.mark.parametrize("order", [DEFAULT, OTHER], ids=["default", "other"])
@pytest.mark.parametrize("category", sorted((*SECTION_1367, *TPS, *ASYLUM)))
def test_nothing_exact_of_a_confidential_ground_is_served(order: Order, category: str) -> None:
    doc = document("Ines Quill said something here.")
    name = found(doc, "Ines Quill", subject="0003", role="protected")
    decision = next(d for d in run(doc, name, found(doc, "something", category), order=order).redactions
                    if d.category == category)  # fmt: skip
    clause = order.clause(decision.clause)
    hidden = {*SECRET, category, clause.id, clause.title} - {clause.served.clause}
    assert not [word for word in hidden if word.casefold() in served(decision).casefold()]


@given(st.lists(st.sampled_from(sorted(CATEGORIES - set(PRIVILEGED))), max_size=6), st.sampled_from([DEFAULT, OTHER]))
def test_every_decision_names_a_rule_and_every_redaction_a_clause_of_the_order(
    categories: list[str], order: Order
) -> None:
    doc = document("zero one two three four five six.")
    words = doc.text.split()
    items = [found(doc, words[n], c, stance="keep" if c in KEPT else "redact") for n, c in enumerate(categories)]
    decided = run(doc, *items, people=matter(), order=order)
    assert len(decided.decisions) == len(items)
    assert all(d.rule for d in decided.decisions)
    for decision in decided.redactions:
        clause = order.clause(decision.clause)
        assert decision.served_clause == clause.served.clause
        confidential = clause.served.clause != clause.id
        assert not confidential or clause.id not in served(decision)


def test_a_category_that_the_order_does_not_know_quarantines() -> None:
    silent = DEFAULT.model_copy(update={"clauses": tuple(c for c in DEFAULT.clauses if c.id != "tps")})
    doc = document("holds TPS now")
    decided = run(doc, found(doc, "TPS", "tps"), order=silent)
    assert (decided.outcome, [c.code for c in decided.concerns]) == ("quarantine", ["no-clause"])


def test_a_kept_category_without_keep_rule_stays_because_no_clause_takes_it() -> None:
    rules = tuple(k for k in DEFAULT.keep if k.id != "keep-form")
    doc = document("Date of Action")
    decision = one(doc, kept(doc, "Date of Action", "form-text"), order=DEFAULT.model_copy(update={"keep": rules}))
    assert (decision.action, decision.rule) == ("keep", "no-clause")


def test_nationality_follows_its_switch_and_the_order() -> None:
    doc = document("a citizen of Freedonia")
    item = found(doc, "Freedonia", "nationality")
    assert one(doc, item).action == "redact"
    assert one(doc, item, order=with_switches(DEFAULT, nationality="keep")).rule == "switch:nationality"
    assert one(doc, item, order=OTHER).action == "keep"


NAMED: list[tuple[str, Role | None, str | None, str, str]] = [
    ("nobody knows him", None, None, "redact", "person:unknown"),
    ("said to be protected", "protected", None, "redact", "person:protected"),
    ("acts as officer", "officer", None, "keep", "person:officer"),
    ("acts as judge", "judge", None, "keep", "person:judge"),
    ("protected in the matter", None, "p", "redact", "person:protected"),
    ("office here, protected in the matter", "officer", "p", "redact", "person:conflict"),
    ("protected here, official in the matter", "protected", "o", "redact", "person:conflict"),
    ("official in the matter", None, "o", "keep", "person:court-staff"),
    ("unclear in the matter", None, "u", "redact", "person:unknown"),
    ("office here, unclear in the matter", "officer", "u", "redact", "person:unknown"),
    ("unclear mention", "unclear", None, "redact", "person:unknown"),
    ("on the roster whatever the role", "judge", "r", "redact", "person:conflict"),
]


@pytest.mark.parametrize(("why", "role", "subject", "action", "rule"), NAMED, ids=[n[0] for n in NAMED])
def test_a_name_is_kept_only_for_somebody_acting_in_an_office(
    why: str, role: Role | None, subject: str | None, action: str, rule: str
) -> None:
    people = matter(
        person("p", "Lee Stone"), person("o", "Lee Stone", role="court-staff"),
        person("u", "Lee Stone", role="unclear"),
        person("r", "Lee Stone", role="officer", roster_id="7"),
    )  # fmt: skip
    doc = document(TEXT)
    decision = one(doc, found(doc, "Lee Stone", role=role, subject=subject), people)
    assert (decision.action, decision.rule.split(";")[-1]) == (action, rule)
    assert decision.category == ("official-name" if action == "keep" else "person-name")


def test_a_listed_official_without_role_here_is_kept_unless_a_protected_person_has_the_name() -> None:
    doc = document(TEXT)
    item = found(doc, "Lee Stone", value="lee stone")
    officials: tuple[tuple[str, Role], ...] = (("lee stone", "officer"),)
    assert one(doc, item, matter(officials=officials)).action == "keep"
    namesake = matter(person("9", "Lee Stone Quill"), officials=officials)
    assert one(doc, item, namesake).rule.endswith("person:conflict")


def test_listed_counsel_is_kept() -> None:
    doc = document(TEXT)
    items = findings(doc, found(doc, "Lee Stone"))
    decided = decide(doc, items, matter(), DEFAULT, Counsel(attorneys=(Attorney(name="Lee Stone"),)))
    assert [d.action for d in decided.decisions] == ["keep"]


def test_a_kept_name_of_a_protected_person_is_taken_out() -> None:
    doc = document(TEXT)
    decision = one(doc, kept(doc, "Ines Quill", "official-name", subject="0003"))
    assert (decision.action, decision.category) == ("redact", "person-name")


@pytest.mark.parametrize(
    ("role", "action"), [("officer", "redact"), (None, "redact"), ("judge", "keep"), ("counsel", "keep")]
)
def test_the_switch_takes_out_officers_names_and_nobody_elses(role: Role | None, action: str) -> None:
    doc = document(TEXT)
    items = (kept(doc, "Lee Stone", "official-name", role=role), kept(doc, "Officer", "official-title"))
    decided = run(doc, *items, order=with_switches(DEFAULT, officer_names="redact"))
    assert {d.finding.text: d.action for d in decided.decisions} == {"Lee Stone": action, "Officer": "keep"}


@pytest.mark.parametrize(
    ("address", "action"),
    [
        ("lee.stone@ice.example.gov", "keep"),
        ("ines.quill@ice.example.gov", "redact"),
        ("lee.stone@mail.example.com", "redact"),
    ],
)
def test_an_address_of_an_office_is_kept_unless_it_names_a_protected_person(address: str, action: str) -> None:
    doc = document(f"Write to {address} today.")
    assert one(doc, found(doc, address, "email", found_by=("email",))).action == action


def test_a_pseudonym_stands_for_protected_people_only_and_only_if_the_order_wants_it() -> None:
    doc = document(TEXT)
    item = found(doc, "Ines Quill", subject="0003", role="protected")
    assert one(doc, item).pseudonym == "Noncitizen-0003"
    assert one(doc, item, order=with_switches(DEFAULT, pseudonyms="off")).pseudonym == ""
    officer = found(doc, "Lee Stone", "person-name", subject="o")
    people = matter(person("o", "Lee Stone", role="officer"))
    assert one(doc, officer, people, with_switches(DEFAULT, officer_names="redact")).pseudonym == ""


ENDED = person("1", "Ines Quill", state="denied-final", ended=True)
PENDING = person("2", "Omar Reed", state="pending")
FACT = "Ines Quill and Omar Reed. She filed a U petition."


def fact_of(doc: Document, *present: str, subject: str | None = None, order: Order = DEFAULT) -> Decision:
    names = {"1": "Ines Quill", "2": "Omar Reed"}
    items = [found(doc, names[one], subject=one, role="protected") for one in present]
    fact = found(doc, "U petition", "relief-application", subject=subject, found_by=("relief",))
    decided = run(doc, *items, fact, people=matter(ENDED, PENDING), order=order)
    return next(d for d in decided.decisions if d.category == "relief-application")


@pytest.mark.parametrize(
    ("present", "subject", "action", "rule"),
    [
        (("1",), None, "keep", "protection-ended:section-1367;protection=denied-final"),
        (("1", "2"), None, "redact", "clause:section-1367;protection=pending"),
        (("1", "2"), "1", "keep", "protection-ended:section-1367;protection=denied-final"),
        (("1", "2"), "2", "redact", "clause:section-1367;protection=pending"),
        ((), None, "redact", "clause:section-1367;protection=unknown"),
    ],
)
def test_the_clock_needs_the_subject_or_everybody_named_to_have_ended(
    present: tuple[str, ...], subject: str | None, action: str, rule: str
) -> None:
    decision = fact_of(document(FACT), *present, subject=subject)
    assert (decision.action, decision.rule) == (action, rule)


def test_a_name_that_belongs_to_nobody_known_keeps_the_protection() -> None:
    doc = document(FACT)
    items = (
        found(doc, "Ines Quill", subject="1", role="protected"),
        found(doc, "Omar Reed"),
        found(doc, "U petition", "relief-application"),
    )
    decided = run(doc, *items, people=matter(ENDED))
    assert all(d.action == "redact" for d in decided.decisions)


@pytest.mark.parametrize("category", ["person-name", "a-number", "docket-number", "asylum", "tps"])
def test_the_end_of_protection_ends_nothing_but_section_1367(category: str) -> None:
    doc = document("Ines Quill went home.")
    items = (found(doc, "Ines Quill", subject="1", role="protected"), found(doc, "home", category, subject="1"))
    decided = run(doc, *items, people=matter(ENDED))
    assert all(d.action == "redact" for d in decided.decisions)


GENERAL = [
    ("Officers must check whether a U visa is pending.", True),
    ("An alien who holds a U visa is protected.", True),
    ("If the respondent holds a U visa, the directive applies.", True),
    ("The subject has a U visa pending.", False),
    ("She said that her U visa was granted.", False),
]


@pytest.mark.parametrize(("text", "is_general"), GENERAL, ids=[g[0] for g in GENERAL])
def test_a_fact_said_of_nobody_is_kept_and_one_said_of_somebody_unnamed_is_not(text: str, is_general: bool) -> None:
    doc = document(text)
    decision = one(doc, found(doc, "U visa", "relief-application", found_by=("relief",)), matter())
    assert (decision.rule == "general-statement") is is_general
    assert (decision.action == "keep") is is_general


def test_a_fact_in_a_field_is_said_of_somebody() -> None:
    doc = document("Relief: U visa")
    item = found(doc, "U visa", "relief-application", found_by=("field:labels.relief",))
    assert one(doc, item, matter()).action == "redact"


@pytest.mark.parametrize("category", ["person-name", "a-number", "docket-number", "nationality", "age"])
def test_one_identifier_anywhere_makes_every_fact_protected(category: str) -> None:
    doc = document("Officers must check whether a U visa is pending. Example here.")
    items = (found(doc, "U visa", "relief-application", found_by=("relief",)), found(doc, "Example", category))
    assert all(d.action == "redact" for d in run(doc, *items, people=matter()).decisions)


def test_deciding_twice_gives_the_same() -> None:
    doc = document(FACT)
    items = findings(doc, found(doc, "Ines Quill", subject="1"), found(doc, "U petition", "relief-application"))
    first, second = (decide(doc, items, matter(ENDED), DEFAULT, NOBODY) for _ in range(2))
    assert dataclasses.asdict(first) == dataclasses.asdict(second)
