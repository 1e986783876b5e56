"""Which files are the documents of a vendor's production: its load files decide, and every other file is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs.vendor.opticon import PageLine, documents_of
from redactor.jobs.vendor.paths import Files
from redactor.jobs.vendor.rows import Imported, VendorRow, iso_of, pages_in, parents_in, parted, rows_of
from redactor.jobs.vendor.tables import read_text, table_of
from redactor.rules.vendor_columns import load_vendor_columns, plain

UNNAMED = "not in the load file"
TEXT = "text of the vendor, which is not trusted"
NATIVE = "native file of a document that has pages"
LOAD_FILE = "load file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """A vendor's production: documents by name, in order, and the files that are none of them, with the reason."""

    documents: tuple[tuple[str, Imported], ...] = field(repr=False)
    passed_over: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadFiles:
    """Where a vendor's load files lie, and in which encoding the DAT is; the OPT need not be in the same."""

    dat: Path
    opt: Path | None
    encoding: str = ""

    @property
    def page_list(self) -> Path | None:
        """Return the OPT: the one that was named, or the one of the DAT's own name beside it."""
        if self.opt is not None:
            return self.opt
        if not self.dat.parent.is_dir():
            return None
        beside = [
            p for p in sorted(self.dat.parent.iterdir()) if p.stem == self.dat.stem and p.suffix.lower() == ".opt"
        ]
        return beside[0] if beside else None

    def fingerprint(self) -> str:
        """Return a hash of both files; raises InputError where one cannot be read."""
        digest = hashlib.sha256(self.encoding.encode())
        for path in (self.dat, self.page_list):
            try:
                digest.update(path.read_bytes() if path else b"")
            except OSError:
                raise InputError("--dat, --opt: the load file cannot be read. Check the path.") from None
            digest.update(b"\0")
        return digest.hexdigest()


def list_production(load_files: LoadFiles, root: Path, files: Mapping[str, Path]) -> Production:
    """Return the documents that the load files list; `files` are those below `root` by their path there.

    Raises:
        InputError: a load file is wrong, its encoding cannot be told, or a path leads out of the folder.
    """
    dat = load_files.dat.resolve()
    if root.resolve() not in dat.parents:
        raise InputError(
            "--dat: the load file does not lie in SOURCE. Name the folder of the whole production as SOURCE."
        )
    rows = rows_of(table_of(read_text(load_files.dat, "--dat", load_files.encoding)), load_vendor_columns())
    opt = load_files.page_list
    pages = documents_of(read_text(opt, "--opt")) if opt else ()
    folder = dat.parent.relative_to(root.resolve()).as_posix()
    finder = _Finder(Files(root, files, "" if folder == "." else folder), _by_row(rows, pages), files)
    found = [finder.document(row) for row in rows]
    _check_named_once(rows, found)
    own = {path.resolve() for path in (load_files.dat, opt) if path is not None}
    passed = [(name, _why(name, path, own, finder)) for name, path in files.items()]
    return Production(
        documents=_in_order(rows, found), passed_over=tuple((name, why) for name, why in passed if why is not None)
    )


def _by_row(rows: Sequence[VendorRow], pages: Sequence[tuple[PageLine, ...]]) -> dict[int, tuple[PageLine, ...]]:
    """Return the page lines of each row."""
    known = {plain(row.begbates): row.number for row in rows}
    found: dict[int, tuple[PageLine, ...]] = {}
    for document in pages:
        number = known.get(plain(document[0].key))
        if number is None:
            raise InputError(f"--opt: line {document[0].line} begins a document that the DAT lacks. Export both anew.")
        found[number] = document
    return found


class _Finder:
    """Finds the files of each row, and remembers which were named as what."""

    def __init__(self, files: Files, lines: Mapping[int, tuple[PageLine, ...]], paths: Mapping[str, Path]) -> None:
        self._files, self._lines, self._paths = files, lines, paths
        self.pages: set[str] = set()
        self.natives: set[str] = set()
        self.texts: set[str] = set()

    def document(self, row: VendorRow) -> tuple[str, Imported]:
        """Return a row's document under its name in the job: the path of its first file."""
        where = f"--dat: row {row.number}"
        lines = self._lines.get(row.number, ())
        native = self._files.find(row["native"], where)
        text = self._files.find(row["text"], where)
        if text is not None:
            self.texts.add(text)
        if row["pdf"]:
            names = [self._files.find(row["pdf"], where) or row["pdf"]]
        elif lines:
            names = [
                self._files.find(one.untrusted_path, f"--opt: line {one.line}") or one.untrusted_path for one in lines
            ]
        else:
            names = [native or row["native"]] if row["native"] else []
        if native is not None and native not in names:
            self.natives.add(native)
        names = list(dict.fromkeys(names))
        self.pages.update(names)
        imported = Imported(
            begbates=row.begbates, endbates=row.endbates,
            # A native file has one number, however many pages it has.
            pages=(pages_in(row) or len(lines)) if row["pdf"] or lines else 0,
            parts=tuple(self._paths[name] for name in names if name in self._paths),
            missing=sum(name not in self._paths for name in names),
            custodian=row["custodian"], date=iso_of(row["date"]),
        )  # fmt: skip
        return (names[0] if names else row.begbates), imported


def _check_named_once(rows: Sequence[VendorRow], found: Sequence[tuple[str, Imported]]) -> None:
    numbers: dict[str, int] = {}
    for row, (name, _) in zip(rows, found, strict=True):
        if name in numbers:
            raise InputError(
                f"--dat: rows {numbers[name]} and {row.number} name the same file. Correct the load files."
            )
        numbers[name] = row.number


def _in_order(rows: Sequence[VendorRow], found: Sequence[tuple[str, Imported]]) -> tuple[tuple[str, Imported], ...]:
    """Sort by Bates number; attachments stand behind the document they belong to, however they are numbered."""
    parents = parents_in(rows)
    known = [(name, replace(one, parent=parents.get(one.begbates, ""))) for name, one in found]

    def place(pair: tuple[str, Imported]) -> tuple[object, ...]:
        one = pair[1]
        return (*parted(one.parent or one.begbates), bool(one.parent), *parted(one.begbates))

    return tuple(sorted(known, key=place))


def _why(name: str, path: Path, own: set[Path], finder: _Finder) -> str | None:
    if name in finder.pages:
        return None
    if path.resolve() in own:
        return LOAD_FILE
    if name in finder.texts:
        return TEXT
    return NATIVE if name in finder.natives else UNNAMED
