"""Every hiding place, in the order of the table."""

from __future__ import annotations

from tests.hiding_places import file_level, fonts, hidden_text, interactive, pictures, structure, tricks
from tests.hiding_places.drawing import Place

PLACES: tuple[Place, ...] = (
    *file_level.PLACES,
    *structure.PLACES,
    *interactive.PLACES,
    *pictures.PLACES,
    *hidden_text.PLACES,
    *fonts.PLACES,
    *tricks.PLACES,
)
