"""Know who is who over the whole production, and spread what is protected."""

from redactor.matter.building import build_matter
from redactor.matter.protection import protection_of
from redactor.matter.spreading import spread

__all__ = ["build_matter", "protection_of", "spread"]
