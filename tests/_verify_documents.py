"""Builders for the tests of verification: a source, its model, and a redaction drawn by hand, leaks planted at will."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from redactor.model import (
    Box,
    Burn,
    Decision,
    Document,
    DocumentDecisions,
    Finding,
    Page,
    Redacted,
    Word,
)

WIDTH, HEIGHT, SIZE, FONT = 612.0, 792.0, 11.0, "Helvetica"
LABEL, SHORT = "REDACTED – PO – ID", "PO-ID"
LEFT, TOP, STEP = 72.0, 90.0, 24.0
NAME, A_NUMBER, STATUTE = "Ofelia Quimistan", "A217604938", "8 U.S.C. § 1367"

LINES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("CERTIFICATION OF COMPLIANCE", ""),),
    (("Respondent:", ""), (NAME, "person-name"), ("was seen in court.", "")),
    (("File No:", ""), (A_NUMBER, "a-number")),
    (("The provisions of", ""), (STATUTE, "+statute"), ("have been complied with.", "")),
    (("Country:", ""), ("Honduras", "nationality"), ("by passport", "")),
    (("Deportation Officer Daniel Whitcombe", ""),),
)
"""Lines of (text, category); `+` before a category keeps the text, no category decides nothing."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """A case as `verify` takes it."""

    redacted: Redacted
    source: Path
    document: Document
    decisions: DocumentDecisions

    def arguments(self) -> tuple[Redacted, Path, Document, DocumentDecisions]:
        return self.redacted, self.source, self.document, self.decisions


@dataclass(kw_only=True)
class Plan:
    """How the redaction is drawn; tests change a part of it to plant a leak."""

    lines: tuple[tuple[tuple[str, str], ...], ...] = LINES
    remain: frozenset[str] = frozenset()
    """Texts that are drawn in the output although they are to be redacted, and get no box."""
    under: frozenset[str] = frozenset()
    """Texts that are drawn in the output under their box."""
    draw_source: Callable[[Canvas], None] = lambda canvas: None
    draw_output: Callable[[Canvas], None] = lambda canvas: None
    change: Callable[[pikepdf.Pdf], None] = lambda pdf: None
    change_page: Callable[[Page], Page] = lambda page: page
    change_bytes: Callable[[bytes], bytes] = lambda raw: raw
    bates: str = "ICE-0000001"
    stamps: bool = True
    size: tuple[float, float] = (WIDTH, HEIGHT)
    extra_words: tuple[Word, ...] = field(default=())


def place(line: int, before: str) -> tuple[float, float]:
    """Return x and the baseline, from the top, of what stands on a line after a text."""
    return LEFT + (stringWidth(before + " ", FONT, SIZE) if before else 0.0), TOP + STEP * line


def box_of(line: int, before: str, text: str) -> Box:
    """Return the box of a text on a line."""
    x, y = place(line, before)
    return Box(page=1, x0=x, y0=y - 0.8 * SIZE, x1=x + stringWidth(text, FONT, SIZE), y1=y + 0.25 * SIZE)


def build(folder: Path, plan: Plan | None = None) -> Made:
    """Draw source and redaction, and write their model down."""
    plan = plan or Plan()
    words: list[Word] = []
    decisions: list[Decision] = []
    burns: list[Burn] = []
    text = ""
    for number, line in enumerate(plan.lines):
        before = ""
        for piece, category in line:
            start = len(text)
            for part in piece.split(" "):
                words.append(Word(text=part, box=box_of(number, before, part), start=len(text), line=number, size=SIZE))
                text += part + " "
                before = f"{before} {part}".strip()
            if category:
                box = box_of(number, before[: -len(piece)].strip(), piece)
                decisions.append(_decision(category, piece, start, box))
                if decisions[-1].action == "redact" and piece not in plan.remain:
                    burns.append(Burn(box=box.grown(1.0, 0.5), decision=decisions[-1]))
        text = text[:-1] + "\n"
    text = text[:-1]
    page = Page(
        number=1,
        width=plan.size[0],
        height=plan.size[1],
        rotation=0,
        words=(*words, *plan.extra_words),
        start=0,
        end=len(text),
    )
    source, output = folder / "source.pdf", folder / "output.pdf"
    source.write_bytes(_draw_source(plan))
    output.write_bytes(plan.change_bytes(_sealed(_draw_output(plan, burns), plan)))
    return Made(
        redacted=Redacted(
            path=str(output),
            document_id="d1",
            burns=tuple(burns),
            stamps=(stamp_box(plan),),
            bates=(plan.bates,),
        ),
        source=source,
        document=Document(
            document_id="d1", source="s.pdf", sha256="0" * 64, pages=(plan.change_page(page),), text=text
        ),
        decisions=DocumentDecisions(outcome="produce", decisions=tuple(decisions)),
    )


def stamp_box(plan: Plan) -> Box:
    """Return where the Bates number is stamped."""
    width, height = plan.size
    return Box(page=1, x0=width - 120, y0=height - 34, x1=width - 20, y1=height - 18)


def _decision(category: str, text: str, start: int, box: Box) -> Decision:
    is_kept = category.startswith("+")
    finding = Finding(
        category=category.removeprefix("+"),
        stance="keep" if is_kept else "redact",
        start=start,
        end=start + len(text),
        boxes=(box,),
        text=text,
        score=1.0,
        found_by=("test",),
    )
    return Decision(
        finding=finding,
        action="keep" if is_kept else "redact",
        rule="test",
        category=finding.category,
        label=LABEL,
        short_label=SHORT,
    )


def _canvas(plan: Plan) -> tuple[Canvas, io.BytesIO]:
    kept = io.BytesIO()
    return Canvas(kept, pagesize=plan.size, invariant=1), kept


def draw_text(canvas: Canvas, x: float, y: float, text: str, size: float = SIZE) -> None:
    """Draw a text whose baseline lies `y` from the top."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, canvas._pagesize[1] - y, text)


def _draw_source(plan: Plan) -> bytes:
    canvas, kept = _canvas(plan)
    for number, line in enumerate(plan.lines):
        before = ""
        for piece, _ in line:
            draw_text(canvas, *place(number, before), piece)
            before = f"{before} {piece}".strip()
    plan.draw_source(canvas)
    canvas.showPage()
    canvas.save()
    return kept.getvalue()


def _draw_output(plan: Plan, burns: list[Burn]) -> bytes:
    canvas, kept = _canvas(plan)
    for number, line in enumerate(plan.lines):
        before = ""
        for piece, category in line:
            is_kept = not category or category.startswith("+")
            if is_kept or piece in plan.remain or piece in plan.under:
                draw_text(canvas, *place(number, before), piece)
            before = f"{before} {piece}".strip()
    for burn in burns:
        draw_box(canvas, burn.box)
    if plan.stamps:
        draw_text(canvas, stamp_box(plan).x0 + 4, stamp_box(plan).y1 - 4, plan.bates, 9)
    plan.draw_output(canvas)
    canvas.showPage()
    canvas.save()
    return kept.getvalue()


def draw_box(canvas: Canvas, box: Box) -> None:
    """Paint a black box with its short label in white."""
    canvas.setFillGray(0)
    canvas.rect(box.x0, canvas._pagesize[1] - box.y1, box.width, box.height, stroke=0, fill=1)
    canvas.setFillGray(1)
    draw_text(canvas, box.x0 + 2, box.y1 - 4, SHORT, 7)
    canvas.setFillGray(0)


def _sealed(raw: bytes, plan: Plan) -> bytes:
    """Take over the pages only, as a finished redaction has them."""
    return sealed(raw, plan.change)


def sealed(raw: bytes, change: Callable[[pikepdf.Pdf], None] = lambda pdf: None) -> bytes:
    """Copy the pages into a new file without anything else; `change` runs just before it is written."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as old, pikepdf.new() as new:
        new.pages.extend(old.pages)
        for page in new.pages:
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        new.remove_unreferenced_resources()
        change(new)
        new.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return kept.getvalue()


def replaced(made: Made, **changes: object) -> Made:
    """Return a case with parts of its `Redacted` changed."""
    return dataclasses.replace(made, redacted=dataclasses.replace(made.redacted, **changes))
