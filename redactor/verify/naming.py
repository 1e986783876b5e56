"""Check: neither the file's name nor its numbering says anything, and each page carries its own Bates number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from redactor.model import Leak
from redactor.verify.case import FileCase, PageCase
from redactor.verify.folding import squeeze, squeezed

NAME = "name-or-number-is-wrong"
STAMP = "bates-stamp-is-wrong"

_BATES = re.compile(r"(.*?)(\d+)")
_ID_LENGTH = 16


def name_or_number_is_wrong(case: FileCase) -> Iterator[Leak]:
    """Look at the file's name, its /ID, the number of pages and the sequence of Bates numbers."""
    name = squeezed(Path(case.redacted.path).stem)
    if any(n.strength != "counted" for _, n in case.hunt.hits(name)):
        yield Leak(check=NAME, where="the file's name")
    identifiers = case.output.objects.trailer.get("/ID", [])
    if any(len(bytes(one)) != _ID_LENGTH for one in identifiers):
        yield Leak(check=NAME, where="the file's identifier")
    bates = case.redacted.bates
    if not case.output.page_count == len(bates) == len(case.document.pages):
        yield Leak(check=NAME, where="the number of pages")
    if not is_sequence(bates):
        yield Leak(check=NAME, where="the Bates numbers")


def is_sequence(bates: tuple[str, ...]) -> bool:
    """Return whether Bates numbers share a prefix and a width and go up by one."""
    parts = [_BATES.fullmatch(one) for one in bates]
    if not parts or any(p is None for p in parts):
        return False
    split = [(p.group(1), p.group(2)) for p in parts if p is not None]
    first = int(split[0][1])
    return all(
        prefix == split[0][0] and len(digits) == len(split[0][1]) and int(digits) == first + i
        for i, (prefix, digits) in enumerate(split)
    )


def bates_stamp_is_wrong(page: PageCase) -> Iterator[Leak]:
    """Look for the page's Bates number, and for the legend of the order, where the stamps are."""
    characters = page.output.characters
    texts = []
    for stamp in page.stamps:
        inside = characters.inside(stamp)
        texts.append("".join(c for c, there in zip(characters.text, inside, strict=True) if there))
    wanted = [page.bates, *filter(None, [page.case.legend])]
    if not all(any(carries(text, one) for text in texts) for one in wanted):
        yield Leak(check=STAMP, where=page.where)


def carries(text: str, bates: str) -> bool:
    """Return whether a text holds a Bates number."""
    return bool(bates) and squeeze(bates) in squeeze(text)
