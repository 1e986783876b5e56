"""`redactor run`."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path)


@click.command("run", epilog="Example: redactor run documents/ --roster roster.csv --out production/")
@click.argument("sources", metavar="SOURCE [SOURCE ...]", nargs=-1, required=True, type=FILE)
@click.option("--out", required=True, type=FILE, help="Output folder; the same command again resumes in it.")
@click.option("--order", type=FILE, help="Protective order (YAML). Default: rules/orders/ny-v-ice-ecf68.yaml")
@click.option("--roster", type=FILE, help="CSV of the noncitizens known to be in the production.")
@click.option(
    "--counsel", type=FILE, help="Attorneys, domains and legends (YAML). Default: rules/privilege/default.yaml"
)
@click.option("--volume", default="VOL001", show_default=True, help="Name of the production volume.")
@click.option("--bates-prefix", default="ICE-", show_default=True, help="Bates numbers are this + 7 digits.")
@click.option("--bates-start", default=1, show_default=True, type=int, help="First Bates number.")
@click.option("--jobs", type=int, help="Worker processes. Default: the number of cores, of the machine or the cluster.")
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where workers run."
)
@click.option("--ray-address", help="Running Ray cluster to join, as host:port. Default: one started on this machine.")
@click.option("--job-key", type=FILE, help="Key of another run, for the same ids and pseudonyms.")
@click.option("--sign-key", type=FILE, help="Ed25519 private key (PEM): signs the manifest.")
@click.option(
    "--trust-ocr-layer", is_flag=True, help="Take an invisible text layer over a scan for what the scan says."
)
@click.option("--dat", type=FILE, help="SOURCE is a vendor's production, and this is its load file.")
@click.option("--opt", type=FILE, help="Its page list. Default: the .opt of the DAT's name beside it.")
@click.option(
    "--dat-encoding", type=click.Choice(["utf-8", "utf-16", "cp1252"]), help="Of the DAT. Default: as it tells."
)
@click.option("--load-file", default="concordance", show_default=True, help="Columns of the DAT: a profile or a YAML.")
@click.option("--images", "page_files", flag_value="image", help="Also one picture a page: 300 dpi, Group 4 or JPEG.")
@click.option("--single-pages", "page_files", flag_value="pdf", default="", help="Also one PDF a page.")
@click.option("--confidential-copy", is_flag=True, help="Also the unredacted copy, where the order allows one.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on stdout, for a script.")
def command(sources: tuple[Path, ...], out: Path, as_json: bool, **options: object) -> int:
    """Redact SOURCE (folders or files) and write the production volume to OUT."""
    import redactor
    from redactor.cli.progress import shown_progress
    from redactor.cli.summary import print_result, result_as_json

    options["dat_encoding"] = options["dat_encoding"] or ""
    with shown_progress() as watch:
        result = redactor.run(sources, out=out, watch=watch, **options)  # type: ignore[arg-type]  # as parsed by Click
    if as_json:
        click.echo(result_as_json(result))
    else:
        print_result(result)
    return result.exit_code
