"""A hit: what one recognizer found in one text, before it has boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.model import Role, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Characters [start, end) of a text that a rule speaks about. `value` is the normal form, empty if not known."""

    category: str
    stance: Stance
    start: int
    end: int
    score: float
    found_by: str
    value: str = field(default="", repr=False)
    role: Role | None = None


FAULTS = (TimeoutError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RuntimeError, MemoryError)
"""What a recognizer may raise: each is turned into DetectorFailed, so that a document counts as not searched."""
