"""From the areas of a value to findings: runs of text, parts of a cell, whole-cell regions, prose cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import regex

from redactor.detect.cells import Area, reach
from redactor.detect.layout import Layout, Rect, Token, page_box
from redactor.detect.normal import fold, iso_date, normal_form
from redactor.model import Document, Finding
from redactor.rules.categories import NUMBERS
from redactor.rules.form import FieldPart, FormField
from redactor.rules.fragments import compile_once, expand
from redactor.rules.people import load_common_words
from redactor.rules.titles import load_ordinary, load_titles

_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "du", "y", "e", "van", "von", "der", "den", "bin",
     "ibn", "ben", "al", "el", "ap", "san", "santa", "mac")
)  # fmt: skip
_EXEMPTION = regex.compile(r"\(?\bb\)?\s*\(?\d\)?(?:\s*\(?[A-F]\)?(?!\s*\(?\d))?(?=[\s,;(]|$)", flags=regex.IGNORECASE)
"""A FOIA exemption standing in a cell that somebody redacted before: `(b)(6), (b)(7)(C)`."""
_NOTHING = regex.compile(
    r"[\W_]*(?:(?:none|no|nil|null|n/?a|not|available|applicable|known|claimed|unk|unknown|negative|neg|tbd|refused|declined|"
    r"b|see|narrative|same|as|above|below|attached|i-?831|i-?213|x|ninguno|desconocido|if|any|the|to|provide|"
    r"continued|on)[\W_]*)*",
    flags=regex.IGNORECASE,
)
_GRAMMAR = frozenset(
    ("the", "was", "were", "is", "are", "has", "have", "had", "been", "that", "this", "with", "and", "not", "his",
     "her", "he", "she", "they", "their", "who", "which", "when", "from", "to", "into", "by", "for", "did", "does",
     "said", "under", "being", "a", "an", "on", "at", "of", "in")
)  # fmt: skip
"""Words that a sentence is made with, and a value seldom."""
_OFFICES = frozenset(
    ("director", "directors", "officer", "officers", "chief", "chiefs", "counsel", "advisor", "agents", "secretary",
     "commissioner", "supervisor", "supervisors", "attorneys", "personnel", "employees", "staff")
)  # fmt: skip
_ADDRESS = compile_once(
    expand(r"\d\s+(?:[NSEW]\.?\s+)?(?:\p{Lu}[\p{L}.'’]*\s+){1,3}(?i:<<street-types>>)(?!\p{L})|<<state>>\s+<<zip>>", {})
)
_ANOTHER_FIELD = regex.compile(
    r"\p{L}\s?:(?!\S)\s*\S|(?i:(?<!for\s)(?<!for\sthe\s)(?<!behalf\sof\s)(?<!behalf\sof\sthe\s)"
    r"\b(?:respondent|defendant|petitioner|noncitizen|alien|detainee|victim|complainant|subject|plaintiff)\b)"
)
"""A label within a value, or a party of the case."""
_PAPERS = frozenset(
    ("respondent", "respondents", "petitioner", "applicant", "defendant", "plaintiff", "subject", "motion", "order",
     "memorandum", "notice", "decision", "brief", "proceedings", "terminate", "received", "representative",
     "affidavit", "declaration", "exhibit", "certificate", "hearing", "immigration")
)  # fmt: skip
"""Words of captions and papers that stand in no name beside ordinary words."""
_DATES = frozenset({"action-date", "document-date"})
_PROSE_WORDS = 7
_LONGEST_KEPT = 12
_COURT_WORD = 4
"""Letters of the longest word in the name of a court at least: Part AP-6 and Room 602 have none."""
_NUMBER_LIKE = NUMBERS | {"date-of-birth", "age"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The field a value belongs to, and the form (or lexicon) that lists it."""

    owner: str
    field: FormField
    is_own: bool = True

    @property
    def name(self) -> str:
        return f"{self.owner}.{self.field.id}"


def value_findings(
    document: Document, layout: Layout, owner: Owner, areas: Sequence[Area], *, score: float
) -> list[Finding]:
    """Return the findings for a value; nothing for prose that a kept label would keep."""
    field = owner.field
    words = [t for area in areas for t in area.tokens]
    prose = is_prose(words)
    if field.stance == "keep" and len(words) > (4 if owner.is_own else 1) * _LONGEST_KEPT:
        return []
    if field.stance == "keep" and prose and not owner.is_own:
        return []
    if _is_no_date(field, words) or _is_no_court(field, words) or _names_an_official(field, words):
        return []
    if _is_no_official(field, words) or _is_no_person(field, words):
        return []  # another table's row under this column, or a label that was taken for the value
    if prose and (not owner.is_own or field.category == "person-name"):
        areas = [Area(rect=area.rect, tokens=_cut(area.tokens, field.category)) for area in areas]
    value = _value(field.category, " ".join(t.text.strip("_") for a in areas for t in a.tokens))
    found: list[Finding] = []
    for area in areas:
        if not area.tokens:
            continue
        pieces = [p for run in runs(document, area.tokens) for p in _pieces(document, run, field)]
        mixed = any(part is not None and part.stance == "keep" for _, _, part in pieces)
        whole = field.whole_cell and not prose and not mixed and field.stance == "redact"
        region = reach(area.rect, area.tokens) if whole else None
        found.extend(_finding(document, layout, owner, piece, region, (value, score)) for piece in pieces)
    return found


def _is_no_date(field: FormField, words: Sequence[Token]) -> bool:
    """Return whether the value of a kept date is none: an address or a word is not kept for its place."""
    if field.stance != "keep" or field.category not in _DATES:
        return False
    text = " ".join(token.text for token in words)
    return sum(c.isdigit() for c in text) < 2 or _ADDRESS.search(text) is not None


def _is_no_court(field: FormField, words: Sequence[Token]) -> bool:
    """Return whether the value of a kept courthouse is a room, a part or a number, which are redacted."""
    if field.stance != "keep" or field.category != "courthouse":
        return False
    return not any(
        sum(c.isalpha() for c in part) >= _COURT_WORD for t in words for part in regex.split(r"[\W\d_]", t.text)
    )


def _is_no_official(field: FormField, words: Sequence[Token]) -> bool:
    """Return whether what stands where an official's name is kept is another field, or speaks of a party."""
    if field.stance != "keep" or field.category != "official-name":
        return False
    text = " ".join(token.text for token in words)
    return _ANOTHER_FIELD.search(text) is not None


def _is_no_person(field: FormField, words: Sequence[Token]) -> bool:
    """Return whether ordinary words alone, one of them a party's or a paper's, stand where a name is looked for."""
    if field.stance != "redact" or field.category != "person-name" or any(t.source == "field" for t in words):
        return False
    plain = {part for t in words for part in regex.findall(r"\p{L}{2,}", fold(regex.sub(r"['’]s\b", "", t.text)))}
    common = load_common_words()
    return bool(plain & _PAPERS) and all(w in common.ordinary or w in common.never_names or w in _PAPERS for w in plain)


def _names_an_official(field: FormField, words: Sequence[Token]) -> bool:
    """Return whether under a label for a protected person stands an official, title first: the next line of a paper."""
    if field.role != "protected" or field.category != "person-name":
        return False
    return _office_title().match(" ".join(token.text for token in words)) is not None


@lru_cache(maxsize=1)
def _office_title() -> Any:
    """Return an expression for a title of an office of at least two words before a name."""
    titles = sorted({t for g in load_titles().groups if g.role != "protected" for t in g.before if " " in t}, key=len)
    return regex.compile(r"\W*(?:" + "|".join(map(regex.escape, reversed(titles))) + r")\s+\p{Lu}[\p{Ll}.]")


def says_nothing(text: str) -> bool:
    """Return whether a cell only says that there is nothing: `None`, `See narrative`, `(b)(6)`."""
    return _NOTHING.fullmatch(_EXEMPTION.sub("", text)) is not None


def _value(category: str, text: str) -> str:
    """Return the normal form, or nothing where the cell says that there is nothing: that links nobody to anybody."""
    if says_nothing(text):
        return ""
    if category == "official-name":
        head, _, tail = text.partition(",")
        return normal_form("person-name", head if tail.strip(" .") in _titles() else text)
    if category in ("action-date", "document-date"):
        return iso_date(text) or normal_form(category, text)
    if category == "person-name":
        words = text.split()
        numbers = [at for at, word in enumerate(words) if any(c.isdigit() for c in word)]
        text = " ".join(words[: numbers[0]]) if numbers and numbers[0] else text  # no number is part of a name
        if sum(c.isdigit() for c in text.split(" ")[0]) > 1:
            return ""  # a number first: what follows is no name, or somebody's whom another field names
    return normal_form(category, text)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Return the titles that stand behind an official's name."""
    return frozenset(word.strip(".") for g in load_titles().groups if g.role != "protected" for word in g.after)


def _is_office(text: str) -> bool:
    """Return whether a sender or recipient is an office and no person: `Executive Associate Director`."""
    words = [word.strip(".,()&/-").casefold() for word in text.split()]
    return len(words) > 1 and any(word in _OFFICES for word in words) and all(word in _office_words() for word in words)


@lru_cache(maxsize=1)
def _office_words() -> frozenset[str]:
    """Return the words that name offices and agencies and are nobody's name."""
    ordinary = load_ordinary()
    return frozenset(ordinary.words) - frozenset(ordinary.also_names) | frozenset(("", "executive", "regional", "all"))


def is_prose(tokens: Sequence[Token]) -> bool:
    """Return whether words read like a sentence, not like a value."""
    letters = [t.text for t in tokens if any(c.isalpha() for c in t.text)]
    if len(tokens) < _PROSE_WORDS:
        return False
    lower = sum(1 for text in letters if text[:1].islower() and text.lower() not in _PARTICLES)
    # In capitals only the words of grammar tell a sentence.
    grammar = sum(1 for text in letters if text.lower().strip(".,;:") in _GRAMMAR)
    return lower >= 0.4 * len(letters) or grammar >= max(3, 0.25 * len(letters))


def runs(document: Document, tokens: Iterable[Token]) -> list[tuple[int, int]]:
    """Return the stretches of `Document.text` that tokens cover: adjoining ones with only space between are one."""
    ordered = sorted(tokens, key=lambda t: t.start)
    found: list[tuple[int, int]] = [(ordered[0].start, ordered[0].end)]
    for left, right in pairwise(ordered):
        if document.text[left.end : right.start].strip(" \n"):
            found.append((right.start, right.end))
        else:
            found[-1] = (found[-1][0], right.end)
    return found


def region_finding(layout: Layout, owner: Owner, rect: Rect, at: int) -> Finding:
    """Return a finding for a cell or tick box that is boxed though no word was read in it."""
    box = page_box(layout.page, rect)
    return Finding(
        category=owner.field.category,
        stance="redact",
        start=at,
        end=at,
        boxes=(box,),
        text="",
        score=0.6,
        found_by=(f"field:{owner.name}",),
        form_field=owner.name,
        region=box,
        role=owner.field.role,
    )


Piece = tuple[int, int, FieldPart | None]


def _pieces(document: Document, run: tuple[int, int], field: FormField) -> list[Piece]:
    """Cut a run at the parts of its field; white space and bare punctuation between parts are no piece."""
    start, end = run
    text = document.text[start:end]
    if field.parts or any(c.isalnum() for c in text):
        # The line that a value is filled in on is no part of it.
        start, end = start + len(text) - len(text.lstrip("_")), end - (len(text) - len(text.rstrip("_")))
        text = document.text[start:end]
    if not any(c.isalnum() for c in text):
        # Rules and dashes say nothing, but in a redacted cell nothing may be left standing either.
        return [(start, end, None)] if field.stance == "redact" else []
    if not field.parts:
        return [(start, end, None)]
    cuts: list[Piece] = []
    for part in field.parts:
        for match in regex.finditer(part.regex, text, flags=regex.IGNORECASE, timeout=1.0):
            a, b = match.span("value") if "value" in match.re.groupindex else match.span()
            if b > a and not any(a < e - start and b > s - start for s, e, _ in cuts):
                cuts.append((start + a, start + b, part))
    cuts.sort(key=lambda c: c[0])
    return [
        piece
        for piece in _with_rest(document, (start, end), cuts)
        if any(c.isalnum() for c in document.text[piece[0] : piece[1]])
    ]


def _with_rest(document: Document, run: tuple[int, int], cuts: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    at = run[0]
    for start, end, part in [*cuts, (run[1], run[1], None)]:
        rest = document.text[at:start]
        lead = len(rest) - len(rest.lstrip(" \n/,;"))
        body = rest.strip(" \n/,;")
        if body:
            found.append((at + lead, at + lead + len(body), None))
        if end > start:
            found.append((start, end, part))
        at = end
    return found


def _finding(
    document: Document, layout: Layout, owner: Owner, piece: Piece, region: Rect | None, worth: tuple[str, float]
) -> Finding:
    start, end, part = piece
    field = owner.field
    text = " ".join(document.text[start:end].split())
    category = part.category if part else field.category
    stance = part.stance if part else field.stance
    if category == "official-name" and text.strip(" ,.") in _titles():
        category = "official-title"
    if category == "person-name" and field.role is None and _is_office(text):
        category, stance = "official-title", "keep"
    return Finding(
        category=category,
        stance=stance,
        start=start,
        end=end,
        boxes=document.boxes(start, end),
        text=text,
        score=round(worth[1], 3),
        found_by=(f"field:{owner.name}",),
        value=_value(category, text) if field.parts else worth[0],
        form_field=owner.name,
        region=page_box(layout.page, region) if region else None,
        role=None if category == "official-title" else part.role if part else field.role,
    )


def _cut(tokens: Sequence[Token], category: str) -> tuple[Token, ...]:
    """Return the head of a sentence that is the value: a label in prose is followed by more than its value."""
    if category == "person-name":
        return _while(tokens, lambda t: t.text[:1].isupper() or t.text.lower() in _PARTICLES)
    if category == "nationality":
        # The usual language: I hereby … – a label's word in prose, and no language behind it.
        return _while(tokens[:3], lambda t: t.text[:1].isupper() and len(t.text.strip(".,;:")) > 2)
    if category in _NUMBER_LIKE:
        numbers = [i for i, t in enumerate(tokens[:6]) if any(c.isdigit() for c in t.text)]
        return tuple(tokens[: numbers[-1] + 1]) if numbers else ()
    return tuple(tokens)


def _while(tokens: Sequence[Token], holds: Callable[[Token], bool]) -> tuple[Token, ...]:
    kept: list[Token] = []
    for token in tokens:
        if not holds(token):
            break
        kept.append(token)
        if token.text.endswith((".", ";", "!", "?")) and len(token.text) > 2:  # not an initial
            break
    return tuple(kept)
