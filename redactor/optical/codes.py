"""Bar codes, QR and PDF417: where they stand, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field

import zxingcpp

from redactor.optical.lines import Pixels

_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code in a picture: its box in pixels, and its content with control characters made spaces."""

    box: tuple[float, float, float, float]
    text: str = field(repr=False)


def read_codes(picture: Pixels) -> tuple[Code, ...]:
    """Return the codes that a grey picture shows, in a fixed order."""
    found: list[Code] = []
    for one in zxingcpp.read_barcodes(picture)[:_MOST]:
        at = one.position
        corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
        xs, ys = [float(c.x) for c in corners], [float(c.y) for c in corners]
        text = "".join(c if c.isprintable() else " " for c in one.text)
        height = max(max(ys) - min(ys), 1.0)
        # One scan line of a striped code is found: it is as high as its bars, which are tried by the caller's margin.
        found.append(Code(box=(min(xs), min(ys), max(max(xs), min(xs) + 1.0), min(ys) + height), text=text))
    return tuple(sorted(found, key=lambda code: (code.box[1], code.box[0])))
