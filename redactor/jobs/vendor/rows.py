"""What a vendor's DAT says of its documents: ranges, families, custodian, date, files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from redactor.errors import InputError
from redactor.jobs.vendor.tables import Table
from redactor.rules.vendor_columns import VendorColumns, VendorValue, plain

_BATES = re.compile(r"(?P<prefix>.*?)(?P<number>\d{1,18})(?P<suffix>\D{0,8})", re.DOTALL)
_RANGE = re.compile(r"\s*(?:-|\u2013|;|\bto\b)\s*")
_DATES = (
    re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One document of the vendor's production: its own numbers, its files, and what its row says of it."""

    begbates: str
    endbates: str
    pages: int
    """As the load files say; 0 where they do not."""
    parts: tuple[Path, ...] = field(default=(), repr=False)
    """The files of its pages, or the one file of the whole; none where the load files name none."""
    missing: int = 0
    """How many files the load files name that are not there."""
    parent: str = ""
    """The vendor's first number of the document that it is attached to."""
    custodian: str = field(default="", repr=False)
    date: str = ""
    """ISO 8601; empty where none is given or it cannot be read surely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page files of one document, and where it is to lie as one."""

    document_id: str
    parts: tuple[Path, ...] = field(repr=False)
    missing: int
    target: Path = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorRow:
    """A row of the DAT by what its columns hold."""

    number: int
    values: Mapping[VendorValue, str] = field(repr=False)

    def __getitem__(self, value: VendorValue) -> str:
        return self.values.get(value, "")

    @property
    def begbates(self) -> str:
        return self["begbates"]

    @property
    def endbates(self) -> str:
        return self["endbates"] or self["begbates"]


def rows_of(table: Table, columns: VendorColumns) -> tuple[VendorRow, ...]:
    """Return the documents of a DAT in the order of their Bates numbers.

    Raises:
        InputError: the column of the first Bates number is not there, a number is missing, or ranges overlap.
    """
    places = columns.places(table.header)
    if "begbates" not in places:
        raise InputError(
            "--dat: no column is known to hold the first Bates number. Add its name to `begbates` in "
            "rules/vendor-columns.yaml."
        )
    rows = [VendorRow(number=n, values={v: cells[at] for v, at in places.items()}) for n, cells in table.rows]
    if not rows:
        raise InputError("--dat: the load file lists no document.")
    for row in rows:
        if not row.begbates:
            raise InputError(f"--dat: row {row.number} has no first Bates number. Export the load file anew.")
    _check_ranges(rows)
    return tuple(sorted(rows, key=lambda row: (*parted(row.begbates), row.number)))


def parted(bates: str) -> tuple[str, int, str]:
    """Return a Bates number as prefix, number and suffix, so that numbers sort as numbers."""
    found = _BATES.fullmatch(bates.strip())
    return (found["prefix"].casefold(), int(found["number"]), found["suffix"]) if found else (bates.casefold(), -1, "")


def pages_in(row: VendorRow) -> int:
    """Return how many pages a row's range has; 0 where it cannot be told."""
    if not row["endbates"]:
        return 0
    (first, begin, begin_suffix), (last, end, end_suffix) = parted(row.begbates), parted(row.endbates)
    is_plain = first == last and begin >= 0 and not begin_suffix and not end_suffix
    return end - begin + 1 if is_plain else 0


def _check_ranges(rows: Iterable[VendorRow]) -> None:
    ranges: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for row in rows:
        (prefix, begin, suffix), (last, end, _) = parted(row.begbates), parted(row.endbates)
        if last == prefix and end < begin:
            raise InputError(f"--dat: row {row.number}: the range ends before it begins. Correct the load file.")
        ranges.setdefault((prefix, suffix), []).append((begin, end if last == prefix else begin, row.number))
    for own in ranges.values():
        own.sort()
        for (_, end, number), (begin, _, other) in pairwise(own):
            if begin <= end:
                raise InputError(
                    f"--dat: the Bates ranges of rows {number} and {other} overlap. Correct the load file."
                )


def parents_in(rows: Iterable[VendorRow]) -> dict[str, str]:
    """Return each attachment's outermost document, by first Bates numbers; what a row does not tell is not claimed."""
    by_key = {plain(row.begbates): row for row in rows}
    found = {key: parent for key, row in by_key.items() if (parent := _parent(row)) in by_key and parent != key}
    outermost = {}
    for key in found:
        seen = {key}
        top = found[key]
        while top in found and top not in seen:
            seen.add(top)
            top = found[top]
        # Rows that name one another in a circle tell nothing.
        if top not in seen:
            outermost[by_key[key].begbates] = by_key[top].begbates
    return outermost


def _parent(row: VendorRow) -> str:
    if row["parent"]:
        return plain(row["parent"])
    if row["begattach"]:
        return plain(row["begattach"])
    first = _RANGE.split(row["attachrange"])[0]
    # A number with its own hyphen, as in ICE-0001-ICE-0004: the first half is the first number.
    halves = row["attachrange"].split("-")
    if len(halves) % 2 == 0 and len(halves) > 2:
        first = "-".join(halves[: len(halves) // 2])
    return plain(first)


def iso_of(text: str) -> str:
    """Return a date as ISO 8601, the month before the day where slashes part them; empty where it is none."""
    for pattern in _DATES:
        found = pattern.match(text.strip())
        if found and not text.strip()[found.end() : found.end() + 1].isdigit():
            year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{year:04d}-{month:02d}-{day:02d}"
    return ""
