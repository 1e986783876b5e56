"""Names in lines of messages: people in a header, one surname in a subject line, parts of names in file names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import regex

from redactor.detect.name_runs import LIKELY, LISTED, RUN, SOMEWHAT, Candidate
from redactor.detect.name_tokens import NameText, Token
from redactor.detect.normal import fold
from redactor.rules.people import load_common_words

_SUBJECT = regex.compile(r"(?mi)^[>\s]{0,4}(?:subject|re|fw|fwd|regarding)\s*:\s*(?P<value>[^\n]+)")
_PART = r"\p{Lu}[\p{L}\p{M}.'’\-]*"
_VALEDICTION = regex.compile(
    r"(?mi)^[>\s]{0,4}(?:(?:yours\s+)?(?:very\s+)?(?:sincerely|truly|faithfully|respectfully|cordially)"
    r"(?:\s+(?:yours|submitted))?|(?:best|kind|warm)?\s*regards|atentamente|cordialmente|respetuosamente)\s*,\s*\n\s*"
    rf"(?:/s/\s*)?(?-i:(?P<name>{_PART}(?:[ ](?:(?:de|del|la|las|los|da|dos|bin|al|el|y|van|von)[ ])*{_PART}){{0,4}}))"
    r"(?=\s*(?:,|$))"
)
_OVER_ADDRESS = regex.compile(
    rf"(?m)^[ ]*(?P<name>{_PART}(?:[ ](?:(?:de|del|la|las|los|da|dos|bin|al|el|y|van|von)[ ])*{_PART}){{1,3}})[ ]*\n"
    r"(?:[^\n]{4,70}\n){0,2}?"
    r"(?=[^\n]*(?:\b(?:[A-Z]{2}|N\.Y\.|New York|New Jersey)[ ]+\d{5}\b|^\s*[\w.+\-]+@[\w\-]+\.))"
)
_FILE = regex.compile(
    r"(?<![\p{L}\p{N}@._\-])(?P<value>[\p{L}\p{N}][\p{L}\p{N}_.,'’()\-]{1,100}"
    r"(?: [\p{L}\p{N}_.,'’()\-]{1,60}){0,8})"
    r"\.(?i:pdf|docx?|xlsx?|pptx?|msg|eml|jpe?g|png|tiff?|zip|rtf|txt)(?![\p{L}\p{N}])"
)
_FILE_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]{2,}")


def header_expression(sides: tuple[str, ...]) -> Any:
    """Return an expression for the value of a header line that names people."""
    names = "|".join(regex.escape(side) for side in sides)
    return regex.compile(rf"(?m)^[>\s]{{0,4}}(?:{names})\s*:(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)?)")


def in_headers(names: NameText, sides: Any) -> Iterator[Candidate]:
    """Yield runs of two words and more in the lines From, To, Cc."""
    for match in sides.finditer(names.text):
        for at, after in _runs(names, *match.span("value")):
            if after - at > 1:
                yield names.tokens[at].start, names.tokens[after - 1].end, LISTED


def in_subjects(names: NameText) -> Iterator[Candidate]:
    """Yield single words of a subject line that look like a name: "Re: legal question - Tzoc"."""
    for match in _SUBJECT.finditer(names.text):
        for at, after in _runs(names, *match.span("value")):
            run = names.tokens[at:after]
            is_code = run[0].text.isupper() and names.lexicon.is_unseen(run[0])
            if len(run) == 1 and not is_code and names.lexicon.run_likeness(run) >= LIKELY:
                yield run[0].start, run[0].end, RUN


def under_valedictions(names: NameText) -> Iterator[Candidate]:
    """Yield the line under "Sincerely,": whoever signs a letter writes a name, be its words what they may."""
    for match in _VALEDICTION.finditer(names.text):
        words = match.group("name").split()
        if not all(regex.sub(r"\W", "", fold(word)) in names.lexicon.plain_words for word in words):
            yield *match.span("name"), LISTED


def over_addresses(names: NameText) -> Iterator[Candidate]:
    """Yield the line over a sender's address, where it has two to four words and none of them is an office's."""
    for match in _OVER_ADDRESS.finditer(names.text):
        first, last = names.index_at(match.start("name")), names.index_ending_at(match.end("name"))
        if first is None or last is None:
            continue
        run = names.tokens[first : last + 1]
        plain = sum(t.key in names.lexicon.plain_words for t in run)
        if 2 * plain > len(run) or any(names.lexicon.is_follower(t) for t in run):
            continue
        yield *match.span("name"), LISTED


def in_file_names(names: NameText) -> Iterator[Candidate]:
    """Yield the words of file names that are names, whatever parts them: "Tzoc_Maria-I213.pdf"."""
    for match in _FILE.finditer(names.text):
        words = [_as_token(m, match.start("value")) for m in _FILE_WORD.finditer(match.group("value"))]
        named = [names.lexicon.is_part(w, beside=True) and names.lexicon.likeness(w) >= SOMEWHAT for w in words]
        for is_name, group in itertools.groupby(zip(words, named, strict=True), key=lambda pair: pair[1]):
            run = [word for word, _ in group]
            if is_name and (len(run) > 1 or not names.lexicon.is_ordinary(run[0])):
                yield run[0].start, run[-1].end, RUN


def _as_token(match: Any, offset: int) -> Token:
    word = match.group()
    # In a file's name surnames lose their capital: `bah_photo.jpg`. What a dictionary has is no name there.
    if word.islower() and fold(word) not in load_common_words().ordinary:
        word = word.capitalize()
    return Token(text=word, start=offset + match.start(), end=offset + match.end(), key=fold(word))


def _runs(names: NameText, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = next((i for i, t in enumerate(names.tokens) if t.start >= low), len(names.tokens))
    while at < len(names.tokens) and names.tokens[at].start < high:
        after = names.right_from(at)
        if after > at and names.has_full(at, after):
            yield at, after
        at = max(after, at + 1)
