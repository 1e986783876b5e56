"""Measure on labelled text how many names of persons are found: without pages, roster or order.

Reads CoNLL-style files (a token and its label a line, an empty line between sentences) and Presidio-style files
(a JSON list of `full_text` and `spans`). A name counts as found when every letter of it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor.errors import InputError
from redactor.evaluation_intervals import Rate, rate

Span = tuple[int, int]
FindNames = Callable[[str], Iterable[Span]]
_PERSON = re.compile(r"(?i)(?:[BILUES]-)?(?:per|person)")
_BEGINS = re.compile(r"[BUS]-")
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]}%…]+|['’](?:s|S|m|re|ve|ll|d|t)?")
_NO_SPACE_AFTER = frozenset("([{")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledText:
    """A text and the places of the names in it."""

    text: str = field(repr=False)
    names: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMiss:
    """A name that was not found whole, for the developer."""

    name: str = field(repr=False)
    context: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEvaluation:
    """Names found whole of all names; letters of names among the letters found."""

    texts: int
    recall: Rate
    precision: Rate
    misses: tuple[TextMiss, ...] = field(default=(), repr=False)


def load_text_set(path: Path) -> tuple[LabelledText, ...]:
    """Read a labelled text set; raises InputError, which quotes nothing."""
    try:
        untrusted = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path.name}: the text set cannot be read as UTF-8.") from None
    if untrusted.lstrip().startswith("["):
        found = tuple(_presidio(untrusted, path.name))
    else:
        found = tuple(_conll(untrusted, path.name))
    if not any(one.names for one in found):
        raise InputError(
            f"{path.name}: no name is labelled in it. Labels are PER or PERSON, with B- and I- or without."
        )
    return found


def _presidio(untrusted: str, where: str) -> Iterator[LabelledText]:
    try:
        for one in json.loads(untrusted):
            text: str = one["full_text"]
            people = [s for s in one["spans"] if _PERSON.fullmatch(s["entity_type"])]
            yield LabelledText(
                text=text, names=tuple((int(s["start_position"]), int(s["end_position"])) for s in people)
            )
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{where}: it must be a JSON list of texts, each with full_text and spans.") from None


def _conll(untrusted: str, where: str) -> Iterator[LabelledText]:
    for sentence in conll_sentences(untrusted, where):
        text, places = joined_tokens(sentence)
        names, before = list[Span](), ""
        for (start, end), (_, label) in zip(places, sentence, strict=True):
            if _PERSON.fullmatch(label):
                goes_on = bool(_PERSON.fullmatch(before)) and not _BEGINS.match(label)
                names.append((names.pop()[0] if goes_on else start, end))
            before = label
        yield LabelledText(text=text, names=tuple(names))


def conll_sentences(untrusted: str, where: str) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a CoNLL-style text as tokens with their labels."""
    sentence: list[tuple[str, str]] = []
    for number, line in enumerate([*untrusted.split("\n"), ""], start=1):
        # Not `split()`: tokens of web text hold spaces of many kinds, and some hold nothing else.
        parts = re.split(r"[ \t]+", line.rstrip(" \t\r"))
        if len(parts) == 1 and parts[0]:
            raise InputError(f"{where}, line {number}: a token and its label are needed.")
        if len(parts) > 1 and parts[0] != "-DOCSTART-":
            sentence.append((parts[0], parts[-1]))
        elif sentence and not parts[0]:
            yield sentence
            sentence = []


def joined_tokens(sentence: Sequence[tuple[str, str]]) -> tuple[str, list[Span]]:
    """Return a sentence as it would be written, no space before a comma, and the place of every token."""
    text, places = "", list[Span]()
    for token, _ in sentence:
        is_close = not text or _NO_SPACE_BEFORE.fullmatch(token) or text[-1] in _NO_SPACE_AFTER
        text += token if is_close else f" {token}"
        places.append((len(text) - len(token), len(text)))
    return text, places


def evaluate_text(texts: Sequence[LabelledText], find: FindNames) -> TextEvaluation:
    """Compare what `find` finds with the labels."""
    whole: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    misses: list[TextMiss] = []
    for one in texts:
        found = _letters(one.text, find(one.text))
        labelled = _letters(one.text, one.names)
        missed = [span for span in one.names if not _letters(one.text, [span]) <= found]
        whole.append((len(one.names) - len(missed), len(one.names)))
        right.append((len(found & labelled), len(found)))
        misses.extend(_miss(one.text, span) for span in missed)
    return TextEvaluation(texts=len(texts), recall=rate(whole), precision=rate(right), misses=tuple(misses))


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _miss(text: str, span: Span) -> TextMiss:
    start, end = span
    context = text[max(0, start - 40) : end + 40]
    return TextMiss(name=text[start:end], context=" ".join(context.split()))


def text_to_json(evaluation: TextEvaluation) -> str:
    """Return the figures as JSON, without the text of any name."""

    def figures(one: Rate) -> dict[str, Any]:
        return {"hits": one.hits, "cases": one.cases, "low": round(one.low, 4), "high": round(one.high, 4)}

    e = evaluation
    return json.dumps({"texts": e.texts, "recall": figures(e.recall), "precision": figures(e.precision)}, indent=2)


def text_to_text(evaluation: TextEvaluation, *, show_misses: bool = False) -> str:
    """Return the figures as lines; names only when asked for."""
    e = evaluation
    rows = [f"{e.texts} texts", f"names found whole: {e.recall}", f"letters found that are a name's: {e.precision}"]
    if show_misses:
        rows += [f"missed  {m.name!r}  in  {m.context!r}" for m in e.misses]
    return "\n".join(rows)
