"""Write walked pages back: their content, and only the resources that it names.

Everything is written where it lies, one by one: no matrix stands before several things, no text object holds several
runs, and no state is set twice. So how the source's lines and paragraphs were put together is not told, nor where they
once were.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pikepdf

from redactor.redact.glyphs import Run, numbers
from redactor.redact.matrix import IDENTITY, Matrix, apply, inverse, is_shift, times
from redactor.redact.stream import Shape, Walk
from redactor.redact.written import Instruction, Written

_NAMED_BY = {
    "Tf": "/Font",
    "Do": "/XObject",
    "gs": "/ExtGState",
    "sh": "/Shading",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "ri": "",
}


def write_back(walks: Iterable[Walk], page: pikepdf.Page) -> None:
    """Replace the content and resources of a page, and of the forms it draws, by what the walks kept."""
    for one in walks:
        instructions = _instructions(one)
        content = bytes(pikepdf.unparse_content_stream([(_plain(ops), op) for ops, op in instructions]))
        resources = _resources(one, instructions)
        if one.target is None:
            page.obj.Contents = one.pdf.make_stream(content)
            page.obj.Resources = resources
        else:
            one.target.write(content)
            one.target.Resources = resources


def _instructions(one: Walk) -> list[Instruction]:
    """Return what a walk kept as operators; nothing where its space is flat, as that shows nothing."""
    back, written = inverse(one.base), Written()
    if back is None:
        return []
    for item in one.out:
        if isinstance(item, Run):
            written.draw(item.instructions(times(item.ctm, back)))
        elif isinstance(item, Shape):
            _write_shape(item, times(item.ctm, back), written)
        else:
            written.set(item)
    return written.instructions


def _write_shape(shape: Shape, place: Matrix, written: Written) -> None:
    there: Instruction = (list(numbers(place)), pikepdf.Operator("cm"))
    if place == IDENTITY:
        write = written.draw if shape.kind in ("path", "placed") else written.clip
        write(shape.instructions)
    elif shape.kind == "clip":
        written.clip(_lying(shape.instructions, place))
    elif shape.kind == "state":
        back = inverse(place)
        if back is not None:
            written.clip([there, *shape.instructions, (list(numbers(back)), pikepdf.Operator("cm"))])
    elif shape.kind == "path" and is_shift(place):
        written.draw(_lying(shape.instructions, place))
    else:
        written.draw([([], pikepdf.Operator("q")), there, *shape.instructions, ([], pikepdf.Operator("Q"))])


def _lying(steps: Iterable[Instruction], place: Matrix) -> list[Instruction]:
    """Return the steps of a path where `place` brings them; a rectangle stays one where it is only moved."""
    return [lain for step in steps for lain in _lain(step, place)]


def _lain(step: Instruction, place: Matrix) -> list[Instruction]:
    operands, operator = step
    values = [float(v) for v in operands]
    if str(operator) != "re":
        pairs = zip(values[::2], values[1::2], strict=True)
        return [([value for pair in pairs for value in apply(place, *pair)], operator)]
    x, y, w, h = values
    if is_shift(place):
        return [([x + place[4], y + place[5], w, h], operator)]
    corners = [list(apply(place, *corner)) for corner in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))]
    return [*zip(corners, map(pikepdf.Operator, "mlll"), strict=True), ([], pikepdf.Operator("h"))]


def _plain(operands: list[Any]) -> list[Any]:
    return [Decimal(f"{value:.4f}") if isinstance(value, float) else value for value in operands]


def _resources(one: Walk, instructions: Iterable[Instruction]) -> pikepdf.Dictionary:
    """Return resources with the names in use and no others: an unused one could still hold what was cut."""
    resources = pikepdf.Dictionary()
    for operands, operator in instructions:
        kind = _NAMED_BY.get(str(operator), "")
        if (
            not kind
            or not operands
            or not isinstance(operands[-1] if kind == "/Pattern" else operands[0], pikepdf.Name)
        ):
            continue
        name = str(operands[-1] if kind == "/Pattern" else operands[0])
        value = one.added.get(kind, {}).get(name)
        if value is None:
            value = one.resources.get(kind, pikepdf.Dictionary()).get(name)
        if value is None:
            continue  # A device colour space has no entry.
        if kind not in resources:
            resources[kind] = pikepdf.Dictionary()
        resources[kind][name] = value
    return resources
