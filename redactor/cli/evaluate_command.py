"""`redactor evaluate`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "evaluate",
    epilog="Example: redactor evaluate production/ --truth documents/truth.json",
)
@click.argument("out", type=click.Path(path_type=Path), required=False)
@click.option("--truth", type=click.Path(path_type=Path), help="Labelled set (truth.json).")
@click.option("--roster", type=click.Path(path_type=Path), help="Also by who is on this roster.")
@click.option(
    "--text", type=click.Path(path_type=Path), help="Instead of a job: labelled text, CoNLL-style or Presidio-style."
)
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option(
    "--misses", "--show-misses", "show_misses", is_flag=True, help="Also list what was missed, with its text."
)
def command(
    out: Path | None, truth: Path | None, roster: Path | None, text: Path | None, as_json: bool, show_misses: bool
) -> int:
    """Compare a finished job with a labelled set: what leaked, what was lost. With --text: names found."""
    if text is not None:
        return _of_text(text, as_json=as_json, show_misses=show_misses)
    from redactor.evaluate import evaluate, to_json, to_text
    from redactor.evaluation_pixels import Eyes
    from redactor.verify import pages_as_drawn, scans_as_drawn, text_as_seen

    if out is None or truth is None:
        raise click.UsageError("Give the folder of a job and --truth, or --text.")
    eyes = Eyes(pages=pages_as_drawn, scans=scans_as_drawn)
    evaluation = evaluate(out, truth, read_pdf=text_as_seen, roster=roster, eyes=eyes)
    click.echo(to_json(evaluation) if as_json else to_text(evaluation, show_misses=show_misses))
    return 0


def _of_text(path: Path, *, as_json: bool, show_misses: bool) -> int:
    from redactor.detect import name_reader
    from redactor.evaluation_text import evaluate_text, load_text_set, text_to_json, text_to_text

    evaluation = evaluate_text(load_text_set(path), name_reader())
    click.echo(text_to_json(evaluation) if as_json else text_to_text(evaluation, show_misses=show_misses))
    return 0
