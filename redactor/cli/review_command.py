"""`redactor review`."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from redactor.review.server import Link


@click.command("review", epilog="Example: redactor review production/ --reviewer 'Ana Ruiz' --reviewer 'Tom Bell'")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--reviewer", "reviewers", multiple=True, help="Name of a reviewer, once for each. Default: who is logged in."
)
@click.option("--second-reviewer", is_flag=True, help="Demand a second reviewer's sign-off in this job from now on.")
@click.option("--port", default=0, show_default=True, help="Port on 127.0.0.1; 0 is any that is free.")
def command(out: Path, reviewers: tuple[str, ...], second_reviewer: bool, port: int) -> int:
    """Serve the review of OUT as a web page on this machine, until interrupted.

    Decisions are kept in OUT/private/job.db. `redactor run` with the same options follows them.
    """
    from redactor.review.server import serve

    names = tuple(dict.fromkeys(name.strip() for name in reviewers if name.strip())) or (getpass.getuser(),)
    serve(out, reviewers=names, port=port, second_reviewer=second_reviewer, ready=_show)
    return 0


def _show(links: list[Link]) -> None:
    for link in links:
        click.echo(f"{link.reviewer}: {link.address}")
    click.echo("Each link is one reviewer's own. End with Ctrl-C; nothing is lost.", err=True)
