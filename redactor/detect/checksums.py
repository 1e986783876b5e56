"""Check digits by python-stdnum. A valid number raises confidence; an invalid one is still found.

OCR breaks digits and live registers hold numbers that fail their own check, so nothing is ever dropped here.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable

from stdnum.exceptions import ValidationError

from redactor.errors import RulesError


@functools.cache
def validator(module: str) -> Callable[[str], str]:
    """Return python-stdnum's `validate` of a module such as `mx.curp`; raises RulesError for an unknown one."""
    try:
        found: Callable[[str], str] = importlib.import_module(f"stdnum.{module}").validate
    except (ImportError, AttributeError):
        raise RulesError(f"rules/recognizers: checksum: `{module}` is not a module of python-stdnum.") from None
    return found


def is_valid(module: str, number: str) -> bool:
    """Return whether a number passes the check of a python-stdnum module."""
    try:
        validator(module)(number)
    except ValidationError:
        return False
    return True
