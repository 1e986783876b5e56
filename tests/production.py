"""A small production made by hand, for tests that run the whole program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SURNAME, GIVEN, A_NUMBER = "Quimistán-Zelaya", "Ofelia", "A217 604 938"
SECRETS = ("Quimistan", "Quimistán", "Zelaya", "Ofelia", "217604938", "217 604 938", "Wyckoff", "718-555-0143")
STATEMENT = "I certify that the provisions of 8 U.S.C. § 1367 have been complied with."
ROSTER = (
    "subject_id,a_number,family_name,given_names,aliases,date_of_birth,relief,relief_status,status_date,"
    "appeals_exhausted_on,waiver\n"
    f"S-1,A217604938,{SURNAME},{GIVEN},,1991-08-14,U,pending,2019-01-02,,\n"
)
CERTIFICATION = (
    "U.S. Department of Homeland Security",
    "CERTIFICATION OF COMPLIANCE WITH INA § 239(e)",
    "",
    f"Respondent: {GIVEN} {SURNAME}",
    f"File No: {A_NUMBER}",
    "Date of enforcement action: March 3, 2020",
    "Location: Kings County Family Court, Brooklyn, New York",
    "",
    STATEMENT,
    "",
    "Deportation Officer Daniel Whitcombe",
    "ICE Enforcement and Removal Operations, New York",
)
EMAIL = (
    "From: Whitcombe, Daniel <daniel.whitcombe@ice.example.gov>",
    "To: Osgood, Martha <martha.osgood@ice.example.gov>",
    "Sent: Tuesday, March 3, 2020 4:12 PM",
    "Subject: arrest this morning",
    "",
    "Martha,",
    "",
    f"We arrested {GIVEN.upper()} {SURNAME.upper()} at the courthouse this morning. Ms. Zelaya",
    "lives at 114 Wyckoff Avenue, Apt 3R, Brooklyn, NY 11237 and can be reached at 718-555-0143.",
    "The statement under 8 U.S.C. § 1229(e) is in the file.",
    "",
    "Daniel Whitcombe",
    "Deportation Officer",
)


def draw_lines(path: Path, lines: Iterable[str], **options: object) -> Path:
    """Draw lines of text on one Letter page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=letter, invariant=1, **options)
    y = 720
    for line in lines:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, y, line)
        y -= 18
    canvas.save()
    return path


def make_production(folder: Path) -> Path:
    """Make a folder of two good documents, an encrypted one and a file that is no PDF; return the roster's path."""
    draw_lines(folder / "a" / "certification.pdf", CERTIFICATION)
    draw_lines(folder / "a" / "Zelaya arrest e-mail.pdf", EMAIL)
    draw_lines(folder / "b" / "locked.pdf", EMAIL, encrypt=StandardEncryption("secret"))
    (folder / "b" / "notes.docx").write_bytes(b"not a PDF")
    roster = folder.parent / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    return roster


def inline(
    tasks: Iterable[object], make_work: Callable[[], Callable[[object], object]], **_: object
) -> Iterator[object]:
    """Stand in for the worker processes, so that a test can plant a fault in a stage."""
    work = make_work()
    for task in tasks:
        yield task, work(task)
