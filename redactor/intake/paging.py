"""One page: from what MuPDF draws to words, rulings, pictures, hidden places and concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pymupdf

from redactor.errors import TooMuch
from redactor.intake.assembling import box_of, page_words
from redactor.intake.drawing import Cover, Rect, covers_of, rulings_of
from redactor.intake.framing import cells_in_order, comment_cells
from redactor.intake.honesty import FontTruth, honest, truths_of
from redactor.intake.interactive import Area, Interactive, interactive_of
from redactor.intake.layers import MOST_UNREAD, recognised, unread_share
from redactor.intake.limits import MAX_PATHS_PER_PAGE, MAX_SIDE, MAX_WORDS_PER_PAGE
from redactor.intake.lines import Cell
from redactor.intake.opening import faults_as_unreadable
from redactor.intake.pictures import PAGE_SHARE, picture_boxes, picture_code, picture_covers
from redactor.intake.rendering import Rendering, render
from redactor.intake.suspicion import has_outlined_text, has_unreadable_font
from redactor.intake.tracing import Fragment, fragments_of
from redactor.intake.visibility import Sight, parted
from redactor.model import Page, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """All that a page draws, before it is judged."""

    width: float
    height: float
    fragments: list[Fragment] = field(repr=False)
    drawings: list[Any] = field(repr=False)
    covers: list[Cover]
    pictures: list[Rect]
    rendering: Rendering = field(repr=False)
    interactive: Interactive


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page, its text and the codes of its concerns."""

    page: Page
    text: str = field(repr=False)
    codes: tuple[str, ...]


def read_page(
    opened: pymupdf.Document, number: int, start: int, fonts: dict[int, FontTruth | None], *, trust_ocr_layer: bool
) -> PageRead:
    """Read page `number` (from 1), whose text begins at `start`; raises Unreadable or TooMuch.

    `fonts` keeps what is known of the document's fonts from page to page.
    """
    pymupdf.TOOLS.reset_mupdf_warnings()
    with faults_as_unreadable(f"Page {number} is damaged and cannot be drawn."):
        untrusted = opened[number - 1]
        rotation = int(untrusted.rotation)
        untrusted.set_rotation(0)  # in memory only; MuPDF's coordinates are then those of the crop box
        drawn = _draw(untrusted, fonts)
    has_warnings = bool(pymupdf.TOOLS.mupdf_warnings())
    sight = Sight(covers=drawn.covers, rendering=drawn.rendering, width=drawn.width, height=drawn.height)
    seen, unseen = parted(drawn.fragments, sight)
    read, hidden = recognised(unseen, drawn.pictures, sight)
    rulings = rulings_of(drawn.drawings)
    cells = cells_in_order([*seen, *read], rulings, drawn.interactive.drawn)
    comments = [*drawn.interactive.unseen, *_undrawn_fields(drawn.interactive.drawn, cells)]
    words, text = page_words([*cells, *(cell for area in comments for cell in comment_cells(area))], number, start)
    picture_codes = _picture_codes(drawn, sight, read)
    page = Page(
        number=number,
        width=drawn.width,
        height=drawn.height,
        rotation=rotation,
        words=words,
        start=start,
        end=start + len(text),
        rulings=rulings,
        pictures=tuple(
            Picture(box=box_of(rect, number), is_read=trust_ocr_layer and bool(read) and code is None)
            for rect, code in zip(drawn.pictures, picture_codes, strict=True)
        ),
        hidden=tuple(box_of(rect, number) for rect in [*(f.box for f in hidden), *drawn.interactive.hidden]),
        has_foreign_ocr=bool(read),
    )
    codes = {code for code in picture_codes if code} | set(drawn.interactive.codes) | _text_codes(drawn, cells, hidden)
    if has_warnings:
        codes.add("damaged-page")
    if read and not trust_ocr_layer:
        codes.add("foreign-ocr")
    return PageRead(page=page, text=text, codes=tuple(sorted(codes)))


def _text_codes(drawn: Drawn, cells: Sequence[Cell], hidden: Sequence[Fragment]) -> set[str]:
    codes: set[str] = set()
    if hidden:
        codes.add("hidden-text")
    if has_unreadable_font(cells):
        codes.add("unreadable-font")
    if has_outlined_text(drawn.drawings, [word.box for cell in cells for word in cell]):
        codes.add("vector-text")
    return codes


def _undrawn_fields(areas: Sequence[Area], cells: Sequence[Cell]) -> list[Area]:
    """Return the fields with a value of which the page draws no word."""
    places = [((w.box[0] + w.box[2]) / 2, (w.box[1] + w.box[3]) / 2) for cell in cells for w in cell]
    return [
        area
        for area in areas
        if area.text.strip()
        and not any(area.rect[0] <= x <= area.rect[2] and area.rect[1] <= y <= area.rect[3] for x, y in places)
    ]


def _picture_codes(drawn: Drawn, sight: Sight, read: Sequence[Fragment]) -> list[str | None]:
    """Return each picture's concern; a scan that a text layer reads is the layer's concern instead."""
    area = drawn.width * drawn.height
    codes: list[str | None] = []
    for rect in drawn.pictures:
        is_scan = (rect[2] - rect[0]) * (rect[3] - rect[1]) >= PAGE_SHARE * area
        if is_scan and read and unread_share(read, rect, sight) <= MOST_UNREAD:
            codes.append(None)
        else:
            codes.append(picture_code(rect, area, sight.rendering))
    return codes


def _draw(page: pymupdf.Page, fonts: dict[int, FontTruth | None]) -> Drawn:
    if max(page.rect.width, page.rect.height) > MAX_SIDE:
        raise TooMuch(f"Page {page.number + 1} is larger than {MAX_SIDE:g} points.")
    log = page.get_bboxlog()
    if sum(entry[0] in ("fill-path", "stroke-path") for entry in log) > MAX_PATHS_PER_PAGE:
        raise TooMuch(f"Page {page.number + 1} draws more than {MAX_PATHS_PER_PAGE} shapes.")
    trace = honest(page.get_texttrace(), truths_of(page, fonts))
    fragments = fragments_of(trace, [entry[1] for entry in log])
    if len(fragments) > MAX_WORDS_PER_PAGE:
        raise TooMuch(f"Page {page.number + 1} has more than {MAX_WORDS_PER_PAGE} words.")
    drawings = page.get_cdrawings()
    return Drawn(
        width=float(page.rect.width),
        height=float(page.rect.height),
        fragments=fragments,
        drawings=drawings,
        covers=[*covers_of(drawings), *picture_covers(log, page)],
        pictures=picture_boxes(log, (0.0, 0.0, page.rect.width, page.rect.height)),
        rendering=render(page),
        interactive=interactive_of(page),
    )
