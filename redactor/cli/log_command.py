"""`redactor log`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from redactor.errors import InputError

COLUMNS = ("redaction_id", "bates", "inner_category", "inner_clause", "confidence", "detectors", "text")


@click.command("log", epilog="Example: redactor log production/ --category person-name --below 0.6")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--document", help="Only the document with this first Bates number.")
@click.option("--category", help="Only this category (exact, not as served).")
@click.option("--clause", help="Only this clause (exact, not as served).")
@click.option("--below", type=float, help="Only redactions with a confidence below this.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, all columns.")
def command(
    out: Path, document: str | None, category: str | None, clause: str | None, below: float | None, as_json: bool
) -> int:
    """Show the inner log of OUT. It holds what was removed: keep it from the other side."""
    wanted = {"begbates": document, "inner_category": category, "inner_clause": clause}
    rows = [
        row
        for row in read_inner_log(out)
        if all(value is None or row[key] == value for key, value in wanted.items())
        and (below is None or float(str(row["confidence"])) < below)
    ]
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    table = Table()
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(str(row[column]).replace("\n", " ") for column in COLUMNS))
    Console().print(table)
    click.echo(f"{len(rows)} redactions")
    return 0


def read_inner_log(out: Path) -> Iterator[dict[str, object]]:
    """Yield the rows of private/redaction-log-full.jsonl; raises InputError when there is none."""
    path = out / "private" / "redaction-log-full.jsonl"
    if not path.is_file():
        raise InputError("There is no finished job in OUT. Run `redactor run` first.")
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
