"""Marks of quoted mail: what is quoted is read as it was written, over the ends of its lines."""

from __future__ import annotations

from typing import Any

import regex

_MARKS = regex.compile(r"(?:(?<=\A)|\n)[ \t]*(?:>[ \t]?)+(?=[^\s>])")
"""The marks before a line, and the end of the line before."""


def unquoted(text: str) -> str:
    """Return a text of the same length without the marks `>` before its lines; what follows them begins its line."""
    return str(_MARKS.sub(_blanked, text))


def _blanked(match: Any) -> str:
    marks: str = match.group()
    return " " * (len(marks) - 1) + "\n" if marks.startswith("\n") else " " * len(marks)
