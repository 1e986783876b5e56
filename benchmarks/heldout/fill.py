"""Put a case into a wording."""

from __future__ import annotations

from benchmarks.heldout.case import Case
from benchmarks.heldout.markup import mark
from benchmarks.heldout.narratives import CERTS


def fill(wording: str, k: Case, **more: object) -> str:
    """Return the wording with the people, places and numbers of the case, labelled."""
    return wording.format(
        k=k,
        s=k.s,
        kin=k.kin,
        child=k.child,
        x=k.other,
        w=k.wit,
        o=k.o,
        o2=k.o2,
        j=k.judge,
        l=k.law,
        d=k.ada,
        cert=mark(k.rng.choice(CERTS), "certification-statement", keep="="),
        **more,
    )
