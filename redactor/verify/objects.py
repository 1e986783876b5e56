"""Check: no removed text lies in any object, stream, string or name, in any encoding, nor in the bytes around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import ahocorasick
import pikepdf

from redactor.model import Leak
from redactor.verify.case import FileCase
from redactor.verify.encodings import base64_spellings, readings, spellings
from redactor.verify.folding import squeezed
from redactor.verify.needles import LEAST_FREE
from redactor.verify.opening import OpenFile
from redactor.verify.rawfile import unfolded

NAME = "removed-text-in-objects"


def removed_text_in_objects(case: FileCase) -> Iterator[Leak]:
    """Hunt whole identifiers in all objects; a text that a keep decision covers as well is only counted.

    Single words of names are left to the page text: `Roman` is a surname and the name of a typeface.
    """
    if not case.hunt.needles:
        return
    if _in_strings(case):
        yield Leak(check=NAME, where="a string or a name of an object")
    if _in_content(case):
        yield Leak(check=NAME, where="a content stream")
    if _in_bytes(case):
        yield Leak(check=NAME, where="the bytes of the file")


def _in_strings(case: FileCase) -> bool:
    for one in case.output.objects.objects:
        for text in _texts(one):
            for reading in readings(text):
                if any(_is_sure(n.key, n.strength) for _, n in case.hunt.hits(squeezed(reading))):
                    return True
    return any(
        _is_sure(n.key, n.strength)
        for text in _texts(case.output.objects.trailer)
        for reading in readings(text)
        for _, n in case.hunt.hits(squeezed(reading))
    )


def _is_sure(key: str, strength: str) -> bool:
    return strength == "forbidden" or (strength == "counted" and len(key) >= LEAST_FREE)


def _texts(one: pikepdf.Object) -> Iterator[str]:
    """Yield the strings, names and keys directly in an object, not those of the objects it refers to."""
    stack: list[object] = [one]
    is_root = True
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Object) and item.is_indirect and not is_root:
            continue
        is_root = False
        if isinstance(item, pikepdf.String | pikepdf.Name):
            yield str(item)
            if isinstance(item, pikepdf.String):
                yield bytes(item).decode("latin-1")
        elif isinstance(item, pikepdf.Array):
            stack.extend(item.as_list())
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            keyed = item.stream_dict if isinstance(item, pikepdf.Stream) else item
            for key, value in keyed.items():
                yield key
                stack.append(value)


def _in_content(case: FileCase) -> bool:
    allowed = case.allowance()
    found: Counter[str] = Counter()
    for shown in case.shown:
        texts = {shown.text(m) for m in case.fonts.maps(shown.font)}
        most: Counter[str] = Counter()
        for text in texts:
            hits = Counter(n.key for _, n in case.hunt.hits(squeezed(text)) if n.strength == "forbidden")
            most |= hits
        found += most
    return any(count > allowed[key] for key, count in found.items())


def _in_bytes(case: FileCase) -> bool:
    """Search the file and everything zlib unfolds in it, for literal spellings."""
    return literals_in(case.output, _literals(case))


def literals_in(file: OpenFile, texts: set[str]) -> bool:
    """Return whether any text stands in the bytes of a file, or in what zlib makes of them, in any spelling."""
    if not texts:
        return False
    lower, exact = ahocorasick.Automaton(), ahocorasick.Automaton()
    for text in texts:
        for one in spellings(text):
            lower.add_word(one.decode("latin-1"), len(one))
        for one in base64_spellings(text):
            exact.add_word(one.decode("latin-1"), len(one))
    lower.make_automaton()
    exact.make_automaton()
    for body in (file.raw, *unfolded(file.raw)):
        if _hits(exact, body.decode("latin-1")) or _hits(lower, body.lower().decode("latin-1")):
            return True
    return False


def _hits(automaton: ahocorasick.Automaton, text: str) -> bool:
    return any(_stands_alone(text, end - length + 1, end + 1) for end, length in automaton.iter(text))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a run of digits is not part of a longer number, such as a coordinate or an offset."""
    if not text[start:end].isdigit():
        return True
    return not (text[start - 1 : start].isdigit() or text[start - 1 : start] == "." or text[end : end + 1].isdigit())


def _literals(case: FileCase) -> set[str]:
    """Return the removed texts as written, and their digits, where the whole is forbidden and nowhere kept."""
    strict = {n.key for n in case.hunt.needles if n.strength == "forbidden"} - set(case.allowance())
    found: set[str] = set()
    for decision in case.redactions:
        text = " ".join(decision.finding.text.split())
        key = squeezed(text).text
        if key in strict:
            digits = "".join(c for c in text if c.isdigit())
            found |= {text, key} if len(key) >= LEAST_FREE else {text}
            found |= {digits} if len(digits) >= LEAST_FREE else set()
    return found
