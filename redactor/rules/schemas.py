"""JSON Schemas of everything that is written by hand, generated from the models, for editors."""

from __future__ import annotations

from typing import Any

from redactor.errors import RulesError
from redactor.rules._loading import Rule
from redactor.rules.counsel import Counsel
from redactor.rules.form import FormRule
from redactor.rules.load_file import LoadFileProfile
from redactor.rules.order import Order
from redactor.rules.privilege import PrivilegeRules
from redactor.rules.recognizer import RecognizerRule
from redactor.rules.risk import RiskRules
from redactor.rules.roster import RosterEntry
from redactor.rules.vendor_columns import VendorColumns

MODELS: dict[str, type[Rule]] = {
    "order": Order, "recognizer": RecognizerRule, "form": FormRule, "counsel": Counsel, "roster": RosterEntry,
    "load-file": LoadFileProfile, "privilege": PrivilegeRules, "risk": RiskRules,
    "vendor-columns": VendorColumns,
}  # fmt: skip
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file; of the roster, of one row. Raises RulesError for another kind."""
    if name not in MODELS:
        raise RulesError(f"there is no schema of that name. Use one of {', '.join(sorted(MODELS))}.")
    return {"$schema": DIALECT, **MODELS[name].model_json_schema(mode="validation")}
