"""`redactor evaluate`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("evaluate", epilog="Example: redactor evaluate production/ --truth documents/truth.json")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--truth", required=True, type=click.Path(path_type=Path), help="Labelled set (truth.json).")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option("--show-misses", is_flag=True, help="Also list what was missed, with its text.")
def command(out: Path, truth: Path, as_json: bool, show_misses: bool) -> int:
    """Compare a finished job with a labelled set: what leaked, what was lost."""
    from redactor.evaluate import evaluate, to_json, to_text
    from redactor.verify import text_as_seen

    evaluation = evaluate(out, truth, read_pdf=text_as_seen)
    click.echo(to_json(evaluation) if as_json else to_text(evaluation, show_misses=show_misses))
    return 0
