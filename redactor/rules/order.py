"""A protective order: its clauses, what each protects, and how each is served."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from redactor.errors import RulesError
from redactor.rules._loading import Rule, read_yaml, rules_folder, shown
from redactor.rules.categories import CATEGORIES
from redactor.rules.recognizer import Verified
from redactor.rules.risk import RiskPolicy


class Case(Rule):
    """The caption."""

    caption: str
    court: str
    number: str
    judge: str = ""


class Entry(Rule):
    """The order itself: where it is on the docket, and how its content is known."""

    docket_entry: str
    issued: str = ""
    standard: str
    known_from: str
    status: Verified


class ServedAs(Rule):
    """How a clause appears in everything that leaves the building."""

    clause: str
    category: Literal["exact", "neutral"] = "exact"
    neutral_name: str = ""

    @model_validator(mode="after")
    def _neutral_has_a_name(self) -> ServedAs:
        if self.category == "neutral" and not self.neutral_name:
            raise ValueError("a neutral clause needs `neutral_name`")
        return self


class ClauseExample(Rule):
    """A category and what the clause does with it; the test suite runs it."""

    category: str
    protection_ended: bool = False
    action: Literal["redact", "keep"]


PARAGRAPH = r"^.*(¶|§|[Pp]ara|[Pp]art|[Ss]ection).*\d.*$"


class Clause(Rule):
    """One ground for taking something out."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    kind: Literal["redact", "privilege"]
    title: str
    paragraph: str = Field(default="", pattern=r"^$|^.*(¶|§|[Pp]ara|[Pp]art|[Ss]ection).*\d.*$")
    """The paragraph of the order, filled in by counsel; never by the program."""
    protects: tuple[str, ...] = ()
    served: ServedAs
    label: str = Field(min_length=1, max_length=40)
    short_label: str = Field(min_length=1, max_length=8)
    authorities: tuple[str, ...] = Field(min_length=1)
    ends_with_protection: bool = False
    """Whether the clause stops applying to a subject whose § 1367 protection has ended."""
    examples: tuple[ClauseExample, ...] = ()


class KeepRule(Rule):
    """What must stay readable, with the same force as a clause."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    categories: tuple[str, ...] = Field(min_length=1)
    reason: str
    authority: str


class Switches(Rule):
    """Choices the order leaves to counsel."""

    pseudonyms: Literal["per-production", "off"] = "per-production"
    officer_names: Literal["keep", "redact"] = "keep"
    nationality: Literal["redact", "keep"] = "redact"
    relief_forms: Literal["redact", "withhold"] = "withhold"
    privilege_log: Literal["document", "category"] = "document"
    """One row a document, or one a group with the same basis (S.D.N.Y. Local Civil Rule 26.2(c))."""
    confidentiality_legend: str = ""
    response_to: str = ""
    second_reviewer: tuple[Literal["reject", "lift", "release", "withhold"], ...] = ()
    """For which acts of a review somebody else must sign off: a rejected name or number, protection that is lifted,
    a document released from quarantine or withheld."""


class ConfidentialCopy(Rule):
    """That the order lets unredacted copies be given, to whom, by which paragraph, and what they may show."""

    paragraph: str = Field(pattern=PARAGRAPH)
    recipients: str = Field(min_length=3)
    """In the order's words, as in: attorneys of record, who have signed Exhibit A."""
    shows: tuple[str, ...] = Field(min_length=1)
    """Clauses under which something is redacted and may stand in the copy. A document with a redaction under another
    clause is left out of it whole."""
    legend: str = ""
    """Stands on every page of the copy; the order's confidentiality legend where it is empty."""


class Order(Rule):
    """One file of rules/orders/."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    case: Case
    order: Entry
    clauses: tuple[Clause, ...] = Field(min_length=1)
    keep: tuple[KeepRule, ...] = Field(min_length=1)
    switches: Switches = Switches()
    risk: RiskPolicy = RiskPolicy()
    confidential_copy: ConfidentialCopy | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> Order:
        ids = [clause.id for clause in self.clauses]
        if len(set(ids)) != len(ids):
            raise ValueError("a clause id stands twice")
        protected: set[str] = set()
        for clause in self.clauses:
            if clause.served.clause not in ids:
                raise ValueError(f"clause `{clause.id}` is served as a clause that does not exist")
            doubled = protected.intersection(clause.protects)
            if doubled:
                raise ValueError(f"category `{sorted(doubled)[0]}` stands in two clauses")
            protected.update(clause.protects)
        for rule in self.keep:
            both = protected.intersection(rule.categories)
            if both:
                raise ValueError(f"category `{sorted(both)[0]}` is both protected and kept")
        return self

    @model_validator(mode="after")
    def _copy_shows_what_is_redacted(self) -> Order:
        copy = self.confidential_copy
        if copy is None:
            return self
        redacting = {clause.id for clause in self.clauses if clause.kind == "redact"}
        if not redacting.issuperset(copy.shows):
            raise ValueError("`confidential_copy.shows` names what is no clause that redacts; privilege is never shown")
        if not (copy.legend or self.switches.confidentiality_legend):
            raise ValueError("`confidential_copy` needs a legend: its own, or `switches.confidentiality_legend`")
        return self

    def clause(self, clause_id: str) -> Clause:
        """Return a clause by id; raises KeyError."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)

    def clause_for(self, category: str) -> Clause | None:
        """Return the clause that protects a category, or None."""
        return next((c for c in self.clauses if category in c.protects), None)

    def keep_rule_for(self, category: str) -> KeepRule | None:
        """Return the keep-rule that names a category, or None."""
        return next((k for k in self.keep if category in k.categories), None)

    def warnings(self) -> tuple[str, ...]:
        """Return what counsel still has to fill in, in a fixed order."""
        return self._unfilled([c.id for c in self.clauses if c.kind == "redact" and not c.paragraph])

    def served_warnings(self) -> tuple[str, ...]:
        """Return the same for what leaves the building: only clauses under whose own name something is served."""
        served = {c.served.clause for c in self.clauses if c.kind == "redact"}
        return self._unfilled([c.id for c in self.clauses if c.id in served and not c.paragraph])

    def _unfilled(self, missing: list[str]) -> tuple[str, ...]:
        if not missing:
            return ()
        return (
            f"{self.order.docket_entry}: no paragraph is filled in for the clauses {', '.join(missing)}. "
            "Counsel must complete `paragraph` in the order file before the logs are served.",
        )


def load_order(path: Path | None = None) -> Order:
    """Read a protective order; the default one of this case when no path is given."""
    path = path or rules_folder() / "orders" / "ny-v-ice-ecf68.yaml"
    order = read_yaml(path, Order)
    for clause in order.clauses:
        for category in clause.protects:
            if category not in CATEGORIES:
                raise RulesError(f"{shown(path)}: clauses.{clause.id}.protects: `{category}` is not a category.")
    return order
