"""Print blocks through HTML: Chromium where there is one, PyMuPDF's Story otherwise."""

from __future__ import annotations

import functools
import html
import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pymupdf

from benchmarks.heldout2.blocks import Block, Boxed, Break, Cols, F, Gap, H, P, Paper, Pre, Rule, Say, T, Tick
from benchmarks.heldout2.marks import Ink, Labels, plain_ink


@functools.cache
def browser() -> str:
    """Return the path of Chromium, or nothing."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


class Writer:
    """Turns blocks into HTML and remembers the letters in the order they are printed."""

    def __init__(self, labels: Labels, *, tables: bool) -> None:
        self.labels, self.tables = labels, tables
        self.drawn: list[Ink] = []

    def whole(self, paper: Paper) -> str:
        return "".join(self.one(block) for block in paper.blocks)

    def one(self, block: Block) -> str:
        make = {
            H: self._heading, P: self._paragraph, F: self._fields, T: self._table, Pre: self._lines, Cols: self._columns,
            Say: self._say, Boxed: self._boxed, Tick: self._ticks,
        }.get(type(block))  # fmt: skip
        if make:
            return str(make(block))  # type: ignore[operator]  # by the block's own type
        return {Rule: "<hr>", Gap: "<p class=gap></p>", Break: '<div class="break"></div>'}[type(block)]

    def put(self, marked: str) -> str:
        ink = self.labels.read(marked)
        self.drawn.append(ink)
        return html.escape(ink.text, quote=False).replace("\n", "<br>")

    def word(self, text: str) -> str:
        self.drawn.append(plain_ink(text))
        return html.escape(text, quote=False)

    def _heading(self, h: H) -> str:
        return f"<h{h.level}>{self.put(h.text)}</h{h.level}>"

    def _paragraph(self, p: P) -> str:
        text = f"<b>{self.put(p.text)}</b>" if p.bold else self.put(p.text)
        way = f"text-align:{p.align};" if p.align else ""
        return (
            "<blockquote>" * p.quote
            + f'<p style="{way}font-size:{p.size:.2f}em">{text}</p>'
            + "</blockquote>" * p.quote
        )

    def _fields(self, f: F) -> str:
        if not self.tables:
            return "".join(f"<p><b>{self.word(n + ':')}</b> {self.put(v)}</p>" for n, v in f.pairs)
        if f.style in {"above", "bare", "below"}:
            pairs = [f.pairs[n : n + 3] for n in range(0, len(f.pairs), 3)]
            rows = "".join(
                "<tr>" + "".join(f"<td><small>{self.word(n)}</small><br>{self.put(v)}</td>" for n, v in row) + "</tr>"
                for row in pairs
            )
            return f'<table class="{"grid" if f.style == "above" else "open"}">{rows}</table>'
        return (
            "<table class=open>"
            + "".join(f"<tr><th>{self.word(n)}</th><td>{self.put(v)}</td></tr>" for n, v in f.pairs)
            + "</table>"
        )

    def _table(self, t: T) -> str:
        if not self.tables:
            return "".join("<p>" + "<br>".join(self._cell(t, row)) + "</p>" for row in t.rows)
        ruled = "open" if t.ruled is False else "grid"
        head = "".join(f"<th>{self.put(h)}</th>" for h in t.head)
        rows = "".join("<tr>" + "".join(f"<td>{self.put(c)}</td>" for c in row) + "</tr>" for row in t.rows)
        return f'<table class="{ruled}" style="font-size:{t.size}em"><tr>{head}</tr>{rows}</table>'

    def _cell(self, t: T, row: tuple[str, ...]) -> list[str]:
        return [self.put(f"{h}: {c}") for h, c in zip(t.head, row, strict=True)]

    def _lines(self, pre: Pre) -> str:
        return "<pre>" + "\n".join(self.put(line) for line in pre.lines) + "</pre>"

    def _columns(self, c: Cols) -> str:
        cells = "".join(
            '<td style="vertical-align:top">' + "".join(self.one(b) for b in col) + "</td>" for col in c.columns
        )
        return f"<table class=open><tr>{cells}</tr></table>"

    def _say(self, s: Say) -> str:
        way = "right" if s.right else "left"
        return f'<div class="say {way}"><small>{self.put(s.who)}</small><br>{self.put(s.text)}</div>'

    def _boxed(self, b: Boxed) -> str:
        return f'<p class="boxed">{self.put(b.text)}</p>'

    def _ticks(self, t: Tick) -> str:
        return "".join(f"<p>{self.word('[X]' if on else '[ ]')} {self.put(text)}</p>" for on, text in t.rows)


_CSS = """
@page {{ size: {size}; margin: {margin}mm }}
body {{ font-family: {face}; font-size: {pt}pt; line-height: 1.35; }}
h1 {{ font-size: 1.35em; text-align: {way} }} h2 {{ font-size: 1.05em; border-bottom: 1px solid #888 }}
table {{ border-collapse: collapse; width: 100%; margin: .5em 0 }} th {{ text-align: left; vertical-align: top }}
.grid td, .grid th {{ border: 1px solid #444; padding: 2px 5px; vertical-align: top }} .grid th {{ background: #e6e6e6 }}
.open td, .open th {{ padding: 1px 8px 1px 0; vertical-align: top }} small {{ color: #555; font-size: .75em }}
blockquote {{ border-left: 3px solid #99c; margin: .2em 0 .2em .3em; padding-left: .8em }} p {{ margin: .35em 0 }}
.say {{ width: 66%; border-radius: 9px; background: #eef; padding: 4px 9px; margin: 5px 0 }}
.say.right {{ margin-left: 32%; background: #dfd }} .boxed {{ border: 1px solid #000; padding: 6px }}
.break {{ page-break-after: always }} pre {{ font-size: .88em; white-space: pre-wrap }} .gap {{ height: .5em }}
"""


def chromium(paper: Paper, labels: Labels, *, wide: bool, face: str, size: float) -> tuple[bytes, list[Ink]]:
    """Print with the browser; the times in the file are put to a fixed day."""
    writer = Writer(labels, tables=True)
    body = writer.whole(paper)
    css = _CSS.format(
        size="letter landscape" if wide else "letter",
        margin=16,
        face=face,
        pt=size,
        way="left" if "-" in face else "center",
    )
    with tempfile.TemporaryDirectory() as held:
        page, out = Path(held) / "page.html", Path(held) / "page.pdf"
        title = html.escape(paper.title or paper.kind)
        page.write_text(
            f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{css}</style>{body}", encoding="utf-8"
        )
        command = [
            browser(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={held}/profile",
            "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        pdf = out.read_bytes()
    return re.sub(rb"D:\d{14}[+-]\d\d'\d\d'", b"D:20200115120000+00'00'", pdf), writer.drawn


def story(paper: Paper, labels: Labels, *, size: float) -> tuple[bytes, list[Ink]]:
    """Print with PyMuPDF's Story, which knows no tables here: rows become lines."""
    writer = Writer(labels, tables=False)
    body = writer.whole(paper)
    held = io.BytesIO()
    out = pymupdf.DocumentWriter(held)
    flow = pymupdf.Story(f"<body>{body}</body>", user_css=f"body {{ font-family: serif; font-size: {size}pt }}")
    more = True
    while more:
        device = out.begin_page(pymupdf.Rect(0, 0, 612, 792))
        more, _ = flow.place(pymupdf.Rect(60, 60, 552, 740))
        flow.draw(device)
        out.end_page()
    out.close()
    with pymupdf.open(stream=held.getvalue(), filetype="pdf") as doc:
        doc.set_metadata({"title": paper.title, "creationDate": "D:20200115120000Z"})
        return bytes(doc.tobytes(garbage=3, deflate=True, no_new_id=True)), writer.drawn
