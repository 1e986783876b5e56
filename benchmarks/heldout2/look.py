"""How one document looks."""

from __future__ import annotations

from dataclasses import dataclass

FIELD_STYLES = ("left", "run", "above", "below", "dots", "ruled", "bare", "right")


@dataclass(frozen=True)
class Look:
    """How one document looks."""

    width: float = 612
    height: float = 792
    margin: float = 54
    face: str = "sans"
    size: float = 10
    leading: float = 1.25
    justify: bool = False
    hyphenate: bool = False
    fields: str = "left"
    columns: int = 2
    centred: bool = True
    rules: bool = True
    form: bool = False
