"""Prints of spreadsheets and of system screens."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from collections.abc import Callable

from samples.making.desk import Desk, Scene
from samples.making.ink import plain
from samples.making.sheet import Sheet, Type
from samples.making.voice import date_text, day, officer

Column = tuple[str, float, Callable[[Desk, Scene], str]]


def _nothing(_desk: Desk, _scene: Scene) -> str:
    return ""


def _name(desk: Desk, scene: Scene) -> str:
    return desk.voice_of(scene).caps()


def _file(desk: Desk, scene: Scene) -> str:
    return desk.voice_of(scene).number("a-number", scene.person.a_number)


def _born(desk: Desk, scene: Scene) -> str:
    return desk.voice_of(scene).born(3)


def _country(desk: Desk, scene: Scene) -> str:
    return desk.voice_of(scene).country()


def _when(desk: Desk, scene: Scene) -> str:
    return day(desk.ink, scene.when, 3)


def _court(desk: Desk, scene: Scene) -> str:
    return desk.ink.keep("courthouse", scene.court)


def _officer(desk: Desk, scene: Scene) -> str:
    return officer(desk.ink, scene.officer, "first")


def _docket(desk: Desk, scene: Scene) -> str:
    v = desk.voice_of(scene)
    return v.family_docket() if scene.court_kind == "family" else v.docket()


def _certified(desk: Desk, _scene: Scene) -> str:
    return desk.rng.choice(("Y", "Y", "Y", "N"))


def _status(desk: Desk, scene: Scene) -> str:
    v, kind = desk.voice_of(scene), scene.person.relief[0]
    if kind in ("", "none"):
        return "none"
    if kind in ("TPS", "asylum"):
        return v.number("tps" if kind == "TPS" else "asylum", kind)
    return v.under_1367("relief-application", {"U": "U visa", "T": "T visa"}.get(kind, "VAWA"))


LAYOUTS: dict[str, tuple[Column, ...]] = {
    "a": (("No.", 26, _nothing), ("Name", 152, _name), ("A-Number", 62, _file), ("DOB", 60, _born), ("COC", 78, _country),
          ("Arrest Date", 62, _when), ("Location", 148, _court), ("Officer", 100, _officer), ("239(e)", 38, _certified)),
    "b": (("ARREST DT", 66, _when), ("COURTHOUSE", 146, _court), ("A-FILE", 64, _file), ("SUBJECT", 150, _name), ("DOCKET", 96, _docket),
          ("RELIEF", 60, _status), ("ARRESTING OFCR", 104, _officer)),
}  # fmt: skip


def tracker(desk: Desk) -> Sheet:
    """Draw a landscape spreadsheet of all arrests whose header row stands on every page."""
    columns = LAYOUTS["b" if desk.is_b != (desk.rng.random() < 0.3) else "a"]
    scenes = list(desk.others) * 3
    desk.rng.shuffle(scenes)
    sheet = desk.sheet(size=(792.0, 612.0))
    body, bold = Type(font="Helvetica", size=7.5), Type(font="Helvetica-Bold", size=7.5)

    def head() -> None:
        sheet.text(32, 36, desk.label("Courthouse Arrests - Tracking Log"), Type(font="Helvetica-Bold", size=11))
        sheet.text(760, 36, f"Page {sheet.page}", body, end=True)
        at = 32.0
        for title, width, _ in columns:
            sheet.box(at, 48, at + width, 64, fill=0.85)
            sheet.text(at + 2, 59, desk.label(title), bold)
            at += width
        desk.foot(sheet)

    sheet.start(head)
    y = 64.0
    for number, scene in enumerate(scenes, start=1):
        if y > 560:
            sheet.next_page()
            y = 64.0
        cells = [columns[n][2](desk, scene) if columns[n][0] != "No." else str(number) for n in range(len(columns))]
        height = (
            24.0 if any(body.width(plain(c)) > w - 4 for c, (_, w, _f) in zip(cells, columns, strict=True)) else 15.0
        )
        at = 32.0
        for text, (_, width, _fill) in zip(cells, columns, strict=True):
            sheet.box(at, y, at + width, y + height, width=0.3)
            sheet.paragraph(at + 2, y + 10, width - 4, text, body)
            at += width
        y += height
    return sheet


def roster_sheet(desk: Desk) -> Sheet:
    """Draw a portrait list without ruled lines."""
    sheet = desk.sheet()
    kind = Type(font="Courier", size=8)
    ink = desk.ink

    def head() -> None:
        sheet.text(
            40,
            50,
            desk.label(desk.pick("DETAINED DOCKET - DAILY LIST", "ERO NEW YORK - DAILY ARREST REPORT")),
            Type(font="Courier-Bold", size=11),
        )
        for x, title in ((40, "FILE"), (120, "NAME"), (320, "NATLTY"), (430, "ARRESTED"), (500, "DISPOSITION")):
            sheet.text(x, 76, desk.label(title), Type(font="Courier-Bold", size=8))
        sheet.rule(40, 80, 572, 80)
        desk.foot(sheet)

    sheet.start(head)
    y = 94.0
    for scene in desk.others:
        if y > 720:
            sheet.next_page()
            y = 94.0
        v = desk.voice_of(scene)
        sheet.text(
            40,
            y,
            v.number(
                "a-number", f"{scene.person.a_number[:3]}-{scene.person.a_number[3:6]}-{scene.person.a_number[6:]}"
            ),
            kind,
        )
        sheet.text(120, y, v.caps(), kind)
        sheet.text(320, y, v.number("nationality", scene.person.origin.country.upper()[:20]), kind)
        sheet.text(430, y, day(ink, scene.when, 0), kind)
        sheet.text(500, y, ink.keep("custody-outcome", desk.pick("DETAINED", "BOND", "ROR")), kind)
        y = (
            sheet.paragraph(
                120,
                y + 10,
                440,
                f"{desk.label('AKA:')} {v.hyphenated()}  {desk.label('AT:')} {ink.keep('courthouse', scene.court)}",
                kind,
            )
            + 4
        )
    return sheet


def screen(desk: Desk) -> Sheet:
    """Draw a print of a person query, in fixed columns."""
    v, s, p, ink = desk.voice, desk.scene, desk.person, desk.ink
    sheet = desk.sheet()
    sheet.start(lambda: desk.foot(sheet))
    kind = Type(font="Courier", size=9.5)
    title = desk.pick(
        "EARM - PERSON SUMMARY", "CENTRAL INDEX SYSTEM - 9101 DISPLAY", "ENFORCE ALIEN BOOKING - SUBJECT DETAIL"
    )
    sheet.text(40, 50, desk.label(title), Type(font="Courier-Bold", size=10))
    sheet.text(560, 50, day(ink, s.after(1), 0, "document-date"), kind, end=True)
    sheet.rule(40, 56, 560, 56)
    given = p.given.split()
    rows: list[tuple[tuple[str, str], tuple[str, str]]] = [
        (("LAST NAME..:", v.name(p.family.upper())), ("FIRST.:", v.name(given[0].upper()))),
        (("A-NUMBER...:", v.number("a-number", p.a_number)), ("FINS..:", v.number("fin-number", p.fin))),
        (
            ("DOB........:", v.number("date-of-birth", f"{p.born:%Y%m%d}")),
            ("SEX...:", v.number("physical-description", p.sex)),
        ),
        (
            ("COB........:", v.number("place-of-birth", p.origin.country.upper()[:18])),
            ("FBI#..:", v.number("fbi-number", p.fbi)),
        ),
        (("SSN........:", v.number("ssn", p.ssn.replace("-", ""))), ("PPT...:", v.number("passport", p.passport))),
        (
            ("EVENT......:", v.number("event-number", p.event)),
            ("SUBJ..:", v.number("subject-number", p.subject_number)),
        ),
        (
            ("DATE ENTERED:", v.number("entry", date_text(p.entered, 0))),
            ("POE...:", v.number("entry", p.entry_place.split(",")[0][:14].upper())),
        ),
        (("ARREST DT..:", day(ink, s.when, 0)), ("OFFCR.:", officer(ink, s.officer, "initial"))),
    ]
    coa = (
        v.under_1367("relief-application", desk.pick("U1", "T1", "Z14", "B11"))
        if p.relief[0] not in ("none", "TPS", "asylum", "")
        else "EWI"
    )
    rows.append(
        (("COA........:", coa), ("EAD...:", v.under_1367("relief-application", "C31") if coa != "EWI" else "NONE"))
    )
    y = 80.0
    for left, right in rows:
        for x, (label, value) in ((40, left), (340, right)):
            sheet.text(x + (84 if x == 40 else 50), y, value, kind)
            sheet.text(x, y, desk.label(label), kind) if kind.width(label) < 82 else None
        y += 16
    y = sheet.paragraph(
        40, y + 10, 520, f"{desk.label('ADDRESS....:')} {v.address()}\n{desk.label('PHONE......:')} {v.phone()}", kind
    )
    y = sheet.paragraph(40, y + 10, 520, desk.label("COMMENTS:"), kind)
    banner = desk.pick("*** 384 - DO NOT DISCLOSE ***", "1367 PROTECTED - SEE SUPERVISOR")
    if coa != "EWI":
        y = sheet.paragraph(40, y, 520, v.under_1367("relief-application", banner), kind)
    sheet.paragraph(
        40,
        y,
        520,
        f"{date_text(s.when, 0)} ARR AT {ink.keep('courthouse', s.court.upper())} BY {officer(ink, s.officer, 'initial').upper()}. "
        f"SUBJ {v.first_surname().upper()} HAS {v.number('family', str(len(p.children)) + ' CHILDREN')}.",
        kind,
    )
    return sheet
