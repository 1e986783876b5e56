"""Reading directions: lines of turned text are set anew as level ones are, on the page turned so that they are level.

The turn is put into the matrices of the runs and taken out again; nothing is drawn with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from redactor.model import Box, Burn, Page
from redactor.redact.glyphs import Run
from redactor.redact.letters import Character, Letters
from redactor.redact.matrix import IDENTITY, Matrix, Rect, apply, times
from redactor.redact.plan import PagePlan, is_cell
from redactor.redact.stream import Shape, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A quarter turn of PDF space that makes text of one direction level; width and height are the page's then."""

    width: float
    height: float
    there: Matrix
    back: Matrix
    page_height: float

    def plan(self, plan: PagePlan) -> PagePlan:
        """Return the plan with page size, pictures and burns turned; nothing else of it is."""
        pictures = tuple(replace(one, box=self.box(one.box)) for one in plan.page.pictures)
        page = replace(plan.page, width=self.width, height=self.height, pictures=pictures)
        burns = tuple(replace(burn, box=self.box(burn.box)) for burn in plan.burns)
        return replace(plan, page=page, burns=burns, spans=tuple(self.box(box) for box in plan.spans))

    def box(self, box: Box) -> Box:
        """Return a box of the page on the turned page."""
        return _through(self.there, box, self.page_height, self.height)

    def box_back(self, box: Box) -> Box:
        """Return a box of the turned page on the page."""
        return _through(self.back, box, self.height, self.page_height)

    def apply_to(self, walks: Sequence[Walk], matrix: Matrix) -> None:
        """Put `there` or `back` into the places of all that is drawn."""
        for one in walks:
            for item in one.out:
                if isinstance(item, Run | Shape):
                    item.ctm = times(item.ctm, matrix)
                if isinstance(item, Shape):
                    item.extents = [_rect(matrix, extent) for extent in item.extents]

    def nearest(self, letters: Letters, glyph: int, x: float, y: float) -> Character | None:
        """Return the source's character for a glyph at x, y (PDF space) of the turned page."""
        x, y = apply(self.back, x, y)
        return letters.nearest(glyph, x, self.page_height - y)


def _through(matrix: Matrix, box: Box, height: float, new_height: float) -> Box:
    x0, y0, x1, y1 = _rect(matrix, (box.x0, height - box.y1, box.x1, height - box.y0))
    return Box(page=box.page, x0=x0, y0=new_height - y1, x1=x1, y1=new_height - y0)


def _rect(matrix: Matrix, rect: Rect) -> Rect:
    (ax, ay), (bx, by) = apply(matrix, rect[0], rect[1]), apply(matrix, rect[2], rect[3])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _turn(page: Page, quarter: int) -> Turn:
    """Return the turn that makes text running at `quarter` × 90° (anticlockwise) level."""
    w, h = page.width, page.height
    there: Matrix = (IDENTITY, (0, -1, 1, 0, 0, w), (-1, 0, 0, -1, w, h), (0, 1, -1, 0, h, 0))[quarter]
    back: Matrix = (IDENTITY, (0, 1, -1, 0, w, 0), (-1, 0, 0, -1, w, h), (0, -1, 1, 0, 0, h))[quarter]
    width, height = (h, w) if quarter % 2 else (w, h)
    return Turn(width=width, height=height, there=there, back=back, page_height=h)


def turns_of(walks: Sequence[Walk], plan: PagePlan) -> Iterator[tuple[Turn, frozenset[int]]]:
    """Yield each reading direction in which text was redacted, with the numbers of its burns.

    Level text tells its direction itself. Other words do not: they are taken to run as all turned text of their page
    does, and where that runs in several directions, nothing is said of them.
    """
    level: set[int] = set()
    turned: set[int] = set()
    for number, burn in enumerate(plan.burns):
        if not is_cell(burn):
            (level if _was_level(burn, plan.page) else turned).add(number)
    if level:
        yield _turn(plan.page, 0), frozenset(level)
    quarters = [quarter for quarter in _quarters(walks) if quarter]
    if turned and len(quarters) == 1:
        yield _turn(plan.page, quarters[0]), frozenset(turned)


def _was_level(burn: Burn, page: Page) -> bool:
    return all(word.edges is not None for word in page.words if word.box.overlap(burn.box) > 0)


def _quarters(walks: Sequence[Walk]) -> Counter[int]:
    """Count the glyphs of each reading direction; slanted text has none."""
    found: Counter[int] = Counter()
    for one in walks:
        for item in one.out:
            if isinstance(item, Run):
                a, b, _, _, _, _ = times(item.at, item.ctm)
                if abs(b) < 1e-3 * abs(a):
                    found[0 if a > 0 else 2] += len(item.codes)
                elif abs(a) < 1e-3 * abs(b):
                    found[1 if b > 0 else 3] += len(item.codes)
    return found
