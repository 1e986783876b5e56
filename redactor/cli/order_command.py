"""`redactor order`."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.errors import InputError, RulesError

EXAMPLE = (
    'redactor order new my-order.yaml --caption "Doe v. Agency" --number 20-cv-1 --docket-entry "ECF No. 12" --yes'
)


@click.group("order")
def command() -> None:
    """Work with protective orders."""


@command.command("new", epilog=f"Example: {EXAMPLE}")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--caption", help="Names of the parties, as in the caption.")
@click.option("--court", default="United States District Court, Southern District of New York", help="The court.")
@click.option("--number", help="Number of the case, for example 19-cv-8876 (JSR).")
@click.option("--docket-entry", help="Number of the order on the docket, for example ECF No. 68.")
@click.option("--response-to", default="", help="The request that the production answers.")
@click.option("--legend", default="", help="Confidentiality legend for every page.")
@click.option("--yes", "is_quiet", is_flag=True, help="Ask nothing; leave what is not given for counsel to complete.")
def new(path: Path, is_quiet: bool, **given: str | None) -> int:
    """Write a commented order to FILE from a few questions. Clauses and labels begin as those of the default order."""
    from redactor.rules import NewOrder, clause_ids, load_order, order_text

    if path.exists():
        raise InputError("There is a file of that name already. Choose another name.")
    answers = {name: _asked(name, value, is_quiet) for name, value in given.items()}
    paragraphs = {} if is_quiet else {one: _paragraph(one) for one in clause_ids()}
    try:
        path.write_text(order_text(NewOrder(**answers, paragraphs=paragraphs)), encoding="utf-8")
    except OSError:
        raise InputError("The file cannot be written there. Check the path and its permissions.") from None
    try:
        order = load_order(path)
    except RulesError:
        path.unlink()
        raise
    click.echo(f"Written: {path}")
    for warning in order.warnings():
        click.echo(f"Warning: {warning}", err=True)
    return 0


_QUESTIONS = {
    "caption": "Caption (names of the parties)", "court": "Court", "number": "Number of the case",
    "docket_entry": "Docket entry of the order", "response_to": "Request that is answered (may be empty)",
    "legend": "Confidentiality legend for every page (may be empty)",
}  # fmt: skip
_NEEDED = ("caption", "number", "docket_entry")


def _asked(name: str, given: str | None, is_quiet: bool) -> str:
    if given:
        return given
    if is_quiet:
        if name in _NEEDED:
            raise InputError(f"--{name.replace('_', '-')} is needed with --yes.")
        return ""
    return str(click.prompt(_QUESTIONS[name], default=None if name in _NEEDED else ""))


def _paragraph(clause: str) -> str:
    return str(click.prompt(f"Paragraph of the order for `{clause}` (may be empty)", default=""))
