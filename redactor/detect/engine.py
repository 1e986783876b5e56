"""Search a document: patterns, names, roster, form fields and tables, each a function from document to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from redactor.detect.adapter import HIT, HitRecognizer, NoEnhancer
from redactor.detect.capitals import Softener
from redactor.detect.fields import detect_fields
from redactor.detect.form_values import detect_form_values
from redactor.detect.hits import FAULTS, Hit
from redactor.detect.language import NameModel
from redactor.detect.last_resort import NO_LAST_RESORTS, LastResorts, unaccounted
from redactor.detect.lookalikes import with_digits
from redactor.detect.merging import as_findings
from redactor.detect.names import NAMES, NameFinder
from redactor.detect.patterns import CompiledRule, compile_rule, find
from redactor.detect.person_model import PersonModel, weights_folder
from redactor.detect.phones import find_phones
from redactor.detect.prefilter import Prefilter
from redactor.detect.quoting import unquoted
from redactor.detect.regions import detect_regions
from redactor.detect.roster import RosterFinder
from redactor.detect.settling import settled, without_misread_labels
from redactor.detect.tables import detect_tables
from redactor.detect.windows import windows
from redactor.errors import DetectorFailed
from redactor.model import Document, Finding, Findings
from redactor.rules import RosterEntry, load_forms, load_recognizers
from redactor.rules.fragments import load_fragments
from redactor.rules.titles import load_ordinary, load_titles

LANGUAGE = "en"
Detect = Callable[[Document], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What searches a text: Presidio's engine with our recognizers and none of its own, and the reader of capitals."""

    engine: AnalyzerEngine
    softener: Softener
    last_resorts: LastResorts


class Detector:
    """Everything that searches, built once per worker."""

    def __init__(self, detectors: tuple[tuple[str, Detect], ...], last_resorts: LastResorts = NO_LAST_RESORTS) -> None:
        self._detectors = detectors
        self._last_resorts = last_resorts

    @classmethod
    def load(cls, roster: tuple[RosterEntry, ...] = ()) -> Detector:
        """Read the rules and load the name model.

        Raises:
            RulesError: a rule file is wrong.
            ComponentMissing: the name model is not installed.
        """
        forms = load_forms()
        search = build_search(roster)
        return cls(
            (
                ("text", lambda document: search_text(document, search)),
                ("form-fields", lambda document: detect_fields(document, forms)),
                ("tables", detect_tables),
                ("regions", detect_regions),
                ("form-values", detect_form_values),
            ),
            search.last_resorts,
        )

    def detect(self, document: Document) -> Findings:
        """Return all that is found in a document, in the order of its text.

        Raises:
            DetectorFailed: something that searches failed; the document counts as not searched.
        """
        found: list[Finding] = []
        for name, detect in self._detectors:
            found.extend(_guarded(name, detect, document))
        counted = self._last_resorts.without_needless(without_misread_labels(_by_column(found)))
        return Findings(
            document_id=document.document_id,
            source=document.source,
            sha256=document.sha256,
            page_count=len(document.pages),
            forms=tuple(page.form for page in document.pages),
            items=tuple(sorted(counted, key=lambda f: (f.start, f.end, f.category, f.found_by))),
        )


def _by_column(found: list[Finding]) -> list[Finding]:
    """Return the findings with the role of a column's official where words of the cells beside told another.

    In a row of a table the words before and after a name belong to other columns.
    """
    columns = [f for f in found if f.category == "official-name" and (f.form_field or "").startswith("table.")]
    if not columns:
        return found
    told: list[Finding] = []
    for one in found:
        is_beside = one.found_by == (NAMES,) and one.role == "protected"
        cell = next((c for c in columns if c.start <= one.start and one.end <= c.end), None) if is_beside else None
        told.append(one if cell is None else replace(one, role=cell.role))
    return told


def _guarded(name: str, detect: Detect, document: Document) -> tuple[Finding, ...]:
    try:
        return detect(document)
    except FAULTS:
        # `from None`: the cause may quote the document.
        raise DetectorFailed(f"The detector `{name}` failed, so the document has not been searched.") from None


def build_search(roster: tuple[RosterEntry, ...] = ()) -> Search:
    """Read the rules, load the name model, and return what searches a text."""
    model = NameModel()
    model.load()
    ordinary = load_ordinary()
    model.learn_names(ordinary.common_names, ordinary.words)
    titles = load_titles()
    softener = Softener(ordinary, load_fragments(), titles, model.likeness)
    model.read_capitals_as(softener.softened)
    joints = frozenset(word.lower() for word in ordinary.function_words)
    model.read_also_with(PersonModel.load(weights_folder(), joints).entities)
    names = NameFinder(titles, ordinary, model.likeness)
    rules = load_recognizers()
    compiled = [compile_rule(rule) for rule in rules]
    prefilter = Prefilter(compiled)
    recognizers = [_rule_recognizer(rule, prefilter) for rule in compiled]
    recognizers.append(HitRecognizer("phone-numbers", lambda text, _: find_phones(text)))
    recognizers.append(HitRecognizer(NAMES, lambda text, artifacts: names.find(text, artifacts.entities)))
    if roster:
        listed = RosterFinder(roster)
        recognizers.append(HitRecognizer("roster", lambda text, _: listed.find(text)))
    engine = AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=recognizers, supported_languages=[LANGUAGE]),
        nlp_engine=model,
        supported_languages=[LANGUAGE],
        context_aware_enhancer=NoEnhancer(),
    )
    return Search(engine=engine, softener=softener, last_resorts=LastResorts.of(rules))


def _rule_recognizer(compiled: CompiledRule, prefilter: Prefilter) -> HitRecognizer:
    rule_id = compiled.rule.id
    return HitRecognizer(rule_id, lambda text, _: find(compiled, text, prefilter.possible(rule_id, text)))


def search_text(document: Document, search: Search) -> tuple[Finding, ...]:
    """Return what the recognizers find in the text of a document, window by window."""
    hits: set[Hit] = set()
    for window in windows(document):
        end = window.start + len(window.text)
        text = unquoted(window.text)
        for hit in _readings(text, unquoted(with_digits(document, window.start, end)), search):
            moved = replace(hit, start=hit.start + window.start, end=hit.end + window.start)
            if window.owns(moved.start, moved.end):
                hits.add(moved)
    return as_findings(_counted(settled(sorted(hits, key=place)), search.last_resorts), document)


def _counted(hits: list[Hit], last_resorts: LastResorts) -> list[Hit]:
    """Return the hits without the last resorts for which something else accounts, before hits are joined."""
    last = [hit for hit in hits if hit.found_by in last_resorts.rules]
    others = [hit for hit in hits if hit.found_by not in last_resorts.rules]
    return sorted([*others, *unaccounted(last, others)], key=place)


def place(hit: Hit) -> tuple[int, int, str, str, str, float, str, str]:
    """Return where a hit stands among others; of two with one place and rule, the value decides, never chance."""
    return (
        hit.start, hit.end, hit.found_by, hit.category, hit.stance, -hit.score, hit.value, hit.role or "",
    )  # fmt: skip


def _readings(text: str, numbered: str, search: Search) -> Iterator[Hit]:
    """Yield the hits of a text, and those of its numbers as they look where pixels were read."""
    yield from _both_readings(text, search)
    if numbered != text:
        for result in search.engine.analyze(numbered, language=LANGUAGE):
            hit = result.recognition_metadata[HIT]
            if text[hit.start : hit.end] != numbered[hit.start : hit.end] and hit.stance == "redact":
                yield hit


def _both_readings(text: str, search: Search) -> Iterator[Hit]:
    """Yield the hits of a text, and of the text with its lines of capitals brought to ordinary case."""
    softened = search.softener.softened_prose(text)
    for result in search.engine.analyze(text, language=LANGUAGE):
        hit = result.recognition_metadata[HIT]
        # In a line of capitals every word looks like a name; there only the second reading tells names.
        if hit.found_by != NAMES or text[hit.start : hit.end] == softened[hit.start : hit.end]:
            yield hit
    if softened != text:
        for result in search.engine.analyze(softened, language=LANGUAGE):
            yield result.recognition_metadata[HIT]


def name_reader() -> Callable[[str], list[tuple[int, int]]]:
    """Load the models and return what finds the names of persons in a text, for measuring them without documents."""
    search = build_search()

    def read(text: str) -> list[tuple[int, int]]:
        return [(hit.start, hit.end) for hit in _both_readings(text, search) if hit.category == "person-name"]

    return read
