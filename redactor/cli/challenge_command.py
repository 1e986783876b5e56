"""`redactor challenge`."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from redactor.review.challenges import Recorded

OUTCOMES = ("pending", "upheld", "lifted", "withdrawn")


@click.command(
    "challenge",
    epilog="Example: redactor challenge production/ R-0123456789 --outcome lifted --note 'so ordered, ECF No. 91'",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("redaction_id", metavar="[REDACTION_ID]", required=False)
@click.option("--outcome", type=click.Choice(OUTCOMES), help="What became of it; `pending` while nothing did.")
@click.option("--reviewer", help="Who records it. Default: who is logged in.")
@click.option("--note", default="", help="Who challenged, on which ground, who decided; needed to lift.")
def command(out: Path, redaction_id: str | None, outcome: str | None, reviewer: str | None, note: str) -> int:
    """Record a challenge to one redaction of OUT and its outcome; without an id, list what was recorded.

    `lifted` rejects that one redaction: the next `redactor supplement` produces its document anew. Where a second
    reviewer is demanded, it waits for one in `redactor review`.
    """
    from redactor.review.challenges import challenge, register

    if redaction_id is None:
        _print(register(out))
        return 0
    if outcome is None:
        raise click.UsageError("Say --outcome: " + ", ".join(OUTCOMES) + ".")
    made = challenge(out, redaction_id, outcome=outcome, reviewer=reviewer or getpass.getuser(), note=note)
    click.echo(f"Challenge {made.number} of {made.redaction_id} on {made.bates}: {made.outcome}.")
    if made.state == "waits":
        click.echo("It waits for a second reviewer, and nothing is lifted until then.")
    return 0


def _print(found: tuple[Recorded, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    shown = Table(title="Challenges", title_justify="left")
    for name in ("redaction", "page", "clause", "outcome", "recorded", "by", "state"):
        shown.add_column(name)
    for one in found:
        shown.add_row(
            one.redaction_id, one.bates, one.clause, one.outcome, one.recorded_at[:10], one.reviewer, one.state
        )
    Console().print(shown)
