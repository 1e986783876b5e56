"""Runs of name words that belong to one person: whole names in any order, with initials and particles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from redactor.matter.atoms import Atom, links_names
from redactor.matter.hits import Hit
from redactor.matter.index import NameIndex, Owners
from redactor.rules.people import load_common_words, load_name_context

_BETWEEN = 3
_SHORT_FORM = 3
_INITIALS = 3
_DOUBTFUL_INITIALS = frozenset("aieoy")
"""Letters that are words of their own, so an initial only with a full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Atoms [first, last]: name words of one person. `weight` counts different words and initials."""

    first: int
    last: int
    words: tuple[str, ...] = field(repr=False)
    owners: Owners = field(repr=False)
    is_exact: bool
    weight: int

    @property
    def is_name(self) -> bool:
        """Whether more than one word or initial of a person stands together."""
        return self.weight > 1


def runs_of(atoms: tuple[Atom, ...], hits: Iterable[Hit], index: NameIndex) -> Iterator[Run]:
    """Yield runs in reading order. A run that is only particles is none."""
    particles = load_name_context().particles
    for group in _groups(atoms, hits):
        words = tuple(word for hit in group for word in hit.words)
        core = [word for word in words if word not in particles]
        if not core:
            continue
        run = Run(
            first=group[0].first,
            last=group[-1].last,
            words=words,
            owners=frozenset.intersection(*(hit.owners for hit in group)),
            is_exact=all(hit.is_exact for hit in group),
            weight=len(set(core)) + sum(hit.initials for hit in group) + (len(core) < len(words)),
        )
        yield _with_initials(atoms, _with_initials(atoms, run, index, before=True), index, before=False)


def _groups(atoms: tuple[Atom, ...], hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    group: list[Hit] = []
    owners: Owners = frozenset()
    for hit in hits:
        shared = owners & hit.owners
        if group and shared and are_linked(atoms, group[-1].last, hit.first):
            group.append(hit)
            owners = shared
            continue
        if group:
            yield group
        group, owners = [hit], hit.owners
    if group:
        yield group


def are_linked(atoms: tuple[Atom, ...], last: int, first: int) -> bool:
    """Return whether nothing but initials, particles and marks stands between two atoms."""
    context = load_name_context()
    if not 0 < first - last <= _BETWEEN + 1:
        return False
    between = [atoms[i] for i in range(last + 1, first)]
    unknown = [
        a for a in between if not (len(a.word) == 1 or a.word in context.particles or a.word in context.suffixes)
    ]
    return (
        all(_is_link(atoms, i) for i in range(last + 1, first + 1))
        and len(unknown) <= 1
        and all(_is_middle_name(one) for one in unknown)
    )


def _is_middle_name(atom: Atom) -> bool:
    """Return whether an atom between two words of a person's name may be a middle name that nobody told of."""
    common, context = load_common_words(), load_name_context()
    is_known = common.is_common(atom.word) or atom.word in common.never_names
    is_title = atom.word in context.person_before or atom.word in context.office_before
    return atom.is_capital and atom.gap == " " and not is_known and not is_title


def _is_link(atoms: tuple[Atom, ...], at: int) -> bool:
    """Return whether the gap before an atom may lie within a name; a full stop only after a short form."""
    gap = atoms[at].gap
    ends_sentence = gap.startswith(".") and gap[1:2].isspace() and len(atoms[at - 1].word) > _SHORT_FORM
    return links_names(gap) and not ends_sentence


def _with_initials(atoms: tuple[Atom, ...], run: Run, index: NameIndex, *, before: bool) -> Run:
    for _ in range(_INITIALS):
        longer = _with_initial(atoms, run, index, before=before)
        if longer is run:
            break
        run = longer
    return run


def _with_initial(atoms: tuple[Atom, ...], run: Run, index: NameIndex, *, before: bool) -> Run:
    """Return the run with an initial of the same person beside it, if there is one."""
    at = run.first - 1 if before else run.last + 1
    if not 0 <= at < len(atoms):
        return run
    atom, gap = atoms[at], atoms[at + 1 if before else at].gap
    if len(atom.word) != 1 or not atom.is_capital or not links_names(gap) or "\n" in gap:
        return run
    if not _is_written_as_initial(atoms, at):
        return run
    owners = frozenset(o for o in run.owners if index.has_initial(o, atom.word, run.words))
    if not owners:
        return run
    return replace(run, first=min(run.first, at), last=max(run.last, at), owners=owners, weight=run.weight + 1)


def _is_written_as_initial(atoms: tuple[Atom, ...], at: int) -> bool:
    after = atoms[at + 1].gap if at + 1 < len(atoms) else ""
    return after.startswith(".") or atoms[at].word not in _DOUBTFUL_INITIALS
