"""The two reports: what each says, what the served one must not say, and that one file is all it takes."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from redactor.model import Concern, CopyGroup, Matter, Person, Protection, RiskStep
from redactor.produce import PrivateFacts, ReportFacts, RiskFindings, write_private_report, write_report
from redactor.produce.charts import STATUS, Count, bars, columns, strip
from redactor.produce.report import runs_of
from redactor.rules import load_order
from tests._records import SECRET_SOURCE, privilege, record

ORDER = load_order()
CONFIDENTIAL = ("1367", "U visa", "relief-application", "section-1367", "ZELAYA", "Ofelia", SECRET_SOURCE)
CONCERN = Concern(code="privilege-legend", page=1, message="m", advice="Look at the legend.")
RECORDS = (
    record(1, pages=2, kept_words=20, kept_found=19),
    record(3, status="quarantined", reason="privilege-legend", doc_type="Secret type", doc_date="1999-09-09",
           concerns=(CONCERN,)),
    record(4, status="withheld", privilege=(privilege(),), doc_type="Secret type", doc_date="1999-09-09"),
    record(5, doc_date="2020-06-30"),
)  # fmt: skip
FACTS = ReportFacts(
    volume="VOL001", warnings=("<b>fill in</b>",), passed_over={"hidden": 2},
    versions={"pypdfium2": "5.0", "pikepdf": "9.1"},
)  # fmt: skip
PERSON = Person(
    person_id="p1", pseudonym="Noncitizen-0001", role="protected", names=("Ofelia ZELAYA",), identifiers=(),
    protection=Protection(state="granted", is_protected=True, decided_on="2020-01-01", basis="roster", relief="U"),
)  # fmt: skip


COPIES = CopyGroup(
    bates=("X-0000001", "X-0000005"), sources=("a.pdf", "b.pdf"), statuses=("produced", "produced"), is_exact=False,
    words_added=3, differ=False,
)  # fmt: skip
RISK = RiskFindings(
    policy_k=0, policy_step="day × courthouse", dangerous=(("X-0000005", ("charge", "judge")),), documents=2,
    steps=(RiskStep(facts="day × courthouse", people=9, groups=5, smallest=1, alone=4, below_k=9),),
)  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(RECORDS, ORDER, FACTS, path)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    facts = PrivateFacts(
        volume="VOL001", warnings=(), passed_over=[("notes/ZELAYA.txt", "hidden")], seconds={"linking people": 1.26},
        copies=(COPIES,), risk=RISK,
    )  # fmt: skip
    write_private_report(RECORDS, Matter(decided_on="2020-01-01", people=(PERSON,), terms=()), ORDER, facts, path)
    return path.read_text(encoding="utf-8")


class Outline(HTMLParser):
    """Headings, tables and drawings in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))


def test_the_report_says_nothing_that_the_served_log_may_not_say(report: str) -> None:
    forbidden = (*CONFIDENTIAL[1:], "privilege-legend", "Secret type", "1999-09", "confidence")
    assert not [word for word in forbidden if word in report]
    assert "0.9" not in words(report)


def test_the_report_counts_documents_pages_and_redactions(report: str) -> None:
    said = words(report)
    for wanted in (
        "4 documents", "5 pages in the volume", "2 redactions", "X-0000001 to X-0000005", "produced 2", "withheld 1",
        "quarantined 1", "related-information 2", "2020-03 1", "2020-06 1", "hidden 2", "no-secret-in-text 2 0",
        "pypdfium2 5.0 and pikepdf 9.1", "20 words were to be kept, and 19 of them were found again", "auto 2",
    ):  # fmt: skip
        assert wanted in said, wanted


def test_the_report_warns_escapes_and_reaches_for_no_network(report: str, private: str) -> None:
    assert "&lt;b&gt;fill in&lt;/b&gt;" in report
    for page in (report, private):
        assert not re.search(r"https?:|<script|<link|@import|url\((?!#)|src=", page)


def test_every_chart_stands_beside_its_table_and_is_named(report: str, private: str) -> None:
    for page in (report, private):
        tags = Outline(page).tags
        drawings = [attributes for tag, attributes in tags if tag == "svg"]
        assert len(drawings) >= 4
        assert all(one["role"] == "img" and one["aria-label"] for one in drawings)
        kinds = [tag for tag, _ in tags if tag in ("section", "table", "svg")]
        sections = "".join(kinds).split("section")[1:]
        assert all("table" in section for section in sections if "svg" in section)


def test_no_two_elements_have_one_id_by_mistake(report: str) -> None:
    ids = re.findall(r'<(?:clipPath|path|g|symbol)[^>]* id="([^"]+)"[^>]*>', report)
    assert not [one for one in ids if re.search(r"_\d+$", one)]


def test_the_private_report_has_the_rest(private: str) -> None:
    said = words(private)
    for wanted in (
        "section-1367 2", "relief-application 2", "Ofelia ZELAYA", "Noncitizen-0001 protected", "granted U 1 2",
        "X-0000003 1 A-files/ZELAYA, Ofelia.pdf privilege-legend Look at the legend.", "notes/ZELAYA.txt hidden",
        "linking people 1.3", "0.9–1.0 2", "Never leaves the producing party",
        "X-0000001 (produced), X-0000005 (produced) a.pdf; b.pdf near 3 alike", "day × courthouse 9 5 1 4 9",
        "1 of 2 produced documents tell date and courthouse", "X-0000005 charge, judge",
    ):  # fmt: skip
        assert wanted in said, wanted


def test_runs_are_documents_of_one_status_that_follow_each_other() -> None:
    records = [record(1, pages=2), record(3), record(4, status="withheld"), record(5, pages=3)]
    assert [(r.begin, r.end, r.status, r.documents, r.pages) for r in runs_of(records)] == [
        ("X-0000001", "X-0000003", "produced", 2, 3), ("X-0000004", "X-0000004", "withheld", 1, 1),
        ("X-0000005", "X-0000007", "produced", 1, 3),
    ]  # fmt: skip


def test_charts_take_the_pages_colours_and_repeat_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib as mpl

    def drawn() -> list[str]:
        rows = [Count(name="a & <b>", count=3), Count(name="c" * 60, count=1_000)]
        return [
            str(bars(rows, 'a "label"')),
            str(columns([Count(name="2020-01", count=2)], "x")),
            str(strip(runs_of(RECORDS), "x")),
            str(bars([Count(name=status, count=0) for status in STATUS], "x", by_status=True)),
        ]

    first = drawn()
    monkeypatch.setitem(mpl.rcParams, "font.size", 20.0)
    monkeypatch.setitem(mpl.rcParams, "axes.facecolor", "red")
    assert drawn() == first
    assert mpl.rcParams["font.size"] == 20.0
    assert "1,000" in first[0]
    assert "a &amp; &lt;b&gt;" in first[0]
    assert 'aria-label="a &#34;label&#34;"' in first[0]
    assert "var(--bar)" in first[0]
    assert all(f"var(--{status})" in first[2] for status in STATUS)
    for svg in first:
        assert svg.startswith("<svg ")
        assert not re.search(r"#0[0-9]0[0-9]0[0-9]\b", svg), "a stand-in colour is left"


def test_the_drawing_library_is_loaded_for_a_report_only() -> None:
    code = (
        "import sys, redactor.jobs.run, redactor.produce\n"
        "loaded = {'matplotlib', 'reportlab'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=False).returncode == 0
