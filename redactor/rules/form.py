"""A form: how a page is recognised as it, and what each of its fields holds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from redactor.rules._loading import Rule
from redactor.rules.recognizer import Verified

Placement = Literal["cell", "right", "below", "above", "line"]


class Anchor(Rule):
    """A printed text that speaks for the form; fuzzily matched, case and spaces ignored."""

    text: str = Field(min_length=2)
    weight: float = Field(gt=0.0, le=10.0)


class FormField(Rule):
    """A label and what stands in its value cell.

    `place` is the order in which the value is looked for. `template` is the value cell on the form's
    reference page, in points; a page is fitted to it by the labels that could be read, so that a cell
    whose label is unreadable is still found.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    labels: tuple[str, ...] = Field(min_length=1)
    category: str
    stance: Literal["redact", "keep"]
    role: Literal["protected", "officer", "judge", "counsel", "court-staff"] | None = None
    """Of the person whom the value names, where it names one."""
    place: tuple[Placement, ...] = ("cell", "right", "below")
    label_at: tuple[float, float, float, float] | None = None
    template: tuple[float, float, float, float] | None = None
    whole_cell: bool = True
    """Whether the whole cell is boxed (the same box in every file), or only its words."""
    free_text: bool = False
    """Whether the cell holds prose that is searched span by span instead of being taken whole."""


class FormRule(Rule):
    """One file of rules/forms/."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    kind: Literal["form", "email", "memo", "letter", "table", "screen", "slip", "report", "certification"]
    source: str = Field(min_length=3)
    status: Verified
    anchors: tuple[Anchor, ...] = Field(min_length=1)
    threshold: float = Field(gt=0.0)
    """Sum of the weights of the anchors found from which a page counts as this form."""
    discloses_relief: bool = False
    reference_size: tuple[float, float] = (612.0, 792.0)
    fields: tuple[FormField, ...] = ()
