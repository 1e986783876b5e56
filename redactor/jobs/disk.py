"""What a job takes of the disk: told before it starts, and refused where it cannot suffice."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from redactor.errors import DiskFull

BYTES_PER_PAGE = 200_000
"""Volume, logs and job.db of a digital page together; measured in docs/performance.md."""
SOURCE_SHARE = 1.5
"""Pictures go into the volume much as they were: their bytes, and half of them again while they are written."""
SPARE = 64 * 1024**2
MIB = 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskNeed:
    """Bytes that a job will take in all, those that OUT has already, and those that are free."""

    needed: int
    taken: int
    free: int

    def check(self) -> None:
        """Raise DiskFull where what is still to be written has no room."""
        missing = self.needed - self.taken
        if missing > self.free:
            raise DiskFull(
                f"The job needs about {missing // MIB} MiB where OUT lies, and {self.free // MIB} MiB are free. "
                "Free space, or choose another place."
            )


def disk_need(sizes: Iterable[int], pages: int, out: Path) -> DiskNeed:
    """Return what a job of sources of these sizes and so many pages takes; `pages` is the least where not counted."""
    taken = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    needed = round(sum(sizes) * SOURCE_SHARE) + pages * BYTES_PER_PAGE + SPARE
    return DiskNeed(needed=needed, taken=taken, free=shutil.disk_usage(out).free)
