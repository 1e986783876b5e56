"""Know who is who over the whole production, and spread what is protected; know which documents are copies."""

from redactor.matter.building import build_matter
from redactor.matter.carrying import carried, numbered
from redactor.matter.copies import Token, are_copies, candidates, groups_of, signature, tokens_of
from redactor.matter.copy_spans import Copy, copy_of, missing_spans, with_copied
from redactor.matter.folding import fold_word
from redactor.matter.protection import protection_of
from redactor.matter.reviewed import ENDED, ROLES, STATES, corrected, merged_protection, now_called
from redactor.matter.risk import coarser_date, dangerous_documents, risk_facts, risk_steps
from redactor.matter.spreading import spread

__all__ = [
    "ENDED",
    "ROLES",
    "STATES",
    "Copy",
    "Token",
    "are_copies",
    "build_matter",
    "candidates",
    "carried",
    "coarser_date",
    "copy_of",
    "corrected",
    "dangerous_documents",
    "fold_word",
    "groups_of",
    "merged_protection",
    "missing_spans",
    "now_called",
    "numbered",
    "protection_of",
    "risk_facts",
    "risk_steps",
    "signature",
    "spread",
    "tokens_of",
    "with_copied",
]
