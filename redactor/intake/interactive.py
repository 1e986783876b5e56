"""Form fields and annotations: what of them is drawn, what opens only on a click, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

import pymupdf

from redactor.intake.drawing import Rect
from redactor.model import WordSource

_NOT_SHOWN = pymupdf.PDF_ANNOT_IS_HIDDEN | pymupdf.PDF_ANNOT_IS_NO_VIEW
_DRAWN_TEXT = (pymupdf.PDF_ANNOT_FREE_TEXT, pymupdf.PDF_ANNOT_STAMP)
_WRITTEN_FIELDS = (
    pymupdf.PDF_WIDGET_TYPE_TEXT,
    pymupdf.PDF_WIDGET_TYPE_COMBOBOX,
    pymupdf.PDF_WIDGET_TYPE_LISTBOX,
)
_TICKED_FIELDS = (pymupdf.PDF_WIDGET_TYPE_CHECKBOX, pymupdf.PDF_WIDGET_TYPE_RADIOBUTTON)
_TICK = "☒"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place on the page that a field or annotation takes; `text` is its value, or a comment's words."""

    rect: Rect
    source: WordSource
    text: str = field(default="", repr=False)
    is_comb: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactive:
    """The fields and annotations of a page.

    `drawn` have an appearance that is part of the page; the text of `unseen` is searched and not drawn
    (comments); `hidden` are places whose text no reader sees. `codes` are concerns.
    """

    drawn: tuple[Area, ...] = ()
    unseen: tuple[Area, ...] = ()
    hidden: tuple[Rect, ...] = ()
    codes: tuple[str, ...] = ()


def interactive_of(page: pymupdf.Page) -> Interactive:
    """Read the fields and annotations of a page whose /Rotate has been taken off."""
    drawn: list[Area] = []
    unseen: list[Area] = []
    hidden: list[Rect] = []
    codes: set[str] = set()
    for widget in page.widgets():
        rect = _rect(widget.rect)
        if _flags(page, widget.xref) & _NOT_SHOWN:
            hidden.append(rect)
            codes.add("hidden-field")
        else:
            drawn.append(Area(rect=rect, source="field", text=_value(widget), is_comb=_is_comb(widget)))
    for annot in page.annots():
        kind, rect, words = annot.type[0], _rect(annot.rect), str(annot.info.get("content") or "")
        if annot.flags & _NOT_SHOWN:
            hidden.append(rect)
            codes.add("hidden-field")
        elif kind in _DRAWN_TEXT:
            drawn.append(Area(rect=rect, source="annotation"))
        elif words.strip():
            unseen.append(Area(rect=rect, source="annotation", text=words))
            codes.add("comment")
        if kind == pymupdf.PDF_ANNOT_REDACT:
            codes.add("redaction-mark")
        if kind == pymupdf.PDF_ANNOT_FILE_ATTACHMENT:
            codes.add("attachment")
    return Interactive(drawn=tuple(drawn), unseen=tuple(unseen), hidden=tuple(hidden), codes=tuple(sorted(codes)))


def _flags(page: pymupdf.Page, xref: int) -> int:
    kind, value = page.parent.xref_get_key(xref, "F")
    return int(value) if kind == "int" else 0


def _rect(rect: pymupdf.Rect) -> Rect:
    return float(rect.x0), float(rect.y0), float(rect.x1), float(rect.y1)


def _value(widget: pymupdf.Widget) -> str:
    value = widget.field_value
    if widget.field_type in _TICKED_FIELDS:
        return _TICK if value not in (False, None, "", "Off", "No") else ""
    return value if widget.field_type in _WRITTEN_FIELDS and isinstance(value, str) else ""


def _is_comb(widget: pymupdf.Widget) -> bool:
    return widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT and bool(widget.field_flags & pymupdf.PDF_TX_FIELD_IS_COMB)
