"""Messages and printed texts that are not privileged, or of which the program cannot tell. All people are invented."""

from __future__ import annotations

from tests._decide_privilege_texts import AUSA, FOOTER, OFFICER, OPLA, OUTSIDER, SUPERVISOR, Case, mail

ASK = (
    Case(
        name="footer only, lawyer sends a time",
        expect="ask",
        text=mail(OPLA, OFFICER, "The call is at three. Dial the usual number." + FOOTER),
    ),
    Case(
        name="footer only, no lawyer",
        expect="ask",
        text=mail(OFFICER, SUPERVISOR, "Attached is the booking sheet from last night." + FOOTER),
    ),
    Case(
        name="legend on a memo of facts",
        expect="ask",
        text="""
ATTORNEY WORK PRODUCT

MEMORANDUM

TO: File
FROM: Lee Stone
DATE: January 15, 2020

The arrest was made on the second floor at ten in the morning.
""",
    ),
    Case(
        name="lawyer only copied, advice asked of the supervisor",
        expect="ask",
        text=mail(
            OFFICER,
            SUPERVISOR,
            """
Please confirm whether we are required to certify under section 1229(e); I am not sure it is legally sufficient.""",
            cc=OPLA,
        ),
    ),
    Case(
        name="advice of counsel relayed between officers",
        expect="ask",
        text=mail(
            OFFICER,
            SUPERVISOR,
            """
OPLA advised that the hallway is covered and that the form needs a second signature.""",
        ),
    ),
    Case(
        name="per counsel",
        expect="ask",
        text=mail(SUPERVISOR, OFFICER, "Per counsel, we must not serve the notice until the statute has been checked."),
    ),
    Case(
        name="a stranger among the recipients",
        expect="ask",
        text=mail(
            OPLA,
            f"{OFFICER}; {OUTSIDER}",
            """
In my view section 1367 does not apply, and we recommend that the form stays as it is.""",
        ),
    ),
    Case(
        name="weak question to counsel",
        expect="ask",
        text=mail(OFFICER, OPLA, "Are we allowed to use the side door at the annex?"),
    ),
    Case(
        name="note of counsel without addressee",
        expect="ask",
        text="""
I would advise that the office waits. It is unlawful to enter before the order is signed.

Robin Lane
Senior Attorney
Office of the Chief Counsel
""",
    ),
    Case(
        name="recommendation before a decision, no draft",
        expect="ask",
        text="""
MEMORANDUM

TO: Director
FROM: Policy Unit
DATE: January 2, 2020

We recommend the second approach. No decision has been made.
""",
    ),
    Case(
        name="one technique under a marking",
        expect="ask",
        text="""
LAW ENFORCEMENT SENSITIVE

The surveillance team stood near the north door until noon.
""",
    ),
    Case(
        name="pre-decisional legend alone",
        expect="ask",
        text="PRE-DECISIONAL\n\nThe building has four doors and two of them are locked at night.\n",
    ),
)

PRODUCE = (
    Case(
        name="lawyer copied on logistics",
        expect="produce",
        text=mail(OFFICER, SUPERVISOR, "The arrest was made at nine. The file is complete.", cc=OPLA),
    ),
    Case(
        name="please advise when",
        expect="produce",
        text=mail(OFFICER, OPLA, "Please advise when the hearing is and what room it is in."),
    ),
    Case(
        name="lawyer sends a date",
        expect="produce",
        text=mail(OPLA, OFFICER, "The hearing was moved to Tuesday. The clerk has the file."),
    ),
    Case(
        name="lawyer attaches a form",
        expect="produce",
        text=mail(OPLA, OFFICER, "Attached is the signed form. Thanks for the quick turn."),
    ),
    Case(
        name="officer to officer about the law",
        expect="produce",
        text=mail(
            OFFICER,
            SUPERVISOR,
            """
Do we have to attach the 239(e) statement again? I think the statute requires it.""",
        ),
    ),
    Case(
        name="counsel for the respondent writes",
        expect="produce",
        text=mail(
            OUTSIDER,
            OFFICER,
            """
I represent the respondent. In my view the arrest was unlawful and you should release my client under the statute.

Dana Field
Attorney for Respondent""",
        ),
    ),
    Case(
        name="notice to appear boilerplate",
        expect="produce",
        text="""
NOTICE TO APPEAR

You may be represented by an attorney at no expense to the Government. You should consult an attorney. Attached is a
list of attorneys who provide free legal services. You are required to be present at your hearing under section 240.
""",
    ),
    Case(
        name="certification signed by counsel",
        expect="produce",
        text="""
CERTIFICATION OF COMPLIANCE – INA § 239(e)

I certify that the provisions of 8 U.S.C. § 1367 have been complied with.

Robin Lane
Assistant Chief Counsel
Office of the Principal Legal Advisor
""",
    ),
    Case(
        name="certification with a counsel block",
        expect="produce",
        text="""
U.S. Department of Homeland Security
Office of the Principal Legal Advisor
Chief Counsel: Terry North

The provisions of section 1367 of this title have been complied with. The enforcement action was taken at a courthouse.
""",
    ),
    Case(
        name="policy that tells officers to ask counsel",
        expect="produce",
        text="""
MEMORANDUM

TO: All Field Office Directors
FROM: Executive Associate Director
DATE: January 10, 2018
SUBJECT: Enforcement actions in courthouses

Officers should consult with OPLA before an action in a family court. Questions about this policy should be directed
to the Office of the Principal Legal Advisor.
""",
    ),
    Case(
        name="right to an attorney in a report",
        expect="produce",
        text="""
The subject was advised of the right to an attorney and was given a list of free legal services. He asked to speak with
an attorney and was represented by counsel at the hearing.
""",
    ),
    Case(
        name="advised of rights",
        expect="produce",
        text=mail(
            OFFICER,
            SUPERVISOR,
            """
The subject was advised of his rights under section 287 and declined to speak.
Counsel for the respondent was present.""",
        ),
    ),
    Case(
        name="defence lawyer named in a chain",
        expect="produce",
        text=mail(
            OFFICER,
            SUPERVISOR,
            """
The public defender asked whether we are required to wait outside. We said that the clerk decides.""",
        ),
    ),
    Case(
        name="final policy recommends nothing",
        expect="produce",
        text="""
TO: All Staff
FROM: Director
DATE: March 1, 2020
SUBJECT: New hours

The office opens at eight from Monday. This decision is final.
""",
    ),
    Case(
        name="techniques without any marking",
        expect="produce",
        text="""
Surveillance was conducted by two officers from a parked car. The records check returned no result.
""",
    ),
    Case(
        name="letter of the agency to a court clerk",
        expect="produce",
        text="""
Dear Clerk:

Enclosed is the notice of appearance for the case.

Sincerely,
Jo Vance
Assistant United States Attorney
""",
    ),
    Case(
        name="lawyer asks for a phone number",
        expect="produce",
        text=mail(OPLA, OFFICER, "Could you let me know if the number on the sheet is right?"),
    ),
    Case(
        name="lawyer to lawyer about lunch",
        expect="produce",
        text=mail(OPLA, AUSA, "Should we meet at noon? We recommend the place on the corner."),
    ),
)
