"""All kinds of document, in the order they come."""

from __future__ import annotations

from benchmarks.heldout2 import kinds_forms

ALL = (*kinds_forms.KINDS,)
RELIEF: frozenset[object] = frozenset()
"""Kinds that speak of relief or of a victim: their subject is one whom § 1367 still covers."""
