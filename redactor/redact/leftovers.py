"""Fonts of pages that were cut in place: they still say which letters were taken out, until they are told anew.

Their names and descriptors may say more: only what is needed to draw stays, and a font that is not embedded keeps its
name only where it is a common one.

Pages drawn anew have their fonts told by `fonts.retell`. Here the codes that remain are read from the content itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

_TWO_BYTES = ("/Identity-H", "/Identity-V")
_BFCHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_BFRANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])")
_TEXT = re.compile(rb"<([0-9A-Fa-f]*)>")

_KINDS = ("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3", "/CIDFontType0", "/CIDFontType2")
_FONT_KEYS = frozenset(
    (
        "/Type", "/Subtype", "/BaseFont", "/FirstChar", "/LastChar", "/Widths", "/FontDescriptor", "/Encoding",
        "/ToUnicode", "/FontBBox", "/FontMatrix", "/CharProcs", "/Resources", "/DescendantFonts", "/CIDSystemInfo",
        "/DW", "/W", "/DW2", "/W2", "/CIDToGIDMap",
    )
)  # fmt: skip
_DESCRIPTOR_KEYS = frozenset(
    (
        "/Type", "/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/Leading", "/CapHeight",
        "/XHeight", "/StemV", "/StemH", "/AvgWidth", "/MaxWidth", "/MissingWidth", "/FontFile", "/FontFile2",
        "/FontFile3",
    )
)  # fmt: skip
_COMMON = re.compile(
    r"(?:Helvetica|Times|Courier|Arial|ArialNarrow|ArialUnicodeMS|TimesNewRoman|CourierNew|Calibri|Cambria|Georgia"
    r"|Verdana|Tahoma|Garamond|BookAntiqua|CenturyGothic|TrebuchetMS|Consolas|Symbol|ZapfDingbats|Wingdings)"
    r"(?:PS)?(?:MT)?(?:[-,](?:Roman|Regular|Bold|Italic|Oblique|BoldItalic|BoldOblique)(?:MT)?)?"
)

Key = tuple[int, int]
Uses = Mapping[Key, Collection[int]]


def tell_what_remains(pdf: pikepdf.Pdf, told: Collection[Key]) -> None:
    """Take out of every font but those in `told` what is said of codes that are shown nowhere, and what names it."""
    _make_indirect(pdf)
    uses = shown_codes(pdf)
    for font in list(pdf.objects):
        if not isinstance(font, Dictionary) or not _is_font(font) or font.objgen in told:
            continue
        _describe(font)
        width = _width(font)
        if width == 0:
            continue
        used = uses.get(font.objgen, frozenset())
        if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
            font.ToUnicode = pdf.make_stream(_cmap(_meanings(font.ToUnicode.read_bytes()), used, width))
        if width == 1:
            _keep_codes(font, used)


def _is_font(one: Dictionary) -> bool:
    return str(one.get("/Subtype", "")) in _KINDS and ("/BaseFont" in one or one.get("/Subtype") == "/Type3")


def _make_indirect(pdf: pikepdf.Pdf) -> None:
    """Give every font an object of its own: one written where it is used has no number to be known by."""
    for holder in [page.obj for page in pdf.pages] + [one for one in pdf.objects if _has_resources(one)]:
        fonts = holder.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for name, font in list(fonts.items()):
            if not font.is_indirect:
                fonts[name] = pdf.make_indirect(font)


def _has_resources(one: pikepdf.Object) -> bool:
    return isinstance(one, Dictionary | pikepdf.Stream) and isinstance(one.get("/Resources"), Dictionary)


def _describe(font: Dictionary) -> None:
    for key in set(font.keys()) - _FONT_KEYS:
        del font[key]
    descriptor = font.get("/FontDescriptor")
    is_embedded = False
    if isinstance(descriptor, Dictionary):
        for key in set(descriptor.keys()) - _DESCRIPTOR_KEYS:
            del descriptor[key]
        is_embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    if "/BaseFont" in font and "/DescendantFonts" not in font and not is_embedded:
        name = str(font.BaseFont).removeprefix("/")
        if not _COMMON.fullmatch(name):
            font.BaseFont = Name("/" + _like(name, int(descriptor.get("/Flags", 0)) if descriptor else 0))
        if isinstance(descriptor, Dictionary):
            descriptor.FontName = font.BaseFont


def _like(name: str, flags: int) -> str:
    """Return the standard font that readers show for one they do not have. Source: ISO 32000-1, table 123."""
    is_bold, is_slanted = bool(flags & 1 << 18) or "bold" in name.lower(), bool(flags & 1 << 6)
    if flags & 2 and not flags & 1:
        return {(False, False): "Times-Roman", (True, False): "Times-Bold", (False, True): "Times-Italic"}.get(
            (is_bold, is_slanted), "Times-BoldItalic"
        )
    style = ("Bold" if is_bold else "") + ("Oblique" if is_slanted else "")
    return ("Courier" if flags & 1 else "Helvetica") + (f"-{style}" if style else "")


def _width(font: Dictionary) -> int:
    """Return the bytes of a code: 1, or 2, or 0 where the encoding does not say it simply."""
    if font.get("/Subtype") in ("/CIDFontType0", "/CIDFontType2"):
        return 0
    if font.get("/Subtype") != "/Type0":
        return 1
    return 2 if str(font.get("/Encoding", "")) in _TWO_BYTES else 0


def shown_codes(pdf: pikepdf.Pdf) -> Uses:
    """Return the codes shown with each font, by the font's object number."""
    found: dict[Key, set[int]] = defaultdict(set)
    named = _by_name(pdf)
    for stream, resources in _drawing(pdf):
        own = resources.get("/Font", Dictionary()) if resources is not None else Dictionary()
        fonts: list[Dictionary] = []
        for operands, operator in pikepdf.parse_content_stream(stream):
            if str(operator) == "Tf":
                name = str(operands[0])
                fonts = [own[name]] if name in own else named.get(name, [])
            else:
                for shown in _shown(operands, str(operator)):
                    for font in fonts:
                        width = _width(font) or 1
                        found[font.objgen].update(
                            int.from_bytes(shown[i : i + width]) for i in range(0, len(shown), width)
                        )
    return found


def _shown(operands: object, operator: str) -> Iterator[bytes]:
    if operator in ("Tj", "'", '"'):
        yield bytes(operands[-1])  # type: ignore[index]
    elif operator == "TJ":
        yield from (bytes(one) for one in operands[0] if isinstance(one, pikepdf.String))  # type: ignore[index]


def _by_name(pdf: pikepdf.Pdf) -> dict[str, list[Dictionary]]:
    """Return every font under every name that some resources give it: a form without resources borrows them."""
    found: dict[str, list[Dictionary]] = defaultdict(list)
    for one in pdf.objects:
        if isinstance(one, Dictionary | pikepdf.Stream) and isinstance(one.get("/Resources"), Dictionary):
            for name, font in one.Resources.get("/Font", Dictionary()).items():
                found[name].append(font)
    return found


def _drawing(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, Dictionary | None]]:
    for page in pdf.pages:
        yield page, page.obj.get("/Resources")
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            if one.get("/Subtype") == "/Form" or "/PatternType" in one:
                yield one, one.get("/Resources")
        elif isinstance(one, Dictionary) and isinstance(one.get("/CharProcs"), Dictionary):
            yield from ((glyph, one.get("/Resources")) for _, glyph in one.CharProcs.items())


def _keep_codes(font: Dictionary, used: Collection[int]) -> None:
    """Keep names, glyph programs and widths of the codes in use; names become numbers in a Type 3 font."""
    names = _names(font)
    is_type3 = font.get("/Subtype") == "/Type3"
    kept = {code: name for code, name in names.items() if code in used}
    if isinstance(font.get("/Encoding"), Dictionary) and "/Differences" in font.Encoding:
        listed: list[object] = []
        for code, name in sorted(kept.items()):
            listed += [code, Name(f"/g{code}") if is_type3 else name]
        encoding = Dictionary(Type=Name.Encoding, Differences=Array(listed))
        if "/BaseEncoding" in font.Encoding:
            encoding.BaseEncoding = font.Encoding.BaseEncoding
        font.Encoding = encoding
    if is_type3:
        programs = font.get("/CharProcs", Dictionary())
        font.CharProcs = Dictionary(
            {f"/g{code}": programs[str(name)] for code, name in sorted(kept.items()) if str(name) in programs}
        )
    if isinstance(font.get("/Widths"), Array):
        first = int(font.get("/FirstChar", 0))
        font.Widths = Array([width if first + i in used else 0 for i, width in enumerate(font.Widths)])


def _names(font: Dictionary) -> dict[int, Name]:
    encoding = font.get("/Encoding")
    names: dict[int, Name] = {}
    code = 0
    for item in encoding.get("/Differences", []) if isinstance(encoding, Dictionary) else []:
        if isinstance(item, Name):
            names[code] = item
            code += 1
        else:
            code = int(item)
    return names


def _meanings(cmap: bytes) -> dict[int, bytes]:
    """Return what a ToUnicode map says of each code, as hexadecimal."""
    meanings: dict[int, bytes] = {}
    for body in _BFCHAR.findall(cmap):
        meanings.update((int(code, 16), text) for code, text in _PAIR.findall(body))
    for body in _BFRANGE.findall(cmap):
        for first, last, text, listed in _RANGE.findall(body):
            begin, end = int(first, 16), int(last, 16)
            if listed:
                meanings.update(enumerate(_TEXT.findall(listed)[: end - begin + 1], start=begin))
            elif text:
                width = len(text)
                meanings.update(
                    (code, b"%0*x" % (width, int(text, 16) + code - begin))
                    for code in range(begin, min(end, 65535) + 1)
                )
    return meanings


def _cmap(meanings: Mapping[int, bytes], used: Collection[int], width: int) -> bytes:
    lines = [b"<%0*x> <%s>" % (2 * width, code, text) for code, text in sorted(meanings.items()) if code in used]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<%s> <%s>\nendcodespacerange\n"
        % (b"00" * width, b"ff" * width)
        + body
        + b"endcmap\nend\nend\n"
    )
