"""A worker on a machine of a cluster."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from redactor.errors import ComponentMissing, RulesError
from redactor.jobs.garbage import loaded_for_good
from redactor.jobs.limits import BYTES_PER_WORKER
from redactor.jobs.parcels import Answer, Setup, identity, lay_down, moved, own_folder, task_of, unpack_setup

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Node:
    """Holds the models; works one document at a time and keeps nothing of it."""

    def __init__(self) -> None:
        # What a library prints may quote the document it chokes on; nothing of it leaves the worker.
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.umask(0o077)
        # The cluster's shared memory is mapped already, and is not the worker's own.
        mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * _PAGE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (mapped + BYTES_PER_WORKER, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        self._folder, self._lock = own_folder()
        self._work: Callable[[Any], object]

    def set_up(self, setup: Setup) -> tuple[str, dict[str, str]] | ComponentMissing | RulesError:
        """Load rules and models; return where this worker runs and what it runs with, or what is missing here."""
        import ray

        mine = identity()
        if mine == setup.identity:
            given = self._folder / "given"
            given.mkdir()
            try:
                with loaded_for_good():
                    self._work = unpack_setup(setup, given)()
            except (ComponentMissing, RulesError) as error:
                return error
            finally:
                shutil.rmtree(given)  # the roster names people
        return ray.get_runtime_context().get_node_id(), mine

    def leave(self) -> None:
        """Take away this worker's folder."""
        shutil.rmtree(self._folder)

    def work(self, item: Any, content: bytes | int | None) -> Answer:
        """Work one document; whatever happens, nothing of it stays on this machine's disk."""
        folder = self._folder / "document"
        folder.mkdir()
        try:
            here = moved(item, folder)
            task = task_of(here)
            lay_down(content, task.path)
            value = self._work(here)
            redacted = None
            with suppress(FileNotFoundError):
                redacted = task.staged.read_bytes() if task.staged else None
            return Answer(value=value, redacted=redacted)
        finally:
            shutil.rmtree(folder)
