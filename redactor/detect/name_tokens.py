"""Words of a text as parts of names: which may belong to one, and which run together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import regex

from redactor.detect.normal import fold
from redactor.rules.titles import Ordinary, Titles

_WORD = regex.compile(
    r"\p{L}[\p{L}\p{M}]*(?:(?:['’ʼ`´\-\u2010-\u2015]|(?<=\p{Lu})-\n(?=\p{Lu})|(?<=\p{Ll})-\n(?=\p{Ll}))[\p{L}\p{M}]+)*['’ʼ]?\.?"
)
_POSSESSIVE = regex.compile(r"['’][sS]$|(?<=[sS])['’]$")
_LEADERS = regex.compile(r"[.·_]{4,}|(?:[.·_] ){3,}")
_SPACES = regex.compile(r"[ \t\u00a0]{1,3}")
WRAPPED_LINE = 45
"""A line of at least so many characters is taken for prose that goes on in the next line."""
LONGEST_NAME = 7
"""Words of one name."""
_WITHIN = regex.compile(r"(?<=\p{Ll}[ ]|[,&(][ ]?)\Z")
_CODE = 4
"""Letters of a code before its number, at most."""
_SHORTENED = frozenset(
    {
        "mst",
        "mohd",
        "muhd",
        "mhd",
        "moh",
        "abd",
        "chas",
        "geo",
        "wm",
        "thos",
        "jas",
        "edw",
        "fco",
        "hdez",
        "fdez",
        "gpe",
    }
)
"""Given names and surnames as they are shortened with a full stop."""
_DOTTED = regex.compile(r"(?:\p{L}\.){2,}")
VERY_LIKE_A_NAME = 0.75
_UNSEEN, _ALSO_A_NAME, _NO_NAME = 0.6, 0.3, -0.9
_GLUED = regex.compile(r"\p{Lu}\p{Ll}+|\p{Lu}+(?!\p{Ll})")
_JOINED_PARTICLE = regex.compile(r"(?:al|el|ul|as|ad|bin|d|l|n)['’\-]\p{Lu}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word; `end` leaves out a possessive s and a closing full stop that is no abbreviation's."""

    text: str = field(repr=False)
    start: int
    end: int
    key: str = field(repr=False)
    """Folded, without its full stop."""

    @property
    def is_initial(self) -> bool:
        return len(self.text.rstrip(".")) == 1 and self.text[0].isupper()


class Lexicon:
    """What is known of words: ordinary ones, titles, particles, followers of places."""

    def __init__(self, titles: Titles, ordinary: Ordinary, likeness: Callable[[str], float | None]) -> None:
        single = [w for g in titles.groups for w in (*g.before, *g.after) if " " not in w]
        self._ordinary = {fold(w).rstrip(".") for w in (*ordinary.words, *single, *titles.honorifics)}
        self._titles = {fold(w).rstrip(".") for w in (*single, *titles.honorifics)}
        self._also_names = {fold(w) for w in ordinary.also_names}
        self._function_words = {fold(w) for w in ordinary.function_words}
        self._particles = {fold(w) for w in titles.particles}
        self._suffixes = {fold(w).rstrip(".") for w in titles.suffixes}
        self.plain_words = frozenset(self._ordinary - self._also_names)
        self._followers = {fold(w).rstrip(".") for w in ordinary.followers}
        self._likeness = likeness
        dotted = [w for g in titles.groups for w in (*g.before, *g.after) if _DOTTED.fullmatch(w)]
        self.dotted_titles: Any = regex.compile(r"(?<![\p{L}.])(?:" + "|".join(map(regex.escape, dotted)) + ")")

    def is_part(self, token: Token, *, beside: bool = False) -> bool:
        """Return whether a word can be a part of a name: a capital, and no ordinary word.

        `beside` a title or another part of the name, words that are names as well count ("Officer Brown").
        """
        if not token.text[0].isupper():
            return _JOINED_PARTICLE.match(token.text) is not None
        if token.is_initial or token.key in self._suffixes:
            return True
        if token.key in self._ordinary:
            return beside and token.key in self._also_names
        return not self._is_glued(token)

    def is_inside(self, token: Token) -> bool:
        """Return whether a word of grammar is spelt as a part of a name, once a name has begun ("Batz Us")."""
        return token.key in self._function_words and token.text.istitle() and len(token.text) > 1

    def _is_glued(self, token: Token) -> bool:
        # "FamilyName", "SecurityNumber": text layers lose spaces, and labels then look like names.
        parts = [fold(part) for part in _GLUED.findall(token.text)]
        return len(parts) > 1 and any(part in self._ordinary for part in parts if len(part) > 2)

    def is_ordinary(self, token: Token) -> bool:
        """Return whether a word is an ordinary one, even if it is a name as well."""
        return token.key in self._ordinary

    def is_no_name(self, token: Token) -> bool:
        """Return whether a word is an ordinary one, and no name as well."""
        return token.key in self._ordinary and token.key not in self._also_names

    def is_title(self, token: Token) -> bool:
        """Return whether a word is a title, and no name as well."""
        return token.key in self._titles and token.key not in self._also_names

    def is_full(self, token: Token) -> bool:
        """Return whether a word is more than an initial or a suffix."""
        return not token.is_initial and token.key not in self._suffixes

    def is_particle(self, token: Token) -> bool:
        """Return whether a word joins two parts of a name (de la, bin, y)."""
        if token.key not in self._particles:
            return False
        # In capitals DO is a title and AL a state; in lower case both join parts of a name.
        return token.text.islower() or (token.text.isupper() and token.key not in self._ordinary)

    def is_follower(self, token: Token) -> bool:
        """Return whether a word makes the run before it a place or a firm."""
        return token.text[0].isupper() and token.key in self._followers

    def likeness(self, token: Token) -> float:
        """Return how much a word looks like a name: about 1 for a name, -1 for an ordinary word."""
        if len(token.key) <= 2:  # two letters say nothing
            return 0.0
        parts = [self._likeness(part) for part in token.key.split("-") if part]
        # A word the model has never seen is a name of an origin it does not know, or a misreading.
        found = max((_UNSEEN if part is None else part for part in parts), default=0.0)
        return max(found, _ALSO_A_NAME) if token.key in self._also_names else found

    def is_unseen(self, token: Token) -> bool:
        """Return whether the model has never seen the word, nor a part of it between hyphens."""
        return all(self._likeness(part) is None for part in token.key.split("-") if part)

    def run_likeness(self, tokens: tuple[Token, ...]) -> float:
        """Return the mean likeness of the full words of a run."""
        full = [self.likeness(t) for t in tokens if self.is_full(t) and not self.is_particle(t)]
        return sum(full) / len(full) if full else -1.0


class NameText:
    """The words of one text, and the runs of words that can be one name."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens = tuple(_tokens(text, lexicon.dotted_titles))
        self._index = {token.start: i for i, token in enumerate(self.tokens)}
        self._endings = {token.end: i for i, token in enumerate(self.tokens)}

    def index_at(self, offset: int) -> int | None:
        """Return the position of the word that begins at an offset."""
        return self._index.get(offset)

    def index_ending_at(self, offset: int) -> int | None:
        """Return the position of the word that ends at an offset."""
        return self._endings.get(offset)

    def line_of(self, token: Token) -> str:
        """Return the line in which a word begins."""
        start = self.text.rfind("\n", 0, token.start) + 1
        end = self.text.find("\n", token.start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def joined(self, first: int) -> bool:
        """Return whether word `first` and the next one stand side by side in one line or one wrapped sentence."""
        if not 0 <= first < len(self.tokens) - 1:
            return False
        gap = self.text[self.tokens[first].end : self.tokens[first + 1].start]
        if _SPACES.fullmatch(gap) or (not gap and self.tokens[first].is_initial):  # J.P. Haggerty
            return True
        if gap.strip(" ") != "\n":
            return False
        line_start = self.text.rfind("\n", 0, self.tokens[first].start) + 1
        # Dots that lead from a label to its value make no line of prose.
        return len(_LEADERS.sub("", self.text[line_start : self.tokens[first].end])) >= WRAPPED_LINE

    def right_from(self, first: int, *, beside: bool = False) -> int:
        """Return the position after the last word of the name that begins at `first` (`first` itself: no name).

        `beside`: something else already tells that a name stands here.
        """
        last, at = first, first
        while at < len(self.tokens) and at - first < LONGEST_NAME and (at == first or self.joined(at - 1)):
            token = self.tokens[at]
            if self.lexicon.is_part(token, beside=beside) or (last > first and self._is_inside(at)):
                at += 1
                last = at
            elif self.lexicon.is_particle(token) and (at > first or self._goes_on(at)):
                at += 1
            else:
                break
        return last

    def _is_inside(self, at: int) -> bool:
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return "\n" not in gap and self.lexicon.is_inside(self.tokens[at])

    def _begins_inside(self, at: int) -> bool:
        """Return whether a word of grammar has a capital where no sentence begins: "Witness An Zheng"."""
        return (
            self.lexicon.is_inside(self.tokens[at]) and _WITHIN.search(self.text, 0, self.tokens[at].start) is not None
        )

    def _goes_on(self, at: int) -> bool:
        # A name may begin with a particle ("de la Cruz") if a word with a capital comes after it.
        following = self.tokens[at + 1 : at + 3]
        return self.joined(at) and any(self.lexicon.is_part(token) for token in following)

    def left_from(self, last: int, *, beside: bool = False) -> int:
        """Return the position of the first word of the name that ends with word `last` (`last` + 1: no name)."""
        first, at = last + 1, last
        while at >= 0 and last - at < LONGEST_NAME and (at == last or self.joined(at)):
            token = self.tokens[at]
            if self.lexicon.is_part(token, beside=beside) or (at < last and self._begins_inside(at)):
                first = at
            elif not self.lexicon.is_particle(token) or at == last:
                break
            at -= 1
        return first

    def is_place(self, first: int, after: int) -> bool:
        """Return whether a run is a place or a firm: by the word after it, or by its own last word.

        Two words that look very much like a name stay one: "Maria Lopez Court: Kings" is a line of a form.
        """
        run = self.tokens[first:after]
        if len(run) > 1 and self.lexicon.run_likeness(run) > VERY_LIKE_A_NAME:
            return False
        if len(run) > 1 and self.lexicon.is_follower(run[-1]) and self.lexicon.likeness(run[-1]) < _NO_NAME:
            return True
        if not self.joined(after - 1) or not self.lexicon.is_follower(self.tokens[after]):
            return False
        return self.text[self.tokens[after].end : self.tokens[after].end + 1] != ":"

    def has_full(self, first: int, after: int) -> bool:
        """Return whether a run holds a word that is more than an initial."""
        return any(self.lexicon.is_full(token) for token in self.tokens[first:after])


def _tokens(text: str, dotted_titles: Any) -> list[Token]:
    # "P.O. Brennan": the letters of an abbreviated title are no initials of the name.
    taken = {at for match in dotted_titles.finditer(text) for at in range(*match.span())}
    found: list[Token] = []
    for match in _WORD.finditer(text):
        start = match.start()
        if start in taken:
            continue
        if start and (text[start - 1].isdigit() or text[start - 1] in "@_/\\"):
            continue
        word = match.group()
        if word.isupper() and len(word) <= _CODE and text[match.end() : match.end() + 1].isdigit():
            continue  # the letters of a code: APY1
        bare = _POSSESSIVE.sub("", word.rstrip("."))
        # A full stop belongs to an initial or to a short abbreviation; else it ends the sentence.
        keeps_stop = word.endswith(".") and (len(word) <= 3 or word[:-1].casefold() in _SHORTENED)  # "J." and "Jr."
        shown = word if keeps_stop else bare
        if shown:
            found.append(Token(text=shown, start=start, end=start + len(shown), key=fold(shown).rstrip(".")))
    return found
