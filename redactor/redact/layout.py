"""See kept text as words again, with their places; `rows` makes lines of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from redactor.redact.erase import INVISIBLE
from redactor.redact.glyphs import CLIPPING, Run
from redactor.redact.letters import Character
from redactor.redact.matrix import moved, times
from redactor.redact.stream import Walk

WORD_GAP_EMS = 0.15
"""A kern as wide as this parts two words."""

Look = Callable[[int, float, float], Character | None]
"""Returns the source's character for a glyph number at x, y in PDF space."""


@dataclass(slots=True, kw_only=True, eq=False)
class Piece:
    """A word that stays: glyphs `first` to `last` (exclusive) of a run; coordinates in PDF space."""

    run: Run = field(repr=False)
    first: int
    last: int
    x0: float
    x1: float
    y: float
    size: float
    text: str = field(default="", repr=False)
    tail: tuple[int, ...] = ()
    """Codes of the spaces behind it: they stay, so that readers still part the words."""
    new_x: float | None = None
    new_y: float | None = None
    scale: float = 1.0
    is_dropped: bool = False
    """A space by itself on a line set anew: the place where it stood tells what stood before it."""

    @property
    def is_empty(self) -> bool:
        """Return whether it is spaces only."""
        return self.last <= self.first

    @property
    def is_moved(self) -> bool:
        """Return whether it is drawn elsewhere than in the source, or not at all."""
        return self.is_dropped or self.new_x is not None or self.new_y is not None

    @property
    def left(self) -> float:
        """Return where it begins now."""
        return self.x0 if self.new_x is None else self.new_x

    @property
    def right(self) -> float:
        """Return where it ends now."""
        return self.left + (self.x1 - self.x0) * self.scale

    @property
    def base(self) -> float:
        """Return its base line now."""
        return self.y if self.new_y is None else self.new_y

    @property
    def space(self) -> float:
        """Return the width of the space behind it, as its font has it; 0.0 where none is drawn."""
        if not self.tail:
            return 0.0
        place = times(self.run.at, self.run.ctm)
        return self.run.face.advance(self.tail[0]) * place[0] * self.run.size * self.run.scale

    def back(self) -> None:
        """Put it back where it stood."""
        self.new_x, self.new_y, self.scale = None, None, 1.0

    def as_run(self) -> Run:
        """Return the word as a run of its own, where it has been moved to."""
        run = self.run
        place = times(run.at, run.ctm)
        codes = [*run.codes[self.first : self.last], *self.tail]
        kerns = run.kerns[self.first : max(self.last - 1, self.first)]
        return replace(
            run,
            at=moved(run.at, (self.left - place[4]) / place[0], (self.base - self.y) / place[3]),
            scale=run.scale * self.scale,
            codes=codes,
            kerns=[*kerns, *([0.0] * (len(codes) - len(kerns)))],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A place on a line where something was removed: the numbers of its burns in the plan, and its extent."""

    numbers: tuple[int, ...]
    x0: float
    x1: float


def pieces_of(walks: Sequence[Walk], look: Look) -> list[Piece]:
    """Return the words of all level, upright, visible runs, and the spaces that no word goes before."""
    found: list[Piece] = []
    for one in walks:
        for item in one.out:
            if isinstance(item, Run) and is_plain(item):
                found.extend(_words(item, look))
    return found


def is_plain(run: Run) -> bool:
    """Return whether a run is level, upright and visible, and clips nothing."""
    a, b, c, d, _, _ = times(run.at, run.ctm)
    is_level = a > 0 and d > 0 and abs(b) < 1e-3 * a and abs(c) < 1e-3 * d
    return is_level and run.mode < CLIPPING and run.mode != INVISIBLE


def _words(run: Run, look: Look) -> Iterator[Piece]:
    place = times(run.at, run.ctm)
    unit, size = place[0] * run.size * run.scale, place[3] * run.size
    x, y, first, x0 = place[4], place[5], 0, place[4]
    end = x
    spaces: list[int] = []
    letters: list[str] = []
    for index, (code, kern) in enumerate(zip(run.codes, run.kerns, strict=True)):
        one = look(code, x, y)
        is_space = one is not None and one.text.isspace()
        starts_word = not is_space and (spaces or x - end > WORD_GAP_EMS * size)
        if starts_word and index > first:
            yield _piece(run, (first, index - len(spaces)), (x0, end), (y, size), (letters, spaces))
            first, x0, spaces, letters = index, x, [], []
        if is_space:
            spaces.append(code)
        else:
            end = x + run.face.advance(code) * unit
            letters.append(one.text if one is not None else "\ufffd")
        x += (run.face.advance(code) - kern / 1000) * unit
    yield _piece(run, (first, len(run.codes) - len(spaces)), (x0, end), (y, size), (letters, spaces))


def _piece(
    run: Run,
    span: tuple[int, int],
    extent: tuple[float, float],
    rest: tuple[float, float],
    what: tuple[Sequence[str], Sequence[int]],
) -> Piece:
    letters, spaces = what
    return Piece(
        run=run,
        first=span[0],
        last=span[1],
        x0=extent[0],
        x1=max(extent),
        y=rest[0],
        size=rest[1],
        text="".join(letters),
        tail=tuple(spaces),
    )
