"""What a paralegal reads when a run has ended. Source names are shown: the terminal is on the private side."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from redactor.jobs.result import Result
    from redactor.model import Status

SHOWN = 40
STATUSES: tuple[Status, ...] = ("produced", "withheld", "quarantined")


def print_result(result: Result) -> None:
    """Print counts, what waits for a person, warnings and where to look."""
    console = Console()
    redactions = sum(document.redactions for document in result.documents)
    pages = sum(document.pages for document in result.documents if document.status == "produced")
    console.print(
        f"[bold]{result.count('produced')}[/] produced ({pages} pages, {redactions} redactions), "
        f"[bold]{result.count('withheld')}[/] withheld, [bold]{result.count('quarantined')}[/] wait for a person."
    )
    waiting = [document for document in result.documents if document.status == "quarantined"]
    if waiting:
        table = Table(title="Waiting for a person (details: private/quarantine/)", title_justify="left")
        for heading in ("Bates", "pages", "reason"):
            table.add_column(heading)
        for document in waiting[:SHOWN]:
            table.add_row(document.begbates, str(document.pages), document.reason)
        console.print(table)
        if len(waiting) > SHOWN:
            console.print(f"… and {len(waiting) - SHOWN} more, in private/crossref.csv")
    for warning in result.warnings:
        click.echo(f"Warning: {warning}", err=True)
    console.print(f"Volume: {result.volume}   Report: {result.volume / 'report.html'}", soft_wrap=True)


def result_as_json(result: Result) -> str:
    """Return counts, documents and warnings as JSON; the terminal is on the private side, so sources are named."""
    content = {
        "exit_code": result.exit_code,
        "volume": str(result.volume),
        "counts": {status: result.count(status) for status in STATUSES},
        "documents": [dataclasses.asdict(document) for document in result.documents],
        "warnings": list(result.warnings),
        "passed_over": [dataclasses.asdict(one) for one in result.passed_over],
    }
    return json.dumps(content, indent=1, ensure_ascii=False)
