"""Workers on a Ray cluster: the same functions and the same bytes as on one machine.

Each worker is an actor that holds the models. Documents travel to it as bytes through Ray's object store, so
that no machine needs the driver's disk. A document whose worker is lost is done again by another; one that
takes a second worker with it, their machines being alive, is the fault of the document.
"""

from __future__ import annotations

import os
import socket
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from redactor.errors import ComponentMissing, InputError, RulesError
from redactor.jobs.limits import SECONDS_AT_LEAST
from redactor.jobs.local import POLL_SECONDS, Lost
from redactor.jobs.node import Node
from redactor.jobs.parcels import brought_home, identity, pack_setup, read_source, task_of

DEATHS_AT_MOST = 2
SETUPS_LOST_AT_MOST = 5
SECONDS_FOR_A_WORKER = 600.0
SECONDS_TO_LEAVE = 10.0
SECONDS_TO_KNOCK = 10.0
RunTasks = Callable[..., Generator[tuple[Any, Any], None, None]]
NO_CLUSTER = "--ray-address: no cluster answers there. Start one with `ray start --head`."


@dataclass(slots=True, kw_only=True)
class _Item:
    task: Any = field(repr=False)
    died_on: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Member:
    """A worker and what it is asked: first to set itself up, then document after document."""

    actor: Any
    answer: Any
    node: str = ""
    item: _Item | None = None
    until: float = 0.0
    is_ready: bool = False


@contextmanager
def joined(address: str | None, *, workers: int | None) -> Iterator[RunTasks]:
    """Join a running cluster, or start one on this machine, and yield a stand-in for `local.run_tasks`.

    Raises:
        ComponentMissing: Ray is not installed, or the cluster's machines are not set up alike.
        InputError: no cluster answers at the address.
    """
    ray = _ray()
    is_ours = not ray.is_initialized()
    if is_ours:
        _join(ray, address, workers)
    try:
        count = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))

        def run_tasks(
            tasks: Iterable[Any], make_work: Any, *, seconds: Callable[[Any], float] = lambda _: SECONDS_AT_LEAST,
            **_: object,
        ) -> Generator[tuple[Any, Any], None, None]:  # fmt: skip
            return _Pool(ray, make_work, workers=count, seconds=seconds).run(tasks)

        yield run_tasks
    finally:
        if is_ours:
            ray.shutdown()


def _ray() -> Any:
    # Ray reports its use to its makers unless told not to; a production is nobody's business.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError:
        raise ComponentMissing(
            "--engine ray: Ray is not installed. Run `pip install 'redactor[cluster]'`, or use `--engine local`."
        ) from None
    return ray


def _join(ray: Any, address: str | None, workers: int | None) -> None:
    quiet = {"log_to_driver": False, "configure_logging": False}
    if address is not None:
        _knock(address)
    try:
        if address is None:
            ray.init(address="local", num_cpus=workers, include_dashboard=False, **quiet)
        else:
            ray.init(address=address, **quiet)
    except (ConnectionError, ValueError, RuntimeError, TimeoutError):
        raise InputError(NO_CLUSTER) from None


def _knock(address: str) -> None:
    # Ray itself tries for minutes where nobody is.
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        raise InputError("--ray-address: write it as host:port.")
    try:
        socket.create_connection((host, int(port)), timeout=SECONDS_TO_KNOCK).close()
    except OSError:
        raise InputError(NO_CLUSTER) from None


class _Pool:
    """The workers of one pass."""

    def __init__(self, ray: Any, make_work: Any, *, workers: int, seconds: Callable[[Any], float]) -> None:
        self._ray, self._workers, self._seconds = ray, workers, seconds
        self._make_work = make_work
        self._setup: Any = None
        self._actor = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0, scheduling_strategy="SPREAD")(Node)
        self._members: list[_Member] = []
        self._waiting: deque[_Item] = deque()
        self._setups_lost = 0
        self._last_sign = time.monotonic()

    def run(self, tasks: Iterable[Any]) -> Generator[tuple[Any, Any], None, None]:
        """Yield every task once with its result, in the order of completion."""
        coming = iter(tasks)
        try:
            while self._fill(coming):
                for member in self._finished():
                    yield from self._settle(member)
        finally:
            # After the connection has ended, Ray has ended them itself, and would start anew to be told so.
            if self._ray.is_initialized():
                self._end()

    def _fill(self, coming: Iterator[Any]) -> bool:
        """Keep every worker at work; tasks are drawn one by one, so that a large production is never held whole."""
        idle = [m for m in self._members if m.is_ready and m.item is None]
        unready = sum(not m.is_ready for m in self._members)
        places = self._workers - sum(m.item is not None for m in self._members)
        while len(self._waiting) < places and (task := next(coming, None)) is not None:
            self._waiting.append(_Item(task=task))
        for _ in range(min(len(self._waiting) - unready - len(idle), self._workers - len(self._members))):
            self._members.append(self._start())
        for member in idle[: len(self._waiting)]:
            self._give(member, self._waiting.popleft())
        return bool(self._waiting) or any(member.item is not None for member in self._members)

    def _start(self) -> _Member:
        if self._setup is None:
            self._setup = self._ray.put(pack_setup(self._make_work))
        actor = self._actor.remote()
        return _Member(actor=actor, answer=actor.set_up.remote(self._setup))

    def _give(self, member: _Member, item: _Item) -> None:
        content = self._ray.put(read_source(task_of(item.task).path))
        member.item, member.until = item, time.monotonic() + self._seconds(item.task)
        member.answer = member.actor.work.remote(item.task, content)

    def _finished(self) -> list[_Member]:
        asked = {m.answer: m for m in self._members if m.item is not None or not m.is_ready}
        done, _ = self._ray.wait(list(asked), num_returns=1, timeout=POLL_SECONDS)
        now = time.monotonic()
        if done or any(m.is_ready for m in self._members):
            self._last_sign = now
        elif now - self._last_sign > SECONDS_FOR_A_WORKER:
            raise ComponentMissing("The cluster gave no worker for ten minutes. Look at `ray status`.")
        late = [m for m in asked.values() if m.item is not None and now > m.until and m.answer not in done]
        return [asked[answer] for answer in done] + late

    def _settle(self, member: _Member) -> Iterator[tuple[Any, Any]]:
        item = member.item
        if item is not None and time.monotonic() > member.until and not self._has_answered(member):
            self._drop(member)
            yield item.task, Lost(why="too long")
            return
        try:
            answer = self._ray.get(member.answer)
        except self._ray.exceptions.RayError:
            self._drop(member)
            yield from self._after_death(member)
            return
        if item is None:
            self._welcome(member, answer)
        else:
            member.item = None
            yield item.task, brought_home(answer, task_of(item.task))

    def _has_answered(self, member: _Member) -> bool:
        done, _ = self._ray.wait([member.answer], timeout=0)
        return bool(done)

    def _welcome(self, member: _Member, answer: Any) -> None:
        if isinstance(answer, ComponentMissing | RulesError):
            raise answer
        node, its_identity = answer
        mine = identity()
        other = sorted(name for name in mine if mine[name] != its_identity.get(name))
        if other:
            raise ComponentMissing(
                f"A machine of the cluster has another version of {', '.join(other)} than this one. "
                "Install the same on all of them."
            )
        member.is_ready, member.node, self._setups_lost = True, node, 0

    def _drop(self, member: _Member) -> None:
        self._members.remove(member)
        self._ray.kill(member.actor)

    def _end(self) -> None:
        leaving = [m.actor.leave.remote() for m in self._members if m.is_ready and m.item is None]
        if leaving:
            self._ray.wait(leaving, num_returns=len(leaving), timeout=SECONDS_TO_LEAVE)
        for member in self._members:
            self._ray.kill(member.actor)

    def _after_death(self, member: _Member) -> Iterator[tuple[Any, Any]]:
        item = member.item
        if item is None:
            self._setups_lost += 1
            if self._setups_lost >= SETUPS_LOST_AT_MOST:
                raise ComponentMissing(
                    "The cluster's workers end before they are ready. Is this program installed on every machine?"
                )
            return
        item.died_on.append(member.node)
        alive = {node["NodeID"] for node in self._ray.nodes() if node["Alive"]}
        if sum(node in alive for node in item.died_on) >= DEATHS_AT_MOST:
            yield item.task, Lost(why="died")
        else:
            self._waiting.append(item)
