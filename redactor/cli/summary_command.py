"""`redactor summary`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redactor.errors import InputError

if TYPE_CHECKING:
    from redactor.produce import SummaryTable


@click.command("summary", epilog="Example: redactor summary production/ --by quarter")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--by", "period", type=click.Choice(["month", "quarter", "year"]), default="quarter", show_default=True,
    help="Period of the dates.",
)  # fmt: skip
@click.option(
    "--threshold", type=click.IntRange(min=2), default=11, show_default=True, help="Numbers below it are withheld."
)
@click.option("--json", "as_json", is_flag=True, help="The tables as JSON; null is a number that is withheld.")
def command(out: Path, period: str, threshold: int, as_json: bool) -> int:
    """Print a summary of OUT for the public: counts of documents, without small numbers or what would tell them."""
    from redactor.produce import summary_tables

    path = out / "private" / "summary.json"
    if not path.is_file():
        raise InputError("There is no finished job in OUT. Run `redactor run` first.")
    documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
    tables = summary_tables(documents, period=period, threshold=threshold)
    if as_json:
        click.echo(json.dumps([asdict(table) for table in tables], indent=1, ensure_ascii=False))
        return 0
    for table in tables:
        _print(table)
    click.echo(f"–: a number from 1 to {threshold - 1}, or one that would tell such a number.")
    return 0


def _print(table: SummaryTable) -> None:
    from rich.console import Console
    from rich.table import Table

    turned = len(table.rows) == 1
    shown = Table(title=table.title, title_justify="left")
    shown.add_column("")
    for name in table.rows if turned else table.columns:
        shown.add_column(name, justify="right")
    cells = list(zip(*table.cells, strict=True)) if turned else table.cells
    for name, row in zip(table.columns if turned else table.rows, cells, strict=True):
        shown.add_row(name, *("–" if cell is None else f"{cell:,}" for cell in row))
    Console().print(shown)
