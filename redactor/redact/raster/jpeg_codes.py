"""The codes of one block of a JPEG: its level, and the rest of its coefficients. Source: ITU-T T.81, annex F.1.2."""

from __future__ import annotations

from redactor.redact.raster.jpeg_tables import NotPlain, Table

_MOST_ADDED = 15
"""Symbols for which a table has room beyond its own."""


def _bits(value: int, size: int) -> str:
    return format(value if value > 0 else value + (1 << size) - 1, f"0{size}b") if size else ""


def _code(table: Table, symbol: int) -> str:
    code, length = table.codes[symbol]
    return format(code, f"0{length}b")


def level_code(table: Table, step: int) -> str:
    """Code the step from one level to the next; a size that the table lacks is added to it."""
    size = abs(step).bit_length()
    if size > 11:
        raise NotPlain
    if size not in table.codes:
        table.add([one for one in range(12) if one not in table.codes])
    return _code(table, size) + _bits(step, size)


def symbols_of(values: list[int]) -> set[int]:
    """Return the symbols that 63 coefficients are told by."""
    found, run = {0}, 0
    for value in values[1:]:
        if not value:
            run += 1
            continue
        found |= {run % 16 << 4 | abs(value).bit_length()} | ({0xF0} if run >= 16 else set())
        run = 0
    return found


def provide(table: Table, symbols: set[int]) -> None:
    """Give codes to symbols that a table made for the picture lacks, as far as there is room."""
    missing = sorted(symbols - set(table.codes))[:_MOST_ADDED]
    if missing and table.has_room():
        table.add(missing)


def rest_code(table: Table, values: list[int]) -> str:
    """Code 63 coefficients; what the table cannot tell is made smaller, at last 0."""
    if 0 not in table.codes:
        table.add([0])
    found, run = "", 0
    for value in tellable(values, table)[1:]:
        if not value:
            run += 1
            continue
        size = abs(value).bit_length()
        found += _code(table, 0xF0) * (run // 16) if run >= 16 else ""
        found += _code(table, run % 16 << 4 | size) + _bits(value, size)
        run = 0
    return found + (_code(table, 0) if run else "")


def tellable(values: list[int], table: Table) -> list[int]:
    """Return the coefficients with those made smaller, at last 0, for which the table has no symbol."""
    found, run = values[:1], 0
    for value in values[1:]:
        size = abs(value).bit_length()
        while size and not _can_tell(table, run, size):
            size -= 1
        limit = (1 << size) - 1
        found.append(max(min(value, limit), -limit))
        run = 0 if size else run + 1
    return found


def _can_tell(table: Table, run: int, size: int) -> bool:
    return (run % 16 << 4 | size) in table.codes and (run < 16 or 0xF0 in table.codes)
