"""Search for faults of intake and verification by coverage, with atheris: python -m tests.fuzz.guided intake.

What is looked for: intake ends with a `DocumentError` or a document, whatever the bytes; verification ends with a
verdict, and never calls a file clean that shows the removed name. Only the Python code is measured; crashes of the
engines under it end the search and leave their input behind.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.campaign import seeds

LARGEST = 60_000
"""Bytes of a document that is tried; small ones are tried more often."""
FINDING = 77
"""Exit code of libFuzzer when a target raised."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="folder for what was found")
    arguments = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed (extra `fuzz`): nothing was searched.")
        return 0
    import atheris

    keep = (arguments.keep or Path(tempfile.gettempdir()) / "redactor-fuzz").resolve()
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(seeds()):
            if len(seed.raw) <= LARGEST:
                (corpus / f"{number:04d}").write_bytes(seed.raw)
        with atheris.instrument_imports(include=["redactor"]):
            try_once = TARGETS[arguments.target](Path(folder))
        atheris.Setup(
            [
                "guided", str(corpus), f"-max_total_time={arguments.seconds}", f"-max_len={LARGEST}", "-seed=1",
                "-rss_limit_mb=4096", "-timeout=60", f"-artifact_prefix={keep}/{arguments.target}-", "-verbosity=0",
                "-print_final_stats=1",
            ],
            _told(try_once),
        )  # fmt: skip
        atheris.Fuzz()
    return 0


def _told(try_once: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Print where a fault is, and never what it says."""

    def one(raw: bytes) -> None:
        try:
            try_once(raw)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            print(
                f"FOUND {type(error).__name__} at " + " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames)
            )
            raise

    return one


def _intake(folder: Path) -> Callable[[bytes], None]:
    from redactor.errors import DocumentError
    from redactor.intake import check_offsets, read_document

    path = folder / "s.pdf"

    def try_once(raw: bytes) -> None:
        path.write_bytes(raw)
        try:
            document = read_document(path, source="s.pdf", document_id="d")
        except DocumentError:
            return
        check_offsets(document)

    return try_once


def _verify(folder: Path) -> Callable[[bytes], None]:
    from redactor.errors import DocumentError
    from redactor.verify import text_of, verify
    from tests._verify_documents import NAME, build

    made = build(folder)
    path = folder / "o.pdf"
    redacted = dataclasses.replace(made.redacted, path=str(path))

    def try_once(raw: bytes) -> None:
        path.write_bytes(raw)
        verdict = verify(redacted, made.source, made.document, made.decisions)
        if not verdict.is_clean:
            return
        try:
            text = " ".join(text_of(path))
        except DocumentError:
            text = NAME
        if NAME in text:
            raise AssertionError("a file that shows the name was called clean")

    return try_once


TARGETS: dict[str, Callable[[Path], Callable[[bytes], None]]] = {"intake": _intake, "verify": _verify}

if __name__ == "__main__":
    sys.exit(main())
