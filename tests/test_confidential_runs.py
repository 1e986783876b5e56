"""A whole run with an unredacted copy: two folders that never mix, and a copy that follows what is decided."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

import redactor
from redactor.errors import ForeignOutput, RulesError
from redactor.verify import text_of, verify_copy, verify_volume
from tests._confidential_order import LEGEND, allowing
from tests._loadfile_reader import load
from tests.production import CERTIFICATION, GIVEN, SECRETS, SURNAME, draw_lines, make_production
from tests.test_cli import call

pytestmark = [pytest.mark.model, pytest.mark.slow]

VISA = (*CERTIFICATION, "", f"{GIVEN} {SURNAME} has filed Form I-918 for a U visa.")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object, dict[str, object]]:
    base = tmp_path_factory.mktemp("confidential")
    roster = make_production(base / "in")
    draw_lines(base / "in" / "c" / "visa.pdf", VISA)
    options = {
        "out": base / "out", "roster": roster, "order": allowing(base / "order.yaml"), "jobs": 2,
        "confidential_copy": True, "page_files": "image",
    }  # fmt: skip
    return base, redactor.run(base / "in", **options), options


def files(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def by_source(base: Path) -> dict[str, dict[str, str]]:
    with (base / "out" / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["source"]: row for row in csv.DictReader(file)}


def test_the_copy_holds_what_may_be_shown_and_nothing_else(made) -> None:
    base, result, _ = made
    rows = by_source(base)
    wanted = {rows["a/certification.pdf"]["begbates"], rows["a/Zelaya arrest e-mail.pdf"]["begbates"]}
    assert rows["c/visa.pdf"]["status"] == "produced"
    copy = base / "out" / "CONFIDENTIAL-VOL001"
    assert {p.stem for p in (copy / "PDF").iterdir()} == {p.stem for p in (copy / "TEXT").iterdir()} == wanted
    with (base / "out" / "private" / "confidential-copy.csv").open(encoding="utf-8-sig", newline="") as file:
        said = {row["begbates"]: (row["in_the_copy"], row["why_not"]) for row in csv.DictReader(file)}
    assert said[rows["c/visa.pdf"]["begbates"]] == ("no", "redacted under a clause that is not shown")
    assert said[rows["b/locked.pdf"]["begbates"]] == ("no", "not produced")
    assert result.exit_code == 3


def test_the_copy_is_stamped_with_the_same_numbers_and_loads_by_its_own_files(made) -> None:
    base = made[0]
    volume, copy = base / "out" / "VOL001", base / "out" / "CONFIDENTIAL-VOL001"
    documents = load(copy)
    assert {d.fields["CONFIDENTIALITY"] for d in documents} == {LEGEND}
    assert {d.fields["REDACTED"] for d in documents} == {"N"}
    for document in documents:
        begbates = document.fields["BEGBATES"]
        shown, redacted = (" ".join(text_of(f / "PDF" / f"{begbates}.pdf")) for f in (copy, volume))
        assert begbates in shown
        assert LEGEND in shown
        assert SURNAME.lower() in shown.lower()
        assert SURNAME.lower() not in redacted.lower()
    listed = json.loads((copy / "hashes.json").read_text("utf-8"))["files"]
    assert listed == {name: digest for name, digest in files(copy).items() if name != "hashes.json"}
    assert "only for attorneys of record who have signed Exhibit A" in (copy / "NOTICE.txt").read_text("utf-8")


def test_the_volume_is_as_without_the_copy_and_passes(made, tmp_path: Path) -> None:
    base, _, options = made
    volume = base / "out" / "VOL001"
    assert verify_volume(volume).failures == ()
    plain = {**options, "out": tmp_path / "out", "confidential_copy": False}
    redactor.run(base / "in", **plain, job_key=base / "out" / "private" / "job.key")
    assert files(tmp_path / "out" / "VOL001") == files(volume)
    assert not (tmp_path / "out" / "CONFIDENTIAL-VOL001").exists()
    for path in volume.rglob("*"):
        if path.suffix in (".dat", ".opt", ".xml", ".csv", ".txt", ".html", ".json", ".jsonl"):
            text = path.read_text("utf-8-sig").lower()
            assert not [secret for secret in SECRETS if secret.lower() in text], path.name
            assert "confidential-vol001" not in text


def broken(copy: Path, folder: Path, change) -> list[str]:
    """Return which checks find what was done to a copy of the copy, whose list of hashes was brought up to date."""
    shutil.copytree(copy.parent / "VOL001", folder / "VOL001")
    mine = folder / copy.name
    shutil.copytree(copy, mine)
    change(mine)
    listed = json.loads((mine / "hashes.json").read_text("utf-8"))
    listed["files"] = {name: digest for name, digest in files(mine).items() if name != "hashes.json"}
    (mine / "hashes.json").write_text(json.dumps(listed), encoding="utf-8")
    return sorted({failure.check for failure in verify_copy(mine).failures})


def in_dat(old: str, new: str):
    def change(copy: Path) -> None:
        path = copy / "DATA" / f"{copy.name}.dat"
        before = path.read_bytes()
        path.write_bytes(before.replace(old.encode(), new.encode()))
        assert path.read_bytes() != before

    return change


def other_page(copy: Path) -> None:
    one, other = sorted((copy / "PDF").iterdir())[:2]
    one.write_bytes(other.read_bytes())


def without_stamp(copy: Path) -> None:
    path = sorted((copy / "PDF").iterdir())[0]
    draw_lines(path, CERTIFICATION)


def lost_text(copy: Path) -> None:
    sorted((copy / "TEXT").iterdir())[0].write_text("nothing", encoding="utf-8")


def lost_page_file(copy: Path) -> None:
    sorted((copy / "IMAGES").iterdir())[0].unlink()


def other_picture(copy: Path) -> None:
    one = sorted((copy / "IMAGES").iterdir())[0]
    with Image.open(one) as picture:
        Image.new(picture.mode, picture.size, 1 if picture.mode == "1" else "white").save(
            one, compression="group4" if picture.mode == "1" else None, dpi=(300, 300)
        )


@pytest.mark.parametrize(
    ("change", "checks"),
    [
        (lambda copy: None, []),
        (other_page, {"load-files", "bates"}),
        (without_stamp, {"load-files", "bates", "legend"}),
        (lost_text, {"text"}),
        (lost_page_file, {"load-files"}),
        (other_picture, {"page-file"}),
        (in_dat("\xfeWITHHELD\xfe", "\xfeLOST\xfe"), {"load-files"}),
        (in_dat("ICE-0000001", "ICE-0000999"), {"copy"}),
    ],
)
def test_a_copy_that_is_not_what_it_says_does_not_pass(made, tmp_path: Path, change, checks) -> None:
    found = broken(made[0] / "out" / "CONFIDENTIAL-VOL001", tmp_path, change)
    assert set(found) >= set(checks)
    assert bool(found) == bool(checks)


def test_a_copy_with_a_document_that_the_volume_withholds_does_not_pass(made, tmp_path: Path) -> None:
    def withheld(copy: Path) -> None:
        path = copy.parent / "VOL001" / "DATA" / "VOL001.dat"
        rows = path.read_bytes().decode("utf-8-sig").split("\r\n")
        column = rows[0].split("\x14").index("\xfeWITHHELD\xfe")
        begbates = sorted((copy / "PDF").iterdir())[0].stem
        for number, row in enumerate(rows):
            if row.startswith(f"\xfe{begbates}"):
                cells = row.split("\x14")
                rows[number] = "\x14".join([*cells[:column], "\xfeY\xfe", *cells[column + 1 :]])
        path.write_bytes("\r\n".join(rows).encode("utf-8-sig"))

    assert broken(made[0] / "out" / "CONFIDENTIAL-VOL001", tmp_path, withheld) == ["copy"]


def test_the_command_checks_volume_and_copy_and_the_copy_by_itself(made, tmp_path: Path) -> None:
    out = made[0] / "out"
    shown = call("verify", out)
    assert shown.returncode == 0, shown.stdout
    assert [line for line in shown.stdout.splitlines() if "passes" in line] == [
        "The volume passes.", "The unredacted copy passes.",
    ]  # fmt: skip
    alone = tmp_path / "CONFIDENTIAL-VOL001"
    shutil.copytree(out / "CONFIDENTIAL-VOL001", alone)
    assert call("verify", alone).stdout.endswith("The unredacted copy passes.\n")
    lost_text(alone)
    assert call("verify", alone).returncode == 6


def test_the_same_again_changes_nothing_and_mends_what_was_touched(made) -> None:
    base, _, options = made
    copy = base / "out" / "CONFIDENTIAL-VOL001"
    before = files(copy)
    (copy / "PDF" / "ICE-9999999.pdf").write_bytes(b"astray")
    (copy / "stray.txt").write_text("astray")
    one = sorted((copy / "PDF").glob("ICE-0*.pdf"))[0]
    one.write_bytes(b"damaged")
    redactor.run(base / "in", **options)
    assert files(copy) == before
    with pytest.raises(ForeignOutput):
        redactor.run(base / "in", **{**options, "confidential_copy": False})


def test_a_refused_copy_writes_nothing(made, tmp_path: Path) -> None:
    with pytest.raises(RulesError):
        redactor.run(made[0] / "in", out=tmp_path / "out", confidential_copy=True)
    assert not (tmp_path / "out").exists()
