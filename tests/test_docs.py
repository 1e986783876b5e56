"""The documentation: its commands are the program's, its reference is complete, and it builds without a warning."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from redactor.cli import command
from tests._confidential_order import allowing
from tests.production import ROSTER

ROOT = Path(__file__).parent.parent
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "decisions" not in path.parts)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
RUN_AT_ONCE = ("order new", "rules check", "rules schema")
"""These need no finished job; of the others every option is read, and the tests of the whole program run them."""
HAS_MKDOCS = importlib.util.find_spec("material") is not None


def commands(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    if path.name == "README.md":
        lines = [line.strip() for line in text.splitlines() if line.startswith("    redactor ")]
    return [shlex.split(line)[1:] for line in lines if line.startswith("redactor ")]


def verb_of(arguments: list[str]) -> tuple[str, click.Command, list[str]]:
    context = click.Context(command)
    verb = command.get_command(context, arguments[0])
    assert verb is not None, arguments[0]
    if isinstance(verb, click.Group):
        inner = verb.get_command(context, arguments[1])
        assert inner is not None, arguments[1]
        return " ".join(arguments[:2]), inner, arguments[2:]
    return arguments[0], verb, arguments[1:]


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_is_one_of_the_program(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if not any(arguments[:2] == ["order", "new"] for arguments in commands(path)):
        allowing(tmp_path / "my-order.yaml")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    shutil.copy(ROOT / "rules" / "privilege" / "default.yaml", tmp_path / "counsel.yaml")
    for arguments in commands(path):
        name, verb, rest = verb_of(arguments)
        if name in RUN_AT_ONCE:
            result = CliRunner().invoke(verb, rest, standalone_mode=False)
            assert result.exception is None, arguments
        else:
            verb.make_context(name, list(rest))


def test_the_pages_have_commands_to_check() -> None:
    found = [" ".join(verb_of(arguments)[0] for arguments in commands(path)) for path in PAGES]
    wanted = (
        "run",
        "verify",
        "log",
        "summary",
        "evaluate",
        "order new",
        "rules check",
        "rules schema",
        "qc draw",
        "qc report",
        "supplement",
        "challenge",
    )
    for name in wanted:
        assert any(name in one for one in found), name


def test_an_option_that_does_not_exist_would_be_found() -> None:
    _, verb, rest = verb_of(["run", "documents", "--out", "x", "--no-such-option"])
    with pytest.raises(click.NoSuchOption):
        verb.make_context("run", rest)


@pytest.fixture(scope="module")
def reference() -> dict[str, str]:
    pytest.importorskip("mkdocs", reason="MkDocs is not installed")
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


def test_the_reference_has_every_command_option_exit_code_key_and_column(reference: dict[str, str]) -> None:
    context = click.Context(command)
    for name in command.list_commands(context):
        assert f"redactor {name}" in reference["commands"]
    for option in command.get_command(context, "run").params:
        assert all(one in reference["commands"] for one in option.opts if one.startswith("--"))
    for code in ("0", "3", "4", "5", "6", "7", "130"):
        assert f"| `{code}` |" in reference["exit-codes"]
    for key in ("confidentiality_legend", "privilege_log", "protects", "needs_context", "a_number", "separator"):
        assert f"| `{key}` |" in reference["rules"]
    for column in ("redaction_id", "inner_clause", "general_subject_matter", "is_anything_withheld"):
        assert f"`{column}`" in reference["columns"]


@pytest.mark.slow
@pytest.mark.skipif(not HAS_MKDOCS, reason="MkDocs Material is not installed")
def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "reference" / "commands.html").is_file()
