"""The output folder: whose it is, the job's key, and who is working in it."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redactor.errors import DiskFull, ForeignOutput, InputError
from redactor.jobs.sources import Source
from redactor.jobs.vendor import LoadFiles
from redactor.settings import Settings

KEY_BYTES = 32


@contextmanager
def opened(settings: Settings) -> Iterator[Path]:
    """Make or open OUT, with private/ readable by its owner only, and hold it against a second run.

    Raises:
        ForeignOutput: the folder holds something that is not a job of this program, or a job is running in it.
        InputError: the folder cannot be made.
    """
    out, private = settings.out, settings.private_folder
    # A run that was ended before it had made its lock leaves an empty private/.
    is_new = not out.exists() or (out.is_dir() and all(_is_empty(one) and one == private for one in out.iterdir()))
    if out.exists() and not out.is_dir():
        raise InputError("OUT is a file. Name a folder.")
    if not is_new and not (private / "job.lock").exists():
        raise ForeignOutput("OUT is not empty and holds no job of this program. Choose another output folder.")
    with _making():
        private.mkdir(mode=0o700, parents=True, exist_ok=True)
        private.chmod(0o700)
        lock = os.open(private / "job.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise ForeignOutput("Another run is at work in this output folder. Wait until it has ended.") from None
    try:
        yield private
    finally:
        os.close(lock)


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


@contextmanager
def _making() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("There is no room left where OUT lies. Free space and run again.") from None
        raise InputError("OUT cannot be made there. Check the path and its permissions.") from None


def job_key(settings: Settings) -> bytes:
    """Return the job's key: the one given, the one there, or a new one.

    Raises:
        InputError: the key file cannot be read or has not 32 bytes.
        ForeignOutput: another key lies in OUT already.
    """
    own = settings.private_folder / "job.key"
    given = _read_key(settings.job_key) if settings.job_key else None
    if own.exists():
        present = _read_key(own)
        if given is not None and given != present:
            raise ForeignOutput("OUT was made with another job key. Choose another output folder.")
        return present
    key = given or secrets.token_bytes(KEY_BYTES)
    with _making():
        part = own.with_suffix(".part")
        part.write_bytes(key)
        part.chmod(0o600)
        settled(part, own)
    return key


def settled(part: Path, path: Path) -> None:
    """Move a file to its place so that it is whole there even after a power cut."""
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError:
        raise InputError("--job-key: the key file cannot be read.") from None
    if len(key) != KEY_BYTES:
        raise InputError(f"--job-key: a key has {KEY_BYTES} bytes.")
    return key


def fingerprint(settings: Settings, order_sha256: str, load_file: str) -> str:
    """Return what makes this job this job: sources, order, roster, counsel, numbering and form."""
    parts: dict[str, object] = {
        "sources": [str(path.resolve()) for path in settings.sources],
        "order": order_sha256,
        "roster": _file_hash(settings.roster),
        "counsel": _file_hash(settings.counsel),
        "volume": settings.volume,
        "bates": [settings.bates_prefix, settings.bates_start],
        "trust_ocr_layer": settings.trust_ocr_layer,
        "load_file": load_file,
        "page_files": settings.page_files,
    }
    if settings.confidential_copy:
        parts["confidential_copy"] = True
    if settings.dat is not None:
        parts["dat"] = LoadFiles(dat=settings.dat, opt=settings.opt, encoding=settings.dat_encoding).fingerprint()
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogateescape")).hexdigest()


def source_state(sources: tuple[Source, ...]) -> dict[str, str]:
    """Return size and time of change of every source; a changed file is worked again."""
    state: dict[str, str] = {}
    for source in sources:
        state[source.document_id] = ";".join(map(_state, source.files))
    return state


def _state(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return "unreadable"
    return f"{stat.st_size}:{stat.st_mtime_ns}"


def _file_hash(path: Path | None) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
