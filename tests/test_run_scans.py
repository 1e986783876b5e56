"""The whole program on paper: a fax is read, burnt and read again; what cannot be read reaches a person."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import stat
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageDraw

import redactor
from redactor.model import Burn
from redactor.verify import text_as_seen
from tests.production import CERTIFICATION, GIVEN, ROSTER, SECRETS, STATEMENT, draw_lines, inline

pytestmark = pytest.mark.model


def faxed(folder: Path, lines: tuple[str, ...], *, by_hand: bool = False) -> bytes:
    """Return a fax (TIFF, CCITT G4) of lines of text, with something written by hand under them."""
    with pymupdf.open(draw_lines(folder / "drawn.pdf", lines)) as drawn:
        pixels = drawn[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY)
    grey = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    if by_hand:
        points = [(400 + 14 * i, 1500 + (45 if i % 2 else -30) - 3 * i) for i in range(40)]
        ImageDraw.Draw(grey).line(points, fill=0, width=4)
    out = io.BytesIO()
    Image.fromarray(np.asarray(grey) > 140).save(out, format="TIFF", compression="group4", dpi=(200, 200))
    return out.getvalue()


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("paper")
    (base / "in").mkdir()
    (base / "in" / "1.tif").write_bytes(faxed(base, CERTIFICATION))
    (base / "in" / "2.tif").write_bytes(faxed(base, CERTIFICATION, by_hand=True))
    (base / "roster.csv").write_text(ROSTER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("redactor.jobs.run.run_tasks", inline)
        redactor.run(base / "in", out=base / "out", roster=base / "roster.csv", jobs=1)
    return base


def statuses(base: Path) -> dict[str, tuple[str, str]]:
    with (base / "out" / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["source"]: (row["status"], row["reason"]) for row in csv.DictReader(file)}


def test_a_fax_is_produced_without_its_secrets_and_with_the_rest(job: Path) -> None:
    assert statuses(job)["1.tif"][0] == "produced"
    (text,) = text_as_seen(job / "out" / "VOL001" / "PDF" / "ICE-0000001.pdf")
    plain = " ".join(text.split())
    assert not [secret for secret in SECRETS if secret.lower() in plain.lower()]
    for kept in (STATEMENT, "Kings County Family Court", "March 3, 2020", "Deportation Officer Daniel Whitcombe"):
        assert kept.replace(" ", "") in plain.replace(" ", "")


def test_writing_by_hand_reaches_a_person_with_its_picture(job: Path) -> None:
    assert statuses(job)["2.tif"] == ("quarantined", "unread")
    folder = job / "out" / "private" / "quarantine"
    note = json.loads((folder / "ICE-0000002.json").read_text(encoding="utf-8"))
    (why,) = [one for one in note["why"] if one["code"] == "unread"]
    (box,) = why["boxes"]
    assert why["page"] == 1
    assert box[0] < 146 < 340 < box[2]
    assert note["pictures"] == ["ICE-0000002-p001-1.png"]
    assert stat.S_IMODE((folder / "ICE-0000002-p001-1.png").stat().st_mode) == 0o600
    assert not list((job / "out" / "VOL001").rglob("*.png"))


def test_a_name_that_is_not_burnt_in_the_pixels_does_not_leave(job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from redactor.redact import redact

    def misplaced(source: Path, document: object, decisions: object, **options: object) -> object:
        kept = tuple(d for d in decisions.decisions if GIVEN not in d.finding.text)  # type: ignore[attr-defined]
        done = redact(source, document, dataclasses.replace(decisions, decisions=kept), **options)  # type: ignore[arg-type, type-var]
        missed = [d for d in decisions.redactions if GIVEN in d.finding.text]  # type: ignore[attr-defined]
        more = tuple(Burn(box=box, decision=d) for d in missed for box in d.finding.boxes)
        assert more
        return dataclasses.replace(done, burns=(*done.burns, *more))

    monkeypatch.setattr("redactor.jobs.run.run_tasks", inline)
    monkeypatch.setattr("redactor.redact.redact", misplaced)
    result = redactor.run(job / "in" / "1.tif", out=job / "other", roster=job / "roster.csv", jobs=1)
    assert result.count("produced") == 0
