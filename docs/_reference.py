"""Writes the pages of the reference from the program when the documentation is built (an MkDocs hook)."""

from __future__ import annotations

import re
from typing import Any

import click
from mkdocs.structure.files import File, Files

from redactor.cli import command
from redactor.errors import RedactorError
from redactor.model import INNER_COLUMNS, SERVED_COLUMNS
from redactor.produce.categories import CATEGORY_COLUMNS, WITHHELD_COLUMNS
from redactor.produce.changes import CHANGE_COLUMNS, CLAWBACK_COLUMNS
from redactor.produce.logs import PRIVILEGE_COLUMNS
from redactor.rules.schemas import MODELS, schema_of


def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages."""
    for name, text in pages().items():
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    return files


def pages() -> dict[str, str]:
    """Return the pages by name."""
    return {"commands": _commands(), "exit-codes": _exit_codes(), "rules": _rules(), "columns": _columns()}


def _commands() -> str:
    parts = ["# Commands\n"]
    context = click.Context(command, info_name="redactor")
    for name in command.list_commands(context):
        verb = command.get_command(context, name)
        assert verb is not None
        inner = click.Context(verb, info_name=name, parent=context)
        verbs = [(inner, verb)]
        if isinstance(verb, click.Group):
            verbs = [(click.Context(one, info_name=sub, parent=inner), one) for sub, one in verb.commands.items()]
        for each, one in verbs:
            parts.append(f"## {each.command_path}\n\n```text\n{one.get_help(each)}\n```\n")
    return "\n".join(parts)


def _exit_codes() -> str:
    rows = [
        "# Exit codes\n",
        "| code | when |",
        "|---|---|",
        "| `0` | every document was produced, or withheld as decided |",
    ]
    found: dict[int, list[str]] = {}
    waiting = list(RedactorError.__subclasses__())
    for one in waiting:
        found.setdefault(one.exit_code, []).append((one.__doc__ or "").splitlines()[0])
    rows += [f"| `{code}` | {' '.join(texts)} |" for code, texts in sorted(found.items())]
    return "\n".join([*rows, "| `130` | interrupted; run the same command again |", ""])


def _rules() -> str:
    parts = ["# Keys of the rule files\n"]
    for kind in MODELS:
        schema = schema_of(kind)
        parts.append(f"## {kind}\n")
        parts.append(_keys(schema))
        parts.extend(
            f"### {name}\n\n{_keys(one)}" for name, one in schema.get("$defs", {}).items() if "properties" in one
        )
    return "\n".join(parts)


def _keys(schema: dict[str, Any]) -> str:
    needed = schema.get("required", ())
    rows = ["| key | kind | needed |", "|---|---|---|"]
    for key, value in schema.get("properties", {}).items():
        rows.append(f"| `{key}` | {_kind(value)} | {'yes' if key in needed else ''} |")
    return "\n".join(rows) + "\n"


def _kind(value: dict[str, Any]) -> str:
    if "enum" in value:
        return "one of " + ", ".join(f"`{one}`" for one in value["enum"])
    if "$ref" in value:
        return value["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in value:
        return " or ".join(_kind(one) for one in value["anyOf"])
    if value.get("type") == "array":
        return "list of " + _kind(value.get("items", {}))
    return re.sub(r"[^a-z-]", "", str(value.get("const") or value.get("type", "any")))


def _columns() -> str:
    inner = [column for column in INNER_COLUMNS if column not in SERVED_COLUMNS]
    tables = {
        "LOGS/redaction-log": SERVED_COLUMNS, "private/redaction-log-full.jsonl (and those of the served log)": inner,
        "LOGS/privilege-log, by document": PRIVILEGE_COLUMNS, "LOGS/privilege-log, by category": CATEGORY_COLUMNS,
        "LOGS/withheld-materials": WITHHELD_COLUMNS, "LOGS/change-log, of a supplement": CHANGE_COLUMNS,
        "LOGS/clawback, of a supplement": CLAWBACK_COLUMNS,
    }  # fmt: skip
    parts = ["# Columns of the logs\n"]
    for name, columns in tables.items():
        parts.append(f"## {name}\n\n" + ", ".join(f"`{column}`" for column in columns) + "\n")
    return "\n".join(parts)
