"""Opticon OPT, one line a page: image key, volume, path, document break, folder break, box break, pages in all."""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.errors import InputError

_FIELDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One page: its number, the volume, the path as written, and where it stands in the file."""

    key: str
    volume: str = field(repr=False)
    untrusted_path: str = field(repr=False)
    line: int


def documents_of(text: str) -> tuple[tuple[PageLine, ...], ...]:
    """Return the pages of each document by the document breaks.

    Raises:
        InputError: a line has no image key or path, a key stands twice, or the first page begins no document.
    """
    found: list[list[PageLine]] = []
    keys: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        page, is_first = _page(line, number)
        if page.key.casefold() in keys:
            raise InputError(f"--opt: line {number}: a page stands twice. Export the load file anew.")
        keys.add(page.key.casefold())
        if is_first:
            found.append([])
        if not found:
            raise InputError(
                f"--opt: line {number}: the first page does not begin a document. Export the load file anew."
            )
        found[-1].append(page)
    return tuple(tuple(pages) for pages in found)


def _page(line: str, number: int) -> tuple[PageLine, bool]:
    cells = [cell.strip().strip('"') for cell in line.split(",")]
    if len(cells) > _FIELDS:  # a comma within the path
        more = len(cells) - _FIELDS
        cells[2 : 3 + more] = [",".join(cells[2 : 3 + more])]
    if len(cells) < 4 or not cells[0] or not cells[2]:
        raise InputError(
            f"--opt: line {number}: image key, volume, path and document break are needed. Export it anew."
        )
    return PageLine(key=cells[0], volume=cells[1], untrusted_path=cells[2], line=number), cells[3].upper() == "Y"
