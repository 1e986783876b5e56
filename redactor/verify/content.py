"""What text operators show, in every content stream of the file, drawn or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from redactor.verify.charmaps import CharacterMap, character_map

_LINE_BREAKS = frozenset(("Td", "TD", "Tm", "T*", "BT", "'", '"'))
_GAP = 200
"""Thousandths of the font size from which a shift inside a TJ array is a space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Bytes shown with one font; pieces of one TJ array are joined, `None` stands for a gap or a new line."""

    font: str
    pieces: tuple[bytes | None, ...] = field(repr=False)

    def text(self, map_: CharacterMap) -> str:
        """Return the text under a character map."""
        return "".join(" " if p is None else map_.decode(p) for p in self.pieces)


class Fonts:
    """The fonts of a file by the name under which resources hold them."""

    def __init__(self, objects: pikepdf.Pdf) -> None:
        self.by_name: dict[str, list[pikepdf.Object]] = {}
        self._maps: dict[tuple[int, int], CharacterMap | None] = {}
        for one in objects.objects:
            for holder in _holders(one):
                for name, font in holder.items():
                    if isinstance(font, pikepdf.Dictionary):
                        self.by_name.setdefault(name, []).append(font)

    def every(self) -> list[pikepdf.Object]:
        """Return every font that resources name, each object once."""
        found: dict[tuple[int, int] | int, pikepdf.Object] = {}
        for fonts in self.by_name.values():
            for font in fonts:
                found[font.objgen if font.is_indirect else id(font)] = font
        return list(found.values())

    def map_of(self, font: pikepdf.Object) -> CharacterMap | None:
        """Return the character map of a font, read once."""
        if not font.is_indirect:
            return character_map(font)
        if font.objgen not in self._maps:
            self._maps[font.objgen] = character_map(font)
        return self._maps[font.objgen]

    def maps(self, name: str) -> list[CharacterMap]:
        """Return the maps a name can mean; every map of the file where no resources hold the name."""
        fonts = self.by_name.get(name) or [f for fonts in self.by_name.values() for f in fonts]
        found = {id(m): m for m in map(self.map_of, fonts) if m is not None}
        return list(found.values())


def _holders(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the /Font dictionaries of an object's resources, or of the object where it is resources itself."""
    keyed = _dictionary(one)
    if keyed is None:
        return
    for resources in (keyed, keyed.get("/Resources"), keyed.get("/DR")):
        if isinstance(resources, pikepdf.Dictionary) and isinstance(resources.get("/Font"), pikepdf.Dictionary):
            yield resources["/Font"]


def _dictionary(one: pikepdf.Object) -> pikepdf.Object | None:
    if isinstance(one, pikepdf.Stream):
        return one.stream_dict
    return one if isinstance(one, pikepdf.Dictionary) else None


def shown_in(stream: pikepdf.Stream) -> list[Shown]:
    """Return what a content stream shows, in order; raises pikepdf.PdfError where it cannot be parsed."""
    found: list[Shown] = []
    font = ""
    pieces: list[bytes | None] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator == "Tf":
            found += [Shown(font=font, pieces=tuple(pieces))] if pieces else []
            font, pieces = str(instruction.operands[0]), []
        elif operator in _LINE_BREAKS:
            pieces.append(None)
        if operator in ("Tj", "'", '"'):
            pieces.append(bytes(instruction.operands[-1]))
        elif operator == "TJ":
            pieces += _joined(instruction.operands[0])
    return [*found, Shown(font=font, pieces=tuple(pieces))] if pieces else found


def _joined(array: pikepdf.Array) -> list[bytes | None]:
    found: list[bytes | None] = []
    for one in array:
        if isinstance(one, pikepdf.String):
            found.append(bytes(one))
        elif -float(one) >= _GAP:
            found.append(None)
    return found


def contents(objects: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield whatever draws: pages, forms, tiling patterns and the glyphs of Type 3 fonts, drawn or not."""
    for one in objects.objects:
        if isinstance(one, pikepdf.Stream):
            if one.get("/Subtype") == pikepdf.Name.Form or one.get("/PatternType") == 1:
                yield one
        elif isinstance(one, pikepdf.Dictionary):
            if one.get("/Type") == pikepdf.Name.Page:
                yield pikepdf.Page(one)
            glyphs = one.get("/CharProcs")
            if isinstance(glyphs, pikepdf.Dictionary):
                yield from (glyph for _, glyph in glyphs.items() if isinstance(glyph, pikepdf.Stream))
