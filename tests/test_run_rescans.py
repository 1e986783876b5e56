"""Twenty copies of one document, half of them rescanned: aslant, specked and stamped; they come out treated alike."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

import redactor
from redactor.verify import text_as_seen
from tests.production import CERTIFICATION, ROSTER, SECRETS, STATEMENT, draw_lines
from tests.test_run_copies import BODY, misread

pytestmark = [pytest.mark.model, pytest.mark.slow]

DIGITAL = SCANNED = 10
STAMPS = ("RECEIVED MAR 0 9 2020", "2019-ICLI-00003 -022454", "", "COPY")
DPI = 200


def rescan(page: Path, chance: random.Random) -> bytes:
    """Return a page as it comes back from a scanner: a little aslant, shifted, grey and specked, as JPEG or fax."""
    with pypdfium2.PdfDocument(page) as pdf:
        drawn = pdf[0].render(scale=DPI / 72).to_pil().convert("L")
    slant, shift = chance.uniform(-0.6, 0.6), (chance.randint(-8, 8), chance.randint(-8, 8))
    turned = drawn.rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor=255, translate=shift)
    noise = np.random.default_rng(chance.randint(0, 9999)).normal(0, 9, (turned.height, turned.width))
    grey = Image.fromarray(np.clip(np.asarray(turned) * 0.92 + 10 + noise, 0, 255).astype(np.uint8))
    out = io.BytesIO()
    if chance.random() < 0.5:
        grey.save(out, format="JPEG", quality=chance.choice((60, 75, 90)), dpi=(DPI, DPI))
    else:
        two = grey.point(lambda value: 255 if value > 140 else 0).convert("1")
        two.save(out, format="TIFF", compression="group4", dpi=(DPI, DPI))
    return out.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, str]]]:
    base = tmp_path_factory.mktemp("rescans")
    (base / "in").mkdir()
    for number in range(DIGITAL + SCANNED):
        chance = random.Random(number)
        lines = [STAMPS[number % 4], *CERTIFICATION, *BODY]
        if number < DIGITAL:
            draw_lines(
                base / "in" / f"copy-{number:02d}.pdf", [misread(line, chance) if number else line for line in lines]
            )
        else:
            content = rescan(draw_lines(base / "drawn.pdf", lines), chance)
            ending = "tif" if content[:2] == b"II" else "jpg"
            (base / "in" / f"copy-{number:02d}.{ending}").write_bytes(content)
    (base / "roster.csv").write_text(ROSTER, encoding="utf-8")
    redactor.run(base / "in", out=base / "out", roster=base / "roster.csv", jobs=2)
    with (base / "out" / "private" / "copies.csv").open(encoding="utf-8-sig", newline="") as file:
        return base / "out", list(csv.DictReader(file))


def test_all_twenty_are_one_group_and_none_differs(made) -> None:
    _, rows = made
    assert len(rows) == DIGITAL + SCANNED
    assert {(row["group"], row["kind"], row["result"]) for row in rows} == {("1", "near", "alike")}


def test_most_are_produced_and_those_that_wait_were_not_read_surely(made) -> None:
    out, rows = made
    with (out / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        reasons = {row["source"]: row["reason"] for row in csv.DictReader(file) if row["status"] == "quarantined"}
    assert set(reasons) <= {row["source"] for row in rows if not row["source"].endswith(".pdf")}
    assert {reason for one in reasons.values() for reason in one.split(";")} <= {"unread", "unread-line"}
    assert len(reasons) <= SCANNED // 2


def test_no_copy_shows_what_another_has_taken_out_and_all_show_the_rest(made) -> None:
    out, rows = made
    shown = [row for row in rows if row["status"] == "produced"]
    for row in shown:
        text = " ".join(" ".join(text_as_seen(out / "VOL001" / "PDF" / f"{row['begbates']}.pdf")).split())
        assert not [secret for secret in SECRETS if secret.lower() in text.lower()], row["source"]
        if not row["source"].endswith(".pdf") or row["source"] == "copy-00.pdf":
            assert STATEMENT.replace(" ", "")[:40] in text.replace(" ", ""), row["source"]
            assert "DanielWhitcombe" in text.replace(" ", ""), row["source"]
    with (out / "VOL001" / "LOGS" / "redaction-log.csv").open(encoding="utf-8-sig", newline="") as file:
        subjects: dict[str, set[str]] = {row["begbates"]: set() for row in shown}
        for row in csv.DictReader(file):
            subjects[row["begbates"]].add(row["category"])
    assert len({frozenset(one) for one in subjects.values()}) == 1
