"""One worker process that stays, for questions about single documents: a hostile file hurts nobody but itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from redactor.jobs.local import Lost, _start, _stop, _Worker

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Standby(Generic[Question, Answer]):
    """Ask a worker from any thread; one that dies or takes too long is replaced, and its question is lost."""

    def __init__(self, make_work: Callable[[], Callable[[Question], Answer]], *, seconds: float) -> None:
        self._make_work, self._seconds = make_work, seconds
        self._lock = threading.Lock()
        self._worker: _Worker[Any] | None = None

    def ask(self, question: Question) -> Answer | Lost:
        """Return the worker's answer, or Lost.

        Raises:
            ComponentMissing, RulesError: the worker could not be set up.
        """
        with self._lock:
            worker = self._worker or _start(self._make_work)
            self._worker = worker
            try:
                worker.pipe.send(question)
                if not worker.pipe.poll(self._seconds):
                    self._end()
                    return Lost(why="too long")
                kind, value = worker.pipe.recv()
            except (EOFError, ConnectionResetError, BrokenPipeError):
                self._end()
                return Lost(why="died")
            if kind == "setup":
                self._end()
                raise value
            return cast("Answer", value)

    def _end(self) -> None:
        if self._worker is not None:
            _stop(self._worker)
            self._worker = None

    def close(self) -> None:
        """End the worker; after the question that is being answered."""
        with self._lock:
            self._end()
