"""Measure the driver's memory at many documents, without working them.

    python -m benchmarks.driver OUT --documents 500 2000 10000

Takes the database of a finished job, repeats its documents up to a number, and lets the driver do all that it does
for a whole production: combine, decide what every log holds, write the volume's files, read them back. The PDFs are
empty files, so their own check (a file at a time) finds them broken, which is no matter here.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.bench import peak
from redactor import pipeline
from redactor.jobs import finish
from redactor.jobs.ledger import weigh
from redactor.jobs.store import Store
from redactor.rules import rules_folder
from redactor.settings import Settings
from redactor.verify import verify_volume

KEY = bytes(range(32))


def repeated(job: Path, database: Path, documents: int) -> None:
    """Write a database of so many documents: those of a job again and again, in turn."""
    shutil.copy(job, database)
    with sqlite3.connect(database) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        present = db.execute(
            "SELECT document_id, state, pages, failure, worked FROM documents ORDER BY place"
        ).fetchall()
        found = dict(db.execute("SELECT document_id, findings FROM findings"))
        db.execute("DELETE FROM documents")
        db.execute("DELETE FROM findings")
        number = 1
        for place in range(documents):
            old, state, pages, failure, worked = present[place % len(present)]
            new = f"{old[:8]}{place:08d}"
            failure, worked = (text and text.replace(old, new) for text in (failure, worked))
            db.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (new, place, f"{place}.pdf", "0" * 64, pages, number, state, failure, worked, "0" * 64),
            )
            if old in found:
                db.execute("INSERT INTO findings VALUES (?, ?)", (new, found[old].replace(old, new)))
            number += max(pages or 0, 1)
    db.close()


def note(step: str) -> None:
    """Say the largest memory so far."""
    print(f"  {step:<8} {peak(os.getpid()):>5} MiB", flush=True)


def do_all(job: Path, out: Path, documents: int) -> int:
    """Do what the driver does for so many documents; return the number of redactions."""
    settings = Settings(sources=(out,), out=out)
    database = settings.private_folder / "job.db"
    database.parent.mkdir(parents=True)
    repeated(job, database, documents)
    knowledge = pipeline.load_knowledge(settings)
    with Store(database) as store:
        matter = pipeline.combine(store.all_findings(), knowledge, job_key=KEY, decided_on=datetime.date(2026, 1, 1))
        note("combine")
        records = finish.records_of(store, settings, knowledge, KEY, weigh((), ()))
        note("records")
        for folder, suffix in (("PDF", "pdf"), ("TEXT", "txt")):
            (settings.volume_folder / folder).mkdir(parents=True)
            for record in records:
                (settings.volume_folder / folder / f"{record.begbates}.{suffix}").touch()
        finish.write_volume(
            records, store, matter, settings, knowledge, job_key=KEY, passed_over=(), alike=(),
            order_path=rules_folder() / "orders" / "ny-v-ice-ecf68.yaml",
        )  # fmt: skip
        note("write")
        rows = sum(len(record.entries) for record in records)
        del records
    report = verify_volume(settings.volume_folder)
    note("check")
    failed = Counter(leak.check for leak in report.failures)
    if set(failed) - {"pdf", "load-files"}:
        raise RuntimeError(f"the logs did not read back: {dict(failed)}")
    return rows


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("out", type=Path, help="a finished job")
    options.add_argument("--documents", type=int, nargs="+", default=[500, 2000, 10000])
    chosen = options.parse_args()
    print(f"{'documents':>9} {'redactions':>10} {'MiB':>6} {'CPU s':>7}")
    for documents in chosen.documents:
        child = os.fork()
        if not child:
            with tempfile.TemporaryDirectory() as folder:
                began = time.process_time()
                rows = do_all(chosen.out / "private" / "job.db", Path(folder) / "out", documents)
            print(f"{documents:>9} {rows:>10} {peak(os.getpid()):>6} {time.process_time() - began:>7.1f}", flush=True)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
