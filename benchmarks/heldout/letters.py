"""What people at a desk write: e-mail, memoranda, letters. First entry: how the document ought to end."""

from __future__ import annotations

# produce: no lawyer takes part, no legend · legend: a footer only, to a person · copied: a lawyer only in Cc, no legend, produced
# advice: a lawyer takes part and advice is sought or given, withheld or partly privileged
MAILS = (
    (
        "produce",
        "arrest this a.m. - {s.last}",
        "Good morning,\n\n{s.full} ({s.a}) was picked up at {k.court} around 0930 on {k.date}. No issues. He asked us to call his cousin {kin.first}, {kin.phone}.\n\nSee you Monday,\n{o.name}",
    ),
    (
        "produce",
        "RE: {s.swapcaps} {s.a}",
        "He's the one with the {s.body}. Goes by {s.nick}. Wife is {kin.full}; they live over the laundromat at {s.address}.\n\nSent from my iPhone",
    ),
    (
        "produce",
        "courthouse list for {k.date}",
        "All,\nTwo targets today at {k.court}:\n 1) {s.swap} - {k.part}, {k.docket}\n 2) {x.swap} - {k.room}\nBoth have prior removals. {o2.tlast} approved.\n{o.name}\n{o.t}",
    ),
    (
        "produce",
        "Fwd: victim info",
        "FYI. {d.tl} called. {s.mr} {s.last} is {s.victim} in her case against {x.full} and she has signed off on {s.relieved}. Please put a note in the system and hold the arrest.\n\n{o2.name}\n{o2.t}, {k.office}",
    ),
    (
        "produce",
        "1367 check completed",
        "Checked before the op. {s.last}, {s.first} / {s.a}: nothing in CLAIMS.\n\n{cert}\n\n{o.tl}",
    ),
    (
        "produce",
        "Juzgado - mañana",
        "Buenas tardes compañeros,\nla señora {s.last} va a estar mañana en {k.court}. Trae a sus niños ({child.first} y el bebé). Su teléfono: {s.phone}.\nSaludos,\n{o.name}",
    ),
    (
        "produce",
        "Request for interview",
        "Hello, I am a reporter. I understand that {s.full} was arrested on {k.date} at {k.court} and that {kin.full} spoke on {k.media}. Does your office have a comment?\n\nThank you",
    ),
    (
        "produce",
        "property of {s.initialed}",
        "Property office has a phone, keys and an envelope with $412 belonging to {s.bare}. {kin.first} ({kin.email}) will come by with a notarized letter. Please copy her ID. Nothing else.\n\n{o.tlast}",
    ),
    (
        "produce",
        "sorry, wrong person",
        "Disregard my last. {s.first} {s.one} from {s.birthplace} is not the one who works at {s.employer}. That's {x.full}. Different A-number too: {s.a} v. {x.a}.\n{o.name}",
    ),
    (
        "produce",
        "Re: Re: location",
        "ping on the phone {s.phone} puts her at {k.church}. [[geo-coordinates|40.74712, -73.88291]]. will try again at {k.court} on {k.date}\n\nV/r\n{o.name}",
    ),
    (
        "legend",
        "roster for Thursday",
        "Please find the roster for Thursday. {s.full} is still in custody; {x.full} was released.\n\n{o.name}\n{o.t}",
    ),
    (
        "legend",
        "hold on {s.a}",
        "Detainee {s.swap} is scheduled for transport on Friday. Her son {child.first} should be picked up by {kin.full}.\n{o2.name}",
    ),
    (
        "legend",
        "custody numbers",
        "Four arrests at {k.court} since the first of the month, none on {k.date}. Spreadsheet to follow.\n\n{o.tl}",
    ),
    (
        "copied",
        "transport of {s.last}",
        "{s.mr} {s.last} will be moved at 4 pm. Nothing needed from anyone on copy.\n\n{o.name}",
    ),
    (
        "copied",
        "arrest summary {k.date}",
        "Arrest summary: {s.full}, {s.a}, {k.court}, {k.charge}, {k.outcome}. Copied to everyone on the distribution list.\n{o.tlast}",
    ),
    (
        "copied-legend",
        "booking photo {s.last}",
        "Booking photo for {s.full} was redone, the first was blurred. Copying the usual list.\n{o.name}",
    ),
    (
        "advice",
        "Question for counsel - {s.last}",
        "{c.first},\nCan you tell me whether we may lawfully serve the NTA on {s.full} given that {s.he} has {s.relieved} pending? I need your legal advice before Friday.\n\n{o.name}\n{o.t}",
    ),
    (
        "advice",
        "RE: legal sufficiency review",
        "I reviewed the NTA for {s.full}, {s.a}. In my opinion the charge under 212(a)(6)(A)(i) is legally sufficient, but I advise you to add the section 239(e) statement and not to rely on anything {x.full} told you. The risk in litigation is real.\n\n{c.name}\nAssistant Chief Counsel",
    ),
    (
        "advice",
        "{s.swapcaps}: may we detain?",
        "Counsel, we request your guidance: does 8 U.S.C. 1367 bar us from using the statement of the ex-husband? Please advise.\n\n{o2.name}",
    ),
)

LEGENDS = (
    "*** WARNING *** ATTORNEY-CLIENT PRIVILEGED *** ATTORNEY WORK PRODUCT *** This document may contain sensitive attorney/client privileged information and is not for release.",
    "PRIVILEGED & CONFIDENTIAL // PRE-DECISIONAL // FOR OFFICIAL USE ONLY. Do not forward outside DHS.",
    "This communication may be an attorney-client communication or attorney work product. Any disclosure must be approved by the Office of the Principal Legal Advisor.",
)

MEMOS = (
    (
        "MEMORANDUM FOR THE RECORD",
        "On {k.date} I participated in the arrest of {s.full} at {k.court}. This memo documents the notifications made.\n\n1. {o2.tl} was notified by phone before the arrest.\n2. The chief clerk was told that an arrest would take place.\n3. {s.last} was asked whether {s.he} had children. {s.He} said that {s.he} has {k.kids} who live with {kin.full} at {s.address}.\n\n{cert}",
    ),
    (
        "SIGNIFICANT INCIDENT REPORT",
        "Synopsis: While officers were arresting {s.caps} outside {k.court}, a bystander, {w.full}, filmed the arrest and later sent it to a newspaper. {s.poss} attorney, {l.name}, was present. {s.first} was taken to {k.hospital} with a bruised elbow and returned the same day. {k.outcome}.",
    ),
    (
        "Subject: Courthouse arrest – {s.initials}",
        "{s.initials} is a national of {s.country}. {s.He} came to {k.court} for {k.cls}. The opposing party is {x.initials}. The arrest took place in the vestibule at {k.time}. The certification required by section 239(e) was attached to the NTA. {cert}",
    ),
    (
        "AFTER ACTION REVIEW",
        "The team identified the target by a {s.body}. In the future, officers should wait until the target has left the elevator. Target {s.one} was with {kin.first} and a minor, {child.first}, age {child.age}. {o.tlast} did well to de-escalate. {k.court}, {k.date}.",
    ),
    (
        "REQUEST FOR PROSECUTORIAL DISCRETION NOTES",
        "{l.name} submitted a request on behalf of {s.full}, {s.a}. Equities: in the U.S. since {k.entered}; works at {s.employer}; member of {k.church}; {k.kids}; is {s.victim}; has filed {s.relieved}. Recommendation of the officer: hold.",
    ),
    (
        "ACTIVITY REPORT – WEEK 14",
        "Arrests: 6. Of these at courthouses: 2, namely {s.swap} on {k.date} at {k.court} and {x.swap} at the same location. Releases: 1. Complaints: 0. Officers assigned: {o.lastfirst}; {o2.lastfirst}.",
    ),
    (
        "Memo to A-file {s.a}",
        "{s.last} ({s.a}) was the subject of an earlier I-130 filed by {kin.full}, USC, of {s.street}. The petition was withdrawn when {kin.full} was arrested for hurting {s.him}. {s.He} then filed {s.relieved}; receipt {k.receipt}.",
    ),
    (
        "CUSTODY REVIEW WORKSHEET – REMARKS",
        "Detainee {s.full}; DOB {s.dob}; FINS {k.fins}. Detainee states {s.he} has diabetes. Family ties: {kin.full} (mother), {child.full} (child). Address on release: {s.address}. Sponsor phone: {kin.phone}. Result: {k.outcome}.",
    ),
    (
        "Statement of {w.full}",
        "I am {w.full}. I live at {w.address}. I saw {s.first} come out of the courthouse on {k.date}. Two men took {s.him} by the arms. I know {s.first} from {k.church}; everyone calls {s.him} {s.nick}. I called {s.his} sister {kin.first}. I give this statement freely.",
    ),
)

LETTERS = (
    "Dear Field Office Director:\n\nI represent {s.full} ({s.a}), who was arrested by your officers at {k.court} on {k.date}. My client was there for {k.cls} and is {s.victim}. {s.mr} {s.last} has {s.relieved} pending with USCIS under receipt number {k.receipt}. I ask that {s.he} be released to {s.his} mother, {kin.full}, at {s.address}.\n\nVery truly yours,\n\n{l.name}\nAttorney for Respondent",
    "To Whom It May Concern,\n\nThis letter is to confirm that {s.full} has been employed by {s.employer} since 2014 and is a valued member of our kitchen. {s.mr} {s.one} is always on time. If you have questions, call me at {x.phone}.\n\nSincerely,\n{x.full}\nManager",
    "Su Señoría:\n\nMi nombre es {kin.full} y soy la madre de {s.full}. Mi hijo fue detenido el {k.date} cuando salía de {k.court}. Él mantiene a su hija {child.first}, que estudia en {s.school}. Vivimos en {s.address}. Le ruego que lo deje volver a casa.\n\nRespetuosamente,\n{kin.initialed}",
    "Dear Clerk:\n\nEnclosed please find a writ to produce {s.swap} before {j.tl}, {k.part}, {k.court}, on {k.nextdate}, docket {k.docket}. The defendant is held by U.S. Immigration and Customs Enforcement.\n\n{d.name}\n{d.t}",
    "Dear {s.mr} {s.last}:\n\nThis is in response to your request of {k.written}. The records show that you were arrested at {k.court} on {k.date} and that {k.outcome}. Your file number is {s.a}. You may write to {k.office}.\n\nSincerely,\n\n{o2.name}\n{o2.t}",
    "Re: Shelter residence of {s.full}\n\nPlease be advised that {s.mr} {s.last} and {s.his} child {child.first} have resided with {k.shelter} since leaving {x.full}. For safety, do not disclose this address. Contact: {w.full}, case manager, {w.phone}.",
    "Dear Principal:\n\n{child.full} (born {child.dob}) missed school on {k.date} since {child.his} mother {s.full} was in court. Kindly excuse {child.him}.\n\nThank you.\n{kin.full}\ngrandmother of {child.first}",
    "Dear Sir or Madam:\n\nOur parishioner {s.full}, whom we call {s.nick}, sings in the choir of {k.church}. {s.He} and {kin.full} married here. Since the arrest of {k.date} the family of {s.last} has had no income.\n\nYours in faith,\nthe parish council",
)

POLICIES = (
    (
        "Policy Memorandum: Civil Enforcement Actions at Courthouses",
        "Officers will, when practicable, conduct enforcement actions in non-public areas of the courthouse and use its non-public entrances and exits. Civil enforcement actions in courthouses will be directed against specific, targeted aliens. Family members encountered during such actions will not be subject to enforcement absent special circumstances. Supervisors document each such action in the system of record.",
    ),
    (
        "8 U.S.C. § 1367. Penalties for disclosure of information",
        "(a) In general. Except as provided in subsection (b), in no case may the Attorney General, or any other official or employee of the Department of Justice, permit use by or disclosure to anyone of any information which relates to an alien who is the beneficiary of an application for relief under paragraph (15)(T), (15)(U), or (51) of section 101(a) of the Immigration and Nationality Act. The limitation under paragraph (2) ends when the application for relief is denied and all opportunities for appeal of the denial have been exhausted.",
    ),
    (
        "8 U.S.C. § 1229(e). Certification of compliance with restrictions on disclosure",
        "(1) In general. In cases where an enforcement action leading to a removal proceeding was taken against an alien at any of the locations specified in paragraph (2), the Notice to Appear shall include a statement that the provisions of section 1367 of this title have been complied with. (2) Locations. (A) At a domestic violence shelter, a rape crisis center, supervised visitation center, family justice center, a victim services, or victim services provider, or a community-based organization.",
    ),
    (
        "Frequently Asked Questions: Section 384",
        "Q. When must the statement be added? A. Whenever the arrest was made at a courthouse in connection with a protection order case, child custody case, or other civil or criminal case relating to domestic violence, sexual assault, trafficking, or stalking. Q. Who signs? A. The officer who made the arrest; a supervisor reviews it. Q. What is a prohibited source? A. An abuser, or a member of the abuser's family living in the same household. Applicants for U visas, T visas and VAWA self-petitioners are covered.",
    ),
    (
        "Field Guidance 19-03: Completing the I-862 after a courthouse arrest",
        "Check the box for certification on the last page. Enter the name of the courthouse in full and not as an abbreviation. Enter the date of the action and not the date of processing. Do not enter the docket number, the name of a party, or the relief applied for. Questions go to the Field Office training coordinator.",
    ),
    (
        "ARTICLE 15-B. Civil arrests at courthouses",
        "A person duly and in good faith attending a proceeding in which such person is a party or potential witness is privileged from civil arrest while going to, remaining at, and returning from, the place of such court proceeding, unless such civil arrest is supported by a judicial warrant or judicial order authorizing such civil arrest. Nothing in this section shall be construed to narrow any existing common law privilege from civil arrest.",
    ),
)
