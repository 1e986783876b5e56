"""The whole program on a small production."""

from __future__ import annotations

import csv
import hashlib
import json
import stat
import zlib
from pathlib import Path

import pytest

import redactor
from redactor.errors import ForeignOutput
from redactor.model import INNER_COLUMNS, SERVED_COLUMNS
from redactor.verify import text_of, verify_volume
from tests._loadfile_reader import load
from tests.production import SECRETS, STATEMENT, inline, make_production

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory):
    base = tmp_path_factory.mktemp("job")
    roster = make_production(base / "in")
    result = redactor.run(base / "in", out=base / "out", roster=roster, jobs=1)
    return base, roster, result


def _volume_files(volume: Path) -> dict[str, bytes]:
    return {p.relative_to(volume).as_posix(): p.read_bytes() for p in sorted(volume.rglob("*")) if p.is_file()}


def _unpacked(content: bytes) -> bytes:
    """Return a file with every deflated stream in it also unpacked."""
    parts, position = [content], 0
    while (position := content.find(b"stream", position)) >= 0:
        position += len(b"stream")
        for skip in (1, 2):
            try:
                parts.append(zlib.decompressobj().decompress(content[position + skip :]))
            except zlib.error:
                continue
    return b"\n".join(parts)


def test_every_file_of_the_contract_is_there(job) -> None:
    base, _, result = job
    assert result.exit_code == 3
    assert {name for name in _volume_files(base / "out" / "VOL001") if not name.startswith(("PDF/", "TEXT/"))} == {
        "DATA/VOL001.dat", "DATA/VOL001.opt", "DATA/VOL001.xml", "LOGS/redaction-log.csv", "LOGS/redaction-log.jsonl",
        "LOGS/redaction-log.xlsx", "LOGS/redaction-log.pdf", "LOGS/privilege-log.csv", "LOGS/privilege-log.xlsx",
        "LOGS/privilege-log.pdf", "LOGS/withheld-materials.csv", "LOGS/withheld-materials.xlsx",
        "LOGS/withheld-materials.pdf", "report.html", "statement.html", "manifest.json",
    }  # fmt: skip
    private = base / "out" / "private"
    for name in ("job.key", "job.db", "crossref.csv", "redaction-log-full.jsonl", "reference-list.csv"):
        assert (private / name).is_file(), name
    assert len(list((private / "quarantine").glob("*.json"))) == result.count("quarantined") == 2


def test_the_good_documents_are_produced_and_the_others_say_why(job) -> None:
    base = job[0]
    with (base / "out" / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["source"]: (row["status"], row["reason"], row["begbates"]) for row in csv.DictReader(file)}
    assert rows == {
        "a/Zelaya arrest e-mail.pdf": ("produced", "", "ICE-0000001"),
        "a/certification.pdf": ("produced", "", "ICE-0000002"),
        "b/locked.pdf": ("quarantined", "unreadable", "ICE-0000003"),
        "b/notes.docx": ("quarantined", "unreadable", "ICE-0000004"),
    }


def test_nothing_in_the_volume_names_the_protected_person(job) -> None:
    volume = job[0] / "out" / "VOL001"
    for name, content in _volume_files(volume).items():
        haystack = _unpacked(content).lower()
        for secret in SECRETS:
            for encoding in ("utf-8", "latin-1", "utf-16-be", "utf-16-le"):
                needle = secret.lower().encode(encoding, "ignore")
                assert needle not in haystack, f"{name} holds a secret"
    for path in sorted((volume / "PDF").glob("*.pdf")):
        text = " ".join(text_of(path)).casefold()
        assert not any(secret.casefold() in text for secret in SECRETS)


def test_what_is_to_be_kept_is_still_there(job) -> None:
    volume = job[0] / "out" / "VOL001"
    text = " ".join(text_of(volume / "PDF" / "ICE-0000002.pdf")[0].split())
    for kept in (
        STATEMENT, "CERTIFICATION OF COMPLIANCE WITH INA § 239(e)", "March 3, 2020", "Kings County Family Court",
        "Daniel Whitcombe", "Deportation Officer", "Respondent:", "File No:",
    ):  # fmt: skip
        assert kept in text
    assert "Daniel Whitcombe" in text_of(volume / "PDF" / "ICE-0000001.pdf")[0]


def test_served_and_inner_log_have_the_same_rows_and_every_row_a_clause(job) -> None:
    out = job[0] / "out"
    with (out / "VOL001" / "LOGS" / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file:
        served = list(csv.DictReader(file))
    inner = [
        json.loads(line) for line in (out / "private" / "redaction-log-full.jsonl").read_text("utf-8").splitlines()
    ]
    assert tuple(served[0]) == SERVED_COLUMNS
    assert tuple(inner[0]) == INNER_COLUMNS
    assert [row["redaction_id"] for row in served] == [row["redaction_id"] for row in inner]
    assert len({row["redaction_id"] for row in served}) == len(served) >= 6
    assert all(row["clause"] and row["authority"] and row["label"] for row in served)
    assert all(row["inner_clause"] for row in inner)


def test_the_private_side_is_its_owners_alone(job) -> None:
    private = job[0] / "out" / "private"
    for path in (private, *private.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name


def test_the_volume_passes_its_own_check_until_a_byte_changes(job, tmp_path: Path) -> None:
    import shutil

    volume = tmp_path / "VOL001"
    shutil.copytree(job[0] / "out" / "VOL001", volume)
    assert verify_volume(volume).is_clean
    text = volume / "TEXT" / "ICE-0000001.txt"
    text.write_text(text.read_text(encoding="utf-8") + "x", encoding="utf-8")
    assert not verify_volume(volume).is_clean


def test_the_same_key_gives_the_same_bytes(job, tmp_path: Path) -> None:
    base, roster, _ = job
    redactor.run(
        base / "in", out=tmp_path / "again", roster=roster, jobs=2, job_key=base / "out" / "private" / "job.key"
    )
    first, second = _volume_files(base / "out" / "VOL001"), _volume_files(tmp_path / "again" / "VOL001")
    assert {n: hashlib.sha256(c).hexdigest() for n, c in first.items()} == {
        n: hashlib.sha256(c).hexdigest() for n, c in second.items()
    }


def test_a_reader_that_knows_only_the_conventions_loads_the_volume(job) -> None:
    documents = load(job[0] / "out" / "VOL001")
    assert [one.fields["BEGBATES"] for one in documents] == [f"ICE-{n:07d}" for n in range(1, 5)]
    for one in documents:
        assert {path.name for _, path in one.pages} == {f"{one.fields['BEGBATES']}.pdf"}
        assert int(one.fields["PAGECOUNT"]) == len(one.pages) == len(text_of(one.pages[0][1]))


def test_running_again_resumes_and_does_nothing_twice(job) -> None:
    base, roster, _ = job
    pdf = base / "out" / "VOL001" / "PDF" / "ICE-0000001.pdf"
    before, written = _volume_files(base / "out" / "VOL001"), pdf.stat().st_mtime_ns
    result = redactor.run(base / "in", out=base / "out", roster=roster, jobs=1)
    assert result.exit_code == 3
    assert _volume_files(base / "out" / "VOL001") == before
    assert pdf.stat().st_mtime_ns == written


def test_another_order_or_roster_is_refused_and_nothing_changes(job, tmp_path: Path) -> None:
    base = job[0]
    before = _volume_files(base / "out" / "VOL001")
    with pytest.raises(ForeignOutput) as caught:
        redactor.run(base / "in", out=base / "out", jobs=1)
    assert str(caught.value) == (
        "OUT belongs to other sources, another order or other settings. Choose another output folder."
    )
    assert _volume_files(base / "out" / "VOL001") == before


CANARY = "CANARY-5d1c"
FAULTS = {
    "intake": "redactor.intake.read_document",
    "detect": "redactor.detect.Detector.detect",
    "matter": "redactor.matter.spread",
    "decide": "redactor.decide.decide",
    "redact": "redactor.redact.redact",
    "verify": "redactor.verify.verify",
}


@pytest.mark.parametrize("stage", FAULTS)
def test_a_fault_in_a_stage_keeps_the_document_out_and_quotes_nothing(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    roster = make_production(tmp_path / "in")
    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    monkeypatch.setattr(FAULTS[stage], broken)
    result = redactor.run(tmp_path / "in", out=tmp_path / "out", roster=roster, jobs=1)
    assert result.exit_code == 3
    assert {document.status for document in result.documents} == {"quarantined"}
    volume = tmp_path / "out" / "VOL001"
    for path in sorted((volume / "PDF").glob("*.pdf")):
        assert "Whitcombe" not in " ".join(text_of(path))
    for path in (tmp_path / "out").rglob("*"):
        assert not path.is_file() or CANARY.encode() not in path.read_bytes(), path.name
    assert CANARY not in "".join(capfd.readouterr())
