"""Write walked pages back: their content, and only the resources that it names."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pikepdf

from redactor.redact.glyphs import Run
from redactor.redact.stream import Instruction, Walk

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
    instructions: list[Instruction] = []
    for item in one.out:
        if isinstance(item, Run):
            instructions.extend(item.instructions())
        else:
            instructions.append(item)
    return instructions


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
