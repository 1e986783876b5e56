"""Where the pictures of a page are placed, those included that no list of page objects has: in masks and patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pikepdf
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

DEEPEST = 24
MOST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A picture, and the matrix from its unit square to the page's user space; None where it is not known."""

    image: pikepdf.Object = field(repr=False)
    matrix: Matrix | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    resources: pikepdf.Object = field(repr=False)
    matrix: Matrix
    depth: int


def placed_on(page: pikepdf.Page) -> Iterator[Placed]:
    """Yield every picture that a page draws, each time it is drawn.

    Raises:
        ValueError: the page draws deeper or more than can be followed.
    """
    scope = _Scope(resources=page.obj.get("/Resources", pikepdf.Dictionary()), matrix=np.eye(3), depth=0)
    for number, one in enumerate(_followed(page, scope)):
        if number > MOST:
            raise ValueError("a page draws too many pictures")
        yield one


def _followed(content: pikepdf.Page | pikepdf.Object, scope: _Scope) -> Iterator[Placed]:
    if scope.depth > DEEPEST:
        raise ValueError("a page nests its drawings too deep")
    current, stack = scope.matrix, list[Matrix]()
    for instruction in pikepdf.parse_content_stream(content, "q Q cm Do gs scn SCN"):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "q":
            stack.append(current)
        elif name == "Q" and stack:
            current = stack.pop()
        elif name == "cm":
            current = _matrix(operands) @ current
        elif name != "Q":
            yield from _named(name, str(operands[-1 if name in ("scn", "SCN") else 0]), replace(scope, matrix=current))


def _named(operator: str, name: str, scope: _Scope) -> Iterator[Placed]:
    """Yield the pictures of what an operator names in the resources."""
    if operator == "Do":
        drawn = _held(scope, "/XObject", name)
        if drawn is not None and drawn.get("/Subtype") == pikepdf.Name.Image:
            yield Placed(image=drawn, matrix=scope.matrix)
        elif drawn is not None:
            yield from _form(drawn, scope)
    elif operator == "gs":
        state = _held(scope, "/ExtGState", name)
        mask = state.get("/SMask") if state is not None else None
        if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
            yield from _form(mask["/G"], scope)
    else:
        pattern = _held(scope, "/Pattern", name) if name.startswith("/") else None
        if isinstance(pattern, pikepdf.Stream):
            for one in _form(pattern, scope):
                yield Placed(image=one.image, matrix=None)


def _held(scope: _Scope, kind: str, name: str) -> pikepdf.Object | None:
    return scope.resources.get(kind, pikepdf.Dictionary()).get(name)


def _form(form: pikepdf.Object, scope: _Scope) -> Iterator[Placed]:
    resources = form.get("/Resources", scope.resources)
    matrix = _matrix(form.get("/Matrix", [1, 0, 0, 1, 0, 0])) @ scope.matrix
    yield from _followed(form, _Scope(resources=resources, matrix=matrix, depth=scope.depth + 1))


def _matrix(numbers: pikepdf.Object | list[int]) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in numbers)
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])
