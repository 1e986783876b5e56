"""From a path in a load file to a file of the production: what leads outside is refused, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from redactor.errors import InputError

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:[\\/]|[\\/]{2}")
"""A server's share or a URL."""
_DRIVE = re.compile(r"[A-Za-z]:")
_PARTS = re.compile(r"[\\/]+")
LEAST_PARTS = 2
"""Of a path whose beginning is left away: a bare file name could be any folder's."""


class Files:
    """The files of the production by their path below its folder."""

    def __init__(self, root: Path, files: Mapping[str, Path], dat_folder: str) -> None:
        self._root = root.resolve()
        self._files = files
        self._bases = tuple(dict.fromkeys((dat_folder, "")))
        by_case: dict[str, list[str]] = {}
        for name in files:
            by_case.setdefault(name.casefold(), []).append(name)
        # A load file made on Windows need not spell a path as this disk does.
        self._by_case = {key: names[0] for key, names in by_case.items() if len(names) == 1}

    def find(self, untrusted: str, where: str) -> str | None:
        """Return the file that a path means, by its path below the folder; None where there is none.

        A path is taken from the load file's folder, from the production, then without its first parts, as in
        `D:\\\\VOL007\\\\IMAGES\\\\001\\\\a.tif` where the folder is that of VOL007.

        Raises:
            InputError: the path leads out of the folder, by itself or by a link.
        """
        text = untrusted.strip().strip('"')
        if not text:
            return None
        if _ELSEWHERE.match(text) or "\0" in text:
            raise _outside(where)
        is_absolute = text[0] in "/\\"
        parts = [part for part in _PARTS.split(_DRIVE.sub("", text, count=1) if _DRIVE.match(text) else text) if part]
        inside = [below for base in self._bases if (below := _below(base, parts)) is not None]
        if not inside:
            raise _outside(where)
        for name in (*inside, *_shortened(inside[-1])):
            found = name if name in self._files else self._by_case.get(name.casefold())
            if found is not None:
                self._check_inside(self._files[found], where)
                return found
        # `\IMAGES\001\a.tif` is rooted in the volume; `/etc/…` is not.
        if is_absolute and text[0] == "/":
            raise _outside(where)
        return None

    def _check_inside(self, path: Path, where: str) -> None:
        if self._root not in path.resolve().parents:
            raise _outside(where)


def _below(base: str, parts: list[str]) -> str | None:
    """Return a path below the production's folder; None where it climbs out."""
    found = [part for part in base.split("/") if part]
    for part in parts:
        if part == "..":
            if not found:
                return None
            found.pop()
        elif part != ".":
            found.append(part)
    return "/".join(found)


def _shortened(name: str) -> Iterator[str]:
    parts = name.split("/")
    for first in range(1, len(parts) - LEAST_PARTS + 1):
        yield "/".join(parts[first:])


def _outside(where: str) -> InputError:
    return InputError(f"{where}: a path leads out of SOURCE. Put the file into the folder and correct the load file.")
