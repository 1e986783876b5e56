"""`redactor qc`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from redactor.review.qc_report import QcReport

WAITS = 3


@click.group("qc")
def command() -> None:
    """Measure what the redaction missed, on a sample of produced pages."""


@command.command("draw", epilog="Example: redactor qc draw production/ --size 400 --seed 2026")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--size", type=click.IntRange(min=1), required=True, help="How many pages are drawn.")
@click.option("--seed", type=int, required=True, help="A number; with it anybody can draw the same pages again.")
def draw(out: Path, size: int, seed: int) -> int:
    """Draw a blind sample of the produced pages of OUT: at random within forms, scans, narrative and e-mail.

    Then `redactor review OUT` shows the pages under "Sample", without why they were drawn.
    """
    from redactor.jobs.drawing import draw_sample

    sample = draw_sample(out, size=size, seed=seed)
    click.echo(f"Sample {sample.number}: {len(sample.pages)} of {sum(n for _, n in sample.kinds)} produced pages.")
    click.echo("Look at them in `redactor review`, under Sample; then `redactor qc report` states the figures.")
    return 0


@command.command("report", epilog="Example: redactor qc report production/")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--sample", "number", type=click.IntRange(min=1), default=None, help="Default: the last one drawn.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def report(out: Path, number: int | None, as_json: bool) -> int:
    """State the share of pages with a miss, with exact 95 % upper bounds, and how far reviewers agree.

    Ends with 3 while a page is not looked at, or a miss that was marked is not redacted.
    """
    from redactor.review.qc_report import as_plain, qc_report

    found = qc_report(out, number=number or 0)
    if as_json:
        click.echo(json.dumps(as_plain(found), indent=1, ensure_ascii=False))
    else:
        _print(found)
    return 0 if found.is_final and not found.open_misses else WAITS


def _print(found: QcReport) -> None:
    from rich.console import Console

    from redactor.review.qc_report import agreement_words, sentence

    console = Console()
    console.print(_strata(found))
    for pair in found.pairs:
        click.echo(f"{pair.reviewers[0]} and {pair.reviewers[1]} agree {agreement_words(pair.agreement)}.")
    if found.misses:
        console.print(_misses(found))
    if not found.is_final:
        click.echo(f"{found.left} of {len(found.sample.pages)} pages are not looked at: until then nothing is bounded.")
        return
    click.echo()
    click.echo(sentence(found))
    if found.open_misses:
        click.echo(f"\nStill readable: {found.open_misses} of these. Redact them in `redactor review`.", err=True)


def _strata(found: QcReport) -> object:
    from rich.table import Table

    from redactor.review.qc_report import percent

    shown = Table(title=f"Sample {found.sample.number} of {found.volume}", title_justify="left")
    for name in ("kind of page", "pages", "looked at", "with a miss", "share", "at most (95 %)"):
        shown.add_column(name, justify="left" if name == "kind of page" else "right")
    for one in found.strata:
        figures = (percent(one.share), percent(one.bound, up=True)) if found.is_final else ("–", "–")
        shown.add_row(one.name, f"{one.pages:,}", f"{one.looked_at:,}", f"{one.misses:,}", *figures)
    whole = [sum(column) for column in zip(*((s.pages, s.looked_at, s.misses) for s in found.strata), strict=True)]
    figures = (percent(found.share), percent(found.bound, up=True)) if found.is_final else ("–", "–")
    shown.add_section()
    shown.add_row("all, weighted", *(f"{n:,}" for n in whole), *figures)
    return shown


def _misses(found: QcReport) -> object:
    from rich.table import Table

    shown = Table(title="What was missed", title_justify="left")
    for name in ("page", "category", "marked by", "now"):
        shown.add_column(name)
    for miss in found.misses:
        shown.add_row(miss.bates, miss.category, miss.reviewer, miss.state)
    return shown
