"""A content stream as it is written: no state is set twice, and none is saved around nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Instruction = tuple[list[Any], pikepdf.Operator]

_SLOTS = {
    **dict.fromkeys(("g", "rg", "k", "sc", "scn"), "fill"),
    **dict.fromkeys(("G", "RG", "K", "SC", "SCN"), "stroke"),
    **{name: name for name in ("cs", "CS", "w", "J", "j", "M", "d", "ri", "i", "gs")},
}
"""What each operator sets; one that sets the same again says only that something had once begun there."""
_SPACE_OF = {"g": "cs", "rg": "cs", "k": "cs", "G": "CS", "RG": "CS", "K": "CS"}
_COLOUR_OF = {"cs": "fill", "CS": "stroke"}


@dataclass(slots=True)
class Written:
    """Operators so far, and the state that holds after them."""

    instructions: list[Instruction] = field(default_factory=list)
    state: dict[str, str] = field(default_factory=dict)
    saved: list[tuple[dict[str, str], int]] = field(default_factory=list)
    """State and number of operators at each `q` that is open."""
    drawn: int = 0
    """Number of operators up to the last one that draws."""

    def draw(self, steps: Sequence[Instruction]) -> None:
        """Write what draws something."""
        self.instructions += steps
        self.drawn = len(self.instructions)

    def clip(self, steps: Sequence[Instruction]) -> None:
        """Write what holds for all that follows, up to the next `Q`."""
        self.instructions += steps
        self.state.pop("gs", None)  # A mask is set by one, too.

    def set(self, step: Instruction) -> None:
        """Write an operator that sets, saves or restores state."""
        name = str(step[1])
        if name == "q":
            self.saved.append((dict(self.state), len(self.instructions)))
        elif name == "Q":
            self.state, begun = self.saved.pop()
            if self.drawn <= begun:
                del self.instructions[begun:]
                return
        elif not self._is_new(name, step):
            return
        self.instructions.append(step)

    def _is_new(self, name: str, step: Instruction) -> bool:
        slot = _SLOTS.get(name)
        if slot is None:
            return True
        value = bytes(pikepdf.unparse_content_stream([step])).decode("latin-1")
        if self.state.get(slot) == value:
            return False
        self.state[slot] = value
        # A colour by itself sets its space; a space sets its first colour.
        self.state.pop(_SPACE_OF.get(name, ""), None)
        self.state.pop(_COLOUR_OF.get(name, ""), None)
        return True
