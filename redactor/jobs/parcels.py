"""What travels between the driver and another machine: documents as bytes, never as paths of the driver's disk."""

from __future__ import annotations

import dataclasses
import fcntl
import hashlib
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import redactor
from redactor.intake.limits import MAX_BYTES
from redactor.jobs.finish import versions
from redactor.jobs.passes import Search, Work, WorkOrder
from redactor.pipeline import Task, Worked
from redactor.rules import rules_folder
from redactor.settings import Settings

GIVEN_FILES = ("order", "roster", "counsel")
FOLDER_PREFIX = "redactor-worker-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a worker needs once: the pass, the files that the settings name, and what must be alike everywhere."""

    make_work: Search | Work = field(repr=False)
    files: dict[str, bytes] = field(repr=False)
    identity: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A worker's answer, with the redacted file where there is one."""

    value: object = field(repr=False)
    redacted: bytes | None = field(repr=False)


def identity() -> dict[str, str]:
    """Return what driver and workers must have in common for the same bytes: versions and the rule files."""
    return {**versions(), "rules": _hash(rules_folder(), "*"), "program": _hash(Path(redactor.__file__).parent, "*.py")}


def _hash(folder: Path, pattern: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob(pattern) if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def pack_setup(make_work: Search | Work) -> Setup:
    """Return the pass with the contents of the files that its settings name."""
    given = {name: getattr(make_work.settings, name) for name in GIVEN_FILES}
    files = {name: path.read_bytes() for name, path in given.items() if path is not None}
    return Setup(make_work=make_work, files=files, identity=identity())


def unpack_setup(setup: Setup, folder: Path) -> Search | Work:
    """Lay the settings' files down on this machine and return the pass that reads them here."""
    here: dict[str, Any] = {}
    for name, content in setup.files.items():
        here[name] = folder / name / getattr(setup.make_work.settings, name).name
        here[name].parent.mkdir(exist_ok=True)
        here[name].write_bytes(content)
    settings: Settings = dataclasses.replace(setup.make_work.settings, **here)
    return dataclasses.replace(setup.make_work, settings=settings)


def read_source(path: Path) -> bytes | int | None:
    """Return a document's bytes; its size where it is too large to be worked at all; None where it cannot be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None
        return found.st_size if found.st_size > MAX_BYTES else path.read_bytes()
    except OSError:
        return None


def lay_down(content: bytes | int | None, path: Path) -> None:
    """Write a document as `read_source` gave it; a stage then meets here what it would have met at the source."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.touch()
        os.truncate(path, content)  # a hole of that size: refused for its size before it is read


def task_of(item: Task | WorkOrder) -> Task:
    """Return the task of either pass."""
    return item if isinstance(item, Task) else item.task


def moved(item: Task | WorkOrder, folder: Path) -> Task | WorkOrder:
    """Return the task with the places that its files have on this machine."""
    task = task_of(item)
    staged = None if task.staged is None else folder / "redacted.pdf"
    here = dataclasses.replace(task, path=folder / f"source{task.path.suffix}", staged=staged)
    return here if isinstance(item, Task) else dataclasses.replace(item, task=here)


def brought_home(answer: Answer, task: Task) -> object:
    """Write the redacted file where the driver waits for it, and return the answer with its place there."""
    value = answer.value
    if not isinstance(value, Worked) or value.redacted is None:
        return value
    if task.staged is None or answer.redacted is None:
        raise ValueError("an answer of the second pass came without its file")
    task.staged.write_bytes(answer.redacted)
    return dataclasses.replace(value, redacted=dataclasses.replace(value.redacted, path=str(task.staged)))


def own_folder() -> tuple[Path, int]:
    """Make a folder of this process alone, and sweep away what killed workers left; return it and its lock.

    The lock is held as long as the process lives: a folder whose lock is free belongs to nobody any more.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        if left.stat().st_uid == os.getuid():
            _sweep(left)
    folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    lock = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    return folder, lock


def _sweep(folder: Path) -> None:
    try:
        lock = os.open(folder / "lock", os.O_RDWR)
    except OSError:
        return  # being made, or being swept by another
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
