"""`redactor rules`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("rules")
def command() -> None:
    """Work with the rule files."""


@command.command("check", epilog="Example: redactor rules check --order my-order.yaml")
@click.option("--order", type=click.Path(path_type=Path), help="Also check this protective order.")
@click.option("--roster", type=click.Path(path_type=Path), help="Also check this roster.")
@click.option("--counsel", type=click.Path(path_type=Path), help="Also check this counsel list.")
def check(order: Path | None, roster: Path | None, counsel: Path | None) -> int:
    """Read every rule file, run the examples in it, and say what is wrong."""
    from redactor.detect import check_examples
    from redactor.rules import load_counsel, load_forms, load_order, load_recognizers, load_roster, rules_folder
    from redactor.rules.vendor_columns import load_vendor_columns

    load_vendor_columns()
    recognizers, forms = load_recognizers(), load_forms()
    orders = [load_order(path) for path in sorted((rules_folder() / "orders").glob("*.yaml"))]
    if order:
        orders.append(load_order(order))
    load_counsel(counsel)
    if roster:
        click.echo(f"roster: {len(load_roster(roster))} people")
    examples = check_examples(recognizers)
    click.echo(f"{len(recognizers)} recognizers ({examples} examples pass), {len(forms)} forms, {len(orders)} orders")
    for one in orders:
        for warning in one.warnings():
            click.echo(f"Warning: {one.id}: {warning}", err=True)
    return 0


@command.command("schema", epilog="Example: redactor rules schema order")
@click.argument("kind")
def schema(kind: str) -> int:
    """Print the JSON Schema of a KIND of file for editors: order, recognizer, form, counsel, roster, load-file …"""
    import json

    from redactor.rules.schemas import schema_of

    click.echo(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))
    return 0
