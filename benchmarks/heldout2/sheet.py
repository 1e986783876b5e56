"""Lay blocks out on pages with a pen, and keep what was drawn in the order it was drawn."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from benchmarks.heldout2.blocks import Block, Boxed, Break, Cols, F, Gap, H, P, Paper, Pre, Rule, Say, T, Tick
from benchmarks.heldout2.look import Look
from benchmarks.heldout2.marks import Ink, Labels, plain_ink
from benchmarks.heldout2.pens import MupdfPen, Pen


@dataclass
class Sheet:
    """The page being filled."""

    pen: Pen
    look: Look
    paper: Paper
    labels: Labels
    rng: random.Random
    drawn: list[Ink] = field(default_factory=list)
    unplaced: list[tuple[int, Ink]] = field(default_factory=list)
    pages: int = 0
    y: float = 0
    left: float = 0
    right: float = 0

    def fill(self) -> None:
        """Draw the whole document."""
        self._page()
        for block in self.paper.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """Draw one block."""
        draw = {
            H: self._heading, P: self._paragraph, F: self._fields, T: self._table, Pre: self._lines, Cols: self._columns,
            Say: self._say, Boxed: self._boxed, Tick: self._ticks, Rule: self._rule, Gap: self._gap, Break: self._break,
        }[type(block)]  # fmt: skip
        draw(block)  # type: ignore[operator]  # by the block's own type

    # -- letters ---------------------------------------------------------------------------------------------------

    def put(self, x: float, y: float, ink: Ink, face: str = "", size: float = 0) -> None:
        """Draw a run at its baseline."""
        if ink.text.strip():
            self.pen.text(x, y, ink.text, face or self.look.face, size or self.look.size)
            self.drawn.append(ink)

    def wide(self, text: str, face: str = "", size: float = 0) -> float:
        return self.pen.width(text, face or self.look.face, size or self.look.size)

    def wrap(self, ink: Ink, room: float, face: str = "", size: float = 0, *, split: bool = False) -> list[Ink]:
        """Break a run into lines, at spaces and where even a word is too wide; lines given by the writer stand."""
        rows: list[Ink] = []
        for part in _cut(ink, "\n"):
            row = Ink("", [])
            for word in _cut(part, " "):
                row = self._add(rows, row, word, room, face, size, split)
            rows.append(row)
        return rows

    def _add(self, rows: list[Ink], row: Ink, word: Ink, room: float, face: str, size: float, split: bool) -> Ink:
        longer = row + plain_ink(" ") + word if row.text else word
        if row.text and len({*row.ids[-1:], *word.ids[:1]}) == 1:
            longer = Ink(longer.text, [*row.ids, row.ids[-1], *word.ids])
        if self.wide(longer.text, face, size) <= room:
            return longer
        if split and row.text and len(word.text) > 7 and word.text.isalpha():
            for at in range(len(word.text) - 3, 2, -1):
                if (
                    word.text[at - 1] in "aeiouAEIOU"
                    and self.wide(row.text + " " + word.text[:at] + "-", face, size) <= room
                ):
                    rows.append(row + plain_ink(" ") + word[:at] + plain_ink("-"))
                    return word[at:]
        if row.text:
            rows.append(row)
        while self.wide(word.text, face, size) > room and len(word.text) > 4:
            at = next(n for n in range(len(word.text), 0, -1) if n == 1 or self.wide(word.text[:n], face, size) <= room)
            rows.append(word[:at])
            word = word[at:]
        return word

    # -- pages -----------------------------------------------------------------------------------------------------

    def _page(self) -> None:
        self.pen.page(self.look.width, self.look.height)
        self.pages += 1
        self.left, self.right = self.look.margin, self.look.width - self.look.margin
        self.y = self.look.margin
        if self.paper.head:
            self._running(self.paper.head, self.look.margin * 0.55)
        if self.paper.foot:
            self._running(self.paper.foot, self.look.height - self.look.margin * 0.5)

    def _running(self, marked: str, y: float) -> None:
        ink = self.labels.read(marked.replace("#", str(self.pages)))
        size = min(8.0, 8.0 * (self.right - self.left) / max(1.0, self.wide(ink.text, "", 8)))
        self.put((self.look.width - self.wide(ink.text, "", size)) / 2, y, ink, "", size)

    def room(self, height: float) -> None:
        """Turn the page when less than this height is left."""
        if self.y + height > self.look.height - self.look.margin:
            self._page()

    # -- blocks ----------------------------------------------------------------------------------------------------

    def _heading(self, h: H) -> None:
        size = self.look.size * (1.35 if h.level == 1 else 1.08)
        face = self.look.face.replace("-b", "") + "-b"
        ink = self.labels.read(h.text)
        align = h.align or ("center" if self.look.centred and h.level == 1 else "left")
        self.y += size * (0.3 if h.level == 1 else 0.6)
        for row in self.wrap(ink, self.right - self.left, face, size):
            self.room(size * 3)
            self.y += size * 1.2
            slack = self.right - self.left - self.wide(row.text, face, size)
            self.put(self.left + slack * {"center": 0.5, "right": 1, "left": 0}[align], self.y, row, face, size)
        self.y += size * 0.5

    def _paragraph(self, p: P) -> None:
        size = self.look.size * p.size
        face = self.look.face + ("-b" if p.bold and not self.look.face.endswith("-b") else "")
        mark = "> " * p.quote
        x = self.left + p.indent + self.wide(mark, face, size)
        rows = self.wrap(self.labels.read(p.text), self.right - x, face, size, split=self.look.hyphenate)
        for n, row in enumerate(rows):
            self.room(size * self.look.leading)
            self.y += size * self.look.leading
            self.put(self.left + p.indent, self.y, plain_ink(mark.rstrip()), face, size)
            slack = self.right - x - self.wide(row.text, face, size)
            if self.look.justify and n < len(rows) - 1 and not p.align and slack < 90:
                self._stretched(x, row, slack, face, size)
            else:
                self.put(x + slack * {"center": 0.5, "right": 1}.get(p.align, 0), self.y, row, face, size)
        self.y += size * 0.5

    def _stretched(self, x: float, row: Ink, slack: float, face: str, size: float) -> None:
        words = _cut(row, " ")
        step = self.wide(" ", face, size) + slack / max(1, len(words) - 1)
        for word in words:
            self.put(x, self.y, word, face, size)
            x += self.wide(word.text, face, size) + step

    def _fields(self, f: F) -> None:
        style = "form" if self.look.form and isinstance(self.pen, MupdfPen) else f.style or self.look.fields
        getattr(self, f"_fields_{style}")(f)
        self.y += self.look.size * 0.4

    def _fields_left(self, f: F) -> None:
        face, bold, size = self.look.face, self.look.face + "-b", self.look.size
        tab = min(max(self.wide(name + ": ", bold, size) for name, _ in f.pairs) + 8, (self.right - self.left) * 0.48)
        for name, value in f.pairs:
            names = self.wrap(plain_ink(f"{name}:"), tab - 4, bold, size)
            values = self.wrap(self.labels.read(value), self.right - self.left - tab, face, size)
            self.room(size * self.look.leading * max(len(names), len(values)))
            top = self.y
            for n, row in enumerate(names):
                self.put(self.left, top + size * self.look.leading * (n + 1), row, bold, size)
            for n, row in enumerate(values):
                self.put(self.left + tab, top + size * self.look.leading * (n + 1), row, face, size)
            self.y = top + size * self.look.leading * max(len(names), len(values))

    def _fields_right(self, f: F) -> None:
        """Labels set to the right of their column, values against them."""
        size = self.look.size
        tab = min(max(self.wide(name + ":", "", size) for name, _ in f.pairs), (self.right - self.left) * 0.45)
        for name, value in f.pairs:
            rows = self.wrap(self.labels.read(value), self.right - self.left - tab - 8, self.look.face + "-b", size)
            self.room(size * self.look.leading * len(rows))
            self.put(
                self.left + tab - self.wide(name + ":", "", size),
                self.y + size * self.look.leading,
                plain_ink(name + ":"),
            )
            for row in rows:
                self.y += size * self.look.leading
                self.put(self.left + tab + 8, self.y, row, self.look.face + "-b")

    def _fields_run(self, f: F) -> None:
        ink = Ink("", [])
        for n, (name, value) in enumerate(f.pairs):
            ink += plain_ink(("   " if n else "") + f"{name}: ") + self.labels.read(value)
        for row in self.wrap(ink, self.right - self.left):
            self.room(self.look.size * self.look.leading)
            self.y += self.look.size * self.look.leading
            self.put(self.left, self.y, row)

    def _fields_dots(self, f: F) -> None:
        size = self.look.size
        tab = (self.right - self.left) * 0.45
        for name, value in f.pairs:
            rows = self.wrap(self.labels.read(value), self.right - self.left - tab - 4)
            self.room(size * self.look.leading * len(rows))
            row = name + " "
            while self.wide(row + ".") < tab - 4:
                row += "."
            self.put(self.left, self.y + size * self.look.leading, plain_ink(row))
            for part in rows:
                self.y += size * self.look.leading
                self.put(self.left + tab, self.y, part)

    def _fields_below(self, f: F) -> None:
        size, small = self.look.size, self.look.size * 0.72
        for pairs in _rows(f.pairs, f.columns or self.look.columns):
            step = (self.right - self.left) / len(pairs)
            cells = [self.wrap(self.labels.read(value), step - 14) for _, value in pairs]
            deep = max(map(len, cells))
            self.room(size * self.look.leading * (deep + 1) + small)
            base = self.y + size * self.look.leading * deep
            for n, ((name, _), rows) in enumerate(zip(pairs, cells, strict=True)):
                x = self.left + n * step
                for k, row in enumerate(rows):
                    self.put(x + 2, base - (len(rows) - 1 - k) * size * self.look.leading, row)
                self.pen.line(x, base + 2.5, x + step - 12, base + 2.5)
                self.put(x + 2, base + small + 3.5, plain_ink(name), "", small)
            self.y = base + small * 1.9

    def _fields_above(self, f: F) -> None:
        self._cells(f, framed=True)

    def _fields_bare(self, f: F) -> None:
        self._cells(f, framed=False)

    def _cells(self, f: F, *, framed: bool) -> None:
        size, small = self.look.size, self.look.size * 0.7
        for pairs in _rows(f.pairs, f.columns or self.look.columns):
            step = (self.right - self.left) / len(pairs)
            cells = [self.wrap(self.labels.read(value), step - 8) for _, value in pairs]
            names = [self.wrap(plain_ink(name), step - 6, "", small) for name, _ in pairs]
            tall = max(len(n) * small * 1.15 + len(c) * size * 1.2 for n, c in zip(names, cells, strict=True)) + 6
            self.room(tall)
            for n, (name, rows) in enumerate(zip(names, cells, strict=True)):
                x, y = self.left + n * step, self.y
                if framed:
                    self.pen.rect(x, y, x + step, y + tall)
                for row in name:
                    y += small * 1.15
                    self.put(x + 3, y, row, "", small)
                for row in rows:
                    y += size * 1.2
                    self.put(x + 4, y, row)
            self.y += tall

    def _fields_ruled(self, f: F) -> None:
        self._table(T(("", ""), f.pairs, (0.36, 0.64), ruled=True, size=1.0))

    def _fields_form(self, f: F) -> None:
        """Print the labels; the values are fields of an AcroForm."""
        assert isinstance(self.pen, MupdfPen)
        small = self.look.size * 0.75
        for pairs in _rows(f.pairs, 2):
            step = (self.right - self.left) / len(pairs)
            self.room(small + 24)
            for n, (name, value) in enumerate(pairs):
                x = self.left + n * step
                self.put(x + 2, self.y + small, plain_ink(name), "", small)
                ink = self.labels.read(value)
                self.pen.field(x, self.y + small + 3, x + step - 8, self.y + small + 18, ink.text)
                self.unplaced.append((self.pages, ink))
            self.y += small + 24

    def _table(self, t: T) -> None:
        size = self.look.size * t.size
        shares = t.widths or tuple(1 / len(t.head) for _ in t.head)
        steps = [(self.right - self.left) * s / sum(shares) for s in shares]
        ruled = self.look.rules if t.ruled is None else t.ruled
        bold = self.look.face.replace("-b", "") + "-b"
        if any(t.head):
            self._row(
                [self.wrap(self.labels.read(h), w - 6, bold, size) for h, w in zip(t.head, steps, strict=True)],
                steps,
                size,
                bold,
                ruled,
            )
        for row in t.rows:
            cells = [self.wrap(self.labels.read(c), w - 6, "", size) for c, w in zip(row, steps, strict=True)]
            self._row(cells, steps, size, self.look.face, ruled)
        self.y += self.look.size * 0.6

    def _row(self, cells: list[list[Ink]], steps: list[float], size: float, face: str, ruled: bool) -> None:
        tall = max(map(len, cells)) * size * 1.18 + 4
        self.room(tall)
        x = self.left
        for rows, step in zip(cells, steps, strict=True):
            if ruled:
                self.pen.rect(
                    x, self.y, x + step, self.y + tall, 0.9 if face.endswith("-b") and face != self.look.face else 1.0
                )
            for n, row in enumerate(rows):
                self.put(x + 3, self.y + size * 1.18 * (n + 1) - 0.5, row, face, size)
            x += step
        self.y += tall

    def _lines(self, pre: Pre) -> None:
        inks = [self.labels.read(line) for line in pre.lines]
        size = self.look.size * pre.size
        widest = max(self.wide(ink.text, "mono", size) for ink in inks)
        size *= min(1.0, (self.right - self.left) / widest)
        for ink in inks:
            self.room(size * 1.3)
            self.y += size * 1.2
            self.put(self.left, self.y, ink, "mono", size)
        self.y += size

    def _columns(self, c: Cols) -> None:
        self.room(self.look.size * 14)
        shares = c.shares or tuple(1.0 for _ in c.columns)
        left, right, top, page = self.left, self.right, self.y, self.pages
        x, low = left, top
        for blocks, share in zip(c.columns, shares, strict=True):
            step = (right - left) * share / sum(shares)
            self.left, self.right, self.y = x, x + step - 12, top
            for block in blocks:
                self.block(block)
            if self.pages != page:
                raise ValueError(f"{self.paper.kind}: columns run over the page")
            x, low = x + step, max(low, self.y)
        self.left, self.right, self.y = left, right, low

    def _say(self, s: Say) -> None:
        wide = (self.right - self.left) * 0.68
        rows = self.wrap(self.labels.read(s.text), wide - 16)
        who = self.labels.read(s.who)
        size, small = self.look.size, self.look.size * 0.75
        tall = size * 1.25 * len(rows) + 8
        self.room(tall + small * 2)
        x = self.right - wide if s.right else self.left
        self.put(x + 4, self.y + small, who, "", small)
        self.y += small * 1.4
        self.pen.rect(x, self.y, x + wide, self.y + tall, 0.92 if s.right else 0.97)
        for n, row in enumerate(rows):
            self.put(x + 8, self.y + size * 1.25 * (n + 1), row)
        self.y += tall + small

    def _boxed(self, b: Boxed) -> None:
        size = self.look.size * b.size
        rows = self.wrap(self.labels.read(b.text), self.right - self.left - 12, "", size)
        self.room(size * 1.25 * len(rows) + 8)
        self.pen.rect(self.left, self.y, self.right, self.y + size * 1.25 * len(rows) + 8)
        for n, row in enumerate(rows):
            self.put(self.left + 6, self.y + size * 1.25 * (n + 1), row, "", size)
        self.y += size * 1.25 * len(rows) + 14

    def _ticks(self, t: Tick) -> None:
        size = self.look.size
        for on, text in t.rows:
            rows = self.wrap(self.labels.read(text), self.right - self.left - 24)
            self.room(size * self.look.leading * len(rows))
            self.pen.rect(self.left + 4, self.y + 4, self.left + 12, self.y + 12)
            if on:
                self.put(self.left + 5, self.y + 11.5, plain_ink("X"), "sans-b", 9)
            for row in rows:
                self.y += size * self.look.leading
                self.put(self.left + 20, self.y, row)
        self.y += size * 0.4

    def _rule(self, _: Rule) -> None:
        self.room(8)
        self.y += 4
        self.pen.line(self.left, self.y, self.right, self.y)
        self.y += 4

    def _gap(self, gap: Gap) -> None:
        self.y += self.look.size * gap.lines

    def _break(self, _: Break) -> None:
        self._page()


def _rows(pairs: tuple[tuple[str, str], ...], columns: int) -> list[tuple[tuple[str, str], ...]]:
    return [pairs[n : n + columns] for n in range(0, len(pairs), columns)]


def _cut(ink: Ink, at: str) -> list[Ink]:
    parts, start = [], 0
    for n, char in enumerate(ink.text):
        if char == at:
            parts.append(ink[start:n])
            start = n + 1
    return [*parts, ink[start:]]
