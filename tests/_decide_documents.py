"""Documents, findings and people by hand, for tests of the decide stage.

A blank line of the text is no line of the document: it only leaves a gap on the page, as in a PDF.
"""

from __future__ import annotations

import re

from redactor.model import Box, Document, Finding, Findings, Matter, Page, Person, Protection, Role, SpreadTerm, Word


def document(text: str, *, forms: tuple[str | None, ...] = ()) -> Document:
    pages: list[Page] = []
    whole: list[str] = []
    offset = 0
    for number, body in enumerate(text.strip("\n").split("\f"), start=1):
        words: list[Word] = []
        lines: list[str] = []
        start = offset
        for row, content in enumerate(body.split("\n")):
            if not content.strip():
                continue
            content = " ".join(content.split())
            words.extend(_word(m, number, row, len(lines), offset) for m in re.finditer(r"\S+", content))
            lines.append(content)
            offset += len(content) + 1
        body_text = "\n".join(lines)
        offset = start + len(body_text)
        form = forms[number - 1] if number <= len(forms) else None
        pages.append(
            Page(
                number=number, width=612, height=792, rotation=0, words=tuple(words), start=start, end=offset, form=form
            )
        )
        whole.append(body_text)
        offset += 1
    return Document(document_id="d", source="d.pdf", sha256="0" * 64, pages=tuple(pages), text="\f".join(whole))


def _word(match: re.Match[str], page: int, row: int, line: int, line_start: int) -> Word:
    x, y, text = 20 + match.start() * 5.0, 20 + row * 12.0, match.group()
    edges = tuple(x + 5.0 * i for i in range(len(text) + 1))
    box = Box(page=page, x0=x, y0=y, x1=edges[-1], y1=y + 10)
    return Word(text=text, box=box, start=line_start + match.start(), line=line, edges=edges, size=10)


def found(doc: Document, text: str, category: str = "person-name", *, nth: int = 0, **more: object) -> Finding:
    """Return a finding over the nth occurrence of a text; by default a certain one to redact."""
    start = [m.start() for m in re.finditer(re.escape(text), doc.text)][nth]
    end = start + len(text)
    values: dict[str, object] = {"stance": "redact", "score": 0.9, "found_by": ("spread",), **more}
    return Finding(category=category, start=start, end=end, boxes=doc.boxes(start, end), text=text, **values)  # type: ignore[arg-type]


def kept(doc: Document, text: str, category: str, *, nth: int = 0, **more: object) -> Finding:
    return found(doc, text, category, nth=nth, **{"stance": "keep", "found_by": (f"keep-{category}",), **more})


def findings(doc: Document, *items: Finding) -> Findings:
    return Findings(
        document_id=doc.document_id, source=doc.source, sha256=doc.sha256, page_count=len(doc.pages),
        forms=tuple(page.form for page in doc.pages), items=items,
    )  # fmt: skip


def person(
    person_id: str, *names: str, role: Role = "protected", state: str = "unknown", ended: bool = False,
    roster_id: str | None = None,
) -> Person:  # fmt: skip
    return Person(
        person_id=person_id, pseudonym=f"Noncitizen-{person_id}", role=role, names=names, identifiers=(),
        protection=Protection(state=state, is_protected=not ended, decided_on="2020-03-01", basis="test"),
        roster_id=roster_id,
    )  # fmt: skip


def matter(*people: Person, officials: tuple[tuple[str, Role], ...] = ()) -> Matter:
    terms = tuple(
        SpreadTerm(category="person-name", tokens=tuple(name.casefold().split()), person_id=p.person_id)
        for p in people
        for name in p.names
        if p.role in ("protected", "unclear")
    )
    return Matter(decided_on="2020-03-01", people=people, terms=terms, officials=officials)
