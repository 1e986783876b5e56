"""Redaction of document productions under a protective order."""

__version__ = "0.1.0"
