"""`redactor verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from redactor.errors import InputError, VolumeError

if TYPE_CHECKING:
    from redactor.verify import VolumeReport

SHOWN = 50


@click.command("verify", epilog="Example: redactor verify production/")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--volume", help="Name of the volume. Default: the only one in OUT.")
@click.option(
    "--public-key", type=click.Path(path_type=Path), help="Ed25519 public key (PEM): the manifest must be signed."
)
def command(out: Path, volume: str | None, public_key: Path | None) -> int:
    """Check the finished volume in OUT, and an unredacted copy beside it, from their files alone; say what was checked.

    OUT may also be the folder of an unredacted copy by itself.
    """
    from redactor.verify import COPY_LIST, SIGNATURE, load_public_key, verify_copy, verify_volume

    if (out / COPY_LIST).is_file() and not (out / "manifest.json").is_file() and volume is None:
        return _told("unredacted copy", verify_copy(out))
    folder = find_volume(out, volume)
    _told("volume", verify_volume(folder, public_key=load_public_key(public_key) if public_key else None))
    if public_key is None and (folder / SIGNATURE).exists():
        click.echo("The manifest carries a signature that was not checked; give --public-key.")
    copy = folder.parent / f"CONFIDENTIAL-{folder.name}"
    return _told("unredacted copy", verify_copy(copy)) if copy.is_dir() else 0


def _told(what: str, report: VolumeReport) -> int:
    for name, count in report.checked:
        click.echo(f"{name}: {count}")
    for failure in report.failures[:SHOWN]:
        click.echo(f"FAILED {failure.check}: {failure.where}")
    if not report.is_clean:
        raise VolumeError(f"The {what} did not pass: {len(report.failures)} faults.")
    click.echo(f"The {what} passes.")
    return 0


def find_volume(out: Path, name: str | None) -> Path:
    """Return the volume folder in OUT; raises InputError when it cannot be told."""
    found = [out / name] if name else sorted(path.parent for path in out.glob("*/manifest.json"))
    if (out / "manifest.json").is_file() and not name:
        found = [out]
    if len(found) != 1 or not found[0].is_dir():
        raise InputError("No single volume was found there. Name OUT, or choose one with --volume.")
    return found[0]
