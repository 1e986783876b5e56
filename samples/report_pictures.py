"""Take the pictures of the report that stand in docs/: wide and light, narrow and dark, and as printed.

    python samples/report_pictures.py out/demo docs

The job must have been run; Chromium and the package `playwright` must be installed. Fails where the page asks for
anything from a network, is wider than its window, or prints on no page.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

LOOKS = {"": ("light", 1440, 1000), "-narrow": ("dark", 414, 896)}
COLOURS = 200
PRINTED_SCALE = 1.3
SHEETS_SHOWN = 2


def main() -> int:
    """Open the served report in each look and print it to PDF."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("out", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--volume", default="VOL001")
    chosen = options.parse_args()
    report = (chosen.out / chosen.volume / "report.html").resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for name, look in LOOKS.items():
            photograph(browser, report, look, chosen.folder / f"report{name}.png")
        printed(browser, report, chosen.folder / "report-print.png")
        browser.close()
    return 0


def photograph(browser: Browser, report: Path, look: tuple[str, int, int], path: Path) -> None:
    """Write what a window of that size shows; nothing may be asked for, and nothing may stick out at the side."""
    scheme, width, height = look
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    if [url for url in asked if not url.startswith(("file:", "data:"))]:
        raise SystemExit("The report asks for something from a network.")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        raise SystemExit(f"The report is wider than a window of {width} points.")
    page.screenshot(path=path)
    shrink(path)
    page.close()


def printed(browser: Browser, report: Path, path: Path) -> None:
    """Write the first sheets of the report as printed, side by side."""
    page = browser.new_page(color_scheme="dark")
    page.goto(report.as_uri())
    with pypdfium2.PdfDocument(page.pdf(format="Letter", print_background=True)) as pdf:
        sheets = [pdf[n].render(scale=PRINTED_SCALE).to_pil() for n in range(min(len(pdf), SHEETS_SHOWN))]
    page.close()
    if not sheets:
        raise SystemExit("The report prints on no page.")
    whole = Image.new("RGB", (sum(one.width + 8 for one in sheets) - 8, sheets[0].height), "#888888")
    for number, sheet in enumerate(sheets):
        whole.paste(sheet, (number * (sheet.width + 8), 0))
    whole.save(path)
    shrink(path)


def shrink(path: Path) -> None:
    """Write the picture again with few colours."""
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
