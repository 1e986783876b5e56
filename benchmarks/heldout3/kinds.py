"""Every kind of document, in the order in which a set takes them."""

from __future__ import annotations

from itertools import chain, zip_longest

from benchmarks.heldout3 import courts, custody, dhs, files, letters, mail
from benchmarks.heldout3.case import Kind as Kind

_FAMILIES = (dhs.ALL, letters.ALL, courts.ALL, mail.ALL, custody.ALL, files.ALL)
ALL: tuple[Kind, ...] = tuple(k for k in chain.from_iterable(zip_longest(*_FAMILIES)) if k)
"""Taken in turn from each family of documents, so that a small set has some of each."""
VICTIMS: frozenset[Kind] = frozenset((*letters.VICTIMS, *courts.VICTIMS, *custody.VICTIMS))
"""Written only about people whom § 1367 protects."""
