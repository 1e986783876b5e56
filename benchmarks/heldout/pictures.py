"""Draw what is no text: a face, a fingerprint, a signature."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFilter


def draw(kind: str, seed: int = 0) -> Image.Image:
    """Return a grey picture: photo, fingerprint or signature."""
    rng = random.Random(f"{kind}{seed}")
    return {"photo": _photo, "fingerprint": _finger}.get(kind, _signature)(rng)


def _photo(rng: random.Random) -> Image.Image:
    image = Image.new("L", (240, 300), 196)
    pen = ImageDraw.Draw(image)
    pen.rectangle((20, 220, 220, 300), fill=70 + rng.randrange(40))
    pen.ellipse((70, 50, 170, 190), fill=150 + rng.randrange(30))
    pen.pieslice((62, 36, 178, 150), 180, 360, fill=40)
    for x in (98, 142):
        pen.ellipse((x - 8, 108, x + 8, 118), fill=30)
    pen.line((120, 120, 115, 145, 124, 146), fill=90, width=3)
    pen.arc((98, 140, 142, 170), 20, 160, fill=60, width=4)
    noise = Image.effect_noise((240, 300), 22)
    return Image.blend(image.filter(ImageFilter.GaussianBlur(1.5)), noise, 0.18)


def _finger(rng: random.Random) -> Image.Image:
    image = Image.new("L", (180, 220), 250)
    pen = ImageDraw.Draw(image)
    for ring in range(4, 84, 6):
        points = []
        for step in range(0, 361, 6):
            angle = math.radians(step)
            wobble = 1 + 0.06 * math.sin(5 * angle + ring / 9) + rng.uniform(-0.012, 0.012)
            points.append((90 + ring * wobble * math.cos(angle), 110 + ring * 1.2 * wobble * math.sin(angle)))
        pen.line(points, fill=60 + rng.randrange(60), width=3)
    return image.filter(ImageFilter.GaussianBlur(0.8))


def _signature(rng: random.Random) -> Image.Image:
    image = Image.new("L", (420, 110), 255)
    pen = ImageDraw.Draw(image)
    x, points = 20.0, []
    while x < 390:
        points.append((x, 60 + 34 * math.sin(x / 17 + rng.uniform(-0.7, 0.7)) * rng.uniform(0.3, 1)))
        x += rng.uniform(4, 9)
    pen.line(points, fill=20, width=4, joint="curve")
    pen.line((30, 92, 380, 80), fill=30, width=3)
    return image.filter(ImageFilter.GaussianBlur(0.7))
