"""Walk a page's content stream and write it anew without what has to go.

Reads what MuPDF's PDF-writing device writes, and what its filter makes of that. An operator that is not known
here fails the document: a stream is never passed on half understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pikepdf

from redactor.errors import BurnFailed
from redactor.redact.erase import Eraser, shape_goes
from redactor.redact.glyphs import Face, Pen, Run, face_of, shown_runs
from redactor.redact.matrix import IDENTITY, Matrix, Rect, apply, times
from redactor.redact.written import Instruction

_PASSED = frozenset(
    "w J j M d ri i cs CS sc SC scn SCN g G rg RG k K BX EX".split()  # noqa: SIM905  # reads as the standard's table
)
_PAINTS = frozenset("S s f F f* B B* b b* n".split())  # noqa: SIM905
_MARKS = frozenset("BMC BDC EMC MP DP".split())  # noqa: SIM905
DEEPEST = 24


@dataclass(slots=True, kw_only=True)
class Shape:
    """Something drawn that is no text: a path, a clip, a picture or a form, in the space in which it is drawn."""

    instructions: list[Instruction] = field(repr=False)
    ctm: Matrix
    """Brings its coordinates to PDF space."""
    extents: list[Rect] = field(default_factory=list)
    """What it paints or, of a clip, lets through, in PDF space; nothing for a form, whose contents are walked."""
    kind: Literal["path", "clip", "placed", "state"] = "path"
    """`placed` is drawn where the space says: a picture, a form, a shading; `state` notes the space, as a mask does."""


@dataclass(slots=True, kw_only=True)
class Walk:
    """One pass over one stream."""

    pdf: pikepdf.Pdf
    eraser: Eraser
    resources: pikepdf.Object
    pen: Pen
    faces: dict[tuple[int, int], Face]
    target: pikepdf.Object | None = None
    """The form's stream that the walk is written to; None for the page itself."""
    depth: int = 0
    line: Matrix = IDENTITY
    at: Matrix = IDENTITY
    stack: list[Pen] = field(default_factory=list)
    path: list[list[Instruction]] = field(default_factory=list)
    clip: Instruction | None = None
    added: dict[str, dict[str, pikepdf.Object]] = field(default_factory=lambda: {"/XObject": {}, "/ExtGState": {}})
    out: list[Instruction | Run | Shape] = field(default_factory=list)
    """What stays. Its runs and shapes know where they are drawn, so that no `cm` stands between them."""
    base: Matrix = IDENTITY
    """Brings the stream's own space to PDF space."""

    def shapes(self) -> Iterator[Shape]:
        """Yield paths, clips, pictures and forms."""
        return (item for item in self.out if isinstance(item, Shape))


def walk(pdf: pikepdf.Pdf, page: pikepdf.Page, eraser: Eraser, faces: dict[tuple[int, int], Face]) -> tuple[Walk, ...]:
    """Walk a page and the forms it draws; the walks hold what stays, the page's own first.

    Raises:
        BurnFailed: the stream holds what this module does not know.
    """
    walks: list[Walk] = []
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    top = Walk(pdf=pdf, eraser=eraser, resources=resources, pen=Pen(ctm=IDENTITY), faces=faces)
    _follow(top, page, walks)
    return tuple(walks)


def _follow(one: Walk, stream: pikepdf.Page | pikepdf.Object, walks: list[Walk]) -> None:
    if one.depth > DEEPEST:
        raise BurnFailed("The page's drawings are nested too deep to be cut. Redact it by hand.")
    walks.append(one)
    try:
        instructions = pikepdf.parse_content_stream(stream)
    except pikepdf.PdfError:
        raise BurnFailed("A page's content cannot be read. Redact it by hand.") from None
    for instruction in instructions:
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            raise BurnFailed("A page holds an inline picture after being drawn anew. Redact it by hand.")
        operands, operator = list(instruction.operands), instruction.operator
        _step(one, operands, operator, walks)


def _step(one: Walk, operands: list[Any], operator: pikepdf.Operator, walks: list[Walk]) -> None:
    name = str(operator)
    if name in _TEXT:
        _TEXT[name](one, operands)
    elif name in _PATH:
        _path(one, operands, operator)
    elif name in ("W", "W*"):
        one.clip = (operands, operator)
    elif name in _PAINTS:
        _paint(one, operator)
    elif name in _STATE:
        _STATE[name](one, operands)
        if name != "cm":
            one.out.append((operands, operator))
    elif name in _NAMED:
        _NAMED[name](one, operands, operator, walks)
    elif name in _PASSED:
        one.out.append((operands, operator))
    elif name not in _MARKS:
        # Marked content is dropped: it draws nothing, and ActualText hides in it.
        raise BurnFailed("A page holds an instruction that is not known. Redact it by hand.")


# --- state ---------------------------------------------------------------------------------------------------


def _save(one: Walk, _: list[Any]) -> None:
    one.stack.append(one.pen)


def _restore(one: Walk, _: list[Any]) -> None:
    if not one.stack:
        raise BurnFailed("A page's drawing state is unbalanced. Redact it by hand.")
    one.pen = one.stack.pop()


def _concat(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, ctm=times(_matrix(operands), one.pen.ctm))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in operands)
    return (a, b, c, d, e, f)


_STATE: dict[str, Callable[[Walk, list[Any]], None]] = {"q": _save, "Q": _restore, "cm": _concat}


# --- text ----------------------------------------------------------------------------------------------------


def _begin(one: Walk, _: list[Any]) -> None:
    one.line = one.at = IDENTITY


def _font(one: Walk, operands: list[Any]) -> None:
    name = str(operands[0])
    fonts = one.resources.get("/Font", {})
    if name not in fonts:
        raise BurnFailed("A page names a font that it does not have. Redact it by hand.")
    font = fonts[name]
    if font.objgen not in one.faces:
        one.faces[font.objgen] = face_of(font)
    one.pen = replace(one.pen, face=one.faces[font.objgen], font_name=name, size=float(operands[1]))


def _mode(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, mode=int(operands[0]))


def _char_space(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, char_space=float(operands[0]))


def _scale(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, scale=float(operands[0]) / 100)


def _leading(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, leading=float(operands[0]))


def _rise(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, rise=float(operands[0]))


def _ignored(_: Walk, __: list[Any]) -> None:
    """Word spacing does not apply to two-byte codes (ISO 32000-1, 9.3.3); every run ends its own text object."""


def _place(one: Walk, operands: list[Any]) -> None:
    one.line = one.at = _matrix(operands)


def _offset(one: Walk, operands: list[Any]) -> None:
    one.line = one.at = times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), one.line)


def _offset_and_lead(one: Walk, operands: list[Any]) -> None:
    one.pen = replace(one.pen, leading=-float(operands[1]))
    _offset(one, operands)


def _next_line(one: Walk, _: list[Any]) -> None:
    _offset(one, [0.0, -one.pen.leading])


def _show(one: Walk, operands: list[Any]) -> None:
    items = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
    runs, one.at = shown_runs(one.pen, one.at, list(items), one.eraser)
    one.out.extend(runs)


_TEXT: dict[str, Callable[[Walk, list[Any]], None]] = {
    "BT": _begin,
    "ET": _ignored,
    "Tf": _font,
    "Tr": _mode,
    "Tc": _char_space,
    "Tw": _ignored,
    "Tz": _scale,
    "TL": _leading,
    "Ts": _rise,
    "Tm": _place,
    "Td": _offset,
    "TD": _offset_and_lead,
    "T*": _next_line,
    "Tj": _show,
    "TJ": _show,
}


# --- paths ---------------------------------------------------------------------------------------------------

_PATH = frozenset("m l c v y h re".split())  # noqa: SIM905


def _path(one: Walk, operands: list[Any], operator: pikepdf.Operator) -> None:
    if str(operator) in ("m", "re") or not one.path:
        one.path.append([])
    one.path[-1].append((operands, operator))


def _paint(one: Walk, operator: pikepdf.Operator) -> None:
    kept = [sub for sub in one.path if not shape_goes(one.eraser, _nodes(sub, one.pen.ctm))]
    if one.clip is not None and not kept and one.path:
        # A clip without a path would clip nothing, and show what it hid.
        kept = [[([0, 0, 0, 0], pikepdf.Operator("re"))]]
    path = [step for sub in kept for step in sub]
    extents = [_extent(_nodes(sub, one.pen.ctm)) for sub in kept]
    if path and str(operator) != "n":
        one.out.append(Shape(instructions=[*path, ([], operator)], ctm=one.pen.ctm, extents=extents))
    if path and one.clip is not None:
        end: Instruction = ([], pikepdf.Operator("n"))
        whole = [_extent([(x, y) for a, b, c, d in extents for x, y in ((a, b), (c, d))])]
        one.out.append(Shape(instructions=[*path, one.clip, end], ctm=one.pen.ctm, extents=whole, kind="clip"))
    one.path, one.clip = [], None


def _nodes(sub: list[Instruction], ctm: Matrix) -> list[tuple[float, float]]:
    """Return a subpath's nodes and control points, closed, in PDF space; never empty."""
    points: list[tuple[float, float]] = []
    for operands, operator in sub:
        numbers = [float(v) for v in operands]
        if str(operator) == "re":
            x, y, w, h = numbers
            points += [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]
        else:
            points += list(zip(numbers[::2], numbers[1::2], strict=True))
    if str(sub[-1][1]) == "h":
        points.append(points[0])
    return [apply(ctm, x, y) for x, y in points] or [apply(ctm, 0.0, 0.0)]


def _extent(points: list[tuple[float, float]]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


# --- forms and masks -----------------------------------------------------------------------------------------


def _draw(one: Walk, operands: list[Any], operator: pikepdf.Operator, walks: list[Walk]) -> None:
    name = str(operands[0])
    drawn = one.resources.get("/XObject", {}).get(name)
    if drawn is None:
        raise BurnFailed("A page draws something that it does not have. Redact it by hand.")
    if drawn.get("/Subtype") == "/Form":
        name, extents = _added(one, "/XObject", _form_without(one, drawn, walks)), []
    else:
        extents = [_extent([apply(one.pen.ctm, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))])]
    one.out.append(_in_place(one, [pikepdf.Name(name)], operator, extents))


def _shade(one: Walk, operands: list[Any], operator: pikepdf.Operator, _: list[Walk]) -> None:
    one.out.append(_in_place(one, operands, operator, []))


def _in_place(one: Walk, operands: list[Any], operator: pikepdf.Operator, extents: list[Rect]) -> Shape:
    return Shape(instructions=[(operands, operator)], ctm=one.pen.ctm, extents=extents, kind="placed")


def _graphics_state(one: Walk, operands: list[Any], operator: pikepdf.Operator, walks: list[Walk]) -> None:
    name = str(operands[0])
    state = one.resources.get("/ExtGState", {}).get(name)
    if state is None:
        raise BurnFailed("A page names a drawing state that it does not have. Redact it by hand.")
    if "/Font" in state:
        raise BurnFailed("A page sets its font in a way that is not known. Redact it by hand.")
    mask = state.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
        fresh = pikepdf.Dictionary(state)
        fresh.SMask = pikepdf.Dictionary(mask)
        fresh.SMask.G = _form_without(one, mask.G, walks)
        name = _added(one, "/ExtGState", one.pdf.make_indirect(fresh))
        one.out.append(Shape(instructions=[([pikepdf.Name(name)], operator)], ctm=one.pen.ctm, kind="state"))
        return
    one.out.append(([pikepdf.Name(name)], operator))


_NAMED: dict[str, Callable[[Walk, list[Any], pikepdf.Operator, list[Walk]], None]] = {
    "Do": _draw,
    "gs": _graphics_state,
    "sh": _shade,
}


def _form_without(one: Walk, form: pikepdf.Object, walks: list[Walk]) -> pikepdf.Object:
    """Return a copy of a form, cut for the place where it is drawn here."""
    fresh = one.pdf.make_stream(b"")
    for key in ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Group"):
        if key in form:
            fresh[key] = form[key]
    # The device leaves /Resources out of its groups: they use the page's.
    resources = form.get("/Resources", one.resources)
    ctm = times(_matrix(form.get("/Matrix", list(IDENTITY))), one.pen.ctm)
    inner = Walk(
        pdf=one.pdf,
        eraser=one.eraser,
        resources=resources,
        pen=replace(one.pen, ctm=ctm),
        faces=one.faces,
        target=fresh,
        depth=one.depth + 1,
        base=ctm,
    )
    _follow(inner, form, walks)
    return fresh


def _added(one: Walk, kind: str, value: pikepdf.Object) -> str:
    name = f"/Cut{len(one.added[kind])}"
    one.added[kind][name] = value
    return name
