"""How often a worker looks for memory that nothing leads to any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from redactor.jobs.limits import ROUNDS_OF_COLLECTION


@contextmanager
def loaded_for_good() -> Iterator[None]:
    """Have what is loaded within, models, rules and modules, never be looked through: it stays as long as the worker.

    Otherwise millions of objects that cannot go are walked over every few documents. What comes later is collected.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*ROUNDS_OF_COLLECTION)
