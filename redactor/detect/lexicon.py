"""The label lexicon, read once a process."""

from __future__ import annotations

from functools import lru_cache

from redactor.rules.labels import LabelLexicon, load_labels


@lru_cache(maxsize=1)
def lexicon() -> LabelLexicon:
    """Return the label lexicon, read once a process; raises RulesError where it is missing or wrong."""
    return load_labels()
