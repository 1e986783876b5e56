"""A worker looks for garbage among what it made since it was set up, and only there."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from redactor.jobs.garbage import loaded_for_good
from redactor.jobs.limits import ROUNDS_OF_COLLECTION


class Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_was_loaded_is_passed_over_and_what_comes_later_is_collected() -> None:
    with loaded_for_good():
        loaded = weakref.ref(Ring())  # garbage of the loading
        kept = Ring()
    assert loaded() is None
    assert gc.isenabled()
    assert gc.get_threshold() == ROUNDS_OF_COLLECTION
    assert gc.get_freeze_count() > 0
    assert not any(one is kept for one in gc.get_objects())
    later = weakref.ref(Ring())
    gc.collect()
    assert later() is None


def test_a_worker_that_cannot_be_set_up_still_collects() -> None:
    with pytest.raises(KeyError), loaded_for_good():
        raise KeyError
    assert gc.isenabled()
