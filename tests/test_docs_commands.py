"""Every command of the documentation is run, in the order of its page, on a production of a few documents."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests._confidential_order import allowing
from tests.production import CERTIFICATION, EMAIL, ROSTER, draw_lines
from tests.shared import shared
from tests.test_docs import PAGES, ROOT, commands
from tests.test_vendor_runs import make_vendor

pytestmark = [pytest.mark.model, pytest.mark.slow]

SAMPLES = ROOT / "samples" / "production"
TAKEN = ("A-Files", "E-mail")
"""Folders of the samples from which the first documents are taken for the tutorial."""
WITH_COMMANDS = [path for path in PAGES if commands(path)]
ENDINGS = {"run": (0, 3), "evaluate": (0, 3, 6), "qc": (0, 3), "supplement": (0, 3)}
"""Exit codes that a command may end with; 0 alone for all others. Part of the samples' labels have no document here."""
AFTER_A_RUN = ("review", "qc", "supplement", "challenge")
"""A page that begins with one of these takes a finished run as given."""
RECORD, PAGES_DRAWN = "R-0123456789", "400"
"""The number of a redaction, and of pages, as the pages write them; the production of a few documents has others."""
NOTE = (
    "U.S. Immigration and Customs Enforcement",
    "MEMORANDUM FOR THE FILE",
    "",
    "Blue Lantern waited in the hallway and said nothing.",
    "Officer Daniel Whitcombe wrote this.",
)
MISSED = "S-3,A208555111,Lantern,Blue,,1990-01-01,U,pending,2020-01-01,,\n"
"""Whom the first roster left out."""


def prepared(folder: Path) -> Path:
    """Make the files that the pages speak of."""
    draw_lines(folder / "documents" / "certification.pdf", CERTIFICATION)
    draw_lines(folder / "documents" / "mail.pdf", EMAIL)
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    shutil.copy(SAMPLES / "counsel.yaml", folder / "counsel.yaml")
    draw_lines(folder / "documents" / "note.pdf", NOTE)
    (folder / "roster-2.csv").write_text(ROSTER + MISSED, encoding="utf-8")
    make_vendor(folder / "VOL7")
    made = folder / "samples" / "production"
    for name in TAKEN:
        for path in sorted((SAMPLES / name).rglob("*.pdf"))[:2]:
            there = made / path.relative_to(SAMPLES)
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, there)
    for name in ("roster.csv", "counsel.yaml"):
        shutil.copy(SAMPLES / name, made / name)
    _take_labels(made)
    return folder


def _take_labels(made: Path) -> None:
    labels = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
    labels["documents"] = [one for one in labels["documents"] if (made / one["source"]).is_file()]
    assert labels["documents"]
    (made / "truth.json").write_text(json.dumps(labels), encoding="utf-8")


def called(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run a command as a user does; a server is ended, as a user ends it, when it has said where it is."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", "from redactor.cli import main; main()", *arguments], cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    if arguments[0] == "review":
        assert process.stdout is not None
        said = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        return (0 if "http://127.0.0.1" in said else 1), said
    said, _ = process.communicate(timeout=600)
    return process.returncode, said


def _here(word: str, folder: Path) -> str:
    """Return a word of a command as this production has it."""
    if word != RECORD:
        return "3" if word == PAGES_DRAWN else word
    log = (folder / "production" / "VOL001" / "LOGS" / "redaction-log.csv").read_text("utf-8-sig")
    return next(cell for cell in log.replace("\n", ",").split(",") if cell.startswith("R-"))


def _first_run(page: Path) -> list[str]:
    return next(arguments for arguments in commands(page) if arguments[0] == "run")


SHARED_RUNS = {
    "production": (_first_run(ROOT / "docs" / "how-to" / "produce.md"), "documents"),
    "out/demo": (_first_run(ROOT / "docs" / "tutorial.md"), "samples/production"),
}
"""What a page may take as done: the command of the page that does it, and its sources."""


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which each of the first runs was made once, from nothing."""

    def make(folder: Path) -> None:
        prepared(folder)
        for arguments, _ in SHARED_RUNS.values():
            code, said = called(arguments, folder)
            assert code in ENDINGS["run"], (arguments, said[-2000:])

    return shared(tmp_path_factory, "documented", make)


def _take(out: str, done: Path, folder: Path) -> None:
    """Give a page a finished run of its own; it belongs to its sources, which stay where they were and are linked."""
    shutil.copytree(done / out, folder / out)
    sources = folder / SHARED_RUNS[out][1]
    shutil.rmtree(sources)
    sources.symlink_to(done / SHARED_RUNS[out][1])


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_can_be_run_as_it_stands(path: Path, tmp_path: Path, done: Path) -> None:
    folder = prepared(tmp_path)
    asked = commands(path)
    makes_order = any(arguments[:2] == ["order", "new"] for arguments in asked)
    if path.name == "confidential-copy.md" or not makes_order:
        allowing(folder / "my-order.yaml")
    # What a page takes as done, and a first run that another page makes too, was done once for all of them.
    for out, (arguments, _) in SHARED_RUNS.items():
        is_taken_as_done = out == "production" and asked[0][0] in AFTER_A_RUN
        if arguments in asked or is_taken_as_done or any(out in words for words in asked):
            _take(out, done, folder)
    for arguments in asked:
        code, said = called([_here(word, folder) for word in arguments], folder)
        assert code in ENDINGS.get(arguments[0], (0,)), (arguments, said[-2000:])
