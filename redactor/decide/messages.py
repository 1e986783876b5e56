"""Messages and memoranda in a document: who wrote to whom and when, and which characters are the body.

A chain holds several messages, the newest first. A document without headers is one message without participants.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from redactor.decide.lines import Line

MessageKind = Literal["email", "memo", "letter", "none"]
_LABEL = re.compile(
    r"^[\s>|*]*(from|to|cc|c\.c\.|bcc|sent|date(?: sent)?|sent on|subject|subj|re|through|thru|via|attachments?|"
    r"importance|reply-to|memorandum for|for)\**\s*:\s*\**(.*)$",
    re.IGNORECASE,
)
_MEMO_FOR = re.compile(r"^\s*(memorandum for)\s+(?!the record\b)(\S.*)$", re.IGNORECASE)
_WROTE = re.compile(r"^[\s>]*on\s.{6,200}?\b(?:wrote|writes)\s*:\s*$", re.IGNORECASE | re.DOTALL)
_AFTER_TIME = re.compile(
    r".*(?:[AP]\.?M\.?|\b\d{4}|\d{1,2}:\d{2})[ ,\n]+(?=[^\d\s])(.*?)\s+(?:wrote|writes)\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_DIVIDER = re.compile(
    r"^[\s>]*(?:-{2,}\s*(?:original|forwarded) (?:message|e-?mail|appointment)\s*-*|"
    r"begin forwarded message:?|_{8,})\s*$",
    re.IGNORECASE,
)
_SAME = {
    "c.c.": "cc", "sent": "date", "date sent": "date", "sent on": "date", "subj": "subject", "re": "subject",
    "thru": "through", "via": "through", "attachment": "attachments", "memorandum for": "to", "for": "to",
}  # fmt: skip
_LISTS = ("to", "cc", "bcc", "from", "through")
_LETTER = re.compile(
    r"^\s*(?:dear\b|sincerely\b|respectfully\b|very truly yours|yours truly)", re.IGNORECASE | re.MULTILINE
)
_LONGEST_TAIL = 12
"""How many lines a header's value may run on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header line: its value is the characters [start, end) of the document."""

    name: str
    start: int
    end: int
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a document."""

    kind: MessageKind
    headers: tuple[Header, ...] = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    """The lines of its body."""

    def values(self, name: str) -> tuple[Header, ...]:
        """Return the headers of a name, e.g. `to`; `date` stands for Sent and Date, `subject` also for Re."""
        return tuple(h for h in self.headers if h.name == name)


def messages_of(lines: Sequence[Line]) -> tuple[Message, ...]:
    """Return the messages of a document in the order of its text; never none where there are lines."""
    found: list[Message] = []
    body: list[Line] = []
    headers: tuple[Header, ...] = ()
    kind: MessageKind = "none"
    at = 0
    while at < len(lines):
        block, after = _block(lines, at)
        if block:
            found.extend(_message(kind, headers, body))
            headers, kind, body = block, _kind(block, body), []
        elif _DIVIDER.match(lines[at].text) is None:
            body.append(lines[at])
        at = after
    found.extend(_message(kind, headers, body))
    return tuple(found)


def _message(kind: MessageKind, headers: tuple[Header, ...], body: Sequence[Line]) -> list[Message]:
    if not headers and not body:
        return []
    if not headers and _LETTER.search("\n".join(line.text for line in body)):
        kind = "letter"
    return [Message(kind=kind, headers=headers, lines=tuple(body))]


def _kind(block: tuple[Header, ...], before: Sequence[Line]) -> MessageKind:
    names = {h.name for h in block}
    if any("@" in h.value for h in block):
        return "email"
    said_memo = any(re.search(r"\bmemo(?:randum)?\b", line.text, re.IGNORECASE) for line in before[-6:])
    return "memo" if said_memo or block[0].name == "to" or "through" in names else "email"


def _block(lines: Sequence[Line], at: int) -> tuple[tuple[Header, ...], int]:
    """Return the headers that begin at a line and the index after them; no headers and the next line otherwise."""
    reply = _reply_line(lines, at)
    if reply is not None:
        return reply
    found: list[Header] = []
    index = at
    while index < len(lines):
        header = _header(lines[index])
        if header is not None and not (header.name in ("from", "to") and header.name in {h.name for h in found}):
            found.append(header)
        elif not found or header is not None or not _runs_on(lines, index, found[-1], len(lines[at:index])):
            break
        else:
            found[-1] = _longer(found[-1], lines[index])
        index += 1
    return (tuple(found), index) if _is_block(found) else ((), at + 1)


def _is_block(found: Sequence[Header]) -> bool:
    names = {h.name for h in found if h.value.strip()}
    return "from" in names and bool(names & {"to", "date", "subject"})


def _header(line: Line) -> Header | None:
    match = _LABEL.match(line.text) or _MEMO_FOR.match(line.text)
    if match is None:
        return None
    name = match[1].lower()
    value = match[2]
    start = line.start + match.start(2)
    return Header(name=_SAME.get(name, name), start=start, end=start + len(value), value=value)


def _runs_on(lines: Sequence[Line], index: int, last: Header, so_far: int) -> bool:
    """Return whether a line carries on the value above it: people still being listed, or a wrapped subject."""
    line, above = lines[index], lines[index - 1]
    if so_far > _LONGEST_TAIL or line.page != above.page:
        return False
    height = above.bottom - above.top
    if not last.value.strip() and abs(line.top - above.top) < height / 2:
        return True  # Set in two columns, a label and its value are two lines of text in one row.
    if line.top - above.bottom > 0.9 * height or line.top < above.top:
        return False
    if last.name in _LISTS and (not last.value.strip() or last.value.rstrip().endswith((";", ","))):
        return True
    following = _header(lines[index + 1]) if index + 1 < len(lines) else None
    # A second From begins another message: the line before it is the first one's body.
    goes_between = following is not None and following.name not in ("from", last.name)
    return goes_between or (last.name in _LISTS and ("@" in line.text or ";" in line.text))


def _longer(header: Header, line: Line) -> Header:
    return Header(name=header.name, start=header.start, end=line.end, value=f"{header.value}\n{line.text}")


def _reply_line(lines: Sequence[Line], at: int) -> tuple[tuple[Header, ...], int] | None:
    """Return the author and date of `On … , somebody wrote:`, which may run over two or three lines."""
    if not re.match(r"^[\s>]*on\s", lines[at].text, re.IGNORECASE):
        return None
    for count in (1, 2, 3):
        part = lines[at : at + count]
        text = "\n".join(line.text for line in part)
        if _WROTE.match(text) and re.search(r"\d", text):
            start, end = part[0].start, part[-1].end
            author = _AFTER_TIME.match(text)
            span = author.span(1) if author else (0, len(text))
            value = text[span[0] : span[1]]
            headers = (
                Header(name="from", start=start + span[0], end=start + span[1], value=value),
                Header(name="date", start=start, end=end, value=text),
            )
            return headers, at + count
    return None
