"""Documents and findings from plain text, with made-up boxes, for tests of the matter."""

from __future__ import annotations

import re

from redactor.model import Box, Document, Finding, Findings, Page, Role, Word


def document(text: str, *, name: str = "d") -> Document:
    """Return a document of a text: words parted by one space, lines by a newline, pages by a form feed."""
    pages: list[Page] = []
    offset = 0
    for number, body in enumerate(text.split("\f"), start=1):
        words: list[Word] = []
        for line, content in enumerate(body.split("\n")):
            line_start = offset + sum(len(one) + 1 for one in body.split("\n")[:line])
            words.extend(_word(m, number, line, line_start) for m in re.finditer(r"\S+", content))
        pages.append(
            Page(number=number, width=6000, height=8000, rotation=0, words=tuple(words), start=offset,
                 end=offset + len(body))
        )  # fmt: skip
        offset += len(body) + 1
    return Document(document_id=name, source=f"{name}.pdf", sha256="0" * 64, pages=tuple(pages), text=text)


def _word(match: re.Match[str], page: int, line: int, line_start: int) -> Word:
    x, y, text = match.start() * 6.0, line * 14.0, match.group()
    edges = tuple(x + 6.0 * i for i in range(len(text) + 1))
    box = Box(page=page, x0=x, y0=y, x1=edges[-1], y1=y + 12)
    return Word(text=text, box=box, start=line_start + match.start(), line=line, edges=edges, size=10)


def finding(
    doc: Document, text: str, category: str = "person-name", *, role: Role | None = None, nth: int = 0, **more: object
) -> Finding:
    """Return a finding over the nth occurrence of a text."""
    start = [m.start() for m in re.finditer(re.escape(text), doc.text)][nth]
    end = start + len(text)
    values: dict[str, object] = {"stance": "redact", "score": 0.9, "found_by": ("test",), **more}
    return Finding(category=category, start=start, end=end, boxes=doc.boxes(start, end), text=text, role=role, **values)  # type: ignore[arg-type]


def findings(doc: Document, *items: Finding) -> Findings:
    """Return the findings of a document."""
    return Findings(
        document_id=doc.document_id, source=doc.source, sha256=doc.sha256, page_count=len(doc.pages),
        forms=tuple(page.form for page in doc.pages), items=items,
    )  # fmt: skip
