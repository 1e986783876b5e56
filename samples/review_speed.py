"""Measure the review on a production of 2,000 documents: the first page, and turning pages.

    python samples/review_speed.py out/demo samples/production

The finished job of the samples is repeated in job.db until it has 2,000 documents, every copy with a source of its own
(a hard link), so the review meets as much as after a run of that size. Chromium and `playwright` must be installed.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from redactor.jobs.codec import from_json, to_json
from redactor.settings import Settings

DOCUMENTS = 2000
TURNS = 40


def main() -> int:
    """Repeat the job, serve it, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("out", type=Path)
    options.add_argument("source", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.out.parent) as folder:
        out = repeat(chosen.out, chosen.source, Path(folder))
        command = [sys.executable, "-c", "from redactor.cli import main; main()", "review", str(out)]
        server = subprocess.Popen(
            [*command, "--reviewer", "Ana Ruiz"], stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        try:
            measure(server.stdout.readline().split(": ", 1)[1].strip())
        finally:
            server.terminate()
            server.wait()
    return 0


def repeat(job: Path, source: Path, folder: Path) -> Path:
    """Return a job in which every document stands as often as it takes."""
    out, sources = folder / "out", folder / "in"
    shutil.copytree(job, out)
    shutil.rmtree(out / "private" / "review", ignore_errors=True)
    with sqlite3.connect(out / "private" / "job.db") as db:
        rows = db.execute("SELECT document_id, source FROM documents ORDER BY place").fetchall()
        names = dict(rows)
        place, number = 0, 10_000
        db.execute("PRAGMA foreign_keys = OFF")
        while place < DOCUMENTS:
            for document_id, name in names.items():
                if place == DOCUMENTS:
                    break
                copy = f"copy-{place // len(names):03d}/{name}"
                path = sources / copy
                path.parent.mkdir(parents=True, exist_ok=True)
                os.link(source / name, path)
                number += copied(db, document_id, copy, place, number)
                place += 1
        for document_id in names:
            for table in ("decisions", "findings", "readings", "documents"):
                db.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))  # noqa: S608
        settings = from_json(Settings, db.execute("SELECT value FROM job WHERE key = 'settings'").fetchone()[0])
        settings = dataclasses.replace(settings, sources=(sources,), out=out)
        db.execute("UPDATE job SET value = ? WHERE key = 'settings'", (to_json(settings),))
    return out


def copied(db: sqlite3.Connection, document_id: str, name: str, place: int, first_bates: int) -> int:
    """Write one copy of a document and return how many pages it has."""
    made = hashlib.sha256(name.encode()).hexdigest()[:16]
    db.execute(
        "INSERT INTO documents (document_id, place, source, sha256, pages, first_bates, state, failure, worked, "
        "output_sha256, basis, doc_type, concerns) SELECT ?, ?, ?, sha256, pages, ?, state, failure, worked, "
        "output_sha256, basis, doc_type, concerns FROM documents WHERE document_id = ?",
        (made, place + 100_000, name, first_bates, document_id),
    )
    db.execute(
        "INSERT INTO findings SELECT ?, replace(findings, ?, ?) FROM findings WHERE document_id = ?",
        (made, document_id, made, document_id),
    )
    for (packed,) in db.execute("SELECT reading FROM readings WHERE document_id = ?", (document_id,)).fetchall():
        read = zlib.decompress(packed).replace(document_id.encode(), made.encode())
        db.execute("INSERT INTO readings VALUES (?, ?)", (made, zlib.compress(read, 1)))
    db.execute(
        "INSERT INTO decisions SELECT ?, ordinal, page, action, category, clause, rule, score, found_by, text, "
        "subject, replace(place, ?, ?), decision FROM decisions WHERE document_id = ?",
        (made, document_id, made, document_id),
    )
    return max(1, db.execute("SELECT pages FROM documents WHERE document_id = ?", (made,)).fetchone()[0] or 1)


def measure(address: str) -> None:
    """Print the time to the first page, and of turning pages in documents that have several."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for turn in ("first visit", "second visit"):
            began = time.perf_counter()
            page.goto(address)
            page.wait_for_selector("body[data-ready]")
            print(f"queue, {turn}: {1000 * (time.perf_counter() - began):.0f} ms")
        rows = page.evaluate(
            "async () => (await (await fetch(`${document.documentElement.dataset.base}/api/queue`)).json()).rows"
        )
        several = [row["begbates"] for row in rows if row["pages"] > 1 and row["state"] == "produced"][:TURNS]
        times = [t for begbates in several for t in turned(page, f"{address}documents/{begbates}")][:TURNS]
        told("page turns", times)
        told("next document", onward(page, f"{address}documents/{rows[len(rows) // 2]['begbates']}"))
        busy = os.getloadavg()[0]
        print(json.dumps({"documents": len(rows), "cores": os.cpu_count(), "load": round(busy, 1)}))
        browser.close()


def told(name: str, times: list[float]) -> None:
    print(
        f"{name}: {len(times)}, median {statistics.median(times):.0f} ms, "
        f"95 % below {sorted(times)[int(0.95 * (len(times) - 1))]:.0f} ms, slowest {max(times):.0f} ms"
    )


def onward(page: Page, address: str) -> list[float]:
    """Return how long it took from one document to the next, by key, until its first page is shown."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    times = []
    for _ in range(TURNS // 2):
        page.wait_for_timeout(400)
        here = page.evaluate("document.documentElement.dataset.begbates")
        began = time.perf_counter()
        page.keyboard.press(".")
        page.wait_for_selector(f"html:not([data-begbates='{here}']) body[data-ready]")
        times.append(1000 * (time.perf_counter() - began))
    return times


def turned(page: Page, address: str) -> list[float]:
    """Return how long each page of a document took from the key to the picture."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    pages = int(page.locator("#page-count").inner_text())
    times = []
    for number in range(2, pages + 1):
        page.wait_for_timeout(400)  # A person looks at a page before turning it.
        began = time.perf_counter()
        page.keyboard.press("]")
        page.wait_for_selector(f"body[data-page='{number}']")
        times.append(1000 * (time.perf_counter() - began))
    return times


if __name__ == "__main__":
    sys.exit(main())
