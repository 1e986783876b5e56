"""Outside knowledge as frozen models: orders, recognizers, forms, counsel, roster, people."""

from collections.abc import Iterable

from redactor.errors import RulesError
from redactor.rules._loading import Rule, check_unique_ids, first_fault, read_folder, read_yaml, rules_folder, shown
from redactor.rules.categories import CATEGORIES, DIRECT, KEPT, NUMBERS
from redactor.rules.counsel import Attorney, Counsel, load_counsel
from redactor.rules.form import Anchor, FormField, FormRule
from redactor.rules.load_file import DEFAULT_PROFILE, LoadFileProfile, load_profile
from redactor.rules.new_order import NewOrder, clause_ids, order_text
from redactor.rules.order import Clause, ConfidentialCopy, KeepRule, Order, load_order
from redactor.rules.reading import ReadingRules, load_reading
from redactor.rules.recognizer import LAST_RESORT, Pattern, RecognizerRule
from redactor.rules.risk import RiskPolicy, RiskRules, load_risk
from redactor.rules.roster import RosterEntry, a_number_digits, load_roster

__all__ = [
    "CATEGORIES",
    "DEFAULT_PROFILE",
    "DIRECT",
    "KEPT",
    "LAST_RESORT",
    "NUMBERS",
    "Anchor",
    "Attorney",
    "Clause",
    "ConfidentialCopy",
    "Counsel",
    "FormField",
    "FormRule",
    "KeepRule",
    "LoadFileProfile",
    "NewOrder",
    "Order",
    "Pattern",
    "ReadingRules",
    "RecognizerRule",
    "RiskPolicy",
    "RiskRules",
    "RosterEntry",
    "Rule",
    "a_number_digits",
    "check_unique_ids",
    "clause_ids",
    "first_fault",
    "load_counsel",
    "load_forms",
    "load_order",
    "load_reading",
    "load_profile",
    "load_recognizers",
    "load_risk",
    "load_roster",
    "order_text",
    "read_folder",
    "read_yaml",
    "rules_folder",
    "shown",
]


def load_recognizers() -> tuple[RecognizerRule, ...]:
    """Read every recognizer of rules/recognizers/ and check its category and id."""
    rules = read_folder(rules_folder() / "recognizers", RecognizerRule)
    check_unique_ids((rule.id for rule in rules), "rules/recognizers")
    _check_categories(((rule.id, rule.category) for rule in rules), "rules/recognizers")
    return rules


def load_forms() -> tuple[FormRule, ...]:
    """Read every form of rules/forms/ and check its fields' categories and ids."""
    forms = read_folder(rules_folder() / "forms", FormRule)
    check_unique_ids((form.id for form in forms), "rules/forms")
    for form in forms:
        check_unique_ids((one.id for one in form.fields), f"rules/forms/{form.id}.yaml: fields")
    _check_categories(((f.id, one.category) for f in forms for one in f.fields), "rules/forms")
    return forms


def _check_categories(pairs: Iterable[tuple[str, str]], where: str) -> None:
    for rule_id, category in pairs:
        if category not in CATEGORIES:
            raise RulesError(f"{where}/{rule_id}.yaml: category: `{category}` is not a category.")
