"""What kept facts tell together."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFacts:
    """The kept facts of one produced document. Empty: not stated, or not kept."""

    begbates: str
    unit: str = field(repr=False)
    """Whom the document is about: the person most often redacted in it, or the document itself."""
    date: str
    """ISO date of the action."""
    courthouse: str
    county: str
    proceeding: str
    officer: str = field(repr=False)
    charge: str = field(repr=False)
    dangerous: tuple[str, ...]
    """Kinds of kept facts that identify beside date and courthouse."""
    has_certification: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskStep:
    """The groups that people fall into when some facts are told, at one step of the ladder."""

    facts: str
    people: int
    groups: int
    smallest: int
    alone: int
    """People who are the only one of their group."""
    below_k: int
