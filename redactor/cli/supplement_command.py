"""`redactor supplement`."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path)


@click.command("supplement", epilog="Example: redactor supplement production/ --roster roster-2.csv --volume VOL002")
@click.argument("out", type=FILE)
@click.option("--roster", type=FILE, help="The roster as it is now. Default: that of the last volume.")
@click.option("--volume", required=True, help="Name of the new volume, such as VOL002.")
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes. Default: as in the last run.")
def command(out: Path, roster: Path | None, volume: str, jobs: int | None) -> int:
    """Produce anew what changes after OUT was served: protection that ended, names that were missed, decisions since.

    The new volume in OUT holds only the documents whose redactions change, under the same Bates numbers, with an
    overlay load file, a change log and a list of what must be returned. Exact grounds and texts: private/supplements/.
    """
    from redactor.cli.progress import shown_progress
    from redactor.jobs.supplement import supplement

    with shown_progress() as watch:
        made = supplement(out, volume=volume, roster=roster, jobs=jobs, watch=watch)
    if not made.documents:
        click.echo("No redaction changes: there is nothing to produce anew.")
    else:
        click.echo(f"Documents produced anew in {made.volume or 'no volume'}: {len(made.replaced)}")
        click.echo(f"Earlier copies to be returned: {len(made.returned)}")
        click.echo(f"Every change, with its ground: {out / 'private' / 'supplements' / volume / 'changes.csv'}")
    for one in made.waiting:
        click.echo(f"{one.before.begbates} waits for a person: it is not replaced.", err=True)
    return made.exit_code
