"""What stands in load files beside the pages: a value that names somebody protected is left out, and that is noted.

A vendor's value is searched as a document of one line would be, in every spelling of the people in the job; where
something in it would be redacted, the whole value is blanked. The note stays in private/: a row of the served log tells
where a box lies on a page and what is printed on it, and a field of a load file has neither.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from redactor import pipeline, produce
from redactor.errors import DocumentError, InputError
from redactor.jobs.local import run_tasks
from redactor.jobs.vendor.known import VendorFacts
from redactor.model import Box, Document, DocumentRecord, Matter, Page, SpreadTerm, Word
from redactor.rules import Order
from redactor.settings import Settings

COLUMNS = ("begbates", "field", "value", "why", "action")
NAMES, DATED = "names a protected or unknown person, or could not be searched", "a date that is taken out"
DATES = ("document-date", "action-date")
EMBEDDED = 5
"""Letters from which a name is looked for inside of a word."""
LEAST_NUMBER = 6
"""Characters from which a number is looked for in a name that was chosen."""
DEFAULTS = tuple(one.default for one in dataclasses.fields(Settings) if one.name in ("volume", "bates_prefix"))
LETTER = 6.0
"""Points that a letter takes on the made-up page of a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanked:
    """A value that a load file would have had."""

    begbates: str
    column: str
    value: str = field(repr=False)
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Makes the function that says in a worker whether something in a value would be redacted."""

    settings: Settings
    matter: Matter = field(repr=False)

    def __call__(self) -> Callable[[str], bool]:
        from redactor.detect import Detector

        knowledge = pipeline.load_knowledge(self.settings)
        detector = Detector.load(knowledge.roster)

        def is_clean(value: str) -> bool:
            if holds_embedded(value, self.matter):
                return False
            try:
                for document in map(line_document, spellings(value)):
                    found = pipeline.Found(findings=detector.detect(document))
                    if pipeline.decide_on(document, found, self.matter, knowledge).decisions.redactions:
                        return False
            except DocumentError:
                return False
            return True

        return is_clean


def holds_embedded(value: str, matter: Matter) -> bool:
    """Return whether a word of a value has a protected name inside, as in a user's name of initial and family name."""
    from redactor.matter import fold_word

    tokens = {
        token
        for term in matter.terms
        if term.category == "person-name" and not term.is_common
        for token in term.tokens
        if len(token) >= EMBEDDED
    }
    words = {fold_word(word) for word in re.split(r"[\W\d_]+", value) if len(word) > EMBEDDED}
    return any(token in word and token != word for word in words for token in tokens)


def spellings(value: str) -> Iterator[str]:
    """Yield a value as it stands, and as a name in it would be written in a sentence."""
    plain = " ".join(re.sub(r"[_/\\]+", " ", value).split())
    yield plain
    if plain.isupper() or plain.islower():
        yield plain.title()
    family, comma, given = plain.partition(",")
    if comma and given.strip():
        yield f"{given.strip()} {family.strip()}".title()


def line_document(text: str) -> Document:
    """Return a document of one page and one line, with made-up places."""
    words = []
    for match in re.finditer(r"\S+", text):
        x0, x1 = match.start() * LETTER, match.end() * LETTER
        edges = tuple(x0 + LETTER * n for n in range(len(match.group()) + 1))
        box = Box(page=1, x0=x0, y0=20.0, x1=x1, y1=32.0)
        words.append(Word(text=match.group(), box=box, start=match.start(), line=0, edges=edges, size=10.0))
    page = Page(
        number=1, width=LETTER * (len(text) + 2), height=60.0, rotation=0, words=tuple(words), start=0, end=len(text)
    )
    return Document(document_id="metadata", source="", sha256="", pages=(page,), text=text)


def check_names(settings: Settings, matter: Matter) -> None:
    """Refuse a volume or prefix that would put a protected name or number on every page; raises InputError."""
    for option, value in (("--volume", settings.volume), ("--bates-prefix", settings.bates_prefix)):
        if value in DEFAULTS:  # Nobody chose it for a person, even where one is called Ice.
            continue
        if holds_embedded(value, matter) or any(_is_named(term, value) for term in matter.terms):
            raise InputError(f"{option} names a protected person of this production. Choose another, and another OUT.")


def _is_named(term: SpreadTerm, value: str) -> bool:
    from redactor.matter import fold_word

    if term.category == "person-name":
        words = {fold_word(word) for word in re.split(r"[\W\d_]+", value)}
        return not term.is_common and words.issuperset(term.tokens)
    number = fold_word(term.tokens[0])
    return len(number) >= LEAST_NUMBER and number in fold_word(value)


def with_vendor_values(
    records: Sequence[DocumentRecord], facts: Mapping[str, VendorFacts], settings: Settings, order: Order,
    matter: Matter,
) -> tuple[tuple[DocumentRecord, ...], tuple[Blanked, ...]]:  # fmt: skip
    """Return the records with what a vendor's load files say of them and may be served, and what was left out."""
    custodians = {facts[r.document_id].custodian for r in records if r.document_id in facts} - {""}
    clean = _clean(custodians, settings, matter)
    births = {value for person in matter.people for kind, value in person.identifiers if kind == "date-of-birth"}
    told: list[DocumentRecord] = []
    blanked: list[Blanked] = []
    for record in records:
        said = facts.get(record.document_id)
        if said is not None:
            if said.custodian and said.custodian not in clean:
                blanked.append(Blanked(begbates=record.begbates, column="custodian", value=said.custodian, why=NAMES))
            date, is_taken = _date(record, said.date, order, births)
            if is_taken:
                blanked.append(Blanked(begbates=record.begbates, column="docdate", value=said.date, why=DATED))
            custodian = said.custodian if said.custodian in clean else ""
            record = dataclasses.replace(record, custodian=custodian, doc_date=date)
        told.append(record)
    return tuple(told), tuple(blanked)


def _clean(values: Iterable[str], settings: Settings, matter: Matter) -> frozenset[str]:
    """Return the values that may be served; one that could not be searched may not."""
    tasks = sorted(values)
    with closing(run_tasks(tasks, Screen(settings=settings, matter=matter), workers=1)) as answers:
        return frozenset(value for value, is_clean in answers if is_clean is True)


def _date(record: DocumentRecord, said: str, order: Order, births: set[str]) -> tuple[str, bool]:
    """Return the date to serve, and whether the vendor's is left out: the document's own comes first."""
    from redactor.decide import iso_date

    if record.doc_date or not said or record.status != "produced":
        return record.doc_date, False
    taken = {iso_date(entry.text) for entry in record.entries} | births
    if said in taken or any(order.clause_for(category) for category in DATES):
        return "", True
    return said, False


def write_metadata_log(blanked: Sequence[Blanked], path: Path) -> None:
    """Write what was left out of the load files, and why; `path` must lie in private/."""
    produce.write_table(COLUMNS, [(b.begbates, b.column, b.value, b.why, "blanked") for b in blanked], path)
