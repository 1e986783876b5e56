"""Say whether a redacted file is clean: every check runs, and one that cannot run counts as a leak.

Cost: about 70 ms of one core a page at 150 dpi over a mixed production (66 pages): a quarter for the page's looks, a
fifth each for the objects of the file, for letters that cannot be seen and for the text; 240 ms for a scan. Source and
output are drawn once each, and the output once more without its text; all checks of a page share these three pictures,
and only one page's are held at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from redactor.model import Document, DocumentDecisions, Leak, Redacted, Verdict
from redactor.verify import (
    boxes,
    buried,
    carried,
    fonts,
    images,
    invisible,
    laid,
    naming,
    needles_in_text,
    objects,
    outlines,
    pictures,
    remaining,
    reread,
    stored,
    structure,
    unseen,
)
from redactor.verify.case import FileCase, PageCase
from redactor.verify.folding import fold
from redactor.verify.needles import hunt_for, needles
from redactor.verify.opening import LOOK_FAILURES, OpenFile, opened
from redactor.verify.reading import text_of_sheet

COULD_NOT_LOOK = "could-not-look"

FileCheck = Callable[[FileCase], Iterator[Leak]]
PageCheck = Callable[[PageCase], Iterator[Leak]]

FILE_CHECKS: tuple[tuple[str, FileCheck], ...] = (
    (structure.NAME, structure.forbidden_structure),
    (objects.NAME, objects.removed_text_in_objects),
    (fonts.NAME, fonts.font_spells_removed_text),
    (outlines.NAME, outlines.font_holds_unused_letters),
    (carried.NAME, carried.picture_carries_more),
    (naming.NAME, naming.name_or_number_is_wrong),
)
PAGE_CHECKS: tuple[tuple[str, PageCheck], ...] = (
    (needles_in_text.NAME, needles_in_text.removed_text_is_readable),
    (remaining.NAME, remaining.remaining_text_differs),
    (invisible.NAME, invisible.text_is_invisible),
    (laid.NAME, laid.text_layer_differs),
    (boxes.NAME, boxes.box_is_not_solid),
    (buried.NAME, buried.drawing_lies_under_box),
    (images.NAME, images.picture_keeps_pixels),
    (reread.NAME, reread.pixels_still_read),
    (unseen.NAME, unseen.picture_hides_pixels),
    (stored.NAME, stored.stored_pixels_remain),
    (pictures.NAME, pictures.page_looks_different),
    (naming.STAMP, naming.bates_stamp_is_wrong),
)
LEAK_CHECKS: tuple[FileCheck | PageCheck, ...] = (*(f for _, f in FILE_CHECKS), *(f for _, f in PAGE_CHECKS))
"""Every check, in the order in which it runs; each has a planted leak in the tests that only it finds."""
CHECK_NAMES: tuple[str, ...] = (*(name for name, _ in FILE_CHECKS), *(name for name, _ in PAGE_CHECKS))


def verify(
    redacted: Redacted,
    source: Path,
    document: Document,
    decisions: DocumentDecisions,
    *,
    common: frozenset[str] = frozenset(),
    legend: str = "",
) -> Verdict:
    """Read a redacted file back and say whether it is clean.

    `common` are words of protected names that are also ordinary words, places or dates; by themselves they may stand
    as often as in the text that should remain. `legend` is what the order has printed on every page.
    Never raises for what the files hold: what cannot be read is the leak `could-not-look`.
    """
    wanted = needles(decisions.redactions, frozenset(fold(word) for word in common))
    try:
        with opened(Path(redacted.path)) as output, opened(source) as before:
            case = FileCase(
                redacted=redacted,
                document=document,
                decisions=decisions,
                output=output,
                source=before,
                hunt=hunt_for(wanted),
                legend=legend,
            )
            return _verdict(case)
    except LOOK_FAILURES:
        return Verdict(checks=CHECK_NAMES, leaks=(Leak(check=COULD_NOT_LOOK, where="the file"),))


def _verdict(case: FileCase) -> Verdict:
    leaks: list[Leak] = []
    for name, check in FILE_CHECKS:
        leaks += _looked(name, "the file", lambda check=check: list(check(case)))  # type: ignore[misc]
    texts: list[str] = []
    kept = found = 0
    if case.output.page_count == len(case.document.pages) == len(case.redacted.bates):
        for number in range(case.output.page_count):
            page = PageCase(case, case.document.pages[number])
            for name, page_check in PAGE_CHECKS:
                leaks += _looked(name, page.where, lambda run=page_check, page=page: list(run(page)))  # type: ignore[misc]
            texts.append(text_of_sheet(page.output))
            tally = remaining.tally_of(page)
            kept, found = kept + tally.kept, found + tally.kept - tally.lost
            page.close()
    return Verdict(checks=CHECK_NAMES, leaks=tuple(leaks), page_texts=tuple(texts), kept_words=kept, kept_found=found)


def _looked(name: str, where: str, run: Callable[[], list[Leak]]) -> list[Leak]:
    """Run one check; what it could not read is a leak of its own."""
    try:
        return run()
    except LOOK_FAILURES:
        return [Leak(check=COULD_NOT_LOOK, where=f"{where}: {name}")]


def verify_slip_sheet(path: Path, bates: str, forbidden: tuple[str, ...]) -> Verdict:
    """Read a slip sheet back: one page, its Bates number, none of the forbidden texts, nothing but drawn content.

    `forbidden` are texts of the withheld document: names, numbers, its source's file name.
    """
    checks = (structure.NAME, needles_in_text.NAME, objects.NAME, invisible.NAME, naming.STAMP)
    try:
        with opened(path) as file:
            leaks, texts = _slip_sheet(file, bates, forbidden)
    except LOOK_FAILURES:
        return Verdict(checks=checks, leaks=(Leak(check=COULD_NOT_LOOK, where="the slip sheet"),))
    return Verdict(checks=checks, leaks=leaks, page_texts=texts)


def _slip_sheet(file: OpenFile, bates: str, forbidden: tuple[str, ...]) -> tuple[tuple[Leak, ...], tuple[str, ...]]:
    leaks = [Leak(check=structure.NAME, where=what) for what in sorted(set(structure.structure_of(file)))]
    if file.page_count != 1:
        leaks.append(Leak(check=naming.STAMP, where="a slip sheet has one page"))
    sheet = file.sheet(1)
    text = text_of_sheet(sheet)
    if not naming.carries(text, bates):
        leaks.append(Leak(check=naming.STAMP, where="page 1"))
    readable = invisible.letters_of(sheet)
    if invisible.has_hidden_letters(sheet, readable):
        leaks.append(Leak(check=invisible.NAME, where="page 1"))
    if needles_in_text.stands_in(text, forbidden):
        leaks.append(Leak(check=needles_in_text.NAME, where="page 1"))
    if objects.literals_in(file, set(forbidden)):
        leaks.append(Leak(check=objects.NAME, where="the bytes of the file"))
    return tuple(leaks), (text,)
