"""Candidates for names: spans of a text that the language model, a comma or the look of the words speaks for."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from redactor.detect.language import CERTAINLY_NAMED, NAMED, Entity
from redactor.detect.name_tokens import NameText, Token
from redactor.rules.people import load_name_context

Candidate = tuple[int, int, float]
"""Start, end and score."""
TITLED, MODEL, LISTED, RUN = 0.9, 0.75, 0.8, 0.55
VERY, LIKELY, SOMEWHAT, DOUBTFUL, HARDLY = 0.75, 0.4, 0.1, -0.3, -0.6
"""How much a run must look like a name, by how much else speaks for it."""
_PERSON = "PERSON"
_NAMED_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "LANGUAGE", "PRODUCT"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "LAW", "NORP", "LANGUAGE", "DATE", "TIME", "CARDINAL", "ORDINAL"})
_COMMA = regex.compile(r",\s{0,2}")
_INITIALS_AFTER = regex.compile(r",\s?\p{Lu}(?:\.|(?![\p{L}\p{N}]))(?:\s?\p{Lu}\.)?")
_DAY_AFTER = regex.compile(r"\s{1,2}\d{1,2}(?!\d)|\s*,?\s+(?:19|20)\d{2}")
_SELF_NAMED = regex.compile(
    r"(?<!\p{L})(?i:my\s+(?:true\s+|full\s+|complete\s+|correct\s+)*name\s+is|me\s+llamo|mi\s+nombre(?:\s+completo)?\s+es|"
    r"je\s+m['’]appelle|mwen\s+rele|meu\s+nome\s+é)\s+(?!(?i:officer|agent|deportation|special|supervisory|detective|judge)\b)"
    r"(?P<name>\p{Lu}[\p{L}'’\-]+(?:[ ](?:(?:de|del|la|las|los|da|dos|bin|al|el)[ ])*\p{Lu}[\p{L}'’\-]+){1,3})"
)
_DAY_BEFORE = regex.compile(r"\d[/.\-]\d{1,4}$")
"""The end of a date: behind it stands a name in a list, behind another number a street."""
_WITHIN = regex.compile(r"[\p{Ll}\p{N},;:/(\"“'‘]\s?$")
"""What stands before a word that begins no line and no sentence."""
_BEHIND_COLON = regex.compile(r":\s?[\"“]?$")
_BEGINS_LINE = regex.compile(r"(?:^|\n)[>\s]*$")
_VERB = regex.compile(r"[ ](\p{Ll}+)")
_SMALL_WORD = regex.compile(r"(?<!\p{L})\p{Ll}\p{L}+")
_SENTENCE = 3
"""Words in small letters of a line of running text."""
_SHORTEST_UNKNOWN = 4
_LETTER = regex.compile(r"\w")
_SHORTEST_CODE, _SHORT_CODE = 2, 4
_CAPITAL_PARTICLES = frozenset(
    {"DO", "DA", "DE", "DOS", "DAS", "DEL", "LA", "LAS", "LOS", "VAN", "VON", "BIN", "AL", "EL"}
)
_MOST_GIVEN = 4
"""Words of a given name after a comma."""


def after_title(names: NameText, first: int) -> Iterator[Candidate]:
    """Yield the name that begins at word `first`, right after a title or another word that a name follows."""
    after = names.right_from(first, beside=True)
    run = names.tokens[first:after]
    if not run or not names.has_full(first, after):
        return
    if names.lexicon.run_likeness(run) < HARDLY and not _is_double(names, run):
        return
    if _is_date(names, run):
        return
    initials = _INITIALS_AFTER.match(names.text, run[-1].end)
    yield run[0].start, initials.end() if initials else run[-1].end, TITLED


def _is_double(names: NameText, run: tuple[Token, ...]) -> bool:
    """Return whether two words and more are no words of forms and offices: "the witness Asia London"."""
    plain = any(names.lexicon.is_ordinary(t) or names.lexicon.is_follower(t) for t in run)
    return not plain and sum(names.lexicon.is_full(t) for t in run) > 1 and not any(t.text.isupper() for t in run)


def _is_date(names: NameText, run: tuple[Token, ...]) -> bool:
    """Return whether a run of one word is a month: "dated March 3" names nobody."""
    is_month = len(run) == 1 and names.lexicon.is_ordinary(run[0])
    return is_month and _DAY_AFTER.match(names.text, run[0].end) is not None


def of_model(names: NameText, entities: list[Entity]) -> Iterator[Candidate]:
    """Yield the model's persons, grown to whole runs and freed of words that are no names."""
    for entity in entities:
        if entity.label != _PERSON:
            continue
        inside = [i for i, t in enumerate(names.tokens) if t.start < entity.end and t.end > entity.start]
        at = 0
        while at < len(inside):
            after = names.right_from(inside[at], beside=len(inside) > 1)
            if after > inside[at] and not names.is_place(inside[at], after):
                first = min(names.left_from(inside[at], beside=len(inside) > 1), inside[at])
                if names.has_full(first, after) and _is_likely_enough(names, first, after):
                    yield names.tokens[first].start, names.tokens[after - 1].end, MODEL
            at += max(1, after - inside[at])


def of_sentences(names: NameText, entities: list[Entity]) -> Iterator[Candidate]:
    """Yield what the model of running text names surely enough to stand by itself, in whatever case it is written."""
    for entity in entities:
        if entity.label not in (NAMED, CERTAINLY_NAMED):
            continue
        is_certain = entity.label == CERTAINLY_NAMED
        breaks = names.lexicon.is_title if is_certain else names.lexicon.is_no_name
        inside = [t for t in names.tokens if t.start < entity.end and t.end > entity.start and not breaks(t)]
        for run in _of_one_case(names, inside):
            if _stands_alone(names, run, is_certain=is_certain):
                yield run[0].start, run[-1].end, LISTED


def _of_one_case(names: NameText, tokens: list[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the parts that stand side by side and are written alike: of "voter Ana Paz" the last two words."""
    runs: list[list[Token]] = []
    for at, token in enumerate(tokens):
        is_beside = at > 0 and _is_beside(names, tokens[at - 1], token)
        alike = names.lexicon.is_particle(token) or (at > 0 and token.text[0].islower() == _case(names, runs[-1]))
        if is_beside and alike:
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        while run and (names.lexicon.is_particle(run[-1]) or _begins_letters(names, run[-1])):
            run.pop()
        if run:
            yield tuple(run)


def _is_beside(names: NameText, before: Token, token: Token) -> bool:
    gap = names.text[before.end : token.start]
    if "\n" in gap:  # a name over a line's end is one only where the sentence is
        return names.joined(names.tokens.index(before))
    return not _LETTER.search(gap)


def _case(names: NameText, run: list[Token]) -> bool:
    return next((t.text[0].islower() for t in run if not names.lexicon.is_particle(t)), run[0].text[0].islower())


def _begins_letters(names: NameText, token: Token) -> bool:
    """Return whether a word is the first of "D.O.", which is a title and no initial."""
    return token.is_initial and names.text[token.end : token.end + 1].isalpha()


def _stands_alone(names: NameText, run: tuple[Token, ...], *, is_certain: bool) -> bool:
    full = [t for t in run if names.lexicon.is_full(t)]
    doubted = names.lexicon.is_no_name if is_certain else names.lexicon.is_ordinary
    if _is_date(names, run) or all(doubted(t) for t in full) or _is_place(names, run):
        return False
    if all(t.text.islower() for t in full):  # "petit larceny" has a name's sound, and no name's words
        return all(names.lexicon.likeness(t) > (SOMEWHAT if len(run) > 1 else LIKELY) for t in full)
    if not is_certain:
        return names.lexicon.run_likeness(run) > (HARDLY if len(run) > 1 else DOUBTFUL)
    return len(run) > 1 or names.lexicon.likeness(run[0]) > _least_alone(run[0])


def _is_place(names: NameText, run: tuple[Token, ...]) -> bool:
    first, last = names.index_at(run[0].start), names.index_at(run[-1].start)
    return first is not None and last is not None and names.is_place(first, last + 1)


def _least_alone(word: Token) -> float:
    # A short code in capitals is seldom a name.
    return VERY if word.text.isupper() and len(word.text) <= _SHORT_CODE else -1.0


def _is_likely_enough(names: NameText, first: int, after: int) -> bool:
    # The model takes many a label in capitals for a person; one word alone has to look more like a name.
    run = names.tokens[first:after]
    if len(run) > 1:
        return names.lexicon.run_likeness(run) > HARDLY
    if _is_date(names, run) or (run[0].text.isupper() and _is_code(names, run[0])):
        return False
    return names.lexicon.run_likeness(run) > DOUBTFUL


def _is_code(names: NameText, word: Token) -> bool:
    return len(word.key) <= _SHORTEST_CODE or names.lexicon.is_unseen(word)


def family_first(names: NameText, entities: list[Entity]) -> Iterator[Candidate]:
    """Yield "GARCIA LOPEZ, Maria": a run, a comma, another run."""
    persons = [e for e in entities if e.label == _PERSON]
    at = 0
    while at < len(names.tokens):
        after = names.right_from(at, beside=True)
        given = _given_after(names, after) if after > at else None
        if given is not None and _is_family_first(names, at, after, given, persons):
            yield names.tokens[_with_particles(names, at)].start, names.tokens[given - 1].end, LISTED
        at = max(after, at + 1)


def _with_particles(names: NameText, first: int) -> int:
    """Return where a family name in capitals begins: the DO of "DO NASCIMENTO, Ana" is no officer's title."""
    at = first
    while (
        at
        and names.tokens[at].text.isupper()
        and names.tokens[at - 1].text in _CAPITAL_PARTICLES
        and names.joined(at - 1)
    ):
        at -= 1
    return at


def _given_after(names: NameText, after: int) -> int | None:
    gap = _COMMA.match(names.text, names.tokens[after - 1].end)
    first = names.index_at(gap.end()) if gap else None
    if first is None:
        return None
    last = names.right_from(first, beside=True)
    run = names.tokens[first:last]
    # Over a line's end stands a salutation's first word as often as a given name.
    if gap and "\n" in gap.group() and not _may_go_on_below(names, after, run):
        return None
    if not run or len(run) > _MOST_GIVEN or not names.has_full(first, last) or _is_date(names, run):
        return None
    return last


def _may_go_on_below(names: NameText, after: int, given: tuple[Token, ...]) -> bool:
    """Return whether a given name may stand in the line below its family name: "BAH,\nMAMADOU ALPHA"."""
    if names.lexicon.run_likeness(given) >= LIKELY:
        return True
    in_capitals = names.tokens[after - 1].text.isupper() and all(t.text.isupper() for t in given if len(t.text) > 1)
    is_name = any(names.lexicon.likeness(t) >= LIKELY for t in given if names.lexicon.is_full(t))
    stands_out = any(c.islower() for c in names.line_of(names.tokens[after - 1]))
    return in_capitals and (is_name or stands_out) and not names.lexicon.is_ordinary(names.tokens[after - 1])


def _is_family_first(names: NameText, first: int, after: int, given: int, persons: list[Entity]) -> bool:
    family = names.tokens[first:after]
    if names.is_place(after, given) or not names.has_full(first, after):
        return False
    start, end = names.tokens[first].start, names.tokens[given - 1].end
    likeness = names.lexicon.run_likeness(names.tokens[first:given])
    if any(e.start < end and e.end > start for e in persons):
        return likeness > HARDLY
    in_capitals = all(t.text.isupper() for t in family if names.lexicon.is_full(t))
    return likeness > (SOMEWHAT if in_capitals else LIKELY)


def self_named(names: NameText) -> Iterator[Candidate]:
    """Yield "me llamo Justice Angel": whoever says a name says the whole of it, though a word of it be a title."""
    for match in _SELF_NAMED.finditer(names.text):
        yield match.start("name"), match.end("name"), TITLED


def unknown_runs(names: NameText, entities: list[Entity]) -> Iterator[Candidate]:
    """Yield runs of two words and more that are used like names, or that the model never saw."""
    places = [e for e in entities if e.label in _PLACES]
    at = 0
    while at < len(names.tokens):
        after = names.right_from(at)
        if after - at > 1 and _is_unknown_run(names, at, after, places):
            yield names.tokens[at].start, names.tokens[after - 1].end, RUN
        at = max(after, at + 1)


def _is_unknown_run(names: NameText, first: int, after: int, places: list[Entity]) -> bool:
    run = names.tokens[first:after]
    start, end = run[0].start, run[-1].end
    if sum(names.lexicon.is_full(t) for t in run) < 2 or names.is_place(first, after):  # one word alone
        return False
    before = names.text[max(0, start - 6) : start].rstrip()
    if before[-1:].isdigit() and not _DAY_BEFORE.search(before):
        return False
    is_place = any(e.start <= start and e.end >= end for e in places)
    return names.lexicon.run_likeness(run) > (VERY if is_place else LIKELY)


def unknown_words(names: NameText, entities: list[Entity]) -> Iterator[Candidate]:
    """Yield single words within a line that nobody knows but as a name: "no sign of Farrokhzad yet"."""
    others = [e for e in entities if e.label in _NAMED_PLACES]
    for at, token in enumerate(names.tokens):
        if len(token.key) < _SHORTEST_UNKNOWN or token.text.isupper() or not names.lexicon.is_part(token):
            continue
        if not _is_only_a_name(names, token, others) or not _stands_in_text(names, token):
            continue
        if not names.is_place(at, at + 1):
            yield token.start, token.end, RUN


def _stands_in_text(names: NameText, token: Token) -> bool:
    """Return whether a word stands within a sentence or right behind a colon: a label misread by a scanner does not."""
    before = max(0, token.start - 4)
    if _BEHIND_COLON.search(names.text, before, token.start):
        return True
    if _BEGINS_LINE.search(names.text, before, token.start):
        after = _VERB.match(names.text, token.end)
        return after is not None and after.group(1) in load_name_context().verbs_after
    is_within = _WITHIN.search(names.text, before, token.start) is not None
    return is_within and len(_SMALL_WORD.findall(names.line_of(token))) >= _SENTENCE


def _is_only_a_name(names: NameText, token: Token, others: list[Entity]) -> bool:
    if names.lexicon.is_unseen(token):
        return True
    is_other = any(e.start <= token.start and token.end <= e.end for e in others)
    return names.lexicon.likeness(token) >= (VERY if is_other else LIKELY)


def united(candidates: list[Candidate]) -> list[Candidate]:
    """Return overlapping candidates as their union with the best score, in the order of the text."""
    joined: list[Candidate] = []
    for start, end, score in sorted(candidates):
        if joined and start < joined[-1][1]:
            last = joined[-1]
            joined[-1] = (last[0], max(last[1], end), max(last[2], score))
        else:
            joined.append((start, end, score))
    return joined
