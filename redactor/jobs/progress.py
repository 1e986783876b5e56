"""How far a job is, in documents and pages, and when its pass will have ended."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is: documents and pages done in the pass that is running."""

    stage: str
    done: int
    total: int
    pages: int = 0
    seconds_left: float | None = None
    """Until the end of this pass; None while nothing is known of its speed."""
    bytes_needed: int = 0
    """About what the job will take of the disk; told once, with the stage `disk`."""
    bytes_free: int = 0


Watcher = Callable[[Progress], None]


@dataclass(slots=True, kw_only=True)
class Pace:
    """Tells a pass's progress to its watcher.

    The estimate goes by `weight` (bytes or pages), not by documents: the largest come first. It begins with the
    first answer, so that the time in which workers load their models is not taken for the documents'.
    """

    stage: str
    documents: int
    weight: float
    watch: Watcher
    _done: int = 0
    _pages: int = 0
    _worked: float = 0.0
    _since: tuple[float, float] | None = field(default=None)

    def begin(self) -> None:
        """Tell that nothing is done yet."""
        self.watch(Progress(stage=self.stage, done=0, total=self.documents))

    def step(self, *, pages: int, weight: float) -> None:
        """Tell that a document is done."""
        self._done += 1
        self._pages += pages
        self._worked += weight
        self.watch(
            Progress(
                stage=self.stage, done=self._done, total=self.documents, pages=self._pages, seconds_left=self._left()
            )
        )

    def _left(self) -> float | None:
        now = time.monotonic()
        if self._since is None:
            self._since = (now, self._worked)
            return None
        seconds, worked = now - self._since[0], self._worked - self._since[1]
        return seconds / worked * max(0.0, self.weight - self._worked) if worked > 0 else None
