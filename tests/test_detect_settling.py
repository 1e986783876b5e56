"""What a form's labels keep by mistake is not kept."""

from __future__ import annotations

import pytest

from redactor.detect.settling import without_misread_labels
from redactor.model import Finding
from tests._text_documents import document, finding

ADDRESS = document("Residence\n2325 Young Avenue, Unit 6E, Brooklyn, NY 11236\nUnit: Fugitive Operations")


def kept(text: str, category: str, found_by: str, *, nth: int = 0) -> Finding:
    return finding(ADDRESS, text, category, stance="keep", found_by=(found_by,), nth=nth)


def address(text: str = "2325 Young Avenue, Unit 6E, Brooklyn, NY 11236", found_by: str = "address") -> Finding:
    return finding(ADDRESS, text, "address", found_by=(found_by,))


@pytest.mark.parametrize(
    ("text", "category", "found_by"),
    [("Unit", "form-text", "label:labels.office"), ("6E, Brooklyn, NY 11236", "office", "field:labels.office")],
)
def test_a_word_of_an_address_is_no_label_and_the_rest_no_office(text: str, category: str, found_by: str) -> None:
    assert without_misread_labels([address(), kept(text, category, found_by)]) == [address()]


@pytest.mark.parametrize(
    "one",
    [
        kept("Unit", "form-text", "label:labels.office", nth=1),
        kept("Brooklyn", "courthouse", "keep-courthouse"),
        kept("2325 Young Avenue", "office", "field:labels.office"),
    ],
    ids=["outside", "by a pattern", "from the beginning"],
)
def test_what_a_form_or_a_pattern_keeps_elsewhere_stays(one: Finding) -> None:
    assert without_misread_labels([address(), one]) == [address(), one]


def test_a_column_of_places_keeps_no_home() -> None:
    where = kept("2325 Young Avenue, Unit 6E, Brooklyn, NY 11236", "courthouse", "field:table.place-column")
    assert without_misread_labels([address(), where]) == [address()]


def test_an_address_that_only_a_field_gives_refutes_no_label() -> None:
    both = [address(found_by="field:labels.address"), kept("Unit", "form-text", "label:labels.office")]
    assert without_misread_labels(both) == both


def test_a_label_in_the_line_below_stays_though_the_pattern_runs_on_into_it() -> None:
    long = address("2325 Young Avenue, Unit 6E, Brooklyn, NY 11236\nUnit")
    label = kept("Unit", "form-text", "label:labels.office", nth=1)
    assert without_misread_labels([long, label]) == [long, label]


def test_a_word_of_an_address_that_began_in_the_line_above_is_no_label() -> None:
    case = document("lives at 2325\nYoung Avenue, Unit 6E, Brooklyn, NY 11236")
    home = finding(case, "2325\nYoung Avenue, Unit 6E, Brooklyn, NY 11236", "address", found_by=("address",))
    label = finding(case, "Unit", "form-text", stance="keep", found_by=("label:labels.office",))
    assert without_misread_labels([home, label]) == [home]


@pytest.mark.parametrize("category", ["relief-application", "asylum", "tps"])
def test_a_kind_of_proceeding_that_discloses_relief_is_not_kept(category: str) -> None:
    case = document("CASE TYPE\nEOIR-42B - CANCELLATION OF REMOVAL")
    relief = finding(case, "EOIR-42B - CANCELLATION OF REMOVAL", category, found_by=(category,))
    kind = finding(
        case, "EOIR-42B - CANCELLATION OF REMOVAL", "proceeding-class", stance="keep", found_by=("field:labels.kind",)
    )
    assert without_misread_labels([relief, kind]) == [relief]
