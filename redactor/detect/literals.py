"""Work out which letters a text must contain for an expression to match in it, so that others need not be searched.

The idea is RE2's (`FilteredRE2`). Where anything in an expression is not understood, nothing is demanded and the
expression is tried everywhere: what is said here only spares work and never decides what is found.
"""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Literals = frozenset[str]
NOTHING: Literals = frozenset({""})
_MOST = 64
"""Strings that a run of literals may stand for; one alternation alone may have more."""
_FEWEST_LETTERS = 2
_ENOUGH_LETTERS = 5
_DEMANDS = 6
"""Sets of strings that are kept of one expression: the rarest."""
_REFERENCE = re.compile(r"<<([a-z0-9-]+)>>")
_FIRST_PIECE = 0xF0000
"""From here on, in a plane for private use, a letter stands for a piece while an expression is taken apart."""
_PROPERTY = re.compile(r"(?<!\\)((?:\\\\)*)\\([pP])\{[^{}]*\}")
_NAME = re.compile(r"\(\?P?<[A-Za-z_]\w*>")
_STRANGE = re.compile(r"(?<!\\)\{(?!\d+(?:,\d*)?\}|,\d+\})|\[\[:|\\[NLKRXGmMh]|\(\?V|\(\?[a-z]*[bfe]")
"""What module `regex` reads in another way than `re`: approximate matches, POSIX classes and the like."""
_FOLDED = {ord("\u017f"): "s", ord("\u212a"): "k", ord("\u0130"): "i", ord("\u0131"): "i"}
"""Letters outside ASCII that stand for one of its letters where case is ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Of a part of an expression: all that it can match, where that is few strings, and what stands in any text.

    Of each set in `needs` one string at least stands in every text in which the part matches.
    """

    exact: Literals | None = None
    needs: tuple[Literals, ...] = ()

    @property
    def demands(self) -> tuple[Literals, ...]:
        """Return all that is needed."""
        return self.needs if self.exact is None else (*self.needs, self.exact)


_UNKNOWN = _Known()


class _NotUnderstood(Exception):
    """An expression that is no expression of module `re`."""


def fold(text: str) -> str:
    """Return a text as `Needs` spells its strings."""
    return text.lower() if text.isascii() else text.translate(_FOLDED).lower()


class Needs:
    """Takes expressions apart; `pieces` are those that `<<name>>` stands for. A piece is taken apart once."""

    def __init__(self, pieces: Mapping[str, str]) -> None:
        self._pieces = pieces
        self._names = tuple(pieces)
        self._number = {name: number for number, name in enumerate(self._names)}
        self._known: dict[str, _Known] = {}

    def of(self, expression: str) -> tuple[Literals, ...]:
        """Return sets of strings, of each of which every text with a match contains one, folded; none if not known."""
        try:
            return _rarest(self._read(expression).demands)
        except _NotUnderstood:
            return ()

    def _read(self, expression: str) -> _Known:
        plain = _NAME.sub("(?:", _PROPERTY.sub(r"\1\\w", self._with_pieces_as_letters(expression)))
        if _STRANGE.search(plain):
            raise _NotUnderstood
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                parsed = _parser.parse(plain)
        except (re.error, Warning, OverflowError):
            raise _NotUnderstood from None
        return self._sequence(parsed)

    def _with_pieces_as_letters(self, expression: str) -> str:
        # In a group: alone in a class, it would be read as if it stood outside.
        return _REFERENCE.sub(lambda match: f"(?:{chr(_FIRST_PIECE + self._number[match.group(1)])})", expression)

    def _piece(self, number: int) -> _Known:
        name = self._names[number]
        if name not in self._known:
            self._known[name] = self._read(self._pieces[name])
        return self._known[name]

    def _sequence(self, parts: Iterable[tuple[Any, Any]]) -> _Known:
        """Return what is known of parts that stand one after the other."""
        run: Literals = NOTHING
        needs: list[Literals] = []
        is_whole = True
        for part in parts:
            known = self._part(*part)
            needs.extend(known.needs)
            if known.exact is None:
                is_whole = False
                needs.append(run)
                run = NOTHING
            elif len(run) * len(known.exact) > max(_MOST, len(run), len(known.exact)):
                is_whole = False
                needs.append(run)
                run = known.exact
            else:
                run = frozenset(a + b for a, b in itertools.product(run, known.exact))
        if is_whole:
            return _Known(exact=run, needs=_rarest(needs))
        return _Known(needs=_rarest([*needs, run]))

    def _part(self, op: Any, given: Any) -> _Known:
        if op is ops.LITERAL:
            return self._piece(given - _FIRST_PIECE) if given >= _FIRST_PIECE else _letters([given])
        if op is ops.IN:
            return _letters([code if op is ops.LITERAL else None for op, code in given])
        if op in (ops.SUBPATTERN, ops.ATOMIC_GROUP):
            return self._sequence(given[-1] if op is ops.SUBPATTERN else given)
        if op is ops.BRANCH:
            return _either([self._sequence(branch) for branch in given[1]])
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            return _repeated(given[0], given[1], self._sequence(given[2]))
        if op is ops.ASSERT:
            return _Known(exact=NOTHING, needs=_rarest(self._sequence(given[1]).demands))
        return _Known(exact=NOTHING) if op in (ops.AT, ops.ASSERT_NOT) else _UNKNOWN


def _letters(codes: Sequence[int | None]) -> _Known:
    """Return what is known of one letter out of some; only those of ASCII have one lower case whatever the flags."""
    if any(code is None or code > 127 for code in codes):
        return _UNKNOWN
    return _Known(exact=frozenset(chr(code).lower() for code in codes if code is not None))


def _either(known: Sequence[_Known]) -> _Known:
    exact = [one.exact for one in known if one.exact is not None]
    if len(exact) == len(known):
        return _Known(exact=frozenset().union(*exact))
    rarest = [_rarest(one.demands) for one in known]
    return _Known(needs=(frozenset().union(*(one[0] for one in rarest)),) if all(rarest) else ())


def _repeated(least: int, most: Any, inner: _Known) -> _Known:
    if least == 1 and most == 1:
        return inner
    if least == 0:
        return _Known(exact=inner.exact | NOTHING if most == 1 and inner.exact is not None else None)
    return _Known(needs=_rarest(inner.demands))


def _rarest(sets: Iterable[Literals]) -> tuple[Literals, ...]:
    """Return the sets that are found in the fewest texts, the rarest first: long strings, then few."""
    usable = {one for one in sets if one and min(map(len, one)) >= _FEWEST_LETTERS}
    return tuple(sorted(usable, key=_commonness)[:_DEMANDS])


def _commonness(strings: Literals) -> tuple[int, int, list[str]]:
    return -min(*map(len, strings), _ENOUGH_LETTERS), len(strings), sorted(strings)
