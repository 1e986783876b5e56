"""Marked text: `[[category|text]]` is to go, `[[=category|text]]` to stay, `[[~category|text]]` may do either."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"\[\[([=~]?)([a-z0-9-]+)(?:@([A-Z0-9-]+))?\|(.*?)\]\]", re.S)
_EXPECT = {"": "redact", "=": "keep", "~": "either"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one label, or with none."""

    text: str
    category: str = ""
    expect: str = ""
    subject: str = ""


def pieces(marked: str) -> list[Piece]:
    """Cut marked text into labelled and unlabelled runs, in order."""
    found, at = [], 0
    for tag in _TAG.finditer(marked):
        if tag.start() > at:
            found.append(Piece(marked[at : tag.start()]))
        found.append(Piece(tag[4], tag[2], _EXPECT[tag[1]], tag[3] or ""))
        at = tag.end()
    if at < len(marked):
        found.append(Piece(marked[at:]))
    return found


def plain(marked: str) -> str:
    """Return the text as it is printed."""
    return _TAG.sub(lambda tag: tag[4], marked)


def upper(marked: str) -> str:
    """Return the text in capitals, its labels as they were."""
    return "".join(p.text.upper() if not p.category else _again(p, p.text.upper()) for p in pieces(marked))


def mark(text: str, category: str, subject: str = "", keep: str = "") -> str:
    """Label a run of text; `keep` is "=" or "~"."""
    at = f"@{subject}" if subject else ""
    return f"[[{keep}{category}{at}|{text}]]" if text else ""


def _again(piece: Piece, text: str) -> str:
    sign = {"redact": "", "keep": "=", "either": "~"}[piece.expect]
    return mark(text, piece.category, piece.subject, sign)
