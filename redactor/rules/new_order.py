"""Write a new protective order as commented YAML, ready for counsel to complete."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from redactor.rules._loading import rules_folder

_HEAD = """\
# A protective order as the program reads it. Lines that begin with # are notes.
# Check it with:  redactor rules check --order THIS-FILE
# Every clause has a `paragraph`: the paragraph of the order that it stands on. Counsel fills it in; until then every
# run warns.
id: {id}
case:
  caption: {caption}
  court: {court}
  number: {number}
  judge: {judge}
order:
  docket_entry: {docket_entry}
  issued: {issued}
  # The words of the order that say what is to be redacted.
  standard: {standard}
  # How the content of the order is known, and whether somebody compared this file with it.
  known_from: {known_from}
  status: unverified
switches:
  # per-production: the same pseudonym for a person everywhere; "off": none in the served log.
  pseudonyms: per-production
  # keep or redact
  officer_names: {officer_names}
  nationality: {nationality}
  # A form whose existence tells that somebody sought relief: withhold it whole, or redact it.
  relief_forms: withhold
  # document: one row a document; category: one a group with the same basis (S.D.N.Y. Local Civil Rule 26.2(c)).
  privilege_log: document
  # Stands on every page, in the corner opposite to the Bates number; empty for none.
  confidentiality_legend: {legend}
  response_to: {response_to}
# An order that lets unredacted copies be given says so here; without it --confidential-copy is refused.
# confidential_copy:
#   paragraph: "ECF No. 12 ¶ 5"
#   recipients: attorneys of record who have signed Exhibit A
#   shows: [identifying-information]
# What each clause protects, how it is served, and what stands on its boxes. A label tells the reader something: the
# clauses that rest on a statute of confidentiality are served under the name of `related-information`.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """The answers from which an order is written."""

    caption: str
    court: str
    number: str
    docket_entry: str
    judge: str = ""
    issued: str = ""
    standard: str = "to be completed by counsel"
    known_from: str = "to be completed by counsel"
    officer_names: str = "keep"
    nationality: str = "redact"
    legend: str = ""
    response_to: str = ""
    paragraphs: Mapping[str, str] = field(default_factory=dict)
    """By clause id."""


def order_text(new: NewOrder) -> str:
    """Return the YAML of an order with the clauses and keep-rules of the default one."""
    scalars = {
        name: json.dumps(getattr(new, name), ensure_ascii=False)
        for name in (
            "caption", "court", "number", "judge", "docket_entry", "issued", "standard", "known_from", "officer_names",
            "nationality", "legend", "response_to",
        )
    }  # fmt: skip
    return _HEAD.format(id=_id(new), **scalars) + _clauses(new)


def clause_ids() -> tuple[str, ...]:
    """Return the clauses that need a paragraph."""
    return tuple(found["id"] for found in _CLAUSE.finditer(_default()) if 'paragraph: ""' in found[0])


def _id(new: NewOrder) -> str:
    words = re.findall(r"[a-z0-9]+", f"{new.number} {new.docket_entry}".casefold())
    return "-".join(words) or "new-order"


_CLAUSE = re.compile(r"- id: (?P<id>[a-z0-9-]+)\n(?:(?!- id: |keep:).*\n?)*")


def _default() -> str:
    return (rules_folder() / "orders" / "ny-v-ice-ecf68.yaml").read_text(encoding="utf-8")


def _clauses(new: NewOrder) -> str:
    text = _default()
    text = text[text.index("\nclauses:\n") + 1 :]
    entry = json.dumps(new.docket_entry, ensure_ascii=False)
    text = text.replace('"ECF No. 68"', entry)

    def filled(found: re.Match[str]) -> str:
        paragraph = new.paragraphs.get(found["id"], "")
        return found[0].replace('paragraph: ""', f"paragraph: {json.dumps(paragraph, ensure_ascii=False)}")

    return _CLAUSE.sub(filled, text)
