"""The lower half of Form I-213: pictures, charges, signature, distribution and disposition."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from samples.making.desk import SMALL, TINY, Desk
from samples.making.sheet import Sheet, Type
from samples.making.voice import day, officer

VALUE = Type(font="Courier-Bold", size=8)


def lower_half(desk: Desk, sheet: Sheet, y: float) -> None:
    """Draw everything below the rows of cells; y is their end."""
    v, p, s, ink = desk.voice, desk.person, desk.scene, desk.ink
    sheet.box(36, y, 576, 640)
    sheet.text(
        39,
        y + 8,
        desk.label(
            "Narrative (Outline particulars under which alien was located/apprehended. Include details not shown above regarding"
            " time, place and manner of last entry.)"
        ),
        Type(font="Times-Roman", size=6.6),
    )
    sheet.text(40, y + 22, f"{desk.label('FIN:')} {v.number('fin-number', p.fin)}", VALUE)
    sheet.text(180, y + 22, desk.label("Left Index fingerprint"), VALUE)
    sheet.text(360, y + 22, desk.label("Right Index fingerprint"), VALUE)
    for left in (180, 360):
        sheet.box(left, y + 28, left + 80, y + 98, fill=0.93)
    sheet.box(40, y + 28, 120, y + 98, fill=0.8)
    text = [
        desk.label("Subject Health Status"),
        "---------------",
        f"{v.mister()} {'claims' if desk.is_b else 'states to be in'} good health.",
        "",
        desk.label("Current Administrative Charges"),
        "---------------",
        f"{ink.keep('action-date', f'{s.when:%m/%d/%Y}')} - {ink.keep('charge', '212a6Ai - ALIEN PRESENT WITHOUT ADMISSION OR PAROLE')}",
        "",
        desk.label("Other Identifying Numbers"),
        "---------------",
        f"ALIEN-{v.number('a-number', p.a_number)}",
        f"State ID - {v.number('state-id', p.nysid)}",
        "",
        "...(CONTINUED ON I-831)",
    ]
    sheet.paragraph(40, y + 112, 530, "\n".join(text), Type(font="Courier-Bold", size=8, leading=9.4))
    sheet.text(
        40, 634, desk.label("Alien has been advised of communication privileges ________ (Date/Initials)"), SMALL
    )
    sheet.text(390, 622, f"{officer(ink, s.officer)}, {ink.keep('official-title', s.officer.short)}", VALUE)
    sheet.rule(385, 625, 570, 625)
    sheet.text(400, 634, desk.label("(Signature and Title of Immigration Officer)"), SMALL)
    sheet.box(36, 640, 300, 722)
    sheet.box(300, 640, 576, 722)
    sheet.text(39, 650, desk.label("Distribution:"), SMALL)
    sheet.text(44, 670, "A-FILE", VALUE)
    sheet.text(303, 650, desk.label("Received: (Subject and Documents) (Report of Interview)"), SMALL)
    pairs = (
        ("Officer:", officer(ink, s.partner)),
        ("on:", day(ink, s.when, 1)),
        (
            "Disposition:",
            ink.keep("custody-outcome", desk.pick("Warrant of Arrest/Notice to Appear", "Detained - NTA served")),
        ),
        ("Examining Officer:", officer(ink, s.supervisor)),
    )
    for number, (label, value) in enumerate(pairs):
        sheet.text(305, 664 + number * 15, desk.label(label), SMALL)
        sheet.text(372, 664 + number * 15, value, VALUE)
    sheet.text(576, 732, desk.label("Form I-213 (Rev. 08/01/07)"), TINY, end=True)
