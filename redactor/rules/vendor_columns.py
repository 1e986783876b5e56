"""The names that vendors give the columns of their load files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pydantic import Field, model_validator

from redactor.rules._loading import Rule, read_yaml, rules_folder
from redactor.rules.recognizer import Verified

VendorValue = Literal[
    "begbates", "endbates", "begattach", "attachrange", "parent", "custodian", "date", "pdf", "native", "text"
]


class VendorColumns(Rule):
    """The file rules/vendor-columns.yaml."""

    source: str
    status: Verified
    columns: dict[VendorValue, tuple[str, ...]] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> VendorColumns:
        if not self.columns.get("begbates"):
            raise ValueError("no name is given for the column of the first Bates number")
        names = [plain(name) for all_of in self.columns.values() for name in all_of]
        if len(set(names)) != len(names):
            raise ValueError("a name stands twice")
        return self

    def places(self, header: Sequence[str]) -> dict[VendorValue, int]:
        """Return where each value stands in a header; of several known names the first that is listed."""
        at = {plain(name): n for n, name in reversed(list(enumerate(header)))}
        found: dict[VendorValue, int] = {}
        for value, names in self.columns.items():
            known = [at[plain(name)] for name in names if plain(name) in at]
            if known:
                found[value] = known[0]
        return found


def plain(name: str) -> str:
    """Return a column's name as it is compared."""
    return re.sub(r"[^A-Z0-9]", "", name.upper())


def load_vendor_columns() -> VendorColumns:
    """Read rules/vendor-columns.yaml; raises RulesError."""
    return read_yaml(rules_folder() / "vendor-columns.yaml", VendorColumns)
