"""Know who is who over the whole production, and spread what is protected; know which documents are copies."""

from redactor.matter.building import build_matter
from redactor.matter.copies import Token, are_copies, candidates, groups_of, signature, tokens_of
from redactor.matter.copy_spans import missing_spans, redacted_tokens, with_copied
from redactor.matter.protection import protection_of
from redactor.matter.spreading import spread

__all__ = [
    "Token",
    "are_copies",
    "build_matter",
    "candidates",
    "groups_of",
    "missing_spans",
    "protection_of",
    "redacted_tokens",
    "signature",
    "spread",
    "tokens_of",
    "with_copied",
]
