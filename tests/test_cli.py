"""The command's exit codes and messages; nobody sees a traceback or a person's name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.production import ROSTER, draw_lines

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def call(*arguments: str | Path, cwd: Path | None = None, without: str = "") -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.modules.update({{}} if not {without!r} else {{{without!r}: None}}); "
    code += "from redactor.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=cwd,
        env={**os.environ, "COLUMNS": "200"}, timeout=300, check=False,
    )  # fmt: skip


def test_help_names_every_verb_and_exit_code() -> None:
    shown = call("--help").stdout
    for verb in ("run", "review", "verify", "log", "summary", "evaluate", "order", "rules"):
        assert f"  {verb} " in shown
    for code in ("0 all", "3 a", "4 input", "5 order", "6 the", "7 a", "130 interrupted"):
        assert code in shown


@pytest.mark.parametrize(
    "verb", ["run", "review", "verify", "log", "summary", "evaluate", "order new", "rules check", "rules schema"]
)
def test_every_verb_has_a_runnable_example_and_stands_in_the_readme(verb: str) -> None:
    assert f"Example: redactor {verb}" in call(*verb.split(), "--help").stdout
    assert f"redactor {verb}" in README


@pytest.mark.parametrize("code", ["0", "3", "4", "5", "6", "7", "130"])
def test_the_readme_explains_every_exit_code(code: str) -> None:
    assert f"| `{code}` |" in README


def test_the_program_answers_help_without_loading_a_model() -> None:
    code = (
        "import sys; sys.argv = ['redactor', '--help']\n"
        "from redactor.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'pymupdf', 'pydantic', 'presidio_analyzer', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("make", "exit_code", "message"),
    [
        (lambda p: (), 4, "Error: A source does not exist. Check the path.\n"),
        (
            lambda p: ("--order", _write(p / "o.yaml", "id: x\nsurprise: 1\n")),
            5,
            "Error: o.yaml: case: Field required.\n",
        ),
        (
            lambda p: ("--roster", _write(p / "r.csv", ROSTER.replace("family_name", "Zelaya", 1))),
            5,
            "Error: r.csv: row 1: column 3 is not a roster column. Columns are: subject_id, a_number, family_name, "
            "given_names, aliases, date_of_birth, relief, relief_status, status_date, appeals_exhausted_on, waiver.\n",
        ),
        (
            lambda p: ("--roster", _write(p / "r.csv", ROSTER + "S-2,217-604-938,Other,,,,,,,,\n")),
            5,
            "Error: r.csv: row 3: a_number: the same as in row 2.\n",
        ),
        (lambda p: ("--volume", "../x"), 4, "Error: --volume: use 1 to 32 letters, digits, - or _ (not `private`).\n"),
        (
            lambda p: ("--bates-prefix", "A B"),
            4,
            "Error: --bates-prefix: use at most 24 letters, digits, -, _ or . and no spaces.\n",
        ),
    ],
)
def test_bad_input_gets_a_clear_error_and_writes_nothing(tmp_path: Path, make, exit_code: int, message: str) -> None:
    done = call("run", tmp_path / "in", "--out", tmp_path / "out", *make(tmp_path))
    assert (done.returncode, done.stderr, done.stdout) == (exit_code, message, "")
    assert not (tmp_path / "out").exists()


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_an_output_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", ["text"])
    (tmp_path / "out").mkdir()
    mine = _write(tmp_path / "out" / "mine.txt", "mine")
    done = call("run", tmp_path / "in", "--out", tmp_path / "out")
    assert done.returncode == 4
    assert done.stderr == ("Error: OUT is not empty and holds no job of this program. Choose another output folder.\n")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [mine.name]


def test_a_missing_option_is_a_usage_error() -> None:
    done = call("run", "somewhere")
    assert done.returncode == 2
    assert "--out" in done.stderr


def test_the_cluster_engine_says_that_it_is_missing(tmp_path: Path) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", ["text"])
    done = call("run", tmp_path / "in", "--out", tmp_path / "out", "--engine", "ray", without="ray")
    assert done.returncode == 7


@pytest.mark.parametrize("verb", ["verify", "log"])
def test_looking_at_no_job_is_a_clear_error(verb: str, tmp_path: Path) -> None:
    done = call(verb, tmp_path)
    assert done.returncode == 4
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
