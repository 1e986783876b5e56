"""Messages, memoranda and printed texts with what privilege makes of each. All people and facts are invented.

`withhold`: nearly all of it is advice. `partial`: a passage is taken out; `gone` and `stays` are words of it and of
the rest. `ask`: a person must look. `produce`: nothing is privileged.
"""

from __future__ import annotations

from dataclasses import dataclass

FOOTER = """
---ATTORNEY/CLIENT PRIVILEGE ---ATTORNEY WORK PRODUCT---
This communication and any attachments may contain confidential and/or sensitive attorney/client privileged
information or attorney work product. It is not for release, review, retransmission, dissemination, or use by
anyone other than the intended recipient. Any disclosure of this communication must be approved by the Office of
the Principal Legal Advisor.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    expect: str
    text: str
    gone: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    clause: str = "attorney-client"


def mail(sender: str, to: str, body: str, *, cc: str = "") -> str:
    copies = f"Cc: {cc}\n" if cc else ""
    return f"From: {sender}\nSent: Monday, February 3, 2020 10:00 AM\nTo: {to}\n{copies}Subject: Paperwork\n\n{body}\n"


OPLA = "Roe, Pat (OPLA) <pat.roe@ice.example.gov>"
ACC = "Lane, Robin <robin.lane@ice.example.gov>"
OFFICER = "Stone, Lee <lee.stone@ice.example.gov>"
SUPERVISOR = "Marsh, Kim <kim.marsh@ice.example.gov>"
AUSA = "Vance, Jo (USANYS) <jo.vance@usdoj.example.gov>"
LISTED = "Grey, Alex <alex.grey@counsel.example.gov>"
OUTSIDER = "Dana Field <dfield@lawyers.example.com>"

ADVICE = (
    Case(
        name="officer asks OPLA whether a statement is required",
        expect="withhold",
        text=mail(
            OFFICER,
            OPLA,
            """
Pat, could you advise whether we have to attach the 239(e) statement when the arrest was made on the courthouse
steps? I am not sure the steps count as the courthouse.""",
        ),
    ),
    Case(
        name="OPLA answers in its own words",
        expect="withhold",
        text=mail(
            OPLA,
            OFFICER,
            """
Lee,

The steps are part of the courthouse for this purpose, in my view. The statute says at a courthouse or in connection
with an appearance, so you should include the statement.

Thanks,
Pat""",
        ),
    ),
    Case(
        name="signature alone shows that the author is counsel",
        expect="withhold",
        text=mail(
            ACC,
            OFFICER,
            """
I would advise against serving the notice before the review is done. The litigation risk is real, and the regulation
requires a second signature.

Robin Lane
Assistant Chief Counsel
New York Field Office""",
        ),
    ),
    Case(
        name="listed attorney, no title anywhere",
        expect="withhold",
        text=mail(
            OFFICER,
            LISTED,
            """
Do we need to certify if the person was only walking towards the building? Please let me know whether section 1229(e)
applies.""",
        ),
    ),
    Case(
        name="AUSA gives a legal opinion",
        expect="withhold",
        text=mail(
            AUSA,
            SUPERVISOR,
            """
Our position is that the protective order covers these forms. As a legal matter you may not produce them without
redactions, and we recommend that nothing goes out before Friday.""",
        ),
    ),
    Case(
        name="request for legal review of a form",
        expect="withhold",
        text=mail(
            SUPERVISOR,
            OPLA,
            """
Please review the attached notice for legal sufficiency before it is served. Is the charge legally sufficient on
these facts?""",
        ),
    ),
    Case(
        name="facts asked for so that counsel can advise",
        expect="withhold",
        text=mail(
            OPLA,
            OFFICER,
            """
So that I can advise you on the statutory issue, tell me where exactly the arrest took place and whether section 1367
was checked beforehand.""",
        ),
    ),
    Case(
        name="advice without any citation",
        expect="withhold",
        text=mail(
            OPLA,
            SUPERVISOR,
            """
In our opinion the safer course is to wait for the written decision. It is not clear that entering now would be
lawful, and I would caution you against relying on the older memo.""",
        ),
    ),
    Case(
        name="wrapped address list with the lawyer on its second line",
        expect="withhold",
        text=f"""
From: {OFFICER}
Sent: Tuesday, March 3, 2020 4:15 PM
To: {SUPERVISOR};
{OPLA}
Subject: question

We need your legal opinion on whether the annex building is a courthouse under the statute.
""",
    ),
    Case(
        name="memo to a chief counsel",
        expect="withhold",
        text="""
MEMORANDUM

TO: Terry North, Chief Counsel
FROM: Lee Stone, Supervisory Detention and Deportation Officer
DATE: January 15, 2020
SUBJECT: Request for guidance

We seek legal advice on whether officers are permitted to wait in the lobby, and whether the directive requires
approval for each visit.
""",
    ),
)

PARTIAL = (
    Case(
        name="chain: facts from an officer, advice above",
        expect="partial",
        gone=("the lobby counts",),
        stays=("Two officers waited", "three o'clock"),
        text=mail(
            OPLA,
            OFFICER,
            """
In my opinion the lobby counts as the courthouse under section 1229(e), and you should include the statement.""",
        )
        + "\n"
        + mail(
            OFFICER,
            SUPERVISOR,
            """
Two officers waited outside the building and the arrest was made at three o'clock without incident. The paperwork
was completed at the office and the notice was served the same day by the duty officer.""",
        ),
    ),
    Case(
        name="memo with one legal paragraph",
        expect="partial",
        gone=("legally sufficient",),
        stays=("The team met", "The vehicle was returned"),
        text="""
MEMORANDUM

TO: Terry North, Deputy Chief Counsel
FROM: Lee Stone, Deportation Officer
DATE: January 15, 2020
RE: Events of January 14

The team met at the office at seven and drove to the building in two cars. Nobody else was present in the hall when
the warrant was shown and the arrest was made, and no force was used by anybody.

The vehicle was returned at noon. Property was inventoried and stored, and the file was handed to the duty desk with
the signed receipt on top of it.

Please advise whether the notice is legally sufficient, and whether we are required to amend it.

The next shift has been told where the file is kept, and the supervisor on duty has the key to the cabinet.
""",
    ),
    Case(
        name="forwarded advice under a logistics note",
        expect="partial",
        gone=("exposure",),
        stays=("The van leaves",),
        text=mail(
            SUPERVISOR,
            OFFICER,
            """
The van leaves at six from the rear gate tomorrow, and the two new officers ride in the second car with the sergeant
who knows the way to the annex building.""",
        )
        + "\n-----Original Message-----\n"
        + mail(
            OPLA,
            SUPERVISOR,
            """
We recommend against it. There is litigation exposure under the court's order.""",
        ),
    ),
    Case(
        name="reply line in a chain",
        expect="partial",
        gone=("not required",),
        stays=("Seen and filed",),
        text=mail(
            OFFICER,
            SUPERVISOR,
            """
Seen and filed. The folder is in the second drawer, the copies went to the duty desk this morning, and the receipt is
stapled to the inside of the cover.""",
        )
        + """
On Mon, Feb 3, 2020 at 9:15 AM Roe, Pat (OPLA) <pat.roe@ice.example.gov> wrote:
> My advice is that a second certification is not required under INA § 239(e).
""",
    ),
)

OTHER = (
    Case(
        name="work product at the request of an AUSA",
        expect="withhold",
        clause="work-product",
        text=mail(
            OFFICER,
            AUSA,
            """
Below is the chronology you asked for, prepared in anticipation of litigation at the request of counsel.

January 14: team briefed. January 15: arrest made. January 16: file closed.""",
        ),
    ),
    Case(
        name="litigation strategy of counsel",
        expect="withhold",
        clause="work-product",
        text=mail(
            AUSA,
            OPLA,
            """
Our litigation strategy is to oppose the motion on standing first. Here is the draft declaration for the officer.""",
        ),
    ),
    Case(
        name="draft options before a decision",
        expect="withhold",
        clause="deliberative-process",
        text="""
DRAFT

MEMORANDUM

TO: Director
FROM: Policy Unit
DATE: January 2, 2020
SUBJECT: Draft policy on waiting areas

This draft policy is pre-decisional. We recommend Option 2 because it costs least, and no decision has been made.

Option 1 keeps the present practice. Option 2 moves waiting to the annex, pending approval by the Director.
""",
    ),
    Case(
        name="two techniques under a marking",
        expect="partial",
        clause="law-enforcement",
        gone=("Radio channel",),
        stays=("The arrest was made",),
        text="""
LAW ENFORCEMENT SENSITIVE

The arrest was made on February 3 at the north door of the building, and nobody was hurt.

The surveillance team used two cars. Radio channel 4 was used by the arrest team assignments desk.
""",
    ),
)

PRIVILEGED = (*ADVICE, *PARTIAL, *OTHER)
