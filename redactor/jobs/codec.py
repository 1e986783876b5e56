"""Turn the frozen types of model and pipeline into JSON and back, exactly."""

from __future__ import annotations

import dataclasses
import functools
import json
import sys
import types
import typing
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def to_json(value: object) -> str:
    """Return a dataclass (tuples, None, numbers, texts and paths inside) as compact JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """Return the dataclass that `to_json` was given; raises ValueError or TypeError when the text is not one."""
    build = _builder(typing.cast("Hashable", kind))
    plain = json.loads(text)
    return typing.cast("T", build(plain) if build is not None else plain)


_LEAVES = frozenset((str, int, float, bool, type(None)))


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _LEAVES:
        return value
    if kind is tuple:
        return [_plain(item) for item in typing.cast("tuple[object, ...]", value)]
    names = _names(typing.cast("Hashable", kind))
    if names is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    return str(value) if isinstance(value, Path) else value


@functools.cache
def _names(kind: Any) -> tuple[str, ...] | None:
    """Return the names of a dataclass's fields; None for any other type."""
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


Build = Callable[[Any], object]


@functools.cache
def _builder(kind: Any) -> Build | None:
    """Return what makes a value of a type out of plain JSON; None where JSON's own value is already it."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (arm for arm in typing.get_args(kind) if arm is not type(None))
        build = _builder(inner)
        return None if build is None else lambda plain: None if plain is None else build(plain)
    if origin is tuple:
        return _tuple_builder(typing.get_args(kind))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_builder(kind)
    if kind is Path:
        return Path
    return None if kind in (int, float, bool) else _interned


def _tuple_builder(arms: tuple[Any, ...]) -> Build:
    if len(arms) == 2 and arms[1] is Ellipsis:
        build = _builder(arms[0])
        return tuple if build is None else lambda plain: tuple(build(item) for item in plain)
    builds = [_builder(arm) or _as_it_is for arm in arms]
    return lambda plain: tuple(build(item) for build, item in zip(builds, plain, strict=True))


def _dataclass_builder(kind: type) -> Build:
    hints = typing.get_type_hints(kind)
    builds = {name: build for name, hint in hints.items() if (build := _builder(hint)) is not None}

    def build_fields(plain: dict[str, Any]) -> object:
        for name, build in builds.items():
            if name in plain:
                plain[name] = build(plain[name])
        return kind(**plain)

    return build_fields


def _interned(plain: object) -> object:
    """Clauses, authorities and labels repeat with every redaction: each is kept in memory once."""
    return sys.intern(plain) if type(plain) is str else plain


def _as_it_is(plain: object) -> object:
    return plain
