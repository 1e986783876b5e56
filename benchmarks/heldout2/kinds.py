"""All kinds of document, in the order they come."""

from __future__ import annotations

from itertools import chain, zip_longest

from benchmarks.heldout2 import (
    kinds_court,
    kinds_custody,
    kinds_files,
    kinds_forms,
    kinds_life,
    kinds_mail,
    kinds_office,
    kinds_police,
    kinds_reports,
)

_SUBJECTS = (
    kinds_forms,
    kinds_mail,
    kinds_office,
    kinds_court,
    kinds_life,
    kinds_police,
    kinds_custody,
    kinds_reports,
    kinds_files,
)
RELIEF = frozenset(make for m in _SUBJECTS for make in getattr(m, "RELIEF", ()))
"""Kinds that speak of relief or of a victim: their subject is one whom § 1367 still covers."""

ALL = tuple(make for make in chain(*zip_longest(*((*m.KINDS, *getattr(m, "RELIEF", ())) for m in _SUBJECTS))) if make)
