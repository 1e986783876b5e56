"""Fonts: a subset spells the letters that were removed, so fonts are told anew from what remains.

`FontUse` collects which glyphs stay and what they mean; `retell` writes ToUnicode and widths for those alone;
`subset` takes the outlines of all others out of the font programs; `anonymise` gives fonts neutral names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
import pymupdf

from redactor.errors import BurnFailed
from redactor.redact import cff, truetype
from redactor.redact.cff import Outlines
from redactor.redact.glyphs import Face, Run
from redactor.redact.letters import Letters
from redactor.redact.truetype import Tables
from redactor.redact.type1 import without_unused

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_BOX = (-500, -500, 1500, 1500)
"""Thousandths of an em: what holds the letters of every font. The source's own may be the box of letters that go."""
_CMAP_BLOCK = 100
"""Entries that one bfchar block may hold (Adobe Technical Note 5411)."""


@dataclass(slots=True)
class FontUse:
    """Which glyphs of which font stay, and what the source says they mean."""

    votes: dict[tuple[int, int], dict[int, Counter[str]]] = field(default_factory=dict, repr=False)

    def count(self, runs: Iterable[Run], letters: Letters, height: float) -> None:
        """Match the glyphs that stay with the source's characters by number and place."""
        for run in runs:
            known = self.votes.setdefault(run.face.key, {})
            for code, x, y in run.origins():
                counter = known.setdefault(code, Counter())
                one = letters.nearest(code, x, height - y)
                if one is not None:
                    counter[one.text] += 1


def retell(pdf: pikepdf.Pdf, use: FontUse, faces: Mapping[tuple[int, int], Face]) -> None:
    """Write widths and ToUnicode of every font that is in use, for the glyphs that stay and no others.

    Raises:
        BurnFailed: the glyphs of a program cannot be put in another order.
    """
    for key, votes in use.votes.items():
        font, face = pdf.get_object(key), faces[key]
        if face.program is not None:
            votes = {new: votes[code] for code, new in face.numbers.items() if code in votes}
            _renumber(pdf, font, face.program, face.numbers)
        _tell_meaning(pdf, font, votes)
        _tell_widths(font, sorted(votes))


def _renumber(pdf: pikepdf.Pdf, font: pikepdf.Object, program: Tables | Outlines, numbers: Mapping[int, int]) -> None:
    """Give a font a program of its own with its glyphs in their new order, and its widths under their new numbers."""
    descendant = font.DescendantFonts[0]
    told = _widths_of(descendant)
    try:
        key, stream = _program_stream(pdf, program, list(numbers))
    except ValueError:
        raise BurnFailed("A font cannot be cut to the letters that stay. Redact it by hand.") from None
    descriptor = pikepdf.Dictionary(dict(descendant.FontDescriptor.items()))
    descriptor[key] = stream
    descriptor.FontBBox = pikepdf.Array(_BOX)
    descendant.FontDescriptor = pdf.make_indirect(descriptor)
    entries: list[object] = []
    for code, new in numbers.items():
        entries += [new, pikepdf.Array([told[code]])] if code in told else []
    descendant.W = pikepdf.Array(entries)


def _program_stream(
    pdf: pikepdf.Pdf, program: Tables | Outlines, codes: Sequence[int]
) -> tuple[str, pikepdf.Stream]:  # fmt: skip
    if isinstance(program, Outlines):
        raw = cff.reordered(program, codes)
        return "/FontFile3", pdf.make_stream(raw, Subtype=pikepdf.Name.CIDFontType0C)
    raw = truetype.reordered(program, codes)
    return "/FontFile2", pdf.make_stream(raw, Length1=len(raw))


def _tell_meaning(pdf: pikepdf.Pdf, font: pikepdf.Object, votes: dict[int, Counter[str]]) -> None:
    meanings = {code: _most_voted(counter) for code, counter in sorted(votes.items()) if counter}
    lines = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in meanings.items()]
    body = ""
    for start in range(0, len(lines), _CMAP_BLOCK):
        block = lines[start : start + _CMAP_BLOCK]
        body += f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
    font.ToUnicode = pdf.make_stream((_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii"))


def _most_voted(counter: Counter[str]) -> str:
    # Ties by the text itself, so that the same document gives the same bytes.
    return min(counter, key=lambda text: (-counter[text], text))


def _tell_widths(font: pikepdf.Object, codes: Sequence[int]) -> None:
    descendant = font.DescendantFonts[0]
    told = _widths_of(descendant)
    entries: list[object] = []
    for code in codes:
        if code in told:
            entries += [code, pikepdf.Array([told[code]])]
    descendant.W = pikepdf.Array(entries)


def _widths_of(descendant: pikepdf.Object) -> dict[int, object]:
    told: dict[int, object] = {}
    entries, position = list(descendant.get("/W", [])), 0
    while position < len(entries):
        first, second = int(entries[position]), entries[position + 1]
        if isinstance(second, pikepdf.Array):
            told.update({first + step: width for step, width in enumerate(second)})
            position += 2
        else:
            told.update(dict.fromkeys(range(first, int(second) + 1), entries[position + 2]))
            position += 3
    return told


def subset(pdf: bytes) -> bytes:
    """Return the document with every glyph outline that is not drawn taken out of the font programs."""
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        opened.subset_fonts(fallback=False)
        return without_unused(bytes(opened.tobytes(garbage=3)))


def anonymise(pdf: pikepdf.Pdf) -> None:
    """Name embedded fonts by their order: MuPDF's subset tags are random, and a font's own name may be a person's."""
    for number, font in enumerate(_embedded(pdf), start=1):
        name = pikepdf.Name(f"/Font{number:03d}")
        font.BaseFont = name
        for descendant in font.get("/DescendantFonts", []):
            descendant.BaseFont = name
            descendant.FontDescriptor.FontName = name
        if "/FontDescriptor" in font:
            font.FontDescriptor.FontName = name
        if "/Name" in font:
            del font["/Name"]


def _embedded(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = []
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font" and "/BaseFont" in one:
            holders = list(one.get("/DescendantFonts", [])) or ([one] if one.get("/Subtype") in _SIMPLE else [])
            if any(_program(holder) for holder in holders):
                found.append(one)
    return found


_SIMPLE = ("/TrueType", "/Type1", "/MMType1")


def _program(holder: pikepdf.Object) -> bool:
    descriptor = holder.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
