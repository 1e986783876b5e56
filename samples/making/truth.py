"""From marks and where they were drawn to the spans of `truth.json`, checked against the finished PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import pymupdf

from samples.making.ink import SOFT, Mark
from samples.making.sheet import Placed

CLAUSES = {
    "identifying-information": (
        "person-name a-number uscis-receipt i94-number sevis-id fin-number event-number subject-number fbi-number "
        "state-id passport national-id ssn driver-license vehicle-plate financial-account date-of-birth age "
        "place-of-birth address phone email online-handle geo-coordinates employer school physical-description "
        "photo fingerprint signature"
    ),
    "related-information": "docket-number entry nationality family court-detail",
    "section-1367": "relief-application victim-status service-provider protection-order",
    "tps": "tps",
    "asylum": "asylum",
    "attorney-client": "attorney-client",
    "work-product": "work-product",
    "deliberative-process": "deliberative-process",
    "law-enforcement": "law-enforcement",
    "keep-certification": "certification-statement statute",
    "keep-place-and-date": "location-kind courthouse action-date document-date",
    "keep-proceeding": "proceeding-class charge method custody-outcome",
    "keep-officials": "official-name official-title office",
    "keep-form": "form-text existing-bates",
}
"""Clause or keep-rule of the default order → the categories it speaks about."""

_CLAUSE_OF = {category: clause for clause, names in CLAUSES.items() for category in names.split()}


class SampleFault(AssertionError):
    """A sample does not say what its truth says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A finished sample document with its truth."""

    source: str
    content: bytes
    pages: int
    expect: str
    spans: tuple[dict[str, object], ...]
    notes: str = ""
    forms: tuple[str, ...] = field(default=())


def spans_of(marks: Sequence[Mark], placed: Sequence[Placed]) -> tuple[dict[str, object], ...]:
    """Return one span a mark, in the order of the page, with one box a word."""
    by_mark: dict[int, list[Placed]] = {}
    for one in placed:
        by_mark.setdefault(one.mark, []).append(one)
    missing = set(range(len(marks))) - set(by_mark)
    if missing:
        raise SampleFault(f"{len(missing)} marked spans were never drawn, first: {marks[min(missing)].category}")
    spans = []
    for number, pieces in by_mark.items():
        mark = marks[number]
        text = _joined(pieces)
        if _bare(text) != _bare(mark.text):
            raise SampleFault(f"a span was drawn more or less than once: {mark.category} {mark.text!r} {text!r}")
        spans.append(
            {
                "text": text,
                "category": mark.category,
                "page": pieces[0].page,
                "boxes": [[p.page, *(round(v, 1) for v in (p.x0, p.y0, p.x1, p.y1)), p.text] for p in pieces],
                "expect": mark.expect,
                "clause": _CLAUSE_OF[mark.category],
                "subject": mark.subject,
            }
        )
    return tuple(spans)


def _joined(pieces: Sequence[Placed]) -> str:
    text = pieces[0].text
    for piece in pieces[1:]:
        text = text.removesuffix("-") + piece.text if piece.joins else f"{text} {piece.text}"
    return text


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text.replace(SOFT, "")).upper()


def check(content: bytes, placed: Sequence[Placed], *, password: str = "") -> int:
    """Raise SampleFault unless every placed piece reads as written where it was placed; returns the pages."""
    with pymupdf.open(stream=content, filetype="pdf") as pdf:
        if password:
            pdf.authenticate(password)
        for number, page in enumerate(pdf, start=1):
            here = [p for p in placed if p.page == number]
            glyphs = _glyphs(page)
            values = {f.field_value for f in page.widgets() or ()}
            for one in here:
                if any(one.text in str(value) for value in values):
                    continue
                read = "".join(c for x, y, c in glyphs if one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1)
                if _folded(read) != _folded(one.text):
                    raise SampleFault(f"page {number}: drawn {one.text!r}, read {read!r}")
            _check_apart(page)
        return int(pdf.page_count)


def _glyphs(page: pymupdf.Page) -> list[tuple[float, float, str]]:
    found = []
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    rect = pymupdf.Rect(char["bbox"]) * page.rotation_matrix
                    found.append(((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2, char["c"]))
    return found


def _check_apart(page: pymupdf.Page) -> None:
    """Raise SampleFault where two words are drawn over each other or outside the page."""
    words = [
        (pymupdf.Rect(w[:4]) * page.rotation_matrix, w[4]) for w in page.get_text("words", clip=pymupdf.INFINITE_RECT())
    ]
    for number, (rect, text) in enumerate(words):
        if rect.x1 > page.rect.width + 1 or rect.y1 > page.rect.height + 1 or rect.x0 < -1 or rect.y0 < -1:
            raise SampleFault(f"page {page.number + 1}: {text!r} lies outside the page")
        for other, second in words[number + 1 :]:
            common = rect & other
            if not common.is_empty and common.width > 2 and common.height > 0.55 * min(rect.height, other.height):
                raise SampleFault(f"page {page.number + 1}: {text!r} lies over {second!r}")


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))
