"""What one job was asked to do. Standard library only."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redactor.errors import InputError

BATES_DIGITS = 7
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:/")
"""As a path shows it: `s3://…` has lost a slash."""


CONFIDENTIAL = "CONFIDENTIAL-"
"""How the folder of an unredacted copy begins."""


def is_path(load_file: str) -> bool:
    """Return whether a load-file profile is named by its file, not by its name in rules/loadfiles/."""
    return re.search(r"[./\\]", load_file) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of `redactor run`, checked; raises InputError for values that cannot work."""

    sources: tuple[Path, ...]
    out: Path
    order: Path | None = None
    roster: Path | None = None
    counsel: Path | None = None
    volume: str = "VOL001"
    bates_prefix: str = "ICE-"
    bates_start: int = 1
    jobs: int | None = 1
    """Workers; None for as many as the cluster has cores."""
    engine: str = "local"
    ray_address: str | None = None
    job_key: Path | None = None
    sign_key: Path | None = None
    trust_ocr_layer: bool = False
    load_file: str = "concordance"
    """Name of a profile in rules/loadfiles/, or path of one."""
    dat: Path | None = None
    """A vendor's load file: the source is the production that it lists."""
    opt: Path | None = None
    dat_encoding: str = ""
    confidential_copy: bool = False
    """Whether the unredacted copy that the order allows is written beside the volume."""
    page_files: str = ""
    """Files of single pages beside the document: none, `pdf`, or `image`."""
    earlier_rosters: tuple[Path, ...] = ()
    """Of a supplement: rosters of the volumes before it, which are no documents where they lie among the sources."""

    def __post_init__(self) -> None:
        if not self.sources:
            raise InputError("No source was given. Name a folder or a file.")
        if any(_URL.match(str(path)) for path in (*self.sources, self.out)):
            raise InputError("SOURCE and OUT are folders of this machine, not URLs. Mount the store, or copy it here.")
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}", self.volume) or self.volume.lower() == "private":
            raise InputError("--volume: use 1 to 32 letters, digits, - or _ (not `private`).")
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,23}|", self.bates_prefix):
            raise InputError("--bates-prefix: use at most 24 letters, digits, -, _ or . and no spaces.")
        if not 1 <= self.bates_start < 10**BATES_DIGITS:
            raise InputError(f"--bates-start: use a number from 1 to {10**BATES_DIGITS - 1}.")
        self._check_workers()
        self._check_load_files()

    def _check_load_files(self) -> None:
        if self.dat is None and (self.opt is not None or self.dat_encoding):
            raise InputError("--opt, --dat-encoding: say --dat with it.")
        if self.dat is not None and len(self.sources) != 1:
            raise InputError("--dat: name one SOURCE, the folder of the vendor's production.")
        if self.dat_encoding not in ("", "utf-8", "utf-16", "cp1252"):
            raise InputError("--dat-encoding: use utf-8, utf-16 or cp1252.")

    def _check_workers(self) -> None:
        if self.jobs is not None and self.jobs < 1:
            raise InputError("--jobs: use 1 or more.")
        if self.engine not in ("local", "ray"):
            raise InputError("--engine: use `local` or `ray`.")
        if self.engine == "local" and self.ray_address is not None:
            raise InputError("--ray-address: say `--engine ray` with it.")
        if self.page_files not in ("", "pdf", "image"):
            raise InputError("page_files: use `pdf` or `image`, or leave it out.")

    @property
    def volume_folder(self) -> Path:
        return self.out / self.volume

    @property
    def confidential_folder(self) -> Path:
        """Return the folder of the unredacted copy, outside of the volume."""
        return self.out / f"{CONFIDENTIAL}{self.volume}"

    @property
    def private_folder(self) -> Path:
        return self.out / "private"

    def anchored(self) -> Settings:
        """Return the same settings with every path absolute: they are read again from another working directory."""
        paths: dict[str, Any] = {
            field.name: _absolute(getattr(self, field.name))
            for field in dataclasses.fields(self)
            if isinstance(getattr(self, field.name), Path | tuple)
        }
        if is_path(self.load_file):
            paths["load_file"] = str(Path(self.load_file).absolute())
        return dataclasses.replace(self, **paths)

    def bates(self, number: int) -> str:
        """Return the Bates number of a page; raises InputError when the digits do not suffice."""
        if number >= 10**BATES_DIGITS:
            raise InputError("The production has more pages than Bates numbers are left. Use a lower --bates-start.")
        return f"{self.bates_prefix}{number:0{BATES_DIGITS}d}"


def _absolute(value: Path | tuple[Path, ...]) -> Path | tuple[Path, ...]:
    # Not resolved: a link in a path is followed anew each time, as the user who named it expects.
    return value.absolute() if isinstance(value, Path) else tuple(path.absolute() for path in value)
