"""A whole review in a real browser, from the first page to the produced files and both logs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import redactor
from redactor.verify import text_of, verify_volume
from tests.production import SURNAME, draw_lines, inline, make_production

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="the browser tests need playwright, which is not installed"
)
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.own_processes,
    pytest.mark.skipif(not BROWSER, reason="no Chromium is installed, so the review was not walked in a browser"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
EMAIL, MEMO = "ICE-0000001", "ICE-0000005"
WAIT = 20_000
LINES = (
    "U.S. Immigration and Customs Enforcement",
    "MEMORANDUM FOR THE FILE",
    "",
    f"The respondent, Ofelia {SURNAME}, was met at the courthouse.",
    "A man called blue lantern waited in the hallway. blue lantern said nothing.",
    "The respondent, Marisol Vertiz, was seen with the respondent, Tomasa Illescas.",
    "The van stood at the third pillar of the north garage all morning.",
    f"Later Ms. {SURNAME} left. Officer Daniel Whitcombe wrote this.",
)


class Served:
    """The review of one job, in a process of its own, with a link for each of two reviewers."""

    def __init__(self, base: Path, roster: Path) -> None:
        self.source, self.out, self.roster = base / "in", base / "out", roster
        code = "from redactor.cli import main; main()"
        self.process = subprocess.Popen(
            [
                sys.executable, "-W", "ignore", "-c", code, "review", str(self.out), "--reviewer", "Ana Ruiz",
                "--reviewer", "Tom Bell", "--second-reviewer",
            ],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert self.process.stdout is not None
        self.ana, self.tom = (self.process.stdout.readline().split(": ", 1)[1].strip() for _ in range(2))

    def close(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=60)

    def run(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("redactor.jobs.run.run_tasks", inline)
            redactor.run(self.source, out=self.out, roster=self.roster, jobs=1)

    def text(self, begbates: str) -> str:
        return " ".join(" ".join(text_of(self.out / "VOL001" / "PDF" / f"{begbates}.pdf")).split())


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = tmp_path_factory.mktemp("walk")
    roster = make_production(base / "in")
    draw_lines(base / "in" / "c" / "memo.pdf", LINES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        redactor.run(base / "in", out=base / "out", roster=roster, jobs=1)
    served = Served(base, roster)
    yield served
    served.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, job: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "console",
        lambda said: (
            faults.append(said.text)
            if said.type == "error" and not any(known in said.text for known in ("404", "ERR_FAILED"))
            else None
        ),
    )
    outside: list[str] = []
    opened.on("request", lambda asked: outside.append(asked.url) if "//127.0.0.1:" not in asked.url else None)
    yield opened
    context.close()
    assert faults == []
    assert outside == [], "no request leaves the machine"


def ready(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body[data-ready]")


def settled(page: Any, selector: str) -> None:
    page.wait_for_selector(selector)


def count(page: Any, selector: str, number: int) -> None:
    """Wait until there are so many; functions given as text would need `eval`, which the page's policy forbids."""
    sync_api.expect(page.locator(selector)).to_have_count(number, timeout=WAIT)


def choose(page: Any, text: str) -> None:
    page.locator("#found button", has_text=text).first.click()
    page.wait_for_selector(".box.chosen")


def words(page: Any, first: str, last: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the middles of two words on the screen."""
    spots = page.evaluate(
        """async ([first, last]) => {
          const base = document.documentElement.dataset.base;
          const bates = document.documentElement.dataset.begbates;
          const page = await (await fetch(`${base}/api/documents/${bates}/pages/1/words`)).json();
          const rect = document.querySelector(".sheet.original").getBoundingClientRect();
          const find = (text) => page.words.find((word) => word[0].startsWith(text));
          const middle = ([, , , x0, y0, x1, y1]) => [rect.left + (x0 + x1) / 2 / page.width * rect.width,
            rect.top + (y0 + y1) / 2 / page.height * rect.height];
          return [middle(find(first)), middle(find(last))];
        }""",
        [first, last],
    )
    return tuple(spots[0]), tuple(spots[1])


def drag(page: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def confirm(page: Any, button: str) -> None:
    page.locator("#ask").get_by_role("button", name=button, exact=True).click()
    page.wait_for_selector("#ask:not([open])", state="attached")


def test_a_whole_review_is_found_again_in_the_files_and_both_logs(job: Served, page: Any, browser: Any) -> None:
    before = job.text(MEMO)
    assert "blue lantern" in before
    assert "third pillar" in before
    # Open and filter.
    ready(page, job.ana)
    assert page.locator("#rows tr").count() == 5
    page.fill("#find", "memo")
    count(page, "#rows tr", 1)
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_selector("body.document[data-ready]")
    # Accept with a key.
    choose(page, "Marisol")
    page.keyboard.press("a")
    settled(page, "#found .tag.good")
    # Reject with a reason.
    choose(page, SURNAME)
    page.keyboard.press("r")
    page.locator("#ask input[type=text]").fill("acts in an office here")
    page.keyboard.press("Enter")
    settled(page, "#history .history li:has-text('rejected')")
    # Add by selecting words, and everywhere.
    drag(page, *words(page, "blue", "lantern"))
    page.wait_for_selector("#ask[open]")
    assert page.locator("#ask blockquote").inner_text() == "blue lantern"
    page.wait_for_selector("#ask input[type=checkbox]:enabled")
    page.check("#ask input[type=checkbox]")
    confirm(page, "Add")
    settled(page, "#history .history li:has-text('added')")
    # Add by drawing a box.
    page.keyboard.press("d")
    page.keyboard.press("Escape")
    (left, middle), (right, _) = words(page, "third", "pillar")
    drag(page, (left - 18, middle - 8), (right + 24, middle + 8))
    page.wait_for_selector("#ask[open]")
    page.locator("#ask select").select_option("related-information|family")
    confirm(page, "Add")
    count(page, "#history .history li", 4)
    # Merge two people, the effect counted first.
    ready(page, job.ana + "people")
    for name in ("Marisol", "Tomasa"):
        page.locator("#rows tr", has_text=name).get_by_role("checkbox").check()
    page.click("#merge")
    page.wait_for_selector("[data-counted]")
    assert "relabelled" in page.locator("[data-counted]").inner_text()
    page.locator("#ask input[type=text]").fill("the same woman")
    confirm(page, "Make the change")
    page.wait_for_selector("#rows tr:has-text('Marisol Vertiz; Tomasa Illescas')")
    # Nothing may come back before a second reviewer agrees.
    job.run()
    assert SURNAME not in job.text(MEMO)
    # The second reviewer signs off.
    other = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    ready(other, f"{job.tom}documents/{MEMO}")
    other.get_by_role("button", name="Sign off").first.click()
    other.wait_for_selector("#history .history li:has-text('signed off')")
    job.run()
    _check_the_result(job)


def _check_the_result(job: Served) -> None:
    text = job.text(MEMO)
    assert text.count(SURNAME) == 1, "the rejected one is readable, the other is not"
    assert "lantern" not in text
    assert "third" not in text
    assert "pillar" not in text
    assert "The van stood at the" in text
    assert "of the north garage all morning" in text
    with (job.out / "VOL001" / "LOGS" / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file:
        served = [row for row in csv.DictReader(file) if row["begbates"] == MEMO]
    inner = [
        row
        for line in (job.out / "private" / "redaction-log-full.jsonl").read_text("utf-8").splitlines()
        if (row := json.loads(line))["begbates"] == MEMO
    ]
    assert [row["redaction_id"] for row in served] == [row["redaction_id"] for row in inner]
    assert sorted(row["review"] for row in served).count("added") == 3
    assert [row["review"] for row in served].count("accepted") == 1
    added = {row["text"]: row for row in inner if row["review"] == "added"}
    assert added["third pillar"]["clause"] == "related-information"
    assert {row["reviewer"] for row in inner if row["review"] != "auto"} == {"Ana Ruiz"}
    assert sum(SURNAME in str(row["text"]) for row in inner) == 1
    subjects = {row["subject"] for row in inner if row["text"] in ("Marisol Vertiz", "Tomasa Illescas")}
    assert len(subjects) == 1
    assert verify_volume(job.out / "VOL001").is_clean


def test_the_review_needs_no_mouse(job: Served, page: Any) -> None:
    ready(page, f"{job.ana}documents/{EMAIL}")
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    assert "Reject, with a reason" in page.locator("#keys-list").inner_text()
    page.keyboard.press("Escape")
    # Words by keys.
    page.keyboard.press("w")
    page.wait_for_selector(".mark.cursor")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#ask[open]")
    assert page.locator("#ask blockquote").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_selector("#ask:not([open])", state="attached")
    # A box by keys.
    page.keyboard.press("d")
    page.wait_for_selector(".rubber")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#ask[open]")
    page.keyboard.press("Escape")
    # The views, turned by a key, and a document by another.
    page.keyboard.press("v")
    page.wait_for_selector(".sheet.produced")
    page.keyboard.press("v")
    count(page, ".sheet", 2)
    page.keyboard.press(".")
    page.wait_for_selector("[data-begbates='ICE-0000002'] body[data-ready]")
    page.keyboard.press("j")
    page.keyboard.press("a")
    settled(page, "#found .tag.good")
    page.keyboard.press("u")
    count(page, "#found .tag.good", 0)
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_selector("body.log[data-ready]")
    page.locator("#rows a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("body.document[data-ready]")
    page.wait_for_selector(".box.chosen")


def find_by_keys(page: Any, name: str) -> None:
    """Choose the one person of a name in the list, without a mouse."""
    page.keyboard.press("/")
    page.keyboard.press("Control+A")
    page.keyboard.type(name)
    count(page, "#rows tr:has(a)", 1)
    page.keyboard.press("Tab")
    page.locator("#role").press("Escape")
    page.keyboard.press("j")
    page.wait_for_selector("#rows .chosen a:focus")


def tab_to(page: Any, claim: str) -> None:
    """Press Tab until the element in focus is the one that is meant."""
    for _ in range(40):
        if page.evaluate(f"(() => {{ const one = document.activeElement; return {claim}; }})()"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(claim)


def give_reason(page: Any, reason: str) -> str:
    """Give a reason and confirm by Enter once the effect is counted; return what was counted."""
    page.wait_for_selector("#ask input[type=text]:focus")
    page.keyboard.type(reason)
    page.wait_for_selector("[data-counted]")
    counted = page.locator("[data-counted]").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("#ask:not([open])", state="attached")
    settled(page, f"#person .history li:has-text('{reason}')")
    return counted


def test_people_are_merged_parted_and_changed_by_keys_alone(job: Served, page: Any) -> None:
    ready(page, f"{job.ana}people")
    page.evaluate("addEventListener('pointerdown', () => { document.body.dataset.mouse = 'used'; })")
    # Two officers are merged. Enter does nothing before the effect is counted.
    for name in ("whitcombe", "osgood"):
        find_by_keys(page, name)
        page.keyboard.press("x")
    held: list[Any] = []
    page.route("**/api/effect", lambda route: held.append(route))
    page.keyboard.press("m")
    page.wait_for_selector("#ask[open] input[type=text]:focus")
    page.keyboard.type("one ")
    page.keyboard.press("Enter")
    assert page.locator("#ask[open]").count() == 1
    for route in held:
        route.continue_()
    page.unroute("**/api/effect")
    give_reason(page, "officer")
    both = page.locator("#rows tr", has_text="Whitcombe").filter(has_text="Osgood")
    sync_api.expect(both).to_have_count(1)
    # And parted again.
    find_by_keys(page, "osgood")
    page.keyboard.press("Enter")
    page.wait_for_selector("#person:focus")
    names = page.locator("#person .checks input[data-part=names]").evaluate_all("(all) => all.map((one) => one.value)")
    for name in (one for one in names if "osgood" in one):
        tab_to(page, f"one.value === {json.dumps(name)}")
        page.keyboard.press("Space")
    tab_to(page, "one.id === 'part'")
    page.keyboard.press("Enter")
    give_reason(page, "two officers")
    sync_api.expect(both).to_have_count(0)
    # A role and a status are changed.
    find_by_keys(page, "osgood")
    page.keyboard.press("Enter")
    tab_to(page, "one.ariaLabel === 'Role'")
    page.keyboard.type("unc")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "added" in give_reason(page, "who is that")
    sync_api.expect(page.locator("#rows .chosen")).to_contain_text("unclear")
    find_by_keys(page, SURNAME[:6].lower())
    page.keyboard.press("Enter")
    tab_to(page, "one.ariaLabel === '§ 1367 status'")
    page.keyboard.type("gra")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    give_reason(page, "it was granted")
    sync_api.expect(page.locator("#rows .chosen")).to_contain_text("granted")
    assert page.evaluate("document.body.dataset.mouse ?? 'not used'") == "not used"


def test_a_sample_is_looked_at_by_keys_alone_and_each_reviewer_sees_only_his_own_marks(job: Served, page: Any) -> None:
    from redactor.jobs.drawing import draw_sample
    from redactor.review.qc_report import qc_report

    drawn = draw_sample(job.out, size=3, seed=4)
    for link in (job.ana, job.tom):
        ready(page, f"{link}sample")
        sync_api.expect(page.locator("#done")).to_contain_text("0 of 3")
        for number in range(1, 4):
            page.wait_for_selector(f"body[data-position='{number}']")
            page.wait_for_selector(".sheet.produced img")
            if number == 2 and link == job.ana:
                page.keyboard.press("w")
                page.keyboard.press("ArrowRight")
                page.keyboard.press("Shift+ArrowRight")
                page.keyboard.press("Enter")
                page.wait_for_selector("#ask[open]")
                page.locator("#ask button.primary").press("Enter")
                count(page, "#misses .found li", 1)
            page.keyboard.press("n")
            sync_api.expect(page.locator("#done")).to_contain_text(f"{number} of 3")
        count(page, "#all .found li", 1 if link == job.ana else 0)
    report = qc_report(job.out)
    assert report.is_final
    assert dict(report.looked_at) == {"Ana Ruiz": 3, "Tom Bell": 3}
    assert [miss.bates for miss in report.misses] == [drawn.pages[1].bates]
    (pair,) = report.pairs
    assert pair.agreement.raw == pytest.approx(2 / 3)


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, so accessibility was not checked")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), "axe-core@4"]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    source = folder / "node_modules" / "axe-core" / "axe.min.js"
    if done.returncode or not source.is_file():
        pytest.skip("axe-core cannot be had from npm, so accessibility was not checked")
    return source.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", f"documents/{MEMO}", "log", "people", "sample"])
def test_axe_finds_no_serious_fault(job: Served, browser: Any, axe: str, path: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    try:
        page = context.new_page()
        ready(page, job.ana + path)
        if path == "people":
            page.locator("#rows a").first.click()
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run()).violations")
        serious = [
            (v["id"], [n["target"] for n in v["nodes"]][:5]) for v in found if v["impact"] in ("serious", "critical")
        ]
        assert serious == []
    finally:
        context.close()


def test_a_decision_that_cannot_be_sent_is_shown_as_not_saved_and_sent_once_it_can(job: Served, page: Any) -> None:
    ready(page, f"{job.ana}documents/ICE-0000002")
    page.route("**/api/acts", lambda route: route.abort())
    page.keyboard.press("a")
    page.wait_for_selector("#unsaved")
    page.unroute("**/api/acts")
    settled(page, "#found .tag.good")
    time.sleep(0.2)
