"""Take the pictures of the review that stand in docs/: five views, in two widths, light and dark.

    python samples/review_pictures.py out/demo docs

The job must have been run; Chromium and the package `playwright` must be installed. The names are the samples' own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from redactor.jobs.drawing import draw_sample

VIEWS = {"queue": "", "page": "documents/ICE-0000001", "log": "log", "people": "people", "sample": "sample"}
LOOKS = {"light": (1280, 800), "dark": (1920, 1080)}
COLOURS = 200
SAMPLED = 12


def main() -> int:
    """Serve the job, open each view in each look, write a small PNG."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("out", type=Path)
    options.add_argument("folder", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.out.parent) as folder:
        out = Path(folder) / "out"
        shutil.copytree(chosen.out, out)  # The sample is drawn in a copy: the job stays as it is.
        draw_sample(out, size=SAMPLED, seed=1)
        serve_and_take(out, chosen.folder)
    return 0


def serve_and_take(out: Path, folder: Path) -> None:
    command = [sys.executable, "-c", "from redactor.cli import main; main()", "review", str(out)]
    server = subprocess.Popen(
        [*command, "--reviewer", "Ana Ruiz"], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        address = server.stdout.readline().split(": ", 1)[1].strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
            for look, (width, height) in LOOKS.items():
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look)
                for name, path in VIEWS.items():
                    take(context.new_page(), address + path, folder / f"review-{name}-{look}.png", name)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def take(page: Page, address: str, path: Path, name: str) -> None:
    """Open a view, choose what shows most, and write it with few colours."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    if name == "people":
        page.locator("#rows a").first.click()
    if name == "page":
        page.keyboard.press("v")
        page.keyboard.press("v")
        page.wait_for_selector(".sheet.produced")
    page.wait_for_timeout(800)
    page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
