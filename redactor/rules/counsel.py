"""Counsel of the producing party: attorneys, their e-mail domains, and legends that call for a look."""

from __future__ import annotations

from pathlib import Path

from redactor.rules._loading import Rule, read_yaml, rules_folder


class Attorney(Rule):
    """A lawyer acting for the producing party."""

    name: str
    title: str = ""
    email: str = ""


class Counsel(Rule):
    """The file of `--counsel`."""

    attorneys: tuple[Attorney, ...] = ()
    domains: tuple[str, ...] = ()
    legends: tuple[str, ...] = ()
    """Markings that send a document to a person, and are not privilege by themselves."""


def load_counsel(path: Path | None = None) -> Counsel:
    """Read the counsel list; the default one, which names nobody, when no path is given."""
    return read_yaml(path or rules_folder() / "privilege" / "default.yaml", Counsel)
