"""Tell running text from labels, cells and lists: what is read for names by the model that reads sentences."""

from __future__ import annotations

from collections.abc import Iterator, Set

import regex

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_LEAST_WORDS = 4


def passages(text: str, joints: Set[str]) -> Iterator[tuple[int, str]]:
    """Yield (offset, passage) of the running text: lines that hold sentences, and the lines next to them.

    `joints` are words of grammar, in lower case: they tell sentences in capitals from labels.
    """
    lines = text.splitlines(keepends=True)
    running = [_is_running(line, joints) for line in lines]
    near = [any(running[max(0, at - 1) : at + 2]) for at in range(len(lines))]
    offset, start, held = 0, 0, list[str]()
    for line, is_near in zip(lines, near, strict=True):
        if is_near:
            start = start if held else offset
            held.append(line)
        elif held:
            yield start, "".join(held)
            held = []
        offset += len(line)
    if held:
        yield start, "".join(held)


def _is_running(line: str, joints: Set[str]) -> bool:
    words = [match.group() for match in _WORD.finditer(line)]
    if len(words) < _LEAST_WORDS:
        return False
    return any(word.lower() in joints for word in words) or 2 * sum(map(str.islower, words)) > len(words)
