"""A profile of the Concordance load file: which columns, under which names, in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, model_validator

from redactor.errors import RulesError
from redactor.rules._loading import Rule, read_yaml, rules_folder
from redactor.rules.recognizer import Verified
from redactor.settings import is_path

LoadFileValue = Literal[
    "begbates", "endbates", "begattach", "endattach", "attachrange", "parent", "children", "pagecount", "doctype",
    "docdate", "custodian", "confidentiality", "redacted", "redaction_reason", "withheld", "privilege_type", "po_ref",
    "response_to", "prodvol", "hash", "pdfpath", "textpath",
]  # fmt: skip
LOAD_FILE_VALUES: tuple[str, ...] = get_args(LoadFileValue)
NEEDED = (
    "begbates", "endbates", "pagecount", "redacted", "redaction_reason", "withheld", "hash", "pdfpath", "textpath",
)  # fmt: skip
"""Without these a finished volume cannot be checked from its files alone."""
DEFAULT_PROFILE = "concordance"


class LoadFileField(Rule):
    """One column. `status` is the profile's own where it is not given."""

    name: str = Field(pattern=r"^[A-Z][A-Z0-9_#]{0,31}$")
    value: LoadFileValue
    status: Verified | None = None


class LoadFileProfile(Rule):
    """One file of rules/loadfiles/."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    source: str
    status: Verified
    date_format: Literal["YYYYMMDD", "MM/DD/YYYY", "YYYY-MM-DD"] = "YYYYMMDD"
    separator: Literal[";", "|"] = ";"
    """Between several values of one field."""
    fields: tuple[LoadFileField, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_checked(self) -> LoadFileProfile:
        names, values = [f.name for f in self.fields], [f.value for f in self.fields]
        for kind, all_of in (("name", names), ("value", values)):
            if len(set(all_of)) != len(all_of):
                raise ValueError(f"a column {kind} stands twice")
        missing = [value for value in NEEDED if value not in values]
        if missing:
            raise ValueError(f"no column has the value `{missing[0]}`, which the check of the volume needs")
        return self

    @property
    def columns(self) -> dict[str, str]:
        """Return what each column holds, by its name."""
        return {field.name: field.value for field in self.fields}

    def warnings(self) -> tuple[str, ...]:
        """Return what counsel must compare with the request before the load file is served."""
        if self.status != "unverified":
            return ()
        return (
            f"Load file profile {self.id}: its column names were not compared with the specification they are named "
            "after. Compare them with the one that came with the request.",
        )


def load_profile(name: str = DEFAULT_PROFILE) -> LoadFileProfile:
    """Read a profile by its name in rules/loadfiles/, or from a file; raises RulesError."""
    folder = rules_folder() / "loadfiles"
    if not is_path(name):
        if not (folder / f"{name}.yaml").is_file():
            known = ", ".join(sorted(path.stem for path in folder.glob("*.yaml")))
            raise RulesError(f"--load-file: there is no such profile. Use one of {known}, or a YAML file.")
        return read_yaml(folder / f"{name}.yaml", LoadFileProfile)
    return read_yaml(Path(name), LoadFileProfile)
