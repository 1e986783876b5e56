"""Which files are the documents of a production, and in which order.

A document's place is decided by its sorted relative path. Hidden files and the job's own order, roster,
counsel and truth files are passed over and listed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs.families import parents_of
from redactor.jobs.vendor import Imported, LoadFiles, Pages, list_production
from redactor.settings import Settings

IMPORTED = "imported"
"""Folder within private/ for documents that were joined from a vendor's page files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file of the production. `name` is its path relative to SOURCE, with forward slashes."""

    path: Path = field(repr=False)
    name: str = field(repr=False)
    imported: Imported | None = field(default=None, repr=False)
    """What a vendor's load files say of it."""

    @property
    def pages_said(self) -> int:
        """Return the pages that a vendor's load files say; 0 where nothing is said."""
        return self.imported.pages if self.imported else 0

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the files that it is made of."""
        return self.imported.parts if self.imported else (self.path,)

    @property
    def document_id(self) -> str:
        """Return an id that depends on the name alone; it is stable over runs and stays in private/."""
        return hashlib.sha256(self.name.encode("utf-8", "surrogateescape")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """A file that is not a document of the production."""

    name: str = field(repr=False)
    reason: str


def list_sources(settings: Settings) -> tuple[tuple[Source, ...], tuple[PassedOver, ...]]:
    """Return the documents in production order, and what was passed over.

    Raises:
        InputError: a source does not exist, no file is found, or OUT and a source lie in one another.
    """
    own_files = {
        path.resolve(): reason
        for path, reason in (
            (settings.order, "order"), (settings.roster, "roster"), (settings.counsel, "counsel"),
            (settings.job_key, "job key"), (settings.sign_key, "signing key"),
            *((earlier, "roster") for earlier in settings.earlier_rosters),
        )
        if path is not None
    }  # fmt: skip
    if settings.dat is not None:
        return _list_production(settings, LoadFiles(dat=settings.dat, opt=settings.opt, encoding=settings.dat_encoding))
    found: list[Source] = []
    passed: list[PassedOver] = []
    prefixes = _prefixes(settings.sources)
    for root, prefix in zip(settings.sources, prefixes, strict=True):
        _check_apart(root, settings.out)
        for path, name, why in _walk(root):
            shown = prefix + name
            reason = why or own_files.get(path.resolve(), "") or _own_by_name(path)
            if reason:
                passed.append(PassedOver(name=shown, reason=reason))
            else:
                found.append(Source(path=path, name=shown))
    if not found:
        raise InputError("No document was found in the sources. Name a folder that holds PDF files.")
    return _in_order(found), tuple(sorted(passed, key=lambda p: _bytes(p.name)))


def _list_production(settings: Settings, load_files: LoadFiles) -> tuple[tuple[Source, ...], tuple[PassedOver, ...]]:
    """Return the documents that a vendor's load files list; what is made of several files will lie in private/."""
    (root,) = settings.sources
    _check_apart(root, settings.out)
    files = {name: path for path, name, _ in _walk(root)}
    production = list_production(load_files, root, files)
    sources = []
    for name, imported in production.documents:
        is_whole = len(imported.parts) == 1 and not imported.missing
        source = Source(path=imported.parts[0] if is_whole else Path(), name=name, imported=imported)
        target = settings.private_folder / IMPORTED / f"{source.document_id}.pdf"
        sources.append(source if is_whole else replace(source, path=target))
    return tuple(sources), tuple(PassedOver(name=name, reason=why) for name, why in production.passed_over)


def to_be_joined(sources: Sequence[Source]) -> list[Pages]:
    """Return the documents of a vendor's production that are made of several files, or lack some."""
    return [
        Pages(document_id=source.document_id, parts=one.parts, missing=one.missing, target=source.path)
        for source in sources
        if (one := source.imported) is not None and one.parts != (source.path,)
    ]


def _in_order(found: list[Source]) -> tuple[Source, ...]:
    """Sort by relative path; attachments stand behind the document they belong to."""
    by_name = sorted(found, key=lambda source: _bytes(source.name))
    parents = parents_of([source.name for source in by_name])

    def place(source: Source) -> tuple[bytes, bytes]:
        parent = parents.get(source.name)
        return (_bytes(parent), _bytes(source.name)) if parent else (_bytes(source.name), b"")

    return tuple(sorted(by_name, key=place))


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _prefixes(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """One source needs no prefix; several are told apart by their place on the command line."""
    if len({root.resolve() for root in roots}) != len(roots):
        raise InputError("A source was named twice.")
    if len(roots) == 1:
        return ("",)
    return tuple(f"{number:03d}-{root.resolve().name}/" for number, root in enumerate(roots, start=1))


def _check_apart(root: Path, out: Path) -> None:
    if not root.exists():
        raise InputError("A source does not exist. Check the path.")
    inner, outer = out.resolve(), root.resolve()
    if inner == outer or outer in inner.parents:
        raise InputError("OUT lies inside SOURCE. Choose an output folder outside of the sources.")
    if inner in outer.parents:
        raise InputError("SOURCE lies inside OUT. Choose an output folder outside of the sources.")


def _own_by_name(path: Path) -> str:
    return "truth" if path.name == "truth.json" else ""


def _walk(root: Path) -> list[tuple[Path, str, str]]:
    """Return (path, relative name, reason to pass over or empty) of every file below a folder."""
    if not root.is_dir():
        return [(root, root.name, "")]
    entries: list[tuple[Path, str, str]] = []
    _walk_folder(root, "", (root.resolve(),), entries)
    return entries


def _walk_folder(folder: Path, prefix: str, ancestors: tuple[Path, ...], entries: list[tuple[Path, str, str]]) -> None:
    try:
        children = sorted(os.scandir(folder), key=lambda e: os.fsencode(e.name))
    except OSError:
        raise InputError("A folder of the sources cannot be read. Check its permissions.") from None
    for child in children:
        path, name = Path(child.path), prefix + child.name
        if child.name.startswith("."):
            entries.append((path, name, "hidden"))
        elif child.is_dir(follow_symlinks=True):
            real = path.resolve()
            if real in ancestors:
                entries.append((path, name, "link to a folder above it"))
            else:
                _walk_folder(path, name + "/", (*ancestors, real), entries)
        else:
            entries.append((path, name, ""))
