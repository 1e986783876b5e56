"""Privilege on generated mail: what is privileged is claimed or for a person, and nothing else is withheld."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.privilege import make
from benchmarks.privilege.measure import measure, table
from redactor.decide import decide
from redactor.decide.cues import hear, total
from redactor.decide.lines import Paragraph
from redactor.errors import RulesError
from redactor.model import DocumentDecisions
from redactor.rules import load_order
from redactor.rules.privilege import PRIVILEGES, load_privilege
from tests._decide_documents import document, findings, matter
from tests._decide_privilege_texts import AUSA, OFFICER, OPLA, OUTSIDER, mail
from tests.test_decide_privilege import LISTED


def decided(text: str) -> DocumentDecisions:
    doc = document(text)
    return decide(doc, findings(doc), matter(), load_order(), LISTED)


@pytest.mark.parametrize("half", ["held", "tuned"])
def test_advice_is_claimed_or_for_a_person_and_errands_are_never_withheld(half: make.Half, tmp_path: Path) -> None:
    make.write(half, 5, 60, tmp_path)
    found = measure(tmp_path)
    privileged = [o for o in found if o.is_privileged]
    innocent = [o for o in found if not o.is_privileged]
    assert len(privileged) == len(innocent) == 30
    assert sum(o.answer != "produced" for o in privileged) >= 28
    assert sum(o.answer == "claimed" for o in privileged) >= 12
    assert [o for o in innocent if o.answer == "claimed"] == []
    assert sum(o.answer == "produced" for o in innocent) >= sum(not o.entry["legend"] for o in innocent) - 2
    assert table(found)[-2] == "wrongly withheld: 0 of 30"


def test_the_same_seed_writes_the_same_set(tmp_path: Path) -> None:
    one, two = (make.write("held", 3, 6, tmp_path / name) for name in ("one", "two"))
    assert one == two
    assert (tmp_path / "one" / "mail-0000.pdf").read_bytes() == (tmp_path / "two" / "mail-0000.pdf").read_bytes()


QUESTION = "Can he just walk through there if nobody stops him, or do we get trouble?"
ANSWER = "In my opinion you may not enter without a warrant; the statute requires one."


def test_a_question_that_names_no_law_waits_for_a_person() -> None:
    assert decided(mail(OFFICER, OPLA, QUESTION)).outcome == "quarantine"


def test_a_question_that_names_no_law_is_claimed_with_its_answer() -> None:
    one = decided(mail(OPLA, OFFICER, ANSWER) + "\n" + mail(OFFICER, OPLA, QUESTION))
    assert one.outcome == "withhold"
    assert any("walk through" in d.finding.text for d in one.redactions)


def test_the_answer_to_somebody_else_claims_no_question() -> None:
    other = "Doe, Ben <ben.doe@ice.example.gov>"
    assert decided(mail(OPLA, OFFICER, ANSWER) + "\n" + mail(other, OPLA, QUESTION)).outcome == "quarantine"


@pytest.mark.parametrize(("sender", "to"), [(AUSA, OUTSIDER), (OUTSIDER, AUSA)])
def test_what_the_sides_write_to_each_other_is_produced(sender: str, to: str) -> None:
    text = "In our view the statute requires a motion. We would oppose it, and the court would deny it. Do you agree?"
    assert decided(mail(sender, to, text)).outcome == "produce"


def test_a_lawyer_who_states_much_law_and_no_opinion_is_for_a_person() -> None:
    text = "The warrant and the affidavit are hearsay. The precedent here is binding, and the motion is moot."
    assert decided(mail(OPLA, OFFICER, text)).outcome != "produce"
    assert decided(mail(OFFICER, OFFICER, text)).outcome == "produce"


def test_every_wording_of_a_graded_cue_counts_up_to_its_most() -> None:
    def law(text: str) -> float:
        heard = hear([Paragraph(start=0, end=len(text), text=text)], load_privilege())
        return round(total(heard, "attorney-client", ("law",)), 2)

    assert law("a warrant") == 0.15
    assert law("a warrant, the warrant, WARRANT") == 0.15
    assert law("a warrant and hearsay") == 0.3
    assert law("warrant hearsay lawsuit plaintiff affidavit injunction statute circuit moot jury remand") == 0.9


def test_the_rules_have_their_terms_and_a_term_is_checked_by_its_examples(tmp_path: Path) -> None:
    rules = load_privilege()
    assert {"legal-terms", "weighs"} <= {cue.id for cue in rules.cues}
    own = Path(make.__file__).parents[2] / "rules" / "privilege"
    for name in ("cues.yaml", "terms.yaml"):
        (tmp_path / name).write_text((own / name).read_text(encoding="utf-8"), encoding="utf-8")
    terms = tmp_path / "terms.yaml"
    terms.write_text(terms.read_text(encoding="utf-8").replace("- 'The clerk has the file.'", "- 'It is weak.'"))
    with pytest.raises(RulesError, match=r"cues\.weighs\.examples"):
        load_privilege(tmp_path / "cues.yaml")
    assert {cue.privilege for cue in rules.cues} == set(PRIVILEGES)


FILED = """
UNITED STATES DISTRICT COURT

Respondents would argue that the statute requires detention and that the petition is moot; the warrant was lawful.

Jo Vance
Assistant United States Attorney
"""


def test_a_paper_that_counsel_filed_is_produced_and_its_draft_is_not() -> None:
    assert decided(FILED).outcome == "produce"
    assert decided("DRAFT\n" + FILED).outcome != "produce"
