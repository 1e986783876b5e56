"""Print what of the volume differs with the person: python -m tests.twins [WORD …] [--keep FOLDER]."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.twins.pages import KINDS
from tests.twins.volumes import compared


def main() -> int:
    """Print the table; 1 if something differs that is not known to."""
    parser = argparse.ArgumentParser(prog="python -m tests.twins")
    parser.add_argument("words", nargs="*", help="only kinds whose name holds one of these")
    parser.add_argument("--keep", type=Path, help="folder in which sources and volumes are left")
    arguments = parser.parse_args()
    kinds = [kind for kind in KINDS if not arguments.words or any(word in kind[0] for word in arguments.words)]
    with tempfile.TemporaryDirectory() as made:
        told = compared(kinds, arguments.keep or Path(made), jobs=len(os.sched_getaffinity(0)))
    print("| document | what differs with the person |\n|---|---|")
    for name, differences in told.items():
        print(f"| {name} | {'; '.join(differences) or 'nothing'} |")
    return 1 if any(told.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
