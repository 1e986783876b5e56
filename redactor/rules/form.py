"""A form: how a page is recognised as it, and what each of its fields holds."""

from __future__ import annotations

from typing import Literal

import regex
from pydantic import Field, model_validator

from redactor.rules._loading import Rule
from redactor.rules.categories import CATEGORIES
from redactor.rules.recognizer import Verified

Placement = Literal["cell", "right", "below", "above", "line", "mark"]
FormKind = Literal["form", "email", "memo", "letter", "table", "screen", "slip", "report", "certification"]


class Anchor(Rule):
    """A printed text that speaks for the form; fuzzily matched, case and spaces ignored.

    `at` narrows it to the upper third or the lowest seventh of the page as displayed. A `regex` is searched
    in the page's lines as they are (case ignored, `^` at every line), and then `text` only describes it.
    """

    text: str = Field(min_length=2)
    weight: float = Field(ge=-10.0, le=10.0)
    at: Literal["any", "top", "bottom"] = "any"
    regex: str = ""

    @model_validator(mode="after")
    def _compiles(self) -> Anchor:
        _check_regex(self.regex)
        return self


class FieldPart(Rule):
    """A part of a value cell that is something else than the rest, e.g. the hour in a date/hour cell."""

    regex: str = Field(min_length=1)
    """Searched in the value (case ignored); `(?P<value>…)` marks what counts, else the whole match."""
    category: str
    stance: Literal["redact", "keep"]
    role: Literal["protected", "officer", "judge", "counsel", "court-staff"] | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> FieldPart:
        _check_regex(self.regex)
        _check_category(self.category)
        return self


class FormField(Rule):
    """A label and what stands in its value cell.

    `place` is the order in which the value is looked for: `cell` the same ruled cell; `right` the same line
    up to the next label; `below`; `above` a rule line with the label under it; `line` the rest of the line;
    `mark` the tick box at the label's left, boxed whether ticked or not. `template` is the value cell on the
    form's reference page and `label_at` where the label stands there, in points; a page is fitted to them by
    the labels that could be read, so that a cell whose label is unreadable is still found.
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
    parts: tuple[FieldPart, ...] = ()
    """Parts of the value that are something else; the rest is what the field says."""
    people: Literal["value", "address-list"] = "value"
    """`address-list`: the value lists people as an e-mail header does; each has the role of his domain."""
    covers_label: bool = False
    """Whether the label is itself the choice (`Single / Married` beside tick boxes) and is boxed as well."""
    needs_colon: bool = False
    """Whether the label counts only with a colon after it (short words that prose uses too)."""

    @model_validator(mode="after")
    def _is_sound(self) -> FormField:
        _check_category(self.category)
        if (self.template is None) != (self.label_at is None):
            raise ValueError("`template` and `label_at` come together")
        return self


class Passage(Rule):
    """A printed sentence with a blank in it: `(?P<value>…)` is what is filled in between the printed words."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    regex: str = Field(min_length=8)
    """Searched in the page's text; case is ignored, and a blank stands for any white space."""
    category: str
    stance: Literal["redact", "keep"]
    role: Literal["protected", "officer", "judge", "counsel", "court-staff"] | None = None
    example: str = Field(min_length=8)
    """The sentence filled in, the value in square brackets."""

    @model_validator(mode="after")
    def _is_sound(self) -> Passage:
        _check_regex(self.regex)
        _check_category(self.category)
        if "(?P<value>" not in self.regex:
            raise ValueError("a passage needs `(?P<value>…)`")
        return self


class FormRule(Rule):
    """One file of rules/forms/."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    kind: FormKind
    source: str = Field(min_length=3)
    status: Verified
    anchors: tuple[Anchor, ...] = Field(min_length=1)
    threshold: float = Field(gt=0.0)
    """Sum of the weights of the anchors found from which a page counts as this form."""
    discloses_relief: bool = False
    reference_size: tuple[float, float] = (612.0, 792.0)
    continues: bool = False
    """Whether a page without a form of its own belongs to this document when it follows such a page."""
    unlisted_values: str | None = None
    """Category for the value of any `label: value` pair that no field lists; None leaves them to the detectors."""
    fields: tuple[FormField, ...] = ()
    passages: tuple[Passage, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> FormRule:
        if self.unlisted_values is not None:
            _check_category(self.unlisted_values)
        return self


def _check_regex(pattern: str) -> None:
    try:
        regex.compile(pattern)
    except regex.error:
        raise ValueError("a pattern is not a regular expression") from None


def _check_category(category: str) -> None:
    if category not in CATEGORIES:
        raise ValueError("that is not a category")
