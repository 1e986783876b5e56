"""Somebody's text recognition: an invisible text layer over a picture of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redactor.intake.drawing import Rect
from redactor.intake.pictures import PAGE_SHARE
from redactor.intake.tracing import Fragment
from redactor.intake.visibility import Sight, is_in_plain_view

MOST_UNREAD = 0.6
"""Of a scan's dark pixels: frames, rules and seals take up to this; beyond it much writing was not recognised."""


def recognised(
    hidden: Sequence[Fragment], pictures: Sequence[Rect], sight: Sight
) -> tuple[list[Fragment], list[Fragment]]:
    """Return (recognised, hidden): invisible text over a picture of most of the page is what somebody read there.

    Where the page shows one tone (the picture is blacked out there) the text is hidden all the same.
    """
    page_area = sight.width * sight.height
    scans = [p for p in pictures if (p[2] - p[0]) * (p[3] - p[1]) >= PAGE_SHARE * page_area]
    read: list[Fragment] = []
    rest: list[Fragment] = []
    for fragment in hidden:
        x, y = fragment.centre
        is_over = any(p[0] <= x <= p[2] and p[1] <= y <= p[3] for p in scans)
        if is_over and is_in_plain_view(fragment, sight):
            read.append(replace(fragment, source="ocr"))
        else:
            rest.append(fragment)
    return read, rest


def unread_share(read: Sequence[Fragment], scan: Rect, sight: Sight) -> float:
    """Return the share of a scan's strokes that lie in no word (0 where it shows no strokes)."""
    places = [one.box for one in read]
    every = sight.rendering.strokes([scan])
    return 1.0 - min(sight.rendering.strokes(places) / every, 1.0) if every else 0.0


def disagreeing(old: Sequence[Fragment], mine: Sequence[Fragment]) -> list[Fragment]:
    """Return the lines of somebody's layer in which a word is not what was read at its place in the picture."""
    wrong = [one for one in old if letters_of(one.text) and not _agrees(one, mine)]
    return [one for one in old if any(_is_level(one, other) for other in wrong)]


def _agrees(one: Fragment, mine: Sequence[Fragment]) -> bool:
    x, y = one.centre
    wanted = letters_of(one.text)
    near = (m for m in mine if m.box[1] <= y <= m.box[3] and m.box[0] - m.size <= x <= m.box[2] + m.size)
    return any(wanted in letters_of(m.text) or letters_of(m.text) == wanted for m in near)


def _is_level(one: Fragment, other: Fragment) -> bool:
    return one.angle == other.angle and abs(one.v - other.v) <= 0.3 * min(one.size, other.size)


def letters_of(text: str) -> str:
    """Return the letters and digits of a text in one case."""
    return "".join(c for c in text.casefold() if c.isalnum())
