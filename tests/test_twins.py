"""Of documents that differ in a person alone, the program makes the same volume."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.twins.pages import KINDS
from tests.twins.people import PEOPLE
from tests.twins.volumes import compared

SAME = (
    "prose, justified, Times", "caption", "form of cells", "form with cells that some leave empty", "name at the foot",
    "embedded font, cut down and measured anew", "tags, bookmarks, properties, comment",
)  # fmt: skip
TELLING = "table, columns as wide as their text"
"""Its rules stand where the longest name has put them: the comparison must see that."""


@pytest.mark.model
@pytest.mark.slow
def test_a_volume_does_not_tell_one_person_from_another(tmp_path: Path) -> None:
    kinds = [kind for kind in KINDS if kind[0] in SAME]
    assert len(kinds) == len(SAME)
    told = compared(kinds, tmp_path, jobs=2, people=PEOPLE[1:3])
    rest = told.pop("rest of the volume")
    assert {name: found for name, found in told.items() if found} == {}
    # How many words were to be kept stands in the report, and depends on how many stood in what was removed.
    assert set(rest) <= {"report.html", "manifest.json"}


@pytest.mark.model
@pytest.mark.slow
def test_what_differs_is_seen(tmp_path: Path) -> None:
    told = compared([kind for kind in KINDS if kind[0] == TELLING], tmp_path, jobs=2, people=PEOPLE[1:3])
    assert {"content", "log"} <= {what.split(" (")[0] for what in told[TELLING]}
