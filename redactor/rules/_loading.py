"""Read YAML into frozen models; the one door for outside knowledge.

Errors read `file: key: what is wrong` and never quote a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from redactor.errors import RulesError


class Rule(BaseModel):
    """Base of everything read from outside: frozen, no unknown key, silent about its input."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


Model = TypeVar("Model", bound=Rule)


# libyaml's parser, where PyYAML was built with it, is some eight times as fast; every worker reads all rules.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[misc, valid-type]  # mypy wants a class known before the program runs
    """A safe loader that refuses a key given twice."""


def _unique_mapping(loader: _StrictLoader, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
    seen: set[object] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, "a key stands twice", key_node.start_mark)
        seen.add(key)
    return dict(_Loader.construct_mapping(loader, node, deep))


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)


def rules_folder() -> Path:
    """Return the folder of rule files: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(resources.files("redactor"))) / "_rules"
    if packaged.is_dir():
        return packaged
    checkout = Path(str(resources.files("redactor"))).parent / "rules"
    if checkout.is_dir():
        return checkout
    raise RulesError("rules: the folder of rule files is missing. Install the program again.")


def shown(path: Path) -> str:
    """Return how a rule file is named in messages: relative to the rules folder where it lies there."""
    try:
        return str(Path("rules") / path.resolve().relative_to(rules_folder().resolve()))
    except ValueError:
        return path.name


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read one YAML file; raises RulesError with `file: key: what is wrong`."""
    try:
        untrusted = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506  # a SafeLoader
    except FileNotFoundError:
        raise RulesError(f"{shown(path)}: there is no such file.") from None
    except (OSError, UnicodeDecodeError):
        raise RulesError(f"{shown(path)}: the file cannot be read as UTF-8 text.") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}" if mark else "somewhere"
        raise RulesError(f"{shown(path)}: {line}: not valid YAML.") from None
    except yaml.YAMLError:
        raise RulesError(f"{shown(path)}: not valid YAML.") from None
    if not isinstance(untrusted, dict):
        raise RulesError(f"{shown(path)}: the file must be a mapping of keys.")
    try:
        return model.model_validate(untrusted)
    except ValidationError as error:
        raise RulesError(f"{shown(path)}: {first_fault(error)}") from None


def first_fault(error: ValidationError) -> str:
    """Return `key: what is wrong` for the first fault of a validation error."""
    fault = error.errors(include_input=False, include_url=False)[0]
    key = ".".join(str(part) for part in fault["loc"]) or "(top)"
    return f"{key}: {fault['msg']}."


def read_folder(folder: Path, model: type[Model]) -> tuple[Model, ...]:
    """Read every *.yaml of a folder in the order of file names."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise RulesError(f"{shown(folder)}: no rule file is there.")
    return tuple(read_yaml(path, model) for path in paths)


def check_unique_ids(ids: Iterable[str], where: str) -> None:
    """Raise RulesError when an id stands twice."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise RulesError(f"{where}: id: `{one}` stands twice.")
        seen.add(one)
