"""The command; a verb a file. A command parses, calls one function and prints."""

from __future__ import annotations

import importlib
import sys

import click

from redactor import __version__
from redactor.errors import RedactorError

INTERRUPTED_EXIT = 130
_VERBS = {
    "run": "Redact a folder of PDFs and write the production volume.",
    "review": "Let people review a job in the browser, on this machine alone.",
    "qc": "Measure what was missed on a sample of produced pages.",
    "challenge": "Record a challenge to a redaction and its outcome.",
    "supplement": "Produce anew only what changes after a production was served.",
    "verify": "Check a finished volume from its files alone.",
    "log": "Show the inner redaction log.",
    "summary": "Print counts for the public, without small numbers.",
    "evaluate": "Compare a finished job with a labelled set.",
    "order": "Write a new protective order.",
    "rules": "Work with the rule files.",
}


class _Verbs(click.Group):
    """Loads a verb only when it is called, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        module = importlib.import_module(f"redactor.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="redactor")
def command() -> None:
    """Redact a document production under a protective order, with logs that a court can rely on.

    \b
    Example:
      redactor run documents/ --roster roster.csv --out production/
    \b
    Exit codes: 0 all documents produced or withheld as decided; 3 a document is quarantined or waits for a
    person; 4 input cannot be read; 5 order, roster or rules are wrong; 6 the finished volume failed its final
    check; 7 a component is missing; 130 interrupted.
    """


def main() -> None:
    """Run the command and end with the exit code of what went wrong."""
    try:
        code = command.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = INTERRUPTED_EXIT
    except KeyboardInterrupt:
        click.echo("Interrupted. Run the same command again to go on.", err=True)
        code = INTERRUPTED_EXIT
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except RedactorError as error:
        click.echo(f"Error: {error}", err=True)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)
