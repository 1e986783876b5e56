"""The kinds of document, in the order the sets take them."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.heldout2.blocks import Paper
from benchmarks.heldout4 import (
    kinds_arrest,
    kinds_court,
    kinds_custody,
    kinds_life,
    kinds_mail,
    kinds_more,
    kinds_office,
    kinds_police,
)
from benchmarks.heldout4.matter import Matter

Kind = Callable[[Matter], Paper]

ALL: tuple[Kind, ...] = (
    *kinds_arrest.ALL,
    *kinds_court.ALL,
    *kinds_custody.ALL,
    *kinds_police.ALL,
    *kinds_life.ALL,
    *kinds_mail.ALL,
    *kinds_office.ALL,
    *kinds_more.ALL,
)
SECRET: frozenset[Kind] = frozenset(
    (kinds_court.motion, kinds_court.protection_order, kinds_police.incident, *kinds_life.SECRET, *kinds_more.SECRET)
)
"""Kinds that speak of relief throughout: their subject is one whom § 1367 covers."""
OVER: frozenset[Kind] = frozenset(kinds_office.OVER)
"""Kinds whose subject is one whose protection has ended, where the production has such a one."""
