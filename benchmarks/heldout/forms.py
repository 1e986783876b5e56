"""The agency's forms, filled in: NTA, I-213, I-831, warrants, custody, certification, booking and arrest sheets."""

from __future__ import annotations

import random

from benchmarks.heldout.case import Case
from benchmarks.heldout.engine_form import Form
from benchmarks.heldout.fill import fill
from benchmarks.heldout.markup import mark
from benchmarks.heldout.narratives import CERTS, NARRATIVES
from benchmarks.heldout.police import POLICE

_DHS = "U.S. Department of Homeland Security"


def cert(rng: random.Random) -> str:
    """Return a certification statement, kept to the letter."""
    return mark(rng.choice(CERTS), "certification-statement", keep="=")


def nta(k: Case) -> Form:
    """Form I-862."""
    s, rng = k.s, k.rng
    rows = [
        [(0.36, "File No.", s.abare), (0.32, "Event No.", k.event), (0.32, "FIN #", k.fins)],
        [(0.5, "Respondent", rng.choice((s.full, s.caps, s.swap))), (0.5, "DOB", s.dob)],
        [
            (0.66, "currently residing at (Number, street, city, state and ZIP code)", s.address),
            (0.34, "(Area code and phone number)", s.phone),
        ],
    ]
    text = [
        "In removal proceedings under section 240 of the Immigration and Nationality Act:",
        "The Department of Homeland Security alleges that you:",
        f"1. You are not a citizen or national of the United States;\n2. You are a native of {s.country} and a citizen of {s.country};\n3. You entered the United States {k.port}, {k.entered};\n4. You were not then admitted or paroled after inspection by an Immigration Officer.",
        f"On the basis of the foregoing, it is charged that you are subject to removal from the United States pursuant to the following provision(s) of law:\n{k.charge}",
        f"YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at: 201 Varick Street, New York, on {k.nextdate} to show why you should not be removed.",
        cert(rng),
        f"This action was taken at {k.court} on {k.date}.",
    ]
    signs = [
        (f"{k.o.name}, {k.o.t}", "(Signature and Title of Issuing Officer)"),
        (s.full, "(Signature of Respondent if Personally Served)"),
        (k.o2.name, "(Signature and Title of officer)"),
    ]
    return Form(_DHS, "Notice to Appear", "Form I-862 (Rev. 08/01/07)", rows, text, signs)


def _body(k: Case, *words: str) -> str:
    return mark(k.rng.choice(words), "physical-description", k.s.subject)


def i213(k: Case) -> Form:
    """Form I-213, its cells in another order than the printed one."""
    s, rng, kin = k.s, k.rng, k.kin
    rows = [
        [(0.34, "Family Name (CAPS)", s.lastcaps), (0.33, "First", s.first), (0.33, "Subject ID", k.subjid)],
        [
            (0.25, "Sex", s.sex),
            (0.25, "Hair", _body(k, "BLK", "BRO")),
            (0.25, "Eyes", _body(k, "BRO", "HAZ")),
            (0.25, "Cmplxn", _body(k, "OLV", "MED", "DRK")),
        ],
        [
            (0.3, "Country of Citizenship", s.country),
            (0.4, "Passport Number and Country of Issue", k.passport),
            (0.3, "File Number", s.a),
        ],
        [
            (0.62, "U.S. Address", s.address),
            (0.19, "Height", _body(k, "64", "5-09", "71")),
            (0.19, "Weight", _body(k, "141", "180", "203")),
        ],
        [
            (0.6, "Date, Place, Time, and Manner of Last Entry", f"{k.entered}, {k.port}"),
            (0.4, "Scars and Marks", s.body),
        ],
        [
            (0.3, "Date of Birth", s.dob),
            (0.15, "Age", s.age),
            (0.25, "Date of Action", k.date),
            (0.3, "Location Code", "NYC/NYC"),
        ],
        [(0.5, "City, Province (State) and Country of Birth", s.birthplace), (0.5, "At/Near", k.court)],
        [
            (0.3, "Method of Location/Apprehension", k.method),
            (0.3, "By", k.o.lastfirst),
            (0.4, "Social Security Number", k.ssn),
        ],
        [
            (0.62, "Name, Address, and Nationality of Spouse", f"{kin.full}, {kin.country}"),
            (0.38, "Number and Nationality of Minor Children", k.kids),
        ],
        [(0.6, "Name and Address of (Last)(Current) U.S. Employer", s.employer), (0.4, "F.B.I. Number", k.fbi)],
        [(0.6, "Charge Code Words(s)", k.charge), (0.4, "Disposition", k.outcome)],
    ]
    text = ["Narrative:", fill(rng.choice(NARRATIVES), k), fill(rng.choice(NARRATIVES), k)]
    signs = [(f"{k.o.name}, {k.o.t}", "(Signature and Title of Immigration Officer)"), (k.o2.name, "Examining Officer")]
    return Form(
        _DHS,
        "Record of Deportable/Inadmissible Alien",
        "Form I-213 (Rev. 08/01/07)",
        rows,
        text,
        signs,
        rng.choice(((), ("photo", "fingerprint", "fingerprint"))),
    )


def i831(k: Case) -> Form:
    """Form I-831, the continuation page."""
    rows = [
        [
            (0.4, "Alien's Name", k.rng.choice((k.s.swap, k.s.swapcaps, k.s.full))),
            (0.25, "File Number", k.s.abare),
            (0.35, "Event No", k.event),
        ],
        [(1.0, "Date", k.date)],
    ]
    text = [fill(t, k) for t in k.rng.sample(NARRATIVES, 3)] + [
        f"Other Identifying Numbers\nALIEN-{mark(k.s.digits, 'a-number', k.s.subject)}\nFBI-{k.fbi}"
    ]
    return Form(
        _DHS,
        "Continuation Page for Form I-213",
        "Form I-831 Continuation Page (Rev. 08/01/07)",
        rows,
        text,
        [(k.o.name, "Signature"), (k.o.t, "Title")],
    )


def i200(k: Case) -> Form:
    """Form I-200, the warrant for arrest."""
    text = [
        "To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act",
        f"I have determined that there is probable cause to believe that {k.s.full} is removable from the United States. This determination is based upon: the pendency of ongoing removal proceedings against the subject.",
        "YOU ARE COMMANDED to arrest and take into custody for removal proceedings under the Immigration and Nationality Act, the above-named alien.",
        f"I hereby certify that the Warrant for Arrest of Alien was served by me at {k.court} on {k.s.west} on {k.date}.",
    ]
    return Form(
        _DHS,
        "Warrant for Arrest of Alien",
        "Form I-200 (Rev. 09/16)",
        [[(0.5, "File No.", k.s.abare), (0.5, "Date", k.date)]],
        text,
        [
            (k.o2.name, "(Printed Name and Title of Authorized Immigration Officer)"),
            (k.o.name, "Name and Signature of Officer"),
        ],
        k.rng.choice(((), ("signature",))),
    )


def i286(k: Case) -> Form:
    """Form I-286, the custody determination."""
    rows = [
        [(0.5, "Alien's Name", k.s.caps), (0.5, "A-File Number", k.s.abare)],
        [(0.34, "Event ID", k.event), (0.33, "Subject ID", k.subjid), (0.33, "Date", k.date)],
    ]
    text = [
        "Pursuant to the authority contained in section 236 of the Immigration and Nationality Act and part 236 of title 8, Code of Federal Regulations, I have determined that, pending a final administrative determination in your case, you will be:",
        f"[X] {k.outcome}",
        "You may request a review of this custody determination by an immigration judge.",
    ]
    return Form(
        _DHS,
        "Notice of Custody Determination",
        "Form I-286 (1/20)",
        rows,
        text,
        [(f"{k.o2.name} - {k.o2.t}", "Name and Title of Authorized Officer"), (k.s.west, "Signature of Alien")],
    )


def certificate(k: Case) -> Form:
    """The certification under INA § 239(e) as a sheet of its own."""
    rows = [
        [(0.6, "Subject", k.s.swap), (0.4, "A#", k.s.abare)],
        [(0.34, "Type of location", "[[=location-kind|Courthouse]]"), (0.66, "Name of facility", k.court)],
        [(0.34, "Date of enforcement action", k.date), (0.66, "Nature of proceeding", k.cls)],
    ]
    return Form(
        _DHS,
        "Certification of Compliance - INA § 239(e)",
        "ERO 239(e) worksheet v. 3",
        rows,
        [cert(k.rng)],
        [(f"{k.o.name}, {k.o.t}", "Certifying officer"), (f"{k.o2.name}, {k.o2.t}", "Reviewed by (supervisor)")],
    )


def booking(k: Case) -> Form:
    """A booking sheet of a detention system."""
    s = k.s
    rows = [
        [(0.5, "DETAINEE", s.swapcaps), (0.25, "ALIEN #", s.abare), (0.25, "SUBJ", k.subjid)],
        [(0.4, "AKA", f"{s.nick}; {s.typo}"), (0.3, "D.O.B.", s.dob), (0.3, "COB", s.country)],
        [(0.25, "FBI", k.fbi), (0.25, "SID/NYSID", k.nysid), (0.25, "FINS", k.fins), (0.25, "I-94", k.i94)],
        [(0.5, "SMT", s.body), (0.5, "EMERG. CONTACT", f"{k.kin.full} {k.kin.phone}")],
        [(0.34, "ARREST DATE", k.date), (0.66, "ARREST LOCATION", k.court)],
        [(0.5, "ARR OFCR", k.o.lastfirst), (0.5, "BOOK-IN OFCR", k.o2.lastfirst)],
    ]
    return Form("EARM / EABM", "Alien Booking Record", "Form I-385", rows, [], [], ("photo", "fingerprint"))


def arrest(k: Case) -> Form:
    """An arrest report of the city police."""
    s, x = k.s, k.other
    rows = [
        [(0.4, "Arrest ID", k.arrestno), (0.3, "NYSID", k.nysid), (0.3, "Docket", k.docket)],
        [(0.5, "Deft Name (L,F,M)", s.swapcaps), (0.25, "Nickname/Alias", s.nick), (0.25, "DOB", s.dob)],
        [(0.65, "Res. Address", s.address), (0.35, "Tel", s.phone)],
        [
            (0.2, "Ht", mark("5'06\"", "physical-description")),
            (0.2, "Wt", mark("155", "physical-description")),
            (0.6, "Marks/Tattoos", s.body),
        ],
        [(0.5, "Complainant", x.full), (0.5, "C/V Phone", x.phone)],
        [(0.5, "Employer/School", s.employer), (0.5, "Charge(s)", k.crime)],
        [
            (0.6, "Arresting Officer", "[[=official-title|PO]] [[=official-name|MALDONADO-FINCH, T]]"),
            (0.4, "Vehicle Plate", k.plate),
        ],
    ]
    return Form(
        "NEW YORK CITY POLICE DEPARTMENT",
        "ARREST REPORT",
        "OLBS PD 244-159",
        rows,
        ["DETAILS:", fill(k.rng.choice(POLICE), k)],
    )


FORMS = (nta, i213, i831, i200, i286, certificate, booking, arrest)
