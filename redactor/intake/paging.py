"""One page: from what MuPDF draws to words, rulings, pictures, hidden places and concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pymupdf

from redactor.errors import TooMuch
from redactor.intake.assembling import box_of, page_words
from redactor.intake.drawing import Cover, Rect, covers_of, rulings_of
from redactor.intake.framing import cells_in_order, comment_cells
from redactor.intake.honesty import FontTruth, honest, truths_of
from redactor.intake.interactive import Area, Interactive, interactive_of
from redactor.intake.layers import MOST_UNREAD, disagreeing, recognised, unread_share
from redactor.intake.letters import UNREADABLE
from redactor.intake.limits import MAX_PATHS_PER_PAGE, MAX_SIDE, MAX_WORDS_PER_PAGE
from redactor.intake.lines import Cell
from redactor.intake.opening import faults_as_unreadable
from redactor.intake.pictures import PAGE_SHARE, may_show_something, picture_boxes, picture_covers
from redactor.intake.rendering import Rendering, render
from redactor.intake.scanned import Sighted, read_part, read_whole, view_of, without_drawn
from redactor.intake.sideways import frame_of
from redactor.intake.suspicion import has_outlined_text, has_unreadable_font
from redactor.intake.tracing import Fragment, fragments_of
from redactor.intake.visibility import Sight, parted
from redactor.model import Page, Picture, Region, Ruling
from redactor.rules import load_reading


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

    @property
    def area(self) -> float:
        return self.width * self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page, its text and the codes of its concerns."""

    page: Page
    text: str = field(repr=False)
    codes: tuple[str, ...]


_NEAR = 1.5
"""Points by which what was read may lie beside what is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a reader sees on a page, placed on the page set right."""

    seen: list[Fragment] = field(repr=False)
    doubted: list[Fragment] = field(repr=False)
    """Of somebody's text layer, where it says something else than was read: searched, and not drawn."""
    rulings: tuple[Ruling, ...] = field(repr=False)
    sighted: Sighted | None
    is_read: tuple[bool, ...]
    """Whether each picture has been read."""
    has_layer: bool
    """Whether somebody's text layer is taken for what the picture says."""
    hidden: list[Fragment] = field(repr=False)
    has_nameless: bool = False
    """Whether letters of which the file does not say what they are were not read in their picture either."""


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
        found = _upright(_look(untrusted, drawn, trust_ocr_layer=trust_ocr_layer), drawn, rotation)
    has_warnings = bool(pymupdf.TOOLS.mupdf_warnings())
    interactive = _set_right(drawn.interactive, found.sighted)
    cells = cells_in_order(found.seen, found.rulings, interactive.drawn)
    doubted = cells_in_order(found.doubted, found.rulings, ())
    comments = [*interactive.unseen, *_undrawn_fields(interactive.drawn, cells)]
    coded = [Area(rect=rect, source="ocr", text=text) for rect, text in (found.sighted.codes if found.sighted else ())]
    extra = [*doubted, *(cell for area in (*comments, *coded) for cell in comment_cells(area))]
    words, text = page_words([*cells, *extra], number, start)
    frame = found.sighted.frame if found.sighted else None
    hidden = [*(f.box for f in found.hidden), *interactive.hidden]
    page = Page(
        number=number,
        width=frame.width if frame else drawn.width,
        height=frame.height if frame else drawn.height,
        rotation=0 if frame else rotation,
        words=words,
        start=start,
        end=start + len(text),
        rulings=found.rulings,
        pictures=tuple(
            Picture(box=box_of(frame.rect(rect) if frame else rect, number), is_read=is_read)
            for rect, is_read in zip(drawn.pictures, found.is_read, strict=True)
        ),
        hidden=tuple(box_of(rect, number) for rect in hidden),
        has_foreign_ocr=found.has_layer,
        regions=_regions(found.sighted, number),
        placing=frame.placing(drawn.width, drawn.height, rotation) if frame else None,
    )
    codes = set(drawn.interactive.codes) | _codes(found, cells)
    if has_warnings:
        codes.add("damaged-page")
    return PageRead(page=page, text=text, codes=tuple(sorted(codes)))


def _look(page: pymupdf.Page, drawn: Drawn, *, trust_ocr_layer: bool) -> _Found:
    """Part what is seen from what is hidden, and read what is drawn as pixels or outlines."""
    sight = Sight(covers=drawn.covers, rendering=drawn.rendering, width=drawn.width, height=drawn.height)
    seen, unseen = parted(drawn.fragments, sight)
    layer, hidden = recognised(unseen, drawn.pictures, sight)
    rulings = rulings_of(drawn.drawings)
    trusted = [trust_ocr_layer and _is_read_by_layer(rect, drawn, layer, sight) for rect in drawn.pictures]
    asked = [may_show_something(r, sight.rendering) and not t
             for r, t in zip(drawn.pictures, trusted, strict=True)]  # fmt: skip
    has_outlines = _has_unread_letters(drawn, seen)
    is_read = tuple(a or t for a, t in zip(asked, trusted, strict=True))
    kept, old = (layer, []) if any(trusted) else ([], layer)
    if not any(asked) and not has_outlines:
        # Invisible text over a blank picture is hidden text.
        return _Found(
            seen=[*seen, *kept], doubted=[], rulings=rulings, sighted=None, is_read=is_read, has_layer=bool(kept),
            hidden=[*hidden, *old],
        )  # fmt: skip
    to_read = [rect for rect, ask in zip(drawn.pictures, asked, strict=True) if ask]
    sighted = _read_pixels(page, drawn, to_read, is_whole=has_outlines)
    frame = sighted.frame
    if frame is not None:
        seen, kept, old, hidden = ([frame.fragment(f) for f in group] for group in (seen, kept, old, hidden))
        rulings = frame.rulings(rulings)
    named = [f for f in [*seen, *kept] if not _is_nameless(f)]
    mine = without_drawn(sighted.fragments, named)
    return _Found(
        seen=[*named, *mine], doubted=disagreeing(old, mine), rulings=(*rulings, *sighted.rulings), sighted=sighted,
        is_read=is_read, has_layer=bool(kept), hidden=[*hidden, *old],
        has_nameless=any(not _is_met(f, mine) for f in [*seen, *kept] if _is_nameless(f)),
    )  # fmt: skip


def _upright(found: _Found, drawn: Drawn, rotation: int) -> _Found:
    """Return what was found on the page set right, where its text is drawn sideways or upside down."""
    sighted = found.sighted or Sighted(frame=None, fragments=())
    frame = None if sighted.frame else frame_of(found.seen, drawn.width, drawn.height, rotation)
    if frame is None:
        return found
    return replace(
        found,
        seen=[frame.fragment(f) for f in found.seen],
        doubted=[frame.fragment(f) for f in found.doubted],
        hidden=[frame.fragment(f) for f in found.hidden],
        rulings=frame.rulings(found.rulings),
        sighted=Sighted(
            frame=frame,
            fragments=tuple(frame.fragment(f) for f in sighted.fragments),
            rulings=frame.rulings(sighted.rulings),
            leftovers=tuple(replace(one, rect=frame.rect(one.rect)) for one in sighted.leftovers),
            codes=tuple((frame.rect(rect), text) for rect, text in sighted.codes),
        ),
    )


def _read_pixels(page: pymupdf.Page, drawn: Drawn, to_read: Sequence[Rect], *, is_whole: bool) -> Sighted:
    rules = load_reading()
    view = view_of(page, rules)
    if any(_area(rect) >= PAGE_SHARE * drawn.area for rect in to_read):
        return read_whole(view, rules)
    if is_whole:
        # The rules of a page that is drawn are known already, and it lies as it was drawn.
        return replace(read_part(view, (0.0, 0.0, drawn.width, drawn.height), rules), rulings=())
    parts = [read_part(view, rect, rules) for rect in to_read]
    return Sighted(
        frame=None,
        fragments=tuple(one for part in parts for one in part.fragments),
        rulings=tuple(one for part in parts for one in part.rulings),
        leftovers=tuple(one for part in parts for one in part.leftovers),
        codes=tuple(one for part in parts for one in part.codes),
    )


def _is_nameless(fragment: Fragment) -> bool:
    """Return whether the file does not say what half of the letters are, so that their picture must."""
    return 2 * fragment.text.count(UNREADABLE) >= len(fragment.text)


def _is_met(fragment: Fragment, read: Sequence[Fragment]) -> bool:
    """Return whether a word that was read lies where a fragment is drawn."""
    x, y = fragment.centre
    return any(f.box[0] - _NEAR <= x <= f.box[2] + _NEAR and f.box[1] - _NEAR <= y <= f.box[3] + _NEAR for f in read)


def _has_unread_letters(drawn: Drawn, seen: Sequence[Fragment]) -> bool:
    return has_unreadable_font(one.text for one in seen) or has_outlined_text(drawn.drawings, [one.box for one in seen])


def _set_right(interactive: Interactive, sighted: Sighted | None) -> Interactive:
    """Return fields and annotations where they lie on the page set right."""
    if sighted is None or sighted.frame is None:
        return interactive
    place = sighted.frame.rect
    return replace(
        interactive,
        drawn=tuple(replace(area, rect=place(area.rect)) for area in interactive.drawn),
        unseen=tuple(replace(area, rect=place(area.rect)) for area in interactive.unseen),
        hidden=tuple(place(rect) for rect in interactive.hidden),
    )


def _regions(sighted: Sighted | None, number: int) -> tuple[Region, ...]:
    left = sighted.leftovers if sighted else ()
    return tuple(Region(box=box_of(one.rect, number), kind=one.kind) for one in left)


def _codes(found: _Found, cells: Sequence[Cell]) -> set[str]:
    codes: set[str] = set()
    if found.hidden:
        codes.add("hidden-text")
    if found.has_nameless or has_unreadable_font(word.text for cell in cells for word in cell):
        codes.add("unreadable-font")
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


def _is_read_by_layer(rect: Rect, drawn: Drawn, layer: Sequence[Fragment], sight: Sight) -> bool:
    """Return whether somebody's text layer reads a scan of the page."""
    is_scan = _area(rect) >= PAGE_SHARE * drawn.area
    return is_scan and bool(layer) and unread_share(layer, rect, sight) <= MOST_UNREAD


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


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
