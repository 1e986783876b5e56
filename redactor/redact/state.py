"""What sealing has done so far: where boxes lie now, what could not be done, and where the page looks different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.model import Box, Burn
from redactor.redact.rows import SAME_BASELINE_EMS, Segment, Sheet


@dataclass(slots=True, kw_only=True)
class State:
    """Boxes and notes by the number of the burn."""

    burns: tuple[Burn, ...] = field(repr=False)
    boxes: dict[int, Box] = field(default_factory=dict)
    sealed: set[int] = field(default_factory=set)
    notes: dict[int, str] = field(default_factory=dict)
    moved: list[Box] = field(default_factory=list)

    def box(self, number: int) -> Box:
        """Return where a burn lies now."""
        return self.boxes.get(number, self.burns[number].box)

    def drop_spaces(self, rows: Sequence[Segment], sheet: Sheet) -> None:
        """Drop the spaces that no word goes before, on lines set anew: each stands where something removed ended."""
        for space in sheet.spaces:
            for row in rows:
                is_level = abs(space.y - row.y) <= SAME_BASELINE_EMS * row.size
                if is_level and row.room[0] - row.size <= space.x0 <= row.room[1] + row.size:
                    space.is_dropped = True
