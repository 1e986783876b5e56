"""Which of two findings wins the characters that one would take out and the other would keep.

Keep-rules have the same force as clauses, so neither side wins by itself:

1. A list, a field or a spread term speaking for the redaction wins: its own characters are taken out, nothing more.
2. A guess of the language model loses; only within a whole cell that a label keeps as a place, and against an
   official's name, does it win.
3. A pattern for a number or a name that leads to one person wins, unless what is kept is a citation, a Bates stamp
   or printed form text of which its own pattern is surer.
4. A pattern for a place, or for a fact of relief, loses: the courthouse is no home address, and `order of protection`
   in the class of the proceeding is what the production is for.
5. A pattern for any other fact wins where it is the narrower of the two, or as sure on the same characters.
6. No word in lower case is a name within the certification statement or a statute. Into a statute reach rules 1 and 3,
   and rule 5 for a pattern at least as sure (`Part 12` of a court is no citation). Within the statement, which may be
   a long sentence, the patterns of rules 4 and 5 win where they are the narrower; but a fact of relief said there of
   one person, or two words that only the model takes for a name, are for a person to weigh.
"""

from __future__ import annotations

from typing import Literal

from redactor.decide.clock import SPOKEN_FACTS, is_general
from redactor.decide.rulings import Ruling
from redactor.decide.strength import evidence, is_direct
from redactor.model import Document, Finding

Winner = Literal["redact", "keep", "ask"]
TO_THE_LETTER = frozenset({"certification-statement", "statute"})
_PRINTED = frozenset({"statute", "existing-bates", "form-text"})
_OFFICE = frozenset({"form-text", "existing-bates", "official-title", "office", "official-name"})
_PLACES = frozenset({"courthouse", "location-kind"})
_LOSES_AS_PATTERN = SPOKEN_FACTS | {"address", "employer", "school", "place-of-birth", "service-provider"}


def weigh(document: Document, ruling: Ruling, kept: Finding) -> Winner:
    """Return which wins the characters that a redaction shares with something kept, or that a person must say."""
    finding = ruling.finding
    if kept.category in TO_THE_LETTER and finding.category == "person-name" and not _has_capital(finding.text):
        return "keep"
    stands_on = evidence(finding)
    if stands_on == "certain":
        return "redact"
    if stands_on == "guess":
        return _weigh_guess(ruling, kept)
    if kept.category == "statute" and not is_direct(finding):
        is_sure = finding.category not in _LOSES_AS_PATTERN and finding.score >= kept.score
        return "redact" if is_sure else "keep"
    if kept.category == "certification-statement":
        return _weigh_in_statement(document, finding, kept)
    return "redact" if _pattern_wins(finding, kept) else "keep"


def _has_capital(text: str) -> bool:
    return any(c.isupper() for c in text) or not any(c.islower() for c in text)


def _weigh_guess(ruling: Ruling, kept: Finding) -> Winner:
    is_known = ruling.rule.endswith(("person:protected", "person:conflict"))
    if kept.category == "official-name":
        return "redact" if is_known else "keep"
    if kept.category == "certification-statement" and ruling.finding.category == "person-name":
        if is_known:
            return "redact"
        return "ask" if _reads_as_name(ruling.finding.text) and _is_narrower(ruling.finding, kept) else "keep"
    if kept.category in _PLACES and _is_whole_cell(kept) and _is_narrower(ruling.finding, kept):
        return "redact"
    return "keep"


def _reads_as_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _weigh_in_statement(document: Document, finding: Finding, kept: Finding) -> Winner:
    if finding.category in SPOKEN_FACTS and finding.category != "service-provider":
        return "keep" if is_general(document, finding) else "ask"
    return "redact" if is_direct(finding) or _is_narrower(finding, kept) else "keep"


def _pattern_wins(finding: Finding, kept: Finding) -> bool:
    if is_direct(finding) and finding.category not in _LOSES_AS_PATTERN:
        return not (kept.category in _PRINTED and kept.score > finding.score)
    if _is_whole_cell(kept) and _is_narrower(finding, kept):
        return True
    if finding.category in _LOSES_AS_PATTERN or kept.category in _OFFICE:
        return False
    same = (finding.start, finding.end) == (kept.start, kept.end)
    return _is_narrower(finding, kept) or (same and finding.score >= kept.score)


def _is_whole_cell(kept: Finding) -> bool:
    return all(found.startswith("field:") for found in kept.found_by)


def _is_narrower(finding: Finding, kept: Finding) -> bool:
    return (
        kept.start <= finding.start and finding.end <= kept.end and finding.end - finding.start < kept.end - kept.start
    )
