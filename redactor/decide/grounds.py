"""From a finding and a rule to a decision: inner and served grounds.

A box must not tell more than its clause lets it: everything served comes from the *served* clause, and the exact
ground stands in the inner fields only.
"""

from __future__ import annotations

from redactor.model import Decision, Finding, Matter
from redactor.rules import Clause, Order


def redaction(finding: Finding, clause: Clause, *, rule: str, order: Order, matter: Matter) -> Decision:
    """Return the decision to take a finding out under a clause of the order."""
    served = order.clause(clause.served.clause)
    return Decision(
        finding=finding,
        action="redact",
        rule=rule,
        category=finding.category,
        clause=clause.id,
        authority="; ".join(clause.authorities),
        served_category=served_category(finding.category, clause, order),
        served_clause=served.id,
        served_authority="; ".join(served.authorities),
        paragraph=served.paragraph,
        label=served.label,
        short_label=served.short_label,
        pseudonym=pseudonym_of(finding.subject, order, matter),
    )


def retention(finding: Finding, *, rule: str, order: Order) -> Decision:
    """Return the decision to leave a finding readable."""
    keep = order.keep_rule_for(finding.category)
    return Decision(
        finding=finding,
        action="keep",
        rule=rule,
        category=finding.category,
        authority=keep.authority if keep else "",
    )


def served_category(category: str, clause: Clause, order: Order) -> str:
    """Return the category as the other side sees it.

    A neutral clause hides the category. So does a clause served under another one: the exact category of, say,
    `relief-application` beside the neutral clause would say what the clause does not.
    """
    if clause.served.category == "neutral":
        return clause.served.neutral_name
    served = order.clause(clause.served.clause)
    if served.id == clause.id:
        return category
    return served.served.neutral_name or served.id


def pseudonym_of(subject: str | None, order: Order, matter: Matter) -> str:
    """Return the pseudonym of a protected person; empty for officials, for nobody, and where the order forbids it."""
    if subject is None or order.switches.pseudonyms == "off":
        return ""
    person = matter.person(subject)
    return person.pseudonym if person.role in ("protected", "unclear") else ""
