"""Our recognizers behind Presidio's interface. Presidio's own regex loop is not used: it only logs a time-out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from redactor.detect.hits import FAULTS, Hit
from redactor.errors import DetectorFailed

HIT = "redactor_hit"
"""Key of the hit in a result's metadata."""
Finder = Callable[[str, NlpArtifacts], Iterable[Hit]]


class HitRecognizer(LocalRecognizer):  # type: ignore[misc]  # presidio is untyped
    """One recognizer: a function from text to hits, under the id of its rule."""

    def __init__(self, rule_id: str, finder: Finder) -> None:
        self._finder = finder
        # The rule's id is the entity type, so that Presidio removes doubles within a rule and never across rules.
        super().__init__(supported_entities=[rule_id], name=rule_id)

    def load(self) -> None:
        """Do nothing: there is nothing to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Return the hits as Presidio's results.

        Raises:
            DetectorFailed: the recognizer timed out or raised; the message names the rule and nothing else.
        """
        try:
            return [self._result(hit) for hit in self._finder(text, nlp_artifacts)]
        except FAULTS:
            # `from None`: the cause may quote the document.
            raise DetectorFailed(
                f"The recognizer `{self.name}` timed out or failed, so the document has not been searched."
            ) from None

    def _result(self, hit: Hit) -> RecognizerResult:
        return RecognizerResult(
            entity_type=self.name,
            start=hit.start,
            end=hit.end,
            score=hit.score,
            recognition_metadata={
                HIT: hit,
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )


class NoEnhancer(ContextAwareEnhancer):  # type: ignore[misc]  # presidio is untyped
    """Leave scores alone: our rules judge context themselves, on the text and not on lemmas."""

    def __init__(self) -> None:
        super().__init__(
            context_similarity_factor=0.0, min_score_with_context_similarity=0.0, context_prefix_count=0,
            context_suffix_count=0,
        )  # fmt: skip

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[LocalRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Return the results unchanged."""
        return raw_results
