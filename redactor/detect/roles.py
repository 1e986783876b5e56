"""Read off the words around a name what the person does in that place."""

from __future__ import annotations

from typing import Any

import regex

from redactor.model import Role
from redactor.rules.titles import TitleGroup, Titles

REACH = 90
"""Characters looked at before and after a name."""
_NUMBERED = regex.compile(
    r"^\s*[,(\-–]{0,2}\s*(?:(?:with\s+)?A(?:lien)?\s*(?:\#|[Nn]o\.?|[Nn]umber|[Ff]ile)?\s*[\-:]?\s*\d{2,3}[\s\-]?\d{3})"
)
_NEXT_FIELD = regex.compile(r"\s*\n[^\n\d:]{1,24}:")
"""A label with a colon begins another field, whose value need not be this person's."""
_MAIL = regex.compile(r"^\s*[<(\[\"]*\s*(?:mailto:)?[\p{L}\p{N}._%+\-]+@([\p{L}\p{N}.\-]+)")
_OFFICE = regex.compile(r"(?i)\.(?:gov|mil)$|\.state\.[a-z]{2}\.us$")
_DEPONENT = regex.compile(r"(?i)(?:declaration|affidavit|affirmation|deposition)\s+of\s*\Z")
"""Beside a title of a paper stands the caption of the case, whose parties are named in lines of their own."""
_POST = regex.compile(r"(?i)(?:\bvill(?:age)?\b\.?[^\n]{0,24}|[&/]\s*)P\.?\s?O\.?\s*\Z")
"""P.O. of an address abroad is a post office, and no police officer."""
_TOLD_TO = regex.compile(
    r"(?<!\p{L})(?:(?i:an?|the|any)\s+)(?:\p{Ll}+\s+){0,3}(?:officer|agent|judge|official|attorney)s?\s*:\s*\Z"
)
"""Behind "statements made by the alien to an immigration officer:" stands what was told, and not the officer's name."""
_DONE_BY = regex.compile(
    r"(?i)\b(?:arrested|apprehended|seized|served|processed|booked|fingerprinted|certified|inventoried|executed|logged)\b"
    r"(?:[^.;\n]|\.(?=\S)|\n(?=\S)){0,80}?\bby\s*\Z"
)
"""What only an officer does, with the place or day of it before the name: "Seized on 12/19/2017 at the court by"."""
_STACKED = regex.compile(r"(?:^|\n)[^\n:]{1,40}:[ ]*\n[^\n:]{1,40}:[ ]*\n\s*$")
"""Text layers give a column of labels first ("From:", "To:", "Subject:") and the column of values after it."""
_NAME_GOES_ON = regex.compile(r"^[ \t]+(?:\p{Lu}\.\s?)*\p{Lu}\p{Ll}")


def phrase(words: tuple[str, ...]) -> str:
    """Return an alternation of phrases; abbreviations in capitals keep their case, the rest does not matter."""
    parts = []
    for word in sorted(words, key=len, reverse=True):
        body = r"\s+".join(regex.escape(part) for part in word.replace("'", "’").split())
        body = body.replace("’", "['’]")
        edge = r"(?![\p{L}\p{N}])" if word[-1].isalnum() else ""
        parts.append(f"{body}{edge}" if word.isupper() else f"(?i:{body}){edge}")
    return "(?:" + "|".join(parts) + ")"


class _Group:
    """One role's expressions."""

    def __init__(self, group: TitleGroup) -> None:
        plain = r"(?<![\p{L}\p{N}])"
        self.role: Role = group.role
        self.domains = group.domains
        gap = r"\s*[:,]?\s*[\"“(]?\s*$"
        honorific = r"(?:(?:Mr|Ms|Mrs|Dr|Hon)\.?\s+)?"
        self.before: Any = regex.compile(plain + phrase(group.before) + gap.replace("$", honorific + "$"))
        self.after: Any = regex.compile(r"^(?:\s*[,(\-–—/]{0,2}\s*)(?:the\s+)?(?P<title>" + phrase(group.after) + ")")
        self.leads: Any = regex.compile(plain + phrase(group.leads) + gap.replace("$", honorific + "$"))
        self.follows: Any = regex.compile(r"^\s*,?\s*(?:who\s+)?" + phrase(group.follows) if group.follows else r"(?!)")


class RoleReader:
    """Tells the role of a mention by its surroundings; None where they say nothing or contradict each other."""

    def __init__(self, titles: Titles) -> None:
        self._groups = tuple(_Group(group) for group in titles.groups)

    def role(self, text: str, start: int, end: int) -> Role | None:
        """Return the role of the person named by text[start:end]."""
        before, after = _before(text, start), _after(text, start, end)
        titled = (
            {g.role for g in self._groups if self._has_title(g, before, after)} if not _POST.search(before) else set()
        )
        placed = {g.role for g in self._groups if g.leads.search(before) or g.follows.match(after)}
        if _DONE_BY.search(before):
            placed.add("officer")
        if _NUMBERED.match(after):
            placed.add("protected")
        mail = _MAIL.match(after)
        if mail is not None and not titled and _OFFICE.search(mail.group(1)):
            titled.add("officer")
        return _one_role(_most_special(titled), placed)

    def _has_title(self, group: _Group, before: str, after: str) -> bool:
        if group.before.search(before):
            return True
        title = group.after.match(after)
        # "Garcia, Officer Smith said": the title belongs to the name that comes after it.
        if title and not _NAME_GOES_ON.match(after[title.end() :]):
            return True
        mail = _MAIL.match(after)
        return mail is not None and any(_is_of(mail.group(1), domain) for domain in group.domains)


def _before(text: str, start: int) -> str:
    """Return the text before a name; nothing where labels are stacked and the last one need not be the name's."""
    before = text[max(0, start - REACH) : start]
    return "" if _STACKED.search(before) or _TOLD_TO.search(before) else before


def _after(text: str, start: int, end: int) -> str:
    """Return the text after a name, up to the next field; a name printed again under its signature is passed over."""
    after = text[end : end + REACH]
    if _NEXT_FIELD.match(after) or _DEPONENT.search(text, max(0, start - REACH), start):
        return ""
    name = text[start:end]
    repeated = after.lstrip()
    if repeated[: len(name)].casefold() == name.casefold():
        return repeated[len(name) :]
    return after


def _is_of(host: str, domain: str) -> bool:
    host = host.lower()
    return host == domain or host.endswith("." + domain)


def _most_special(titled: set[Role]) -> set[Role]:
    # "Court Officer" ends with "Officer", "Court Clerk" with "Clerk": the longer title says more.
    if "court-staff" in titled:
        return titled - {"officer"}
    if "counsel" in titled or "judge" in titled:
        return titled - {"officer"}
    return titled


def _one_role(titled: set[Role], placed: set[Role]) -> Role | None:
    every = titled | placed
    if "protected" in every and len(every) > 1:
        return None
    chosen = titled or placed
    return next(iter(chosen)) if len(chosen) == 1 else None
