"""A second reader, where it is installed: tesseract looks again at what the first was not sure of."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache

import cv2

from redactor.optical.lines import Pixels

_SECONDS = 20.0
_LANGUAGES = ("eng", "spa")


@lru_cache(maxsize=1)
def _command() -> tuple[str, ...] | None:
    """Return how tesseract is called, once a process; None where it or its English is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(  # noqa: S603  # a program found on the path, no input of the document
            [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False, text=True
        ).stdout.split()
    except (OSError, subprocess.TimeoutExpired):
        return None
    languages = [one for one in _LANGUAGES if one in listed]
    return (program, "stdin", "stdout", "--psm", "7", "-l", "+".join(languages)) if "eng" in languages else None


def read_again(crop: Pixels) -> str | None:
    """Return what the second reader takes a line for; None where there is none, or it fails on it."""
    command = _command()
    if command is None:
        return None
    framed = cv2.copyMakeBorder(crop, 8, 8, 8, 8, cv2.BORDER_CONSTANT, value=255)
    _, png = cv2.imencode(".png", framed)
    # One thread: several workers share the machine, and its threads cost more than they bring.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        answer = subprocess.run(  # noqa: S603  # the pixels go in by the pipe
            command, input=png.tobytes(), capture_output=True, timeout=_SECONDS, check=False, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.decode("utf-8", "replace").strip() if answer.returncode == 0 else None
