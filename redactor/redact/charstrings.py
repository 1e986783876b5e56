"""Type 2 charstrings: an outline without its subroutines, which are shared with letters that were taken out.

Source: Adobe Technical Note 5177.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_DEEPEST, _LONGEST = 10, 200_000
_STEMS, _MASKS = (1, 3, 18, 23), (19, 20)
_CALLS, _RETURN, _END, _ESCAPE = (10, 29), 11, 14, 12
_TAKES = {3: (2, 1), 4: (2, 1), 5: (1, 1), 9: (1, 1), 10: (2, 1), 11: (2, 1), 12: (2, 1), 14: (1, 1), 15: (2, 1),
          18: (1, 0), 20: (2, 0), 21: (1, 1), 22: (4, 1), 23: (0, 1), 24: (2, 1), 26: (1, 1), 27: (1, 2), 28: (2, 2),
          29: (1, 1), 30: (2, 0)}  # fmt: skip
"""Operators of two bytes that reckon: how many operands each takes from the stack, and leaves there."""
_ROLL = 30
_FLEX = range(34, 38)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subroutines:
    """What a charstring may call: of all fonts in the program, and of its own."""

    common: tuple[bytes, ...] = field(repr=False)
    own: tuple[bytes, ...] = field(repr=False)

    def body(self, call: int, operand: int) -> bytes:
        """Return the subroutine that is meant (section 4.7: numbers are biased by their count)."""
        every = self.own if call == _CALLS[0] else self.common
        bias = 107 if len(every) < 1240 else 1131 if len(every) < 33900 else 32768
        if not 0 <= operand + bias < len(every):
            raise ValueError("a subroutine that the program lacks")
        return every[operand + bias]


@dataclass(slots=True, kw_only=True)
class _Written:
    """The outline so far, and the stack: each operand's value, and where it begins in what is written."""

    subroutines: Subroutines
    out: bytearray = field(default_factory=bytearray)
    stack: list[tuple[int | None, int]] = field(default_factory=list)
    stems: int = 0
    is_ended: bool = False
    parts: tuple[int, ...] = ()


def flat(charstring: bytes, subroutines: Subroutines) -> tuple[bytes, tuple[int, ...]]:
    """Return an outline with its subroutines copied in, and the standard codes of what a composite is made of.

    Raises:
        ValueError: it is not understood, or too long.
    """
    written = _Written(subroutines=subroutines)
    try:
        _follow(charstring, written, 0)
    except IndexError:
        raise ValueError("an outline that is cut short") from None
    if not written.is_ended:
        raise ValueError("an outline without an end")
    return bytes(written.out), written.parts


def _follow(body: bytes, written: _Written, depth: int) -> None:
    if depth > _DEEPEST or len(written.out) > _LONGEST:
        raise ValueError("an outline that is too deep or too long")
    at = 0
    while at < len(body) and not written.is_ended:
        lead = body[at]
        if lead >= 32 or lead == 28:
            at += _push(body, at, written)
        elif lead in _CALLS:
            operand, start = written.stack.pop()
            if operand is None or _size(written.out, start) != len(written.out) - start:
                raise ValueError("a subroutine whose number is reckoned")
            del written.out[start:]
            _follow(written.subroutines.body(lead, operand), written, depth + 1)
            at += 1
        elif lead == _RETURN:
            return
        else:
            at += _operate(body, at, written)


def _size(body: bytes | bytearray, at: int) -> int:
    """Return the bytes that an operand takes."""
    lead = body[at]
    return 3 if lead == 28 else 1 if lead < 247 else 2 if lead < 255 else 5


def _push(body: bytes, at: int, written: _Written) -> int:
    lead, size = body[at], _size(body, at)
    value: int | None = None  # A fraction is no subroutine's number.
    if lead == 28:
        value = int.from_bytes(body[at + 1 : at + 3], signed=True)
    elif lead < 247:
        value = lead - 139
    elif lead < 255:
        sign, base = (1, 247) if lead < 251 else (-1, 251)
        value = sign * ((lead - base) * 256 + body[at + 1] + 108)
    written.stack.append((value, len(written.out)))
    written.out += body[at : at + size]
    return size


def _operate(body: bytes, at: int, written: _Written) -> int:
    """Write an operator as it stands; return how many bytes it takes."""
    lead, size = body[at], 1
    stack = written.stack
    if lead == _ESCAPE:
        size = 2
        _reckon(body[at + 1], written)
    else:
        if lead in _STEMS or lead in _MASKS:
            written.stems += len(stack) // 2
        if lead in _MASKS:
            size += (written.stems + 7) // 8
        if lead == _END:
            written.is_ended = True
            written.parts = _parts(stack)
        stack.clear()
    written.out += body[at : at + size]
    return size


def _reckon(operator: int, written: _Written) -> None:
    if operator in _FLEX:
        written.stack.clear()
        return
    if operator not in _TAKES:
        raise ValueError("an operator that is not known")
    takes, leaves = _TAKES[operator]
    for _ in range(takes):
        written.stack.pop()
    if operator == _ROLL:
        written.stack[:] = [(None, 0)] * len(written.stack)
    written.stack += [(None, 0)] * leaves


def _parts(stack: list[tuple[int | None, int]]) -> tuple[int, ...]:
    """Return the codes that `endchar` is given: those of a letter and its accent (section 4.3, appendix C)."""
    codes = [value for value, _ in stack[-2:]] if len(stack) >= 4 else []
    if None in codes:
        raise ValueError("a composite that is reckoned")
    return tuple(code for code in codes if code is not None)
