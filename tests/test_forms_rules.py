"""Every form of rules/forms/ is recognised as itself and no other, and says where it is known from."""

from __future__ import annotations

import re

import pytest

from redactor.detect.passages import passage_findings
from redactor.errors import RulesError
from redactor.intake.forms import classify_pages
from redactor.rules import load_forms
from redactor.rules.form import FormRule, Passage
from redactor.rules.labels import fold_label, label_key, load_labels
from tests._form_documents import Sheet, document, with_noise

FORMS = load_forms()
# Forms without printed titles are known by the shape of their lines.
LINES = {
    "email": ["From: Roe, Pat <pat.roe@agency.example.gov>", "Sent: Monday, May 4, 2020 9:15 AM", "To: Poe, Sam",
              "Subject: two cases", "Please see below."],
    "memo": ["MEMORANDUM", "TO: Field Office", "FROM: Headquarters", "SUBJECT: Practice", "Officers are reminded."],
    "letter": ["May 4, 2020", "VIA E-MAIL", "Dear Counsel:", "We write about the request.", "Sincerely,", "P. Roe"],
    "screen-print": ["EARM SUBJECT INQUIRY SCREEN", "NAME . . . . . : ROE, PAT", "STATUS . . . . : OPEN"],
    "table": ["No. Subject Name A-Number Arrest Date Courthouse Officer", "1 Roe 012 05/04/2020 Town Court Poe"],
    "unknown-form": ["Form I-999 Notice of Something (Rev. 01/02/03)", "Some Box: value", "Other Box: value"],
}  # fmt: skip


def written(form: FormRule, noise: float = 0.0) -> Sheet:
    """Return a page with the form's printed anchors and labels, or its lines."""
    sheet = Sheet()
    if form.id in LINES:
        for at, line in enumerate(LINES[form.id]):
            sheet.put(40, 60 + 18 * at, line)
        return sheet
    printed = [a.text for a in form.anchors if not a.regex and a.weight > 0]
    tops = [a.text for a in form.anchors if not a.regex and a.weight > 0 and a.at == "top"][:1]
    y = 60.0
    for text in [*tops, *[t for t in printed if t not in tops][:8], *[f.labels[0] for f in form.fields[:14]]]:
        sheet.put(40, y, with_noise(text, noise, len(text)), size=8)
        y += 22
    return sheet


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.id)
def test_a_form_is_recognised_as_itself_and_no_other(form: FormRule) -> None:
    assert [p.form for p in classify_pages(document(written(form)), FORMS).pages] == [form.id]


@pytest.mark.parametrize("form", [f for f in FORMS if f.id not in LINES], ids=lambda f: f.id)
def test_a_form_is_recognised_through_recognition_errors(form: FormRule) -> None:
    assert [p.form for p in classify_pages(document(written(form, 0.06)), FORMS).pages] == [form.id]


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.id)
def test_a_form_cites_its_source(form: FormRule) -> None:
    assert len(form.source) > 20


def test_a_form_with_a_template_gives_label_and_cell_on_its_page() -> None:
    for form in FORMS:
        for one in form.fields:
            for place in (one.template, one.label_at):
                if place is not None:
                    x0, y0, x1, y1 = place
                    assert 0 <= x0 < x1 <= form.reference_size[0]
                    assert 0 <= y0 < y1 <= form.reference_size[1]


def test_template_cells_of_one_form_do_not_overlap() -> None:
    for form in FORMS:
        cells = [(f.id, f.template) for f in form.fields if f.template is not None]
        for at, (one, a) in enumerate(cells):
            for other, b in cells[at + 1 :]:
                wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                assert wide <= 0.6 or high <= 0.6, (form.id, one, other)


def test_labels_stand_in_one_field_only() -> None:
    lexicon = load_labels()
    labels = [label_key(t) for f in lexicon.fields for t in {label_key(x): x for x in f.labels}.values()]
    assert len(labels) == len(set(labels))


def test_folding_survives_recognition_errors_and_keeps_brackets_apart() -> None:
    assert fold_label("Irnmigration  Record") == fold_label("Immigration Record")
    assert fold_label("F1RST NAME:") == fold_label("First Name")
    assert label_key("(Date)") != label_key("Date")
    assert fold_label("A #") == fold_label("A No.")


def test_a_form_with_an_unknown_category_is_refused() -> None:
    with pytest.raises(ValueError, match="that is not a category"):
        FormRule.model_validate(
            {"id": "x", "title": "x", "kind": "form", "source": "nowhere", "status": "unverified", "threshold": 1,
             "anchors": [{"text": "xx", "weight": 1}],
             "fields": [{"id": "y", "labels": ["y"], "category": "nonsense", "stance": "keep"}]}
        )  # fmt: skip


def test_a_missing_lexicon_is_a_rules_error(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr("redactor.rules.labels.rules_folder", lambda: tmp_path)
    with pytest.raises(RulesError, match="there is no such file"):
        load_labels()


PASSAGES = [(form.id, one) for form in FORMS for one in form.passages] + [("labels", p) for p in load_labels().passages]


@pytest.mark.parametrize(("owner", "passage"), PASSAGES, ids=lambda v: v if isinstance(v, str) else v.id)
def test_a_blank_in_a_printed_sentence_is_found_in_its_example(owner: str, passage: Passage) -> None:
    before, value, after = re.split(r"[\[\]]", passage.example)
    doc = document(Sheet(width=2000).put(20, 60, f"{before}{value}{after}"))
    assert [f.text for f in passage_findings(doc, doc.pages[0], [(owner, passage)])] == [value]
