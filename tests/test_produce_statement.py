"""The statement of what is withheld: what it says, that it says nothing finer than the served logs, and its check."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redactor.produce import write_statement, write_withheld_table
from redactor.rules import load_order
from redactor.verify.volume_papers import report_faults, statement_faults
from tests._records import SECRET_SOURCE, entry, privilege, record

ORDER = load_order()
RECORDS = (
    record(1, pages=2, entries=(entry(1), entry(2))),
    record(3, status="quarantined", reason="privilege-legend", doc_type="Secret type"),
    record(4, status="withheld", privilege=(privilege(),), doc_type="Secret type", doc_date="1999-09-09"),
    record(5, entries=()),
    record(6, entries=(entry(6, category="a-number", clause="identifying-information"),)),
    record(7, status="withheld", entries=(entry(7, treatment="withhold"),)),
)
CONFIDENTIAL = (
    "1367", "1254a", "208.6", "U visa", "VAWA", "asylum", "Temporary", "relief", SECRET_SOURCE, "ZELAYA", "Ofelia",
    "Secret type", "1999", "Noncitizen", "R-00", "privilege-legend", "Osgood", "0.9",
)  # fmt: skip


def written(folder: Path, records: tuple = RECORDS) -> Path:
    (folder / "LOGS").mkdir()
    write_withheld_table(records, ORDER, folder / "LOGS", volume="VOL001")
    write_statement(records, ORDER, folder / "statement.html", volume="VOL001")
    return folder


def said(folder: Path) -> str:
    text = (folder / "statement.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)).split())


def test_it_says_in_plain_words_what_is_withheld_and_on_which_basis(tmp_path: Path) -> None:
    text = said(written(tmp_path))
    for wanted in (
        "Under Fed. R. Civ. P. 34(b)(2)(C), for production VOL001",
        "1 produced whole", "2 redacted in part", "2 withheld", "1 not yet decided", "6 documents, 7 numbered pages",
        "Related information that could be used to reverse-engineer an identity . 2 redactions in 1 document; the "
        "rest of that document is produced. 1 document withheld whole: X-0000007.",
        "Identifying information . 1 redaction in 1 document; the rest of that document is produced. "
        "No document is withheld whole.",
        "Attorney-client privilege . 1 document withheld whole: X-0000004.",
        "Nothing is withheld on the basis of Attorney work product; Deliberative process privilege",
        "The review of 1 document is not complete: X-0000003.",
    ):  # fmt: skip
        assert wanted in text, wanted


def test_it_says_nothing_finer_than_the_served_log(tmp_path: Path) -> None:
    page = (written(tmp_path) / "statement.html").read_text(encoding="utf-8")
    for secret in CONFIDENTIAL:
        assert secret.casefold() not in page.casefold(), secret


def test_the_inner_grounds_change_no_byte_of_it(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, clause, category in ((one, "section-1367", "relief-application"), (other, "tps", "tps")):
        folder.mkdir()
        inner = {"inner_clause": clause, "inner_category": category, "text": category}
        written(folder, (record(1, entries=(entry(1, **inner),)),))
    assert (one / "statement.html").read_bytes() == (other / "statement.html").read_bytes()


def test_nothing_withheld_is_said_plainly(tmp_path: Path) -> None:
    text = said(written(tmp_path, (record(1, entries=()),)))
    assert "No objection: everything that is responsive is produced." in text
    assert "1 produced whole" in text


def test_it_fetches_nothing_and_agrees_with_the_served_table(tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert list(report_faults(folder / "statement.html")) == []
    assert list(statement_faults(folder)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("<td>Attorney-client privilege</td><td>yes</td>", "<td>Attorney-client privilege</td><td>no</td>"),
     ('<td class="n">2</td>', '<td class="n">3</td>'), ("<td>Identifying information</td>", "<td>Names</td>")],
)  # fmt: skip
def test_a_statement_that_differs_from_the_served_table_is_found(tmp_path: Path, old: str, new: str) -> None:
    folder = written(tmp_path)
    page = (folder / "statement.html").read_text(encoding="utf-8")
    assert old in page
    (folder / "statement.html").write_text(page.replace(old, new, 1), encoding="utf-8")
    assert [check for check, _ in statement_faults(folder)] == ["papers"]


def test_a_long_list_of_documents_stays_on_one_page(tmp_path: Path) -> None:
    records = tuple(record(10 * n, status="quarantined") for n in range(1, 900))
    text = said(written(tmp_path, records))
    assert "X-0000120 and 887 further ranges, which LOGS/withheld-materials lists." in text
    assert list(statement_faults(tmp_path)) == []
