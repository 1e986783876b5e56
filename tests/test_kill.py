"""A few of the kill test's trials; `make kill-test` runs all."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.own_processes
@pytest.mark.model
@pytest.mark.slow
def test_a_job_ended_at_any_turn_goes_on_to_the_same_bytes() -> None:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.kill", "--documents", "0", "--seed", "5"]
    done = subprocess.run(
        [*command, "--moments", "2", "--workers", "1", "--every", "40"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    ended = {line[:10].strip(): int(line.split()[-3]) for line in done.stdout.splitlines()[2:]}
    assert min(ended[way] for way in ("change", "full disk", "power cut")) >= 1
