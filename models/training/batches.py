"""Turn labelled passages into batches of numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from models.training.corpus import Corpus, Passage
from models.training.encoder import LABELS
from redactor.detect.wordpiece import WordPieces
from redactor.evaluation_text import conll_sentences, joined_tokens

UNKNOWN = -100
_AHEAD = 64
"""Batches drawn at once and sorted by length, so that little is padded."""
_ORGANISATION = re.compile(r"(?i)(?:[BI]-)?(?:org|corporation|group|organisation)")
_PERSON = re.compile(r"(?i)(?:[BI]-)?(?:per|person)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Pieces and, for the first piece of every word, its label."""

    pieces: list[int]
    labels: list[int]


def example(passage: Passage, words: WordPieces, longest: int) -> Example:
    """Return a passage in numbers; a word has the label that its first letter has."""
    cut = words.cut(passage.text)
    at = {i: label for start, end, label in passage.spans for i in range(start, end)}
    pieces, labels = [words.first], [UNKNOWN]
    for start, of_word in zip(cut.starts, cut.pieces, strict=True):
        if len(pieces) + len(of_word) >= longest:
            break
        label = at.get(start, "O")
        pieces.extend(of_word)
        labels.extend([LABELS.index(label) if label in LABELS else UNKNOWN, *[UNKNOWN] * (len(of_word) - 1)])
    return Example(pieces=[*pieces, words.last], labels=[*labels, UNKNOWN])


def public_passages(paths: Iterable[Path]) -> list[Passage]:
    """Return the sentences of public sets; whether an organisation identifies anybody is not known there."""
    found = []
    for path in paths:
        for sentence in conll_sentences(path.read_text(encoding="utf-8"), path.name):
            text, places = joined_tokens(sentence)
            spans = []
            for (start, end), (_, label) in zip(places, sentence, strict=True):
                if _PERSON.fullmatch(label):
                    spans.append((start, end, "PER"))
                elif _ORGANISATION.fullmatch(label):
                    spans.append((start, end, "not known"))
            found.append(Passage(text=text, spans=tuple(spans)))
    return found


def examples(
    corpus: Corpus, public: list[Passage], share: float, words: WordPieces, longest: int, seed: int
) -> Iterator[Example]:
    """Yield examples without end, `share` of them from the public sets."""
    rng = random.Random(seed)
    made = corpus.passages()
    while True:
        passage = rng.choice(public) if public and rng.random() < share else next(made)
        yield example(passage, words, longest)


def batches(
    source: Iterator[Example], size: int, pad: int, seed: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Yield pieces, mask and labels of `size` examples of about one length."""
    rng = random.Random(seed)
    while True:
        drawn = sorted((next(source) for _ in range(size * _AHEAD)), key=lambda e: len(e.pieces))
        groups = [drawn[i : i + size] for i in range(0, len(drawn), size)]
        rng.shuffle(groups)
        for group in groups:
            length = max(len(e.pieces) for e in group)
            pieces = torch.tensor([e.pieces + [pad] * (length - len(e.pieces)) for e in group])
            labels = torch.tensor([e.labels + [UNKNOWN] * (length - len(e.labels)) for e in group])
            yield pieces, (pieces != pad).float(), labels
