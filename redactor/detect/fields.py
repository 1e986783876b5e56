"""Form fields by geometry: label → value, on known forms and wherever a page says `label: value`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from redactor.detect.addressees import addressee_findings
from redactor.detect.cells import Area, Ground, find_value, heads_cell, mark_area, ruled_cell
from redactor.detect.clearing import clear_of_labels
from redactor.detect.empty_cells import empty_room
from redactor.detect.headers import header_words
from redactor.detect.known_places import labels_by_place
from redactor.detect.label_index import Known, LabelIndex
from redactor.detect.labels import LabelHit, find_labels, find_unlisted
from redactor.detect.layout import Layout, Rect, read_layout
from redactor.detect.lexicon import lexicon
from redactor.detect.passages import passage_findings
from redactor.detect.registration import Fit, fit_page
from redactor.detect.values import Owner, is_prose, region_finding, runs, value_findings
from redactor.errors import DetectorFailed
from redactor.model import Document, Finding, Page
from redactor.rules.form import FormField, FormRule
from redactor.rules.labels import label_key

_NEAR = 8.0
"""How far (points) a label may stand from its place on the fitted reference page."""
_EDGE = 0.08
"""Share of the page's height at top and bottom where stamps stand."""


def detect_fields(document: Document, forms: tuple[FormRule, ...]) -> tuple[Finding, ...]:
    """Return what every label of the document says about its value, and the labels themselves as kept text.

    Raises:
        DetectorFailed: a page is of a form that is not among the rules.
    """
    by_id = {form.id: form for form in forms}
    found: list[Finding] = []
    for page in document.pages:
        if page.form is not None and page.form not in by_id:
            raise DetectorFailed(f"page {page.number}: its form has no rule. Run `redactor rules check`.")
        if page.words or page.form:
            found.extend(_on_page(document, page, by_id[page.form] if page.form else None))
    return tuple(found)


def known_labels(form: FormRule | None) -> list[Known]:
    """Return the fields whose labels count on a page: the form's, its printed titles, the lexicon's."""
    known = [Known(owner="labels", field=field, is_own=False) for field in lexicon().fields]
    if form is None:
        return known
    own = [Known(owner=form.id, field=field, is_own=True) for field in form.fields]
    # An anchor that is a label as well (`NYSID`) stays one: its value must be looked for.
    labels = {label_key(label) for one in (*form.fields, *lexicon().fields) for label in one.labels}
    printed = (a.text for a in form.anchors if not a.regex and a.weight > 0)
    titles = tuple(text for text in printed if label_key(text) not in labels)
    if titles:
        own.append(Known(owner=form.id, field=_title_field(form, titles), is_own=True))
    return [*own, *known]


def _title_field(form: FormRule, titles: tuple[str, ...]) -> FormField:
    return FormField(
        id="title",
        labels=titles,
        # The title of a form that only an applicant for that relief files says what the person asked for.
        category=(form.unlisted_values or "relief-application") if form.discloses_relief else "form-text",
        stance="redact" if form.discloses_relief else "keep",
        place=(),
        covers_label=form.discloses_relief,
    )


@lru_cache(maxsize=64)
def _index(form: FormRule | None) -> LabelIndex:
    return LabelIndex(known_labels(form))


def _on_page(document: Document, page: Page, form: FormRule | None) -> list[Finding]:
    layout = read_layout(page)
    hits = find_labels(layout, _index(form))
    if form and form.unlisted_values:
        hits = (*hits, *find_unlisted(layout, hits, _unlisted(form, form.unlisted_values)))
    # On a form of its own a lexicon label without a colon is more likely a value or a sentence.
    if form is not None and form.kind == "form":
        hits = tuple(hit for hit in hits if hit.known.is_own or hit.has_colon or heads_cell(layout, hit))
    fit = _fit(hits) if form else None
    if form and fit:
        hits = (*hits, *labels_by_place(layout, hits, form, fit))
    ground = Ground(layout=layout, hits=hits, headers=header_words(layout))
    passages = [(owner.id, one) for owner in (form, lexicon()) if owner for one in owner.passages]
    found = passage_findings(document, page, passages)
    for hit in hits:
        found.extend(_label_findings(document, layout, hit, form, fit))
        found.extend(_hit_findings(document, ground, hit, fit))
    if form and fit:
        taken = frozenset(at for one in found for at in _starts(document, one))
        found.extend(_unread_cells(document, ground, form, fit, taken))
    found.extend(_stamps(document, layout))
    # A form that only an applicant for that relief files shows by its labels what is asked for.
    return found if form is not None and form.discloses_relief else clear_of_labels(document, ground, found)


def _starts(document: Document, finding: Finding) -> list[int]:
    return [word.start for word in document.words_in(finding.start, finding.end)]


def _unlisted(form: FormRule, category: str) -> Known:
    field = FormField(id="unlisted", labels=("unlisted",), category=category, stance="redact", place=("cell", "right"))
    return Known(owner=form.id, field=field, is_own=True)


def _owner(hit: LabelHit) -> Owner:
    return Owner(owner=hit.known.owner, field=hit.known.field, is_own=hit.known.is_own)


def _label_findings(
    document: Document, layout: Layout, hit: LabelHit, form: FormRule | None, fit: Fit | None
) -> list[Finding]:
    """Return the label as kept text, or as part of what is redacted where it says the choice itself."""
    field = hit.known.field
    if field.id == "unlisted":
        return []
    if field.covers_label:
        placed = fit.apply(field.template) if fit and field.template else _choice(layout, hit)
        area = Area(rect=placed, tokens=hit.tokens)
        return value_findings(document, layout, _owner(hit), [area], score=hit.likeness)
    if form is not None and form.discloses_relief:
        return []
    return [
        Finding(
            category="form-text",
            stance="keep",
            start=start,
            end=end,
            boxes=document.boxes(start, end),
            text=document.text[start:end],
            score=round(hit.likeness, 3),
            found_by=(f"label:{hit.known.owner}.{field.id}",),
        )
        for start, end in runs(document, hit.tokens)
    ]


def _choice(layout: Layout, hit: LabelHit) -> Rect:
    """Return a printed choice with its tick box, which stands at its left."""
    mark = mark_area(Ground(layout=layout, hits=()), hit)
    return Rect(mark.x0, hit.rect.y0, hit.rect.x1, hit.rect.y1)


def _hit_findings(document: Document, ground: Ground, hit: LabelHit, fit: Fit | None) -> list[Finding]:
    field, owner = hit.known.field, _owner(hit)
    if field.place == ("mark",):
        return [region_finding(ground.layout, owner, mark_area(ground, hit), hit.tokens[0].start)]
    if field.free_text or field.covers_label:
        return []
    areas = _areas(ground, hit, fit)
    room = _empty_room(ground, hit, fit) if not areas else None
    if room is not None:
        return [region_finding(ground.layout, owner, room, hit.tokens[0].start)]
    if not areas or _is_only_a_word(ground, hit, areas) or all(ground.is_header(t) for a in areas for t in a.tokens):
        return []
    score = 0.6 + 0.4 * hit.likeness if hit.known.is_own or hit.has_colon else 0.5 + 0.3 * hit.likeness
    if field.people == "address-list":
        tokens = tuple(t for area in areas for t in area.tokens)
        return addressee_findings(document, owner, tokens, score=score)
    return value_findings(document, ground.layout, owner, areas, score=score)


def _areas(ground: Ground, hit: LabelHit, fit: Fit | None) -> tuple[Area, ...]:
    """Return a label's value areas: by the rulings, else by the fitted template, else by the labels around."""
    field = hit.known.field
    if not (fit and field.template and field.label_at and hit.known.is_own):
        return find_value(ground, hit)
    if ruled_cell(ground.layout, hit.rect) is not None or not _is_near(fit.apply(field.label_at), hit.rect):
        return find_value(ground, hit)
    area = _template_area(ground, fit.apply(field.template))
    if area is None and ground.layout.upright:
        return find_value(ground, hit)
    return (area,) if area else ()


def _empty_room(ground: Ground, hit: LabelHit, fit: Fit | None) -> Rect | None:
    """Return the empty cell of a label: by the rulings, else by the fitted template."""
    field = hit.known.field
    if not (fit and field.template and field.label_at and hit.known.is_own) or ground.layout.upright:
        return empty_room(ground, hit)
    rect, is_wanted = fit.apply(field.template), field.stance == "redact" and field.whole_cell
    is_empty = not any(rect.holds(token.rect) for token in ground.layout.tokens)
    return rect if is_wanted and is_empty and _is_near(fit.apply(field.label_at), hit.rect) else None


def _is_near(expected: Rect, seen: Rect) -> bool:
    return abs(expected.x0 - seen.x0) <= _NEAR and abs(expected.middle - seen.middle) <= _NEAR


def _is_only_a_word(ground: Ground, hit: LabelHit, areas: Sequence[Area]) -> bool:
    """Return whether a lexicon label without a colon is more likely a heading or a word than a label."""
    if hit.known.is_own or hit.has_colon:
        return False
    return is_prose([t for area in areas for t in area.tokens]) and ruled_cell(ground.layout, hit.rect) is None


def _fit(hits: Iterable[LabelHit]) -> Fit | None:
    pairs = [
        (Rect(*hit.known.field.label_at), hit.rect)
        for hit in hits
        if hit.known.is_own and hit.known.field.label_at is not None
    ]
    return fit_page(pairs)


def _template_area(ground: Ground, rect: Rect, taken: frozenset[int] = frozenset()) -> Area | None:
    tokens = tuple(
        t
        for t in ground.layout.tokens
        if rect.holds(t.rect) and t.start not in taken and not ground.is_label(t) and not t.is_leader
    )
    return Area(rect=rect, tokens=tokens) if tokens else None


def _unread_cells(document: Document, ground: Ground, form: FormRule, fit: Fit, taken: frozenset[int]) -> list[Finding]:
    """Return the cells whose label could not be read, and those in which somebody's text recognition read nothing.

    The second kind holds ink that nobody has read; only on a page whose words are such a layer.
    """
    read = {hit.known.field.id for hit in ground.hits if hit.known.is_own}
    ruled = bool(ground.layout.upright)
    found: list[Finding] = []
    for field in form.fields:
        # Where the cells are drawn, another edition of the form shows: then only what is redacted is looked for.
        if field.template is None or field.free_text or (ruled and field.stance == "keep"):
            continue
        owner = Owner(owner=form.id, field=field)
        rect = fit.apply(field.template)
        area = _template_area(ground, rect, taken)
        if area is not None and field.id not in read:
            found.extend(value_findings(document, ground.layout, owner, [area], score=0.75))
        elif _is_unread(ground, field, rect):
            found.append(region_finding(ground.layout, owner, rect, ground.layout.page.start))
    return found


def _is_unread(ground: Ground, field: FormField, rect: Rect) -> bool:
    """Return whether a cell to be redacted lies on a scan and holds no word at all."""
    is_wanted = ground.layout.page.is_scanned and field.stance == "redact" and field.whole_cell
    return is_wanted and not field.covers_label and not any(rect.holds(t.rect) for t in ground.layout.tokens)


def _stamps(document: Document, layout: Layout) -> list[Finding]:
    """Return Bates numbers stamped at the top or bottom edge as kept text."""
    found: list[Finding] = []
    for row in layout.rows:
        if _EDGE * layout.height < row[0].rect.middle < (1 - _EDGE) * layout.height:
            continue
        for segment in layout.segments(row):
            for start, end in runs(document, segment):
                found.extend(_stamp(document, start, end))
    return found


def _stamp(document: Document, start: int, end: int) -> list[Finding]:
    text = document.text[start:end]
    for stamp in lexicon().stamps:
        match = regex.fullmatch(stamp.regex, text, timeout=1.0)
        if match:
            return [
                Finding(
                    category=stamp.category,
                    stance="keep",
                    start=start,
                    end=end,
                    boxes=document.boxes(start, end),
                    text=text,
                    score=0.9,
                    found_by=("field:labels.stamp",),
                )
            ]
    return []
