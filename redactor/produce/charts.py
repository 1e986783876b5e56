"""Charts as SVG for a page: drawn by matplotlib, coloured by the page, the same bytes for the same numbers.

The drawing library is slow to import and is loaded when the first chart is drawn. Its settings are its own defaults,
whatever a user's configuration says. What it writes about itself, and every name of a web address, is taken out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.6
"""Inches: 331 points, so that letters are about as large as those beside the chart."""
ROW = 0.27
SIZE = 8.5
LONGEST_NAME = 34
# Stand-ins that the page's own colours replace: they are found in the SVG by their value.
INK, SOFT, LINE, BAR = "#010101", "#020202", "#030303", "#040404"
STATUS = {"produced": "#050505", "withheld": "#060606", "quarantined": "#070707"}
_VARIABLES = {
    INK: "ink", SOFT: "soft", LINE: "line", BAR: "bar", **{colour: name for name, colour in STATUS.items()}
}  # fmt: skip
_RC = {
    "svg.fonttype": "none", "svg.hashsalt": "redactor", "font.family": "DejaVu Sans", "font.size": SIZE,
    "text.color": INK, "axes.labelcolor": SOFT, "xtick.color": SOFT, "ytick.color": INK, "axes.edgecolor": LINE,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One row of a table and of the chart beside it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Documents of one status that follow each other."""

    begin: str
    end: str
    status: str
    documents: int
    pages: int


@contextmanager
def _settings() -> Iterator[None]:
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_RC)
        yield


def bars(rows: Sequence[Count], label: str, *, by_status: bool = False) -> Markup:
    """Return horizontal bars, the first row on top, with the number at each bar's end."""
    with _settings():
        figure, axes = _empty(WIDTH, max(2, len(rows)) * ROW + 0.15)
        names = [_short(row.name) for row in rows]
        colours = [STATUS[row.name] if by_status else BAR for row in rows]
        places = list(range(len(rows)))
        axes.barh(places, [row.count for row in rows], color=colours, height=0.62)
        for place, row in zip(places, rows, strict=True):
            axes.annotate(
                f"{row.count:,}", (row.count, place), xytext=(3, 0), textcoords="offset points", va="center", color=INK
            )
        axes.set_yticks(places, names)
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.set_xlim(0, max([row.count for row in rows] or [1]) * 1.18 or 1)
        axes.set_xticks([])
        axes.spines["left"].set_visible(True)
        return _svg(figure, label)


def columns(rows: Sequence[Count], label: str) -> Markup:
    """Return upright bars in the order of the rows, for numbers over time."""
    with _settings():
        figure, axes = _empty(WIDTH, 1.9)
        places = list(range(len(rows)))
        axes.bar(places, [row.count for row in rows], color=BAR, width=0.75)
        step = max(1, -(-len(rows) // 8))
        axes.set_xticks(places[::step], [row.name for row in rows[::step]], rotation=30, ha="right")
        largest = max([row.count for row in rows] or [1])
        axes.set_yticks([0, largest])
        axes.spines["bottom"].set_visible(True)
        return _svg(figure, label)


def strip(runs: Sequence[Run], label: str) -> Markup:
    """Return the production as one band of pages from the first Bates number to the last, coloured by status."""
    with _settings():
        figure, axes = _empty(WIDTH * 1.75, 0.62)
        at = 0
        for run in runs:
            axes.broken_barh([(at, run.pages)], (0, 1), facecolors=STATUS[run.status], linewidth=0)
            at += run.pages
        axes.set_xlim(0, max(at, 1))
        axes.set_ylim(0, 1)
        axes.set_yticks([])
        axes.set_xticks([0, max(at, 1)], [runs[0].begin, runs[-1].end] if runs else ["", ""])
        for text, side in zip(axes.get_xticklabels(), ("left", "right"), strict=True):
            text.set_horizontalalignment(side)
        return _svg(figure, label)


def counts(numbers: Mapping[str, int], names: Sequence[str] = ()) -> list[Count]:
    """Return rows in the order of the names given, or the largest first."""
    ordered = names or sorted(numbers, key=lambda name: (-numbers[name], name))
    return [Count(name=name, count=numbers.get(name, 0)) for name in ordered]


def _empty(width: float, height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


_UNWANTED = (
    re.compile(r"^.*?(?=<svg)", re.DOTALL),
    re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL),
    re.compile(r'\s(?:xmlns(?::\w+)?|version)="[^"]*"'),
    re.compile(r'\sid="[A-Za-z.0-9]+_\d+"'),
    re.compile(r"<!--.*?-->\s*", re.DOTALL),
)
_SIZE = re.compile(r'(<svg[^>]*?) width="[^"]*"| height="[^"]*pt"')


def _svg(figure: Figure, label: str) -> Markup:
    """Return the figure as one SVG element for a page of HTML."""
    raw = io.StringIO()
    figure.savefig(raw, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = raw.getvalue()
    for pattern in _UNWANTED:
        text = pattern.sub("", text)
    text = _SIZE.sub(lambda found: found[1] or "", text)
    for colour, name in _VARIABLES.items():
        text = text.replace(colour, f"var(--{name})")
    named = Markup('<svg role="img" aria-label="{}"').format(label)
    return Markup(text.replace("<svg", str(named), 1))  # noqa: S704  # numbers and names that the library has escaped
