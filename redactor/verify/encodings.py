"""The spellings under which a text can lie in bytes, and the readings that bytes can have."""

from __future__ import annotations

import base64
import binascii
import html
import re
import urllib.parse
from collections.abc import Iterator

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[\s]*){4,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_OCTAL = re.compile(r"\\([0-7]{1,3})")


def spellings(text: str) -> frozenset[bytes]:
    """Return the bytes under which a text is looked for in a raw file; ASCII letters in lower case.

    Latin-1 (as PDFDocEncoding), UTF-8, UTF-16 of both orders, hexadecimal of each, octal escapes, URL and HTML
    escapes of every character. Base64 has `base64_spellings`, since there case counts.
    """
    lower = text.lower()
    plain = {lower.encode(name, errors="ignore") for name in ("latin-1", "utf-8", "utf-16-be", "utf-16-le")}
    cased = {text.encode(name, errors="ignore") for name in ("latin-1", "utf-8", "utf-16-be", "utf-16-le")}
    cased |= {text.upper().encode(name, errors="ignore") for name in ("latin-1", "utf-16-be")} | plain
    found = set(plain)
    for one in cased:
        found.add(one.hex().encode())
        found.add("".join(f"\\{b:03o}" for b in one).encode())
        found.add("".join(f"%{b:02x}" for b in one).encode())
    for spelled in (text, lower, text.upper()):
        found.add("".join(f"&#{ord(c)};" for c in spelled).encode())
        found.add("".join(f"&#x{ord(c):x};" for c in spelled).encode())
    found.add(urllib.parse.quote(lower).lower().encode())
    found.add(urllib.parse.quote_plus(lower).lower().encode())
    found.add(html.escape(lower).encode())
    return frozenset(f for f in found if len(f) >= 5)


def base64_spellings(text: str) -> frozenset[bytes]:
    """Return what a text looks like inside base64, whichever of the three places in a group it begins at."""
    found: set[bytes] = set()
    for spelled in {text, text.lower(), text.upper()}:
        for name in ("utf-8", "utf-16-be"):
            coded = spelled.encode(name, errors="ignore")
            for shift in range(3):
                whole = base64.b64encode(b"\0" * shift + coded)
                # The first and the last group mix with what stands around the text.
                start, end = (0, 2, 3)[shift], len(coded + b"\0" * shift) * 8 // 6
                found.add(whole[start:end])
    return frozenset(f for f in found if len(f) >= 8)


def readings(text: str, depth: int = 2) -> Iterator[str]:
    """Yield a string and what it becomes when escapes in it are undone, `depth` of them one inside the other."""
    yield text
    if depth == 0:
        return
    for undone in _undone(text):
        if undone and undone != text:
            yield from readings(undone, depth - 1)


def _undone(text: str) -> Iterator[str]:
    if "%" in text or "+" in text:
        yield urllib.parse.unquote_plus(text, errors="replace")
    if "&" in text:
        yield html.unescape(text)
    if "\\" in text:
        yield _OCTAL.sub(lambda m: chr(int(m.group(1), 8) & 0xFF), text)
    for match in _HEX.finditer(text):
        yield _as_text(bytes.fromhex("".join(match.group().split())))
    for match in _BASE64.finditer(text):
        yield _from_base64(match.group())


def _from_base64(text: str) -> str:
    body = text.rstrip("=").replace("-", "+").replace("_", "/")
    body = body[: len(body) - 1] if len(body) % 4 == 1 else body
    try:
        return _as_text(base64.b64decode(body + "=" * (-len(body) % 4)))
    except binascii.Error:
        return ""


def _as_text(raw: bytes) -> str:
    """Read bytes as UTF-16 where every other one is zero, as UTF-8 where that is possible, else as Latin-1."""
    if len(raw) >= 4 and raw[0::2].count(0) > len(raw) // 3:
        return raw.decode("utf-16-be", errors="replace")
    if len(raw) >= 4 and raw[1::2].count(0) > len(raw) // 3:
        return raw.decode("utf-16-le", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
