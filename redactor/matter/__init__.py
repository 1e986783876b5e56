"""Know who is who over the whole production, and spread what is protected."""

from redactor.matter.building import build_matter
from redactor.matter.protection import protection_of
from redactor.matter.reviewed import ENDED, ROLES, STATES, corrected, merged_protection, now_called
from redactor.matter.spreading import spread

__all__ = [
    "ENDED",
    "ROLES",
    "STATES",
    "build_matter",
    "corrected",
    "merged_protection",
    "now_called",
    "protection_of",
    "spread",
]
