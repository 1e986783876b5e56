"""Scans of every kind: the secret's pixels are gone, the rest stays, in kind, without growing, and can be searched."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from redactor.verify import verify
from tests._pictures import SECRETS
from tests._scan_kinds import SCANS
from tests._scans import Scan
from tests.picture_table import Burnt, burnt, compared, drawn

LEAST_PSNR = 45.0


def without_boxes(one: Burnt) -> Path:
    """Return the output with its painted boxes and labels taken off, as anybody can."""
    bare = Path(one.redacted.path).with_name("bare.pdf")
    with pikepdf.open(one.redacted.path) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(
                content.replace(b" re f Q", b" re n Q").replace(b"1 g /RedactorLabel", b"3 Tr /RedactorLabel")
            )
        pdf.save(bare)
    return bare


@pytest.mark.parametrize("scan", SCANS, ids=lambda scan: scan.name)
def test_scan_of_any_kind_is_burnt_in_its_pixels(scan: Scan, tmp_path: Path) -> None:
    one = burnt(scan, tmp_path)
    outside = compared(one)
    assert outside.psnr == float("inf") if scan.is_exact else outside.psnr >= LEAST_PSNR
    assert scan.filter in one.filters
    assert one.after <= scan.most * one.before
    verdict = verify(one.redacted, one.source, one.document, one.decisions)
    assert verdict.leaks == ()
    assert all(name not in verdict.page_texts[0] for secret in SECRETS for name in secret.split())
    assert "was seen at the courthouse." in verdict.page_texts[0]
    bare = drawn(without_boxes(one))
    for burn in one.redacted.burns:
        x0, y0, x1, y1 = (round(v * one.scale) for v in (burn.box.x0, burn.box.y0, burn.box.x1, burn.box.y1))
        inside = bare[y0 + 2 : y1 - 1, x0 + 2 : x1 - 1].reshape(-1, 3)
        assert np.ptp(inside, axis=0).max() <= (0 if scan.is_exact else 40)


def test_words_lie_where_the_picture_has_them(tmp_path: Path) -> None:
    one = burnt(SCANS[0], tmp_path)
    with pdfium.PdfDocument(one.redacted.path) as out:
        reader = out[0].get_textpage()
        for word in one.document.pages[0].words:
            if word.text in ("DEPARTMENT", "courthouse.", "Whitcombe,"):
                box = word.box
                text = reader.get_text_bounded(box.x0, 792 - box.y1, box.x1, 792 - box.y0)
                assert text.strip() == word.text
