"""Produce the sample folder, and act on the result: what a document-production script looks like.

    python samples/produce.py --out out/demo

Ends with the exit code of the job: 0, or 3 when a document waits for a person.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import redactor
from redactor.errors import RedactorError

PRODUCTION = Path(__file__).parent / "production"


def main() -> int:
    """Run the job, say what is ready and what waits, and write it down for the next step."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--source", type=Path, default=PRODUCTION)
    chosen = options.parse_args()
    roster, counsel = chosen.source / "roster.csv", chosen.source / "counsel.yaml"
    try:
        result = redactor.run(
            chosen.source,
            out=chosen.out,
            roster=roster if roster.is_file() else None,
            counsel=counsel if counsel.is_file() else None,
        )
    except RedactorError as error:
        print(f"The production stopped: {error}", file=sys.stderr)
        return error.exit_code

    ready = [document for document in result.documents if document.status == "produced"]
    waiting = [document for document in result.documents if document.status == "quarantined"]
    print(f"{len(ready)} documents are ready in {result.volume}; {result.count('withheld')} are withheld.")
    for document in waiting:
        print(f"waits for a person: {document.begbates} ({document.reason})")
    for warning in result.warnings:
        print(f"warning: {warning}", file=sys.stderr)

    # The next step of a production line reads this file: it stays on the private side.
    todo = [{"begbates": d.begbates, "source": d.source, "reason": d.reason} for d in waiting]
    note = chosen.out / "private" / "waiting.json"
    note.write_text(json.dumps(todo, indent=2) + "\n", encoding="utf-8")
    note.chmod(0o600)
    print(f"Look at {result.volume / 'report.html'}")
    return result.exit_code


if __name__ == "__main__":
    sys.exit(main())
