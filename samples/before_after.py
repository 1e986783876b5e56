"""Draw a page of a source and of its redacted copy side by side: the picture in the README.

python samples/before_after.py SOURCE.pdf PRODUCED.pdf docs/before-after.png
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

SCALE = 1.35
GAP = 24


def main(source: Path, produced: Path, picture: Path) -> None:
    """Write the picture of both first pages, source at the left."""
    pages = []
    for path in (source, produced):
        with pypdfium2.PdfDocument(path) as pdf:
            pdf.init_forms()
            pages.append(pdf[0].render(scale=SCALE).to_pil().convert("RGB"))
    width = sum(page.width for page in pages) + 3 * GAP
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), "#c8ccd2")
    x = GAP
    for page in pages:
        sheet.paste(page, (x, GAP))
        x += page.width + GAP
    sheet.quantize(64).save(picture, optimize=True)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
