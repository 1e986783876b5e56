"""Find every picture that a page draws, and draw a copy of it instead that has lost what must go.

A picture that is drawn twice, or on two pages, gets a copy for each place from which different pixels go. What no
page draws is not taken along.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from redactor.errors import BurnFailed, TooMuch
from redactor.redact.cut import saved
from redactor.redact.matrix import IDENTITY, Matrix, Rect, times
from redactor.redact.plan import PagePlan
from redactor.redact.raster.region import Cut, common, extent, holds, is_empty, is_flat
from redactor.redact.raster.renewing import Renewer

Instruction = tuple[list[Any], pikepdf.Operator]

_INLINE = re.compile(rb"(?<![^\s\0])BI(?=[\s\0/])")
DEEPEST = 24
MOST_DRAWN = 20_000
"""Pictures drawn on one page."""
_NODES = frozenset("m l c v y".split())  # noqa: SIM905
_PAINTS = frozenset("S s f F f* B B* b b* n".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What of the drawing state decides where a picture lands and what is seen of it."""

    ctm: Matrix
    shown: Rect


@dataclass(slots=True, kw_only=True)
class _Page:
    """One page at work."""

    boxes: tuple[Rect, ...]
    frame: Rect
    renewer: Renewer
    count: int = 0


@dataclass(slots=True, kw_only=True)
class _Stream:
    """One content stream at work: its resources, what replaces their pictures and forms, and its path so far."""

    page: _Page
    resources: pikepdf.Object
    state: _State
    depth: int
    stack: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    is_clip: bool = False
    out: list[Instruction] = field(default_factory=list)
    objects: dict[str, pikepdf.Object] = field(default_factory=dict)
    states: dict[str, pikepdf.Object] = field(default_factory=dict)


def with_objects(pdf: bytes) -> bytes:
    """Return the document with the pictures that stand within its pages' contents as objects of their own.

    Raises:
        BurnFailed: the document cannot be read.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            pages = [page for page in opened.pages if _INLINE.search(_content(page))]
            for page in pages:
                page.externalize_inline_images(min_size=0)
            return saved(opened) if pages else pdf
    except pikepdf.PdfError:
        raise BurnFailed("The pictures of the document cannot be read. Redact it by hand.") from None


def _content(page: pikepdf.Page) -> bytes:
    content = page.obj.get("/Contents")
    if content is None:
        return b""
    streams = content if isinstance(content, pikepdf.Array) else [content]
    return b"\n".join(one.read_bytes() for one in streams)


def renew_pictures(pdf: bytes, plans: Sequence[PagePlan]) -> bytes:
    """Return the document with every picture written anew, without the pixels under the boxes of the plans.

    Raises:
        BurnFailed: a picture or the content that draws it is not understood.
        TooMuch: a page draws more pictures than can be handled.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            renewer = Renewer(opened)
            for page, plan in zip(opened.pages, plans, strict=True):
                _renew(opened, page, plan, renewer)
            return saved(opened)
    except pikepdf.PdfError:
        raise BurnFailed("The pictures of the document cannot be read. Redact it by hand.") from None


def _renew(pdf: pikepdf.Pdf, page: pikepdf.Page, plan: PagePlan, renewer: Renewer) -> None:
    page.externalize_inline_images(min_size=0)
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    if not _has_pictures(resources, set()):
        return
    height = plan.page.height
    frame = (0.0, 0.0, plan.page.width, height)
    work = _Page(
        boxes=tuple((box.x0, height - box.y1, box.x1, height - box.y0) for box in plan.blank),
        frame=frame,
        renewer=renewer,
    )
    top = _Stream(page=work, resources=resources, state=_State(ctm=IDENTITY, shown=frame), depth=0)
    content, fresh = _rewritten(pdf, top, page)
    page.obj.Contents = pdf.make_stream(content)
    page.obj.Resources = fresh


def _has_pictures(resources: pikepdf.Object, seen: set[tuple[int, int]]) -> bool:
    """Return whether anything in the resources is a picture, however deep."""
    held = [value for key in ("/XObject", "/ExtGState", "/Pattern") for value in _values(resources.get(key))]
    for one in held:
        if one.is_indirect and one.objgen in seen:
            continue
        seen.add(one.objgen)
        if one.get("/Subtype") == "/Image":
            return True
        inner = [one, *_values(one.get("/SMask"))]
        for form in inner:
            if isinstance(form, pikepdf.Stream) and _has_pictures(form.get("/Resources", pikepdf.Dictionary()), seen):
                return True
    return False


def _values(holder: pikepdf.Object | None) -> list[pikepdf.Object]:
    if not isinstance(holder, pikepdf.Dictionary):
        return []
    return [value for _, value in holder.items() if isinstance(value, pikepdf.Dictionary | pikepdf.Stream)]


def _rewritten(
    pdf: pikepdf.Pdf, one: _Stream, content: pikepdf.Page | pikepdf.Object
) -> tuple[bytes, pikepdf.Dictionary]:
    if one.depth > DEEPEST:
        raise BurnFailed("The page's drawings are nested too deep to be cut. Redact it by hand.")
    for instruction in pikepdf.parse_content_stream(content):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            raise BurnFailed("A page holds an inline picture that cannot be read. Redact it by hand.")
        _step(pdf, one, list(instruction.operands), instruction.operator)
    fresh = pikepdf.Dictionary(one.resources)
    for key, values in (("/XObject", one.objects), ("/ExtGState", one.states)):
        if key in fresh:
            del fresh[key]
        if values:
            fresh[key] = pikepdf.Dictionary(values)
    _refuse_patterns(fresh)
    return bytes(pikepdf.unparse_content_stream(one.out)), fresh


def _step(pdf: pikepdf.Pdf, one: _Stream, operands: list[Any], operator: pikepdf.Operator) -> None:
    name = str(operator)
    if name == "Do":
        _draw(pdf, one, str(operands[0]))
        return
    if name == "gs":
        operands = [pikepdf.Name(_graphics_state(pdf, one, str(operands[0])))]
    elif name == "q":
        one.stack.append(one.state)
    elif name == "Q" and one.stack:
        one.state = one.stack.pop()
    elif name == "cm":
        one.state = replace(one.state, ctm=times(_matrix(operands), one.state.ctm))
    else:
        _follow_path(one, name, operands)
    one.out.append((operands, operator))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)


def _follow_path(one: _Stream, name: str, operands: list[Any]) -> None:
    """Keep the extent of the path, and narrow what is seen where it clips."""
    if name in _NODES:
        numbers = [float(value) for value in operands]
        one.path += list(zip(numbers[::2], numbers[1::2], strict=True))
    elif name == "re":
        x, y, width, height = (float(value) for value in operands)
        one.path += [(x, y), (x + width, y + height)]
    elif name in ("W", "W*"):
        one.is_clip = True
    elif name in _PAINTS:
        if one.is_clip and one.path:
            xs, ys = [x for x, _ in one.path], [y for _, y in one.path]
            seen = extent(one.state.ctm, (min(xs), min(ys), max(xs), max(ys)))
            one.state = replace(one.state, shown=common(one.state.shown, seen))
        one.path, one.is_clip = [], False


def _draw(pdf: pikepdf.Pdf, one: _Stream, name: str) -> None:
    drawn = one.resources.get("/XObject", pikepdf.Dictionary()).get(name)
    if drawn is None:
        return  # Draws nothing, and must not draw something later.
    one.page.count += 1
    if one.page.count > MOST_DRAWN:
        raise TooMuch(f"A page draws more than {MOST_DRAWN} pictures. Redact it by hand.")
    fresh = _picture(one, drawn) if drawn.get("/Subtype") == "/Image" else _form(pdf, one, drawn)
    if fresh is None:
        return
    known = [key for key, value in one.objects.items() if value.objgen == fresh.objgen]
    key = known[0] if known else f"/X{len(one.objects)}"
    one.objects[key] = fresh
    one.out.append(([pikepdf.Name(key)], pikepdf.Operator("Do")))


def _picture(one: _Stream, image: pikepdf.Object) -> pikepdf.Object | None:
    """Return the copy to be drawn here, None where nothing of the picture is seen."""
    if is_flat(one.state.ctm):
        return None
    place = extent(one.state.ctm)
    seen = common(place, one.state.shown)
    if is_empty(seen):
        return None
    boxes = tuple(box for box in one.page.boxes if not is_empty(common(box, seen)))
    shown = None if holds(one.state.shown, place) else one.state.shown
    return one.page.renewer.renewed(image, Cut(matrix=one.state.ctm, boxes=boxes, shown=shown))


def _form(pdf: pikepdf.Pdf, one: _Stream, form: pikepdf.Object) -> pikepdf.Object:
    """Return the form as it is drawn here: with pictures of its own; the same one where it has none."""
    resources = form.get("/Resources", one.resources)
    if not _has_pictures(resources, set()):
        return form
    fresh = pdf.make_stream(b"")
    for key in ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Group"):
        if key in form:
            fresh[key] = form[key]
    ctm = times(_matrix(form.get("/Matrix", list(IDENTITY))), one.state.ctm)
    a, b, c, d = (float(value) for value in form.BBox)
    seen = common(one.state.shown, extent(ctm, (min(a, c), min(b, d), max(a, c), max(b, d))))
    inner = _Stream(page=one.page, resources=resources, state=_State(ctm=ctm, shown=seen), depth=one.depth + 1)
    content, own = _rewritten(pdf, inner, form)
    fresh.write(content)
    fresh.Resources = own
    return fresh


def _graphics_state(pdf: pikepdf.Pdf, one: _Stream, name: str) -> str:
    state = one.resources.get("/ExtGState", pikepdf.Dictionary()).get(name)
    if state is None:
        raise BurnFailed("A page names a drawing state that it does not have. Redact it by hand.")
    mask = state.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
        # What a mask shows is placed as on the page, not cut by the clip of the moment it is set.
        whole = replace(one.state, shown=one.page.frame)
        form = _form(pdf, replace(one, state=whole), mask.G)
        if form.objgen != mask.G.objgen:
            state = pikepdf.Dictionary(state)
            state.SMask = pikepdf.Dictionary(mask)
            state.SMask.G = form
            state = pdf.make_indirect(state)
            name = f"/M{len(one.states)}"
    one.states[name] = state
    return name


def _refuse_patterns(fresh: pikepdf.Dictionary) -> None:
    """Refuse pictures in fill patterns: where they land is not known."""
    patterns = [value for value in _values(fresh.get("/Pattern")) if isinstance(value, pikepdf.Stream)]
    if any(_has_pictures(pattern.get("/Resources", pikepdf.Dictionary()), set()) for pattern in patterns):
        raise BurnFailed("A fill pattern holds a picture, whose place cannot be told. Redact the page by hand.")
