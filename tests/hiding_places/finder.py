"""Search a file for the secret, by brute force and with nothing of `redactor.verify`.

It reads the bytes; what every codec makes of every stream, referenced or not; every string and name; the text that
pdfium, MuPDF and the content streams themselves give, in several orders; the letters that fonts still hold; and it
compares pages and pictures with those of the same redaction of the decoy, pixel by pixel.
"""

from __future__ import annotations

import base64
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import numpy as np
import pikepdf
import pymupdf
import pypdfium2 as pdfium

from tests.hiding_places.secret import Secret

LEAST = 5
"""Letters or digits of the secret that count as a find."""
DPI = 110
_BETWEEN_DECIMALS = re.compile(r"(?<=\d\.\d{5}) (?=-?\d+\.\d{5}(?!\d))")
"""The blank between two coordinates as the program writes them; numbers of other forms are read on."""
_STRANGE = re.compile(r"(?![\x85\xa0\xadÁáÉé])[\x80-\xff]")
"""Letters that neither secret nor decoy has: without their accents, packed bytes spell five letters by chance."""
DIFFERS = 48
"""Grey steps, of 255, by which a pixel must differ from the decoy's."""


def needles(secret: Secret) -> frozenset[str]:
    """Return every run of `LEAST` letters of a word of the secret, and of the number's digits, forwards and back."""
    found: set[str] = set()
    for word in (*secret.name.split(), *secret.unknown.split(), secret.number):
        plain = squeeze(word).removeprefix("a") if word == secret.number else squeeze(word)
        runs = {plain[i : i + LEAST] for i in range(len(plain) - LEAST + 1)}
        found |= runs | {run[::-1] for run in runs}
    return frozenset(found)


def squeeze(text: str) -> str:
    """Return letters and digits alone, without accents, in one case."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if c.isalnum() and not unicodedata.combining(c)).casefold()


def finds(raw: bytes, decoy: bytes | None, secret: Secret, *, but: frozenset[str] = frozenset()) -> list[str]:
    """Return where the secret is found in a PDF; `decoy` is the same redaction of the decoy's document.

    The needles in `but` are not looked for.
    """
    wanted = needles(secret) - but
    found = [where for where, text in _texts(raw) if _holds(text, wanted)]
    found += [where for where, content in _contents(raw) if in_bytes(content, wanted)]
    found += _subset_letters(raw, secret)
    if decoy is not None:
        found += _differences(raw, decoy)
    return sorted(set(found))


def needles_in(raw: bytes, secret: Secret) -> frozenset[str]:
    """Return the needles that stand anywhere in a PDF."""
    wanted = needles(secret)
    found = {one for _, text in _texts(raw) for one in wanted if one in squeeze(text)}
    for _, content in _contents(raw):
        for plain in map(_plain, _readings(content)):
            found |= {one for one in wanted if one in plain}
    return frozenset(found)


def _holds(text: str, wanted: frozenset[str]) -> bool:
    plain = squeeze(text)
    return any(one in plain for one in wanted)


def in_bytes(content: bytes, wanted: frozenset[str]) -> bool:
    """Return whether bytes hold a needle, under any encoding that a reader might try.

    Only blanks and hyphens are passed over: five letters strewn over compressed bytes would be chance. So would be the
    digits of two coordinates, read as one number: `525.88540 60.00000` is no `85406`, and stands so in documents that
    never held the secret. A blank between two numbers that both have decimals therefore counts.
    """
    return any(one in plain for plain in map(_plain, _readings(content)) for one in wanted)


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text) if not text.isascii() else text
    return re.sub(r"[\s\u0300-\u036f-]", "", _BETWEEN_DECIMALS.sub("|", apart)).casefold()


def _readings(content: bytes) -> Iterator[str]:
    latin = _STRANGE.sub("\0", content.decode("latin-1"))
    yield latin
    yield content.decode("utf-8", "ignore")
    for start in (0, 1):
        yield content[start:].decode("utf-16-be", "ignore")
        yield content[start:].decode("utf-16-le", "ignore")
    yield re.sub(r"%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), latin)
    yield re.sub(r"#([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), latin)
    yield re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8) & 255), latin)
    yield re.sub(r"&#(\d+);", lambda m: chr(min(int(m[1]), 0x10FFFF)), latin)
    for match in re.finditer(r"(?:[0-9A-Fa-f]{2}\s*){5,}", latin):
        plain = bytes.fromhex("".join(match[0].split()))
        yield plain.decode("latin-1")
        yield plain.decode("utf-16-be", "ignore")
    for match in re.finditer(r"[A-Za-z0-9+/]{8,}={0,2}", latin):
        body = match[0].rstrip("=")
        for start in range(4):
            part = body[start:]
            yield base64.b64decode(part[: len(part) // 4 * 4]).decode("latin-1")


def _contents(raw: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of the file, and what can be unpacked from them, files inside files included."""
    yield "bytes of the file", raw
    for match in re.finditer(rb"stream\r?\n", raw):
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(raw[match.end() :], 1 << 24)
        except zlib.error:
            continue
        yield "unpacked bytes", content
    for content in _streams(raw):
        yield "stream", content
        if depth < 2 and content.startswith(b"%PDF-"):
            yield from _contents(content, depth + 1)
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from (("attached archive", archive.read(name)) for name in archive.namelist())


def _streams(raw: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                try:
                    yield one.read_bytes()
                except pikepdf.PdfError:
                    yield one.read_raw_bytes()


def _texts(raw: bytes) -> Iterator[tuple[str, str]]:
    yield from (("string or name", text) for text in _strings(raw))
    yield from (("text, pdfium", text) for text in _pdfium_texts(raw))
    yield from (("text, MuPDF", text) for text in _mupdf_texts(raw))
    yield from (("shown strings", text) for text in _shown(raw))


def _strings(raw: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        stack: list[object] = [*pdf.objects, pdf.trailer]
        seen: set[tuple[int, int]] = set()
        while stack:
            one = stack.pop()
            if isinstance(one, pikepdf.String):
                yield str(one)
                yield bytes(one).decode("latin-1")
            elif isinstance(one, pikepdf.Name):
                yield str(one)
            elif isinstance(one, pikepdf.Array):
                stack.extend(item for item in one if not _is_seen(item, seen))
            elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                yield " ".join(one.keys())
                stack.extend(value for _, value in one.items() if not _is_seen(value, seen))


def _is_seen(item: object, seen: set[tuple[int, int]]) -> bool:
    if not isinstance(item, pikepdf.Object) or not item.is_indirect:
        return False
    if item.objgen in seen:
        return True
    seen.add(item.objgen)
    return False


def _orders(letters: list[tuple[str, float, float]]) -> Iterator[str]:
    """Yield letters as drawn, backwards, row by row, column by column and along slanted lines."""
    yield "".join(c for c, _, _ in letters)
    for turn in (0, 90, 45, 135):
        cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        placed = [(round((y * cos - x * sin) / 6), x * cos + y * sin, c) for c, x, y in letters]
        yield "".join(c for _, _, c in sorted(placed))


def _pdfium_texts(raw: bytes) -> Iterator[str]:
    opened = pdfium.PdfDocument(raw)
    for page in opened:
        text = page.get_textpage()
        count = text.count_chars()
        yield text.get_text_range()
        letters = []
        for index in range(count):
            letter = text.get_text_range(index, 1)
            left, bottom, right, top = text.get_charbox(index, loose=True)
            letters.append((letter, (left + right) / 2, (bottom + top) / 2))
        yield from _orders(letters)
        text.close()
        page.close()
    opened.close()


def _mupdf_texts(raw: bytes) -> Iterator[str]:
    with pymupdf.open(stream=raw, filetype="pdf") as opened:
        for page in opened:
            yield page.get_text(clip=pymupdf.INFINITE_RECT())
            spans = page.get_texttrace()
            letters = [(chr(c[0]), float(c[2][0]), float(c[2][1])) for span in spans for c in span["chars"] if c[0] > 0]
            yield from _orders(letters)


def _shown(raw: bytes) -> Iterator[str]:
    """Yield the operands of every content stream, drawn or not, as Latin-1 and by each ToUnicode of the file."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        maps = [_map(font.ToUnicode.read_bytes()) for font in _fonts(pdf) if "/ToUnicode" in font]
        for one in _drawing(pdf):
            pieces = list(_operands(one))
            yield b"".join(pieces).decode("latin-1")
            for width, texts in maps:
                for shown in (b"".join(pieces), *pieces):
                    codes = (int.from_bytes(shown[i : i + width]) for i in range(0, len(shown), width))
                    yield "".join(texts.get(code, "") for code in codes)


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]


def _drawing(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    yield from pdf.pages
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and (one.get("/Subtype") == "/Form" or "/PatternType" in one):
            yield one


def _operands(one: pikepdf.Object) -> Iterator[bytes]:
    for operands, _ in pikepdf.parse_content_stream(one):
        for operand in operands:
            if isinstance(operand, pikepdf.String):
                yield bytes(operand)
            elif isinstance(operand, pikepdf.Array):
                yield b"".join(bytes(item) for item in operand if isinstance(item, pikepdf.String))


def _map(cmap: bytes) -> tuple[int, dict[int, str]]:
    texts: dict[int, str] = {}
    width = 1
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            width = len(code) // 2
            texts[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "ignore")
    return width, texts


def _subset_letters(raw: bytes, secret: Secret) -> Iterable[str]:
    """Name a subset font that still holds a letter which nothing but the secret used.

    A font with letters that stand nowhere in the document is no subset and spells nothing. Nor does a letter that a
    page shows in this very font: there it is the kept text's ("citizen", "requirements"), and would be told without
    the secret too. The hiding places' own kept text has none of these letters, so that for them nothing is excused.
    """
    only = set("qzx")
    shown = _shown_letters(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for font in _fonts(pdf):
            if "/ToUnicode" in font and "/FontDescriptor" in font.get("/DescendantFonts", [font])[0]:
                letters = {c for text in _map(font.ToUnicode.read_bytes())[1].values() for c in squeeze(text)}
                excused = shown.get(str(font.get("/BaseFont", "")).removeprefix("/"), set())
                if (letters - excused) & only and "j" not in letters:
                    yield "letters of a subset font"


def _shown_letters(raw: bytes) -> dict[str, set[str]]:
    """Return the letters that can be seen on a page, by the name of their font."""
    found: dict[str, set[str]] = {}
    with pymupdf.open(stream=raw, filetype="pdf") as opened:
        for page in opened:
            frame = page.rect * page.derotation_matrix
            for span in page.get_texttrace():
                if span["type"] != 3 and span["opacity"] > 0:
                    seen = (chr(c[0]) for c in span["chars"] if c[0] > 0 and frame.intersects(c[3]))
                    found.setdefault(span["font"], set()).update(squeeze("".join(seen)))
    return found


def _differences(raw: bytes, decoy: bytes) -> Iterator[str]:
    """Compare pages and pictures with the decoy's: what differs tells which of the two was taken out."""
    if any(_differ(a, b) for a, b in zip(_pages(raw), _pages(decoy), strict=True)):
        yield "pixels of the page"
    if sorted(_pictures(raw)) != sorted(_pictures(decoy)):
        yield "pixels of a picture"


def _differ(one: np.ndarray, other: np.ndarray) -> bool:
    """Return whether a pixel lies outside the range of the pixels around it in the other page.

    An edge that lies a fraction of a point elsewhere is what `tests.width_attack` measures.
    """
    if one.shape != other.shape:
        return True
    return bool(((one > _around(other, np.maximum) + DIFFERS) | (one < _around(other, np.minimum) - DIFFERS)).any())


def _around(page: np.ndarray, choose: np.ufunc) -> np.ndarray:
    padded = np.pad(page.astype(int), 1, mode="edge")
    rows, columns = page.shape
    shifted = [padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    return choose.reduce(shifted)


def _pages(raw: bytes) -> list[np.ndarray]:
    opened = pdfium.PdfDocument(raw)
    drawn = [page.render(scale=DPI / 72, grayscale=True).to_numpy().squeeze().copy() for page in opened]
    opened.close()
    return drawn


def _pictures(raw: bytes) -> list[bytes]:
    found = []
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
                try:
                    found.append(one.read_bytes(pikepdf.StreamDecodeLevel.all))
                except pikepdf.PdfError:
                    found.append(one.read_raw_bytes())
    return found
