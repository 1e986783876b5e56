"""What a document says, apart from how it is drawn: a list of blocks, and the words of them in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.heldout.markup import Piece, pieces
from benchmarks.heldout.people import ascii_of


@dataclass
class Block:
    """kind is title, head, p, pre, kv, table, small or picture; rows hold the cells, text the rest."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Paper:
    """One document: its blocks, what runs on every page, and how it ought to end."""

    blocks: list[Block]
    expect: str = "produce"
    header: str = ""
    footer: str = ""
    title: str = ""
    pictures: tuple[str, ...] = ()

    def stream(self) -> list[Piece]:
        """Return the runs of the body in the order of drawing."""
        found: list[Piece] = []
        for block in self.blocks:
            for text in [block.text, *(cell for row in block.rows for cell in row)]:
                found.extend(pieces(text))
        return found

    def in_ascii(self) -> Paper:
        """Return the paper without accents, for a font that has none."""
        blocks = [Block(b.kind, ascii_of(b.text), [[ascii_of(c) for c in row] for row in b.rows]) for b in self.blocks]
        return Paper(
            blocks, self.expect, ascii_of(self.header), ascii_of(self.footer), ascii_of(self.title), self.pictures
        )


def prose(text: str) -> list[Block]:
    """Return a text's paragraphs as blocks: blank lines divide, single line ends are kept."""
    return [Block("pre" if "\n" in part else "p", part) for part in text.split("\n\n") if part.strip()]
