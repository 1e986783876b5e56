"""Find copies: documents that say the same but for stamps, scanning and its misreadings.

MinHash over runs of words proposes pairs; alignment word by word decides. A form filled in for another person is no
copy: its names and numbers are other words, not misread ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from redactor.matter.folding import fold_word

PERMUTATIONS = 64
SHINGLE = 2
"""Words of a run: short, so that a misread word breaks few of them."""
LEAST_ALIKE = 0.35
"""Estimated share of common runs from which a pair is looked at word by word."""
MOST_CANDIDATES = 20
"""Of one document, the most alike: forms of one kind are alike by the thousand."""
MISREAD = 60.0
"""Likeness (of 100) from which one word may be the other, misread."""
MOST_OTHER = 0.015
"""Share of words that may be other words altogether."""
MOST_ADDED = 0.15
"""Share of words that stand in one of the two only: stamps, headers."""
FEW_ADDED = 15
SHORT = 3
LONG_NUMBER = 6
FEWEST_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with its offsets in the text of its document, folded for comparison."""

    folded: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words of one document and those of the other that stand in their place; one side is empty for an addition."""

    ours: range
    theirs: range


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text; what holds no letter or digit is no word."""
    found = (Token(folded=fold_word(m[0]), start=m.start(), end=m.end()) for m in re.finditer(r"\S+", text))
    return tuple(token for token in found if token.folded)


def signature(text: str) -> tuple[int, ...]:
    """Return the MinHash of a text; nothing for a text of few words, which would be like many."""
    words = [token.folded for token in tokens_of(text)]
    if len(words) < FEWEST_WORDS:
        return ()
    from datasketch import MinHash

    runs = {" ".join(words[n : n + SHINGLE]).encode() for n in range(len(words) - SHINGLE + 1)}
    sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update_batch(sorted(runs))
    return tuple(int(value) for value in sketch.hashvalues)


def candidates(signatures: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of documents that may be copies, each pair once, in the order of the documents."""
    names = [name for name, values in signatures.items() if values]
    if not names:
        return
    table = np.array([signatures[name] for name in names], dtype=np.uint64)
    for index, name in enumerate(names):
        alike = (table[:index] == table[index]).mean(axis=1)
        best = np.argsort(-alike, kind="stable")[:MOST_CANDIDATES]
        for other in sorted(int(n) for n in best if alike[n] >= LEAST_ALIKE):
            yield names[other], name


def blocks_of(ours: Sequence[Token], theirs: Sequence[Token]) -> list[Block]:
    """Align two documents word by word: pairs of equal words, and what stands between them on either side."""
    mine, other = [t.folded for t in ours], [t.folded for t in theirs]
    blocks: list[Block] = []
    at_mine = at_other = 0
    matched = [m for m in LCSseq.opcodes(mine, other) if m.tag == "equal"]
    ends = [(m.src_start, m.src_end, m.dest_start, m.dest_end) for m in matched]
    for start, end, other_start, other_end in [*ends, (len(mine), len(mine), len(other), len(other))]:
        blocks.extend(_between(range(at_mine, start), range(at_other, other_start)))
        blocks.extend(
            Block(ours=range(start + n, start + n + 1), theirs=range(other_start + n, other_start + n + 1))
            for n in range(end - start)
        )
        at_mine, at_other = end, other_end
    return blocks


def _between(ours: range, theirs: range) -> list[Block]:
    if not ours and not theirs:
        return []
    if len(ours) != len(theirs):
        return [Block(ours=ours, theirs=theirs)]
    return [Block(ours=range(a, a + 1), theirs=range(b, b + 1)) for a, b in zip(ours, theirs, strict=True)]


def are_copies(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Return whether two documents are the same but for additions and misread words."""
    longer = max(len(ours), len(theirs))
    if abs(len(ours) - len(theirs)) > max(FEW_ADDED, MOST_ADDED * longer):
        return False
    added = other = 0
    for block in blocks_of(ours, theirs):
        mine = "".join(ours[n].folded for n in block.ours)
        them = "".join(theirs[n].folded for n in block.theirs)
        if not mine or not them:
            added += len(block.ours) + len(block.theirs)
        elif fuzz.ratio(mine, them) < MISREAD and max(len(mine), len(them)) > SHORT:
            if _is_number(mine) and _is_number(them):
                return False
            other += max(len(block.ours), len(block.theirs))
    return other <= max(1, MOST_OTHER * longer) and added <= max(FEW_ADDED, MOST_ADDED * longer)


def _is_number(word: str) -> bool:
    return sum(c.isdigit() for c in word) >= LONG_NUMBER


def groups_of(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups that pairs of copies make, in the order in which their first members came."""
    leader: dict[str, str] = {}

    def first(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for one, other in pairs:
        a, b = first(one), first(other)
        if a != b:
            leader[b] = a
    groups: dict[str, list[str]] = {}
    for name in leader:
        groups.setdefault(first(name), []).append(name)
    return tuple(tuple(group) for group in groups.values())
