"""The templates of a half, and the documents that can be made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

Half = Literal["held", "tuned"]
LAWYERS = ("opla", "ogc", "ausa")
_STRANGERS = frozenset({"opp", "clerk", "police"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail, memorandum, letter or note: its paragraphs, each with the privilege that it falls under or none."""

    template: str
    kind: str
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    paragraphs: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document: its mails, newest first."""

    shape: str
    mails: tuple[Mail, ...]

    @property
    def is_privileged(self) -> bool:
        """Whether any paragraph is privileged."""
        return any(privilege for mail in self.mails for _, privilege in mail.paragraphs)


def cases(half: Half) -> tuple[list[Case], list[Case]]:
    """Return the documents of a half that hold something privileged, and those that do not."""
    read = yaml.safe_load((Path(__file__).parent / f"{half}.yaml").read_text(encoding="utf-8"))
    innocent = [_mail(one) for one in read.pop("innocent")]
    within = [m for m in innocent if m.kind == "mail" and not _STRANGERS & {m.sender, *m.to, *m.cc}]
    privileged: list[Case] = []
    for number, one in enumerate(read.pop("exchanges")):
        privileged += _of_exchange(one, number, within)
    singles = [_mail(one) for group in read.values() for one in group]
    for number, mail in enumerate(singles):
        privileged.append(Case(shape=mail.kind, mails=(mail,)))
        if mail.kind == "mail":
            other = within[(number * 5 + 2) % len(within)]
            privileged.append(Case(shape="mixed chain", mails=(other, mail) if number % 2 else (mail, other)))
    harmless = [Case(shape=mail.kind, mails=(mail,)) for mail in innocent]
    harmless += [Case(shape="chain", mails=(a, b)) for a, b in zip(within[::2], within[1::2], strict=False)]
    return privileged, harmless


def _of_exchange(one: dict[str, Any], number: int, within: list[Mail]) -> Iterator[Case]:
    lawyer = LAWYERS[number % 2]
    asker = ("officer", "boss")[number // 2 % 2]
    ask = _mail({"id": one["id"] + "-ask", "from": asker, "to": [lawyer], "subject": one["subject"], "p": one["ask"]})
    answer = _mail(
        {"id": one["id"] + "-answer", "from": lawyer, "to": [asker], "subject": "RE: " + one["subject"], "p": one["answer"]}
    )  # fmt: skip
    yield Case(shape="question", mails=(ask,))
    yield Case(shape="answer", mails=(answer,))
    yield Case(shape="chain", mails=(answer, ask))
    yield Case(shape="mixed chain", mails=(answer, ask, within[number % len(within)]))


def _mail(one: dict[str, Any]) -> Mail:
    clause = one.get("clause", "attorney-client")
    plain = [(text, None) for text in _list(one.get("o"))]
    return Mail(
        template=one["id"],
        kind=one.get("kind", "mail"),
        sender=one["from"],
        to=tuple(_list(one.get("to"))),
        cc=tuple(_list(one.get("cc"))),
        subject=one["subject"],
        paragraphs=(*plain, *((text, clause) for text in _list(one.get("p")))),
    )


def _list(value: str | Iterable[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())
