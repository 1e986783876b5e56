"""What pictures of a page show beside writing: photographs, finger prints and the noncitizen's signature are boxed."""

from __future__ import annotations

from redactor.model import Document, Finding, RegionKind

_SHOWN: dict[RegionKind, str] = {"photo": "photo", "fingerprint": "fingerprint", "signature": "signature"}
_SCORE = 0.9


def detect_regions(document: Document) -> tuple[Finding, ...]:
    """Return one finding for every place in a picture that shows a person, a finger or a hand."""
    return tuple(
        Finding(
            category=_SHOWN[one.kind], stance="redact", start=page.start, end=page.start, boxes=(one.box,), text="",
            score=_SCORE, found_by=(f"region:{one.kind}",), region=one.box,
        )
        for page in document.pages
        for one in page.regions
        if one.kind in _SHOWN
    )  # fmt: skip
