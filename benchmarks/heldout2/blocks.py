"""What a document is made of, apart from how it is laid out. All text is marked text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class H:
    """A heading; level 1 is the title."""

    text: str
    level: int = 1
    align: str = ""


@dataclass(frozen=True)
class P:
    """A paragraph; `quote` is the depth of a quoted reply, `size` a factor."""

    text: str
    size: float = 1.0
    quote: int = 0
    indent: float = 0
    align: str = ""
    bold: bool = False


@dataclass(frozen=True)
class F:
    """Labels and values; `style` one of sheet.FIELD_STYLES or "" for the look's own."""

    pairs: tuple[tuple[str, str], ...]
    style: str = ""
    columns: int = 0


@dataclass(frozen=True)
class T:
    """A table; `widths` are shares of the line."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    ruled: bool | None = None
    size: float = 0.85


@dataclass(frozen=True)
class Pre:
    """Lines of a screen or a typewriter, spaces kept; labels may stand in them."""

    lines: tuple[str, ...]
    size: float = 0.9


@dataclass(frozen=True)
class Cols:
    """Columns read one after the other, each of its own blocks."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True)
class Say:
    """A message of a chat or of a telephone: who and when over it, left or right."""

    who: str
    text: str
    right: bool = False


@dataclass(frozen=True)
class Boxed:
    """A paragraph in a frame."""

    text: str
    size: float = 1.0


@dataclass(frozen=True)
class Tick:
    """Boxes to tick."""

    rows: tuple[tuple[bool, str], ...]


@dataclass(frozen=True)
class Rule:
    """A line over the page."""


@dataclass(frozen=True)
class Gap:
    """White."""

    lines: float = 0.6


@dataclass(frozen=True)
class Break:
    """A new page."""


Block = H | P | F | T | Pre | Cols | Say | Boxed | Tick | Rule | Gap | Break


@dataclass
class Paper:
    """A document before it is laid out."""

    kind: str
    blocks: list[Block]
    head: str = ""
    foot: str = ""
    looks: tuple[str, ...] = ("plain",)
    expect: str = "produce"
    name: str = ""
    title: str = ""
    notes: dict[str, str] = field(default_factory=dict)
