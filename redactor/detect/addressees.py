"""People in the header of an e-mail printout: each has the role that his own domain tells, or none."""

from __future__ import annotations

import re
from functools import lru_cache

from redactor.detect.layout import Token
from redactor.detect.normal import normal_form
from redactor.detect.values import Owner, runs
from redactor.model import Document, Finding, Role
from redactor.rules.titles import load_titles

_ADDRESS = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_OFFICE = re.compile(r"@(?:[\w-]+\.)+(?:gov|mil)\b|@(?:[\w-]+\.)*state\.[a-z]{2}\.us\b", re.IGNORECASE)
_COMMON = re.compile(
    r"\b(?:policy|records?|law|legal|operations?|enforcement|removal|custody|management|command|center|directors?|officers?|"
    r"personnel|employees|attorneys?|supervisors?|chiefs?|deputy|assistant|acting|regional|national|units|divisions|"
    r"administration|support|compliance|training|liaison|coordinators?|foia|intake|docket|all|the|of|and|for|to|file|record|staff|team|group|distribution|list|field|office|offices|headquarters|unit|"
    r"executive|associate|principal|advisors?|secretary|commissioner|counsel|nyc|cap|duty|desk|shift|everyone|"
    r"division|department|branch|section|agency|court|district|region|ero|hsi|ice|dhs|opla|cbp|uscis|new|york|mailbox)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^<>()\[\];:\"“”]+")


def addressee_findings(document: Document, owner: Owner, tokens: tuple[Token, ...], *, score: float) -> list[Finding]:
    """Return a finding for each name and each address of a From/To/Cc value.

    A person with an address of a government or court domain acts in an office and is kept; anybody else is
    redacted, with no role of his own.
    """
    found: list[Finding] = []
    for start, end in runs(document, tokens):
        for a, b in _entries(document.text[start:end]):
            found.extend(_entry(document, owner, start + a, start + b, score))
    return found


def _entries(text: str) -> list[tuple[int, int]]:
    """Return the spans of the people in a header value: `;` parts them, a comma only after an address."""
    spans: list[tuple[int, int]] = []
    at = 0
    for match in re.finditer(r";|(?<=[>\])]),|,(?=\s*[\w.+'-]+@)", text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _entry(document: Document, owner: Owner, start: int, end: int, score: float) -> list[Finding]:
    text = document.text[start:end]
    if _is_office(text):
        lead = len(text) - len(text.lstrip())
        return [
            _finding(document, owner, (start + lead, start + len(text.rstrip()), "official-title"), "officer", score)
        ]
    role = _role(text.strip())
    found: list[Finding] = []
    rest = text
    for match in _ADDRESS.finditer(text):
        rest = rest[: match.start()] + "<" * len(match.group()) + rest[match.end() :]
        if role is None:
            found.append(_finding(document, owner, (start + match.start(), start + match.end(), "email"), None, score))
        else:
            found.append(
                _finding(document, owner, (start + match.start(), start + match.end(), "official-name"), role, score)
            )
    for match in _WORDS.finditer(rest):
        for at, part, is_title in _parted(match.group()):
            name = part.strip(" \n,'-–")
            if sum(c.isalpha() for c in name) < 2:  # an initial or a sign
                continue
            a = start + match.start() + at + part.index(name)
            category = "person-name" if role is None else "official-title" if is_title else "official-name"
            found.append(_finding(document, owner, (a, a + len(name), category), role, score))
    return found


def _parted(text: str) -> list[tuple[int, str, bool]]:
    """Return the parts of an entry with their places: the name, and the titles that stand before or behind it."""
    parts: list[tuple[int, str, bool]] = []
    at = 0
    for _, _, titles in _groups():
        for found in titles.finditer(text):
            if found.start() >= at and _is_title(text, found):
                parts += [(at, text[at : found.start()], False), (found.start(), found.group(), True)]
                at = found.end()
    return [*parts, (at, text[at:], False)]


def _is_title(text: str, found: re.Match[str]) -> bool:
    """Return whether a title stands where one does: at the head, behind a comma or line end, or of several words.

    `Roe, Pat` must not be read for a title.
    """
    before = text[: found.start()]
    lead = before.rstrip()
    if not lead or lead.endswith((",", "(", "-", "–", "/")) or "\n" in before[len(lead) :]:
        return True
    ends = not text[found.end() :].strip(" \n,.)")
    return " " in found.group() or (ends and found.group().isupper() and len(lead.split()) > 1)


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[Role, re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each role the domains and the titles that tell it."""
    found: list[tuple[Role, re.Pattern[str], re.Pattern[str]]] = []
    for group in load_titles().groups:
        if group.role != "protected":
            words = sorted({*group.before, *group.after}, key=len, reverse=True)
            titles = "|".join(re.escape(word) for word in words)
            domains = "|".join(re.escape(domain) for domain in group.domains) or "(?!)"
            found.append(
                (
                    group.role,
                    re.compile(rf"@(?:[\w-]+\.)*(?:{domains})(?![\w.-]*\w)", re.IGNORECASE),
                    re.compile(rf"(?<!\w)(?:{titles})(?!\w)".replace("\\ ", r"\s+")),
                )
            )
    return tuple(found)


def _role(text: str) -> Role | None:
    for role, domains, _ in _groups():
        if domains.search(text):
            return role
    if _OFFICE.search(text):
        return "officer"
    if _ADDRESS.search(text):
        return None  # a private address outweighs a title
    for role, _, titles in _groups():
        if any(_is_title(text, found) for found in titles.finditer(text)):
            return role
    return None


def _is_office(text: str) -> bool:
    """Return whether an entry names an office or a title and nobody in it."""
    for _, _, titles in _groups():
        text = titles.sub(" ", text)
    return not any(c.isalpha() for c in _COMMON.sub(" ", text))


def _finding(document: Document, owner: Owner, span: tuple[int, int, str], role: Role | None, score: float) -> Finding:
    start, end, category = span
    text = " ".join(document.text[start:end].split())
    return Finding(
        category=category,
        stance="keep" if role else "redact",
        start=start,
        end=end,
        boxes=document.boxes(start, end),
        text=text,
        score=round(score, 3),
        found_by=(f"field:{owner.name}",),
        value=normal_form("person-name" if category == "official-name" else category, text),
        form_field=owner.name,
        role=None if category == "official-title" else role,
    )
