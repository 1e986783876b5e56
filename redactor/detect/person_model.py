"""The name model of our own: which words of running text name a person, and how surely.

It sees neither case nor accents, so that NAMES IN CAPITALS and names in notes typed in lower case are the same to it. A
text is read in stretches of whole sentences; a stretch that was read before, a form's wording or a footer, is not read
again. Stretches are read one by one: in a batch the scale of the 8-bit products, and so a doubtful word's fate, would
hang on what else was read with it, and that on the order in which documents came.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import regex

from redactor.detect.language import CERTAINLY_NAMED, NAMED, Entity
from redactor.detect.prose import passages
from redactor.detect.wordpiece import Piecewise, WordPieces
from redactor.errors import ComponentMissing

LABELS = ("O", "PER", "OFF", "ORG")
"""Nobody; a person; a person named as an official; an organisation that identifies somebody."""
_FULL = 126
"""Pieces of a stretch, with the two marks around it 128."""
_REMEMBERED = 4096
POSSIBLE, LIKELY, CERTAIN = 0.15, 0.6, 0.93
"""How likely a word must be to be offered like any model's find, to stand by itself, to overrule the word lists."""
PERSON = "PERSON"
_NEAR = 2
_ENDS = regex.compile(r"[.!?:;]\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word at [start, end), and how likely it names a person and an official."""

    start: int
    end: int
    person: float
    official: float

    @property
    def likelihood(self) -> float:
        """How likely the word names anybody; whom it names, the words around it tell, not the model."""
        return self.person + self.official


def weights_folder() -> Path:
    """Return where the weights lie: inside the installed package, or in a checkout beside it."""
    package = Path(str(resources.files("redactor")))
    packaged = package / "_models" / "names"
    return packaged if packaged.is_dir() else package.parent / "models" / "names"


class PersonModel:
    """Built once per worker; one thread, no network."""

    def __init__(self, session: Any, words: WordPieces, joints: Set[str]) -> None:
        self._session, self._words, self._joints = session, words, joints
        self._read: dict[tuple[int, ...], Any] = {}

    @classmethod
    def load(cls, folder: Path, joints: Set[str]) -> PersonModel:
        """Load the weights; `joints` are words of grammar, in lower case.

        Raises:
            ComponentMissing: the weights or onnxruntime are not there.
        """
        try:
            import onnxruntime
        except ImportError:
            raise ComponentMissing("The name model needs onnxruntime. Run `pip install onnxruntime`.") from None
        if not (folder / "model.onnx").is_file() or not (folder / "vocab.txt").is_file():
            raise ComponentMissing("The weights of the name model are missing. Install the program again.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4  # its messages may name inputs
        session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        return cls(session, WordPieces.read(folder / "vocab.txt"), joints)

    def words(self, text: str) -> list[Word]:
        """Return the words of a text that may name somebody, in order."""
        cut = self._words.cut(text)
        found: list[Word] = []
        for first, after in _stretches(text, cut):
            scores = self._scores(cut.pieces[first:after])
            for at in np.nonzero(scores[:, 1] + scores[:, 2] > 0.02)[0]:  # less is noise
                word = first + int(at)
                found.append(
                    Word(
                        start=cut.starts[word],
                        end=cut.ends[word],
                        person=float(scores[at, 1]),
                        official=float(scores[at, 2]),
                    )
                )
        return found

    def entities(self, text: str) -> list[Entity]:
        """Return runs of words of the running text that name somebody, once for every degree that they reach."""
        return [
            Entity(start=offset + start, end=offset + end, label=label)
            for offset, passage in passages(text, self._joints)
            for label, start, end in self._named(passage)
        ]

    def _named(self, passage: str) -> Iterator[tuple[str, int, int]]:
        read = self.words(passage)
        for label, least in ((PERSON, POSSIBLE), (NAMED, LIKELY), (CERTAINLY_NAMED, CERTAIN)):
            for start, end in _runs(passage, [word for word in read if word.likelihood >= least]):
                yield label, start, end

    def _scores(self, pieces: tuple[tuple[int, ...], ...]) -> Any:
        flat = (self._words.first, *(p for of_word in pieces for p in of_word), self._words.last)
        known = self._read.get(flat)
        if known is None:
            ids = np.array([flat], dtype=np.int64)
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            logits = self._session.run(["logits"], feed)[0][0]
            firsts = np.cumsum([1, *(len(of_word) for of_word in pieces[:-1])])
            logits = logits[firsts]
            shares = np.exp(logits - logits.max(axis=1, keepdims=True))
            known = shares / shares.sum(axis=1, keepdims=True)
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[flat] = known
        return known


def _stretches(text: str, cut: Piecewise) -> Iterator[tuple[int, int]]:
    """Yield (first, after) of words that are read together: whole sentences or lines where they are short enough."""
    first, good, count = 0, 0, 0
    for at, pieces in enumerate(cut.pieces):
        if count + len(pieces) > _FULL:
            stop = good if good > first else at
            yield first, stop
            first, count = stop, sum(len(p) for p in cut.pieces[stop:at])
        count += len(pieces)
        after = cut.starts[at + 1] if at + 1 < len(cut.starts) else len(text)
        gap = text[cut.ends[at] - 1 : after]
        if _ENDS.search(gap):
            good = at + 1
        if "\n\n" in gap:  # a paragraph's end
            yield first, at + 1
            first, good, count = at + 1, at + 1, 0
    if first < len(cut.pieces):
        yield first, len(cut.pieces)


def _runs(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Yield spans of words with nothing but space between them, from the first letter to the last."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and not text[groups[-1][-1].end : word.start].strip() and word.start - groups[-1][-1].end <= _NEAR:
            groups[-1].append(word)
        else:
            groups.append([word])
    for group in groups:
        lettered = [word for word in group if text[word.start].isalpha()]
        if lettered:
            yield lettered[0].start, lettered[-1].end
