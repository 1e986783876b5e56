"""Bad input, a full disk, a killed run: a clear reason, and nothing lost."""

from __future__ import annotations

import csv
import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

import redactor
from redactor.errors import DiskFull, InputError
from redactor.verify import verify_volume
from tests.production import CERTIFICATION, EMAIL, draw_lines, inline, make_production

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def _in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "own_processes" not in request.keywords:
        monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)


def _crossref(out: Path) -> dict[str, dict[str, str]]:
    with (out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["source"]: row for row in csv.DictReader(file)}


def hashes_of(volume: Path) -> dict[str, str]:
    return {
        path.relative_to(volume).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(volume.rglob("*"))
        if path.is_file()
    }


def _no_pages(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(path)


def _truncated(path: Path) -> None:
    draw_lines(path, CERTIFICATION)
    path.write_bytes(path.read_bytes()[:300])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _without_xref(path: Path) -> None:
    draw_lines(path, CERTIFICATION)
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"xref\n0")])


def _vanishing_link(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.pdf")


@pytest.mark.parametrize("make", [_no_pages, _truncated, _empty, _vanishing_link])
def test_a_file_that_cannot_be_read_is_quarantined_and_its_neighbour_produced(tmp_path: Path, make) -> None:
    draw_lines(tmp_path / "in" / "good.pdf", CERTIFICATION)
    make(tmp_path / "in" / "bad.pdf")
    result = redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert result.exit_code == 3
    rows = _crossref(tmp_path / "out")
    assert (rows["bad.pdf"]["status"], rows["bad.pdf"]["reason"]) == ("quarantined", "unreadable")
    assert rows["good.pdf"]["status"] == "produced"
    assert (tmp_path / "out" / "VOL001" / "PDF" / f"{rows['bad.pdf']['begbates']}.pdf").is_file()


def test_a_damaged_cross_reference_is_repaired_or_kept_back_and_never_lost(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _without_xref(tmp_path / "in" / "damaged.pdf")
    redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    row = _crossref(tmp_path / "out")["damaged.pdf"]
    assert row["status"] in ("produced", "quarantined")
    assert row["begbates"] == "ICE-0000001"


def test_two_files_of_one_content_are_two_documents_with_the_same_redactions(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        draw_lines(tmp_path / "in" / name, EMAIL)
    result = redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert [document.begbates for document in result.documents] == ["ICE-0000001", "ICE-0000002"]
    assert len({document.redactions for document in result.documents}) == 1
    with (tmp_path / "out" / "VOL001" / "LOGS" / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    places = [[(r["page"], r["x0"], r["y0"], r["category"]) for r in rows if r["bates"].endswith(n)] for n in "12"]
    assert places[0] == places[1]


def test_a_folder_named_after_a_person_names_nobody_in_the_volume(tmp_path: Path) -> None:
    draw_lines(tmp_path / "in" / "Quimistán Zelaya, Ofelia" / "Ofelia.pdf", CERTIFICATION)
    redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    for path in (tmp_path / "out" / "VOL001").rglob("*"):
        assert "ofelia" not in path.name.casefold()
        assert not path.is_file() or b"Ofelia" not in path.read_bytes()


def test_an_encrypted_file_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    draw_lines(tmp_path / "plain.pdf", CERTIFICATION)
    (tmp_path / "in").mkdir()
    with pikepdf.open(tmp_path / "plain.pdf") as pdf:
        pdf.save(tmp_path / "in" / "locked.pdf", encryption=pikepdf.Encryption(owner="owner", user=""))
    redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert _crossref(tmp_path / "out")["locked.pdf"]["status"] == "produced"
    with pikepdf.open(tmp_path / "out" / "VOL001" / "PDF" / "ICE-0000001.pdf") as pdf:
        assert not pdf.is_encrypted


def test_a_full_disk_ends_with_a_clear_word_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    with monkeypatch.context() as patch:
        patch.setattr("redactor.jobs.run.finish.write_text", full)
        with pytest.raises(DiskFull) as caught:
            redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert str(caught.value) == "There is no room left where OUT lies. Free space and run again."
    assert not list((tmp_path / "out" / "VOL001" / "PDF").iterdir())
    assert redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1).exit_code == 0


@pytest.mark.parametrize("folder", ["PDF", "TEXT"])
def test_what_a_power_cut_took_from_the_disk_is_made_again(tmp_path: Path, folder: str) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    before = hashes_of(tmp_path / "out" / "VOL001")
    (lost,) = (tmp_path / "out" / "VOL001" / folder).iterdir()
    lost.write_bytes(b"")
    redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1)
    assert hashes_of(tmp_path / "out" / "VOL001") == before


def test_a_run_killed_before_its_lock_was_made_goes_on(tmp_path: Path) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    (tmp_path / "out" / "private").mkdir(parents=True)
    assert redactor.run(tmp_path / "in", out=tmp_path / "out", jobs=1).exit_code == 0


def test_too_few_bates_numbers_are_noticed_before_anything_is_produced(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        draw_lines(tmp_path / "in" / name, CERTIFICATION)
    with pytest.raises(InputError) as caught:
        redactor.run(tmp_path / "in", out=tmp_path / "out", bates_start=9_999_999, jobs=1)
    assert str(caught.value) == (
        "The production has more pages than Bates numbers are left. Use a lower --bates-start."
    )


@pytest.mark.own_processes
@pytest.mark.slow
def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    roster = make_production(tmp_path / "in")
    key = tmp_path / "key"
    key.write_bytes(bytes(range(32)))
    redactor.run(tmp_path / "in", out=tmp_path / "whole", roster=roster, job_key=key, jobs=1)
    arguments = [
        sys.executable, "-W", "ignore", "-c", "from redactor.cli import main; main()", "run", str(tmp_path / "in"),
        "--out", str(tmp_path / "out"), "--roster", str(roster), "--job-key", str(key), "--jobs", "1",
    ]  # fmt: skip
    for seconds in (0.8, 2.5, 4.0, 5.0, 6.0):
        running = subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    done = subprocess.run(arguments, capture_output=True, check=False, timeout=300)
    assert done.returncode == 3
    assert hashes_of(tmp_path / "out" / "VOL001") == hashes_of(tmp_path / "whole" / "VOL001")
    assert verify_volume(tmp_path / "out" / "VOL001").is_clean
