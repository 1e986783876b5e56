"""What stays with the producing party is its owner's alone, at every moment; and nothing quotes a document."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import redactor
from redactor.errors import DiskFull, RulesError
from tests.production import CERTIFICATION, ROSTER, draw_lines, inline, make_production

CANARY = "Qyzzkanary"
"""Stands in the documents, the roster and the counsel list of these tests, and may stand in nothing that is told."""


def _modes(private: Path) -> dict[str, int]:
    """Return what others could use, by relative path; empty where the owner is alone."""
    return {
        path.relative_to(private.parent).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (private, *private.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    }


@pytest.mark.model
def test_nothing_private_is_readable_by_others_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    private, seen, open_files = tmp_path / "out" / "private", set[str](), set[str]()

    def watch(_: object) -> None:
        open_files.update(_modes(private))
        seen.update(path.name for path in private.rglob("*"))

    old = os.umask(0o000)
    try:
        roster = make_production(tmp_path / "in")
        redactor.run(tmp_path / "in", out=tmp_path / "out", roster=roster, jobs=1, watch=watch)
    finally:
        os.umask(old)
    assert open_files == set()
    assert _modes(private) == {}
    assert {"job.db", "job.db-wal", "job.key", "staging", "crossref.csv"} <= seen | {p.name for p in private.iterdir()}


@pytest.mark.model
def test_a_run_that_fails_leaves_nothing_unverified_and_nothing_in_temporary_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, CANARY)

    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    monkeypatch.setattr("redactor.jobs.run.finish.write_text", full)
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    with pytest.raises(DiskFull) as caught:
        redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert CANARY not in str(caught.value)
    assert caught.value.__suppress_context__
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "out" / "private" / "staging").exists()
    assert [path.name for path in (tmp_path / "out").rglob("*.pdf")] == []


def _damaged(raw: bytes) -> dict[str, bytes]:
    """Return the document as it is, cut short, with damaged objects, and with an impossible page size."""
    return {
        "whole.pdf": raw,
        "cut.pdf": raw[: len(raw) // 2],
        "objects.pdf": raw.replace(b"/Font", b"/Tnof").replace(b"endobj", b"endxbj", 2),
        "lengths.pdf": raw.replace(b"/Length ", b"/Length 9"),
        "size.pdf": raw.replace(b"612 792", b"1e9 -71"),
        "text.pdf": CANARY.encode() * 50,
    }


@pytest.mark.model
@pytest.mark.own_processes
@pytest.mark.slow
def test_the_command_says_nothing_of_a_document_whatever_is_wrong_with_it(tmp_path: Path) -> None:
    source = draw_lines(tmp_path / "source.pdf", (*CERTIFICATION, f"Mother of the respondent: {CANARY} Doe"))
    (tmp_path / "in").mkdir()
    for name, raw in _damaged(source.read_bytes()).items():
        (tmp_path / "in" / name).write_bytes(raw)
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER.replace("Ofelia", CANARY), encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable, "-X", "faulthandler", "-W", "default", "-c", "from redactor.cli import main; main()", "run",
            str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--roster", str(roster), "--jobs", "1",
        ],
        capture_output=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 3
    assert CANARY.encode() not in done.stdout + done.stderr
    volume = tmp_path / "out" / "VOL001"
    told = [path for path in volume.rglob("*") if path.is_file()]
    told += list((tmp_path / "out" / "private" / "quarantine").glob("*.json"))
    assert len(told) > 20
    assert [path.name for path in told if CANARY.encode() in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("roster", ROSTER.replace("1991-08-14", CANARY)),
        ("roster", ROSTER.replace(",U,", f",{CANARY},")),
        ("roster", ROSTER.replace("A217604938", CANARY)),
        ("counsel", f"attorneys: [{{name: 7, title: {CANARY}, {CANARY}: x}}]"),
        ("counsel", f"domains: {CANARY}"),
        ("counsel", f"legends: [\n{CANARY}: ]["),
    ],
)
def test_an_error_about_people_does_not_quote_them(tmp_path: Path, name: str, content: str) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    path = tmp_path / f"{name}.file"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1, **{name: path})
    error: BaseException | None = caught.value
    while error is not None:
        assert CANARY not in str(error)
        error = None if error.__suppress_context__ else error.__context__
    assert not (tmp_path / "out").exists()
