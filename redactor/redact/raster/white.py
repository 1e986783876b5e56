"""What is put in the place of pixels that go: white, as far as a picture's colours say how it is written.

It is the same whatever stood there. Where white is not known (inks by name, Lab, ink JPEGs) it is the commonest
colour of what stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pikepdf
from numpy.typing import NDArray

from redactor.redact.raster.jpeg_file import APP14, Segment
from redactor.redact.raster.region import Mask
from redactor.redact.raster.samples import Shape, components_of

_LIGHT = frozenset(("/DeviceGray", "/CalGray", "/DeviceRGB", "/CalRGB", "/G", "/RGB"))
_DARK = frozenset(("/DeviceCMYK", "/CMYK"))


def white_of(image: pikepdf.Object, shape: Shape) -> tuple[int, ...] | None:
    """Return the stored samples that are white; None where that is not known."""
    space = image.get("/ColorSpace")
    if space is None:
        return None
    kind = str(space if isinstance(space, pikepdf.Name) else space[0])
    if kind in ("/Indexed", "/I"):
        return _lightest(space, shape)
    count = components_of(space) if kind in _LIGHT | _DARK | {"/ICCBased"} else 0
    if count not in (1, 3, 4):
        return None
    most = (1 << shape.bits) - 1
    value = 0 if count == 4 else most
    return tuple(most - value if turned else value for turned in _turned(image, count))


def _turned(image: pikepdf.Object, count: int) -> list[bool]:
    decode = [float(one) for one in image.get("/Decode", [])]
    if len(decode) != 2 * count:
        return [False] * count
    return [first > last for first, last in zip(decode[::2], decode[1::2], strict=True)]


def _lightest(space: pikepdf.Object, shape: Shape) -> tuple[int, ...] | None:
    """Return the number of the lightest colour of a palette."""
    count = components_of(space[1])
    table = space[3]
    raw = bytes(table.read_bytes()) if isinstance(table, pikepdf.Stream) else bytes(table)
    colours = min(len(raw) // count, 1 << shape.bits, int(space[2]) + 1)
    base = str(space[1] if isinstance(space[1], pikepdf.Name) else space[1][0])
    if count not in (1, 3, 4) or not colours or base == "/Lab":
        return None
    sums = np.frombuffer(raw[: colours * count], np.uint8).reshape(colours, count).sum(axis=1)
    return (int(sums.argmin() if count == 4 else sums.argmax()),)


def in_jpeg(white: tuple[int, ...] | None, segments: Sequence[Segment], names: Sequence[int]) -> tuple[int, ...] | None:
    """Return white as a JPEG's own components; `names` are their numbers in its header."""
    if white is None or len(white) != len(names) or len(names) == 4:
        return None
    if len(names) == 1:
        return white
    adobe = [one.body[11] for one in segments if one.marker == APP14 and len(one.body) >= 12]
    is_rgb = adobe[-1] == 0 if adobe else bytes(names) == b"RGB"
    if is_rgb:
        return white
    return (white[0], 128, 128) if len(set(white)) == 1 else None


def blank_of(
    levels: NDArray[np.integer], gone: Mask, white: tuple[int, ...] | None
) -> NDArray[np.integer] | tuple[int, ...]:
    """Return what to put under the mask: white where it is known, else the commonest colour of what stays."""
    if white is not None and len(white) == levels.shape[-1]:
        return white
    stays = levels[~gone]
    if not stays.size:
        return np.zeros(levels.shape[-1], levels.dtype)
    some = stays[:: max(len(stays) // 200_000, 1)]
    _, index, counts = np.unique(some, axis=0, return_index=True, return_counts=True)
    return np.asarray(some[index[int(counts.argmax())]])
