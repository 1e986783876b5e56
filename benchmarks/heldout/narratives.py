"""Narratives of officers, as each of them would write: I-213 and I-831 text, field notes, logs."""

from __future__ import annotations

CERTS = (
    "I hereby certify that the enforcement action described above was taken at a location specified in INA § 239(e)(2), and that the provisions of 8 U.S.C. § 1367 have been complied with.",
    "Pursuant to section 239(e)(1) of the Act, this Notice includes the statement that the provisions of section 1367 of title 8, United States Code, have been complied with.",
    "CERTIFICATION: The provisions of Section 384 of IIRIRA (8 U.S.C. 1367) were complied with in connection with this arrest, which occurred at a courthouse.",
    "In accordance with 8 U.S.C. § 1229(e), the undersigned states that the requirements of 8 U.S.C. § 1367 regarding restrictions on disclosure have been complied with.",
    "The undersigned certifies compliance with 8 USC 1367(a)(1) and (a)(2); no information furnished solely by a prohibited source was used.",
    "239(e) CERT: 1367 complied with. Arrest at courthouse. No adverse determination was based on information from a prohibited source.",
)

NARRATIVES = (
    'On {k.date}, {o.tl} observed the subject, later identified as {s.full}, exit {k.court} at {k.time}. {o.t} {o.name} approached, identified himself in English and Spanish, and asked "¿Usted es {s.one}?" Subject replied "sí, soy yo, {s.first}." {s.He} was placed under arrest without incident. {s.last} is a native and citizen of {s.country} who entered the United States {k.port} {k.entered} without inspection.',
    "SUBJECT {s.lastcaps} WAS ENCOUNTERED OUTSIDE {k.courtcaps} ON {k.datecaps}. SUBJECT PRESENTED A CONSULAR ID BEARING THE NAME {s.caps}. RECORDS CHECKS UNDER {s.a} REVEALED A PRIOR ENTRY {k.portcaps}. SUBJECT CLAIMS TO WORK AT {s.employercaps} AND RESIDES AT {s.addresscaps}. SUBJECT HAS {k.kidscaps}. CHARGE: {k.chargecaps}.",
    "{s.mr} {s.last} was at the courthouse in connection with {k.cls}. Officers waited in the hallway until the matter was called before {j.tl}. After the appearance {s.last} and {s.his} companion, {w.full}, walked to a gray Honda, plate {k.plate}. {o.tlast} effected the arrest at {k.time} on {k.date} and transported {s.him} to {k.office}.",
    '0730H - Team briefed by {o2.tlast}.\n0810H - Surveillance set up on {s.street}.\n0905H - Target ({s.swapcaps}, {s.a}) enters {k.court}.\n{k.time} - {o.tlast} makes contact. Target says "I go by {s.nick}".\n1150H - Target in custody; {k.outcome}.\n1215H - Spouse {kin.full} called, ph {kin.phone}, wants to know where {s.first} is.',
    "During processing, {s.full} (also known as {s.nick}; also known as {s.typo}) stated {s.he} was born in {s.birthplace} on {s.dob}. {s.He} stated that {s.his} mother, {kin.west}, lives with {s.him} and that {s.his} child {child.first} attends {s.school}. {s.last} has a {s.body}.",
    "{s.He} told officers that {s.he} is {s.victim} and that {s.relieved} is pending. {s.last} further stated that {s.his} husband, {x.full}, hit {s.him} and that {s.he} stayed at {k.shelter} until last winter. {o.tlast} advised {o2.tlast}, who directed that processing of {s.a} stop until the matter was checked.",
    "The alien, {s.west}, {s.a}, was apprehended {k.date} by {o.tl} at/near {k.court}. Method: {k.method}. Charge: {k.charge}. Disposition: {k.outcome}. {cert}",
    "Alien was amenable to arrest under 8 CFR 287.5. When asked about {s.his} manner of entry, {s.last} said {s.he} came {k.entered} {k.port} after paying a smuggler $9,000. {s.poss} passport, {k.passport}, issued by {s.country}, was in {s.his} bag with a pay stub from {s.employer}. FIN {k.fins}. FBI# {k.fbi}. NYSID {k.nysid}.",
    'Approximately one block from {k.court}, {o.tlast} called out "{s.first}!" and the subject turned around. {s.He} asked to phone {s.his} lawyer, {l.name}, and then asked that {kin.first} pick up {child.first} at {s.school}. Consular notification: declined. {s.initials} initialed the form.',
    "{o.tl} and {o2.tl} went to {k.room} of {k.court} on {k.date}. {o2.tlast} spoke with a court officer, who confirmed that the docket {k.docket} would be called in {k.part}. {s.full} was arrested in the public hallway after the case was adjourned to {k.nextdate}.",
    'Subject is a {s.age}-year-old {s.sexword}, national of {s.country}, {s.a}. No lawful status. Subject\'s brother-in-law, {x.full}, was also encountered and released after showing an EAD. {o.tlast} notes: brother-in-law goes by "{x.nick}" and drives a van, NY reg {k.plate}.',
    "RE: {s.swap} -- Subject's criminal history shows an arrest for {k.crime} (arrest no. {k.arrestno}; docket {k.docket}). On {k.date} the subject pleaded to a violation before {j.tl} at {k.court}. ICE took custody on the courthouse steps; {k.outcome}.",
    "We located {s.first} {s.one} (true name {s.bare}) by looking at Facebook, where the account {s.handle} showed a photo in front of {k.church}. {s.He} was arrested on {k.date} near {k.court} and transported to {k.office}. {s.He} said {s.he} was also on {k.media}.",
    "{s.last}, {s.givens} has two given names and two surnames; CIS lists only {s.one}. Prints matched FINS {k.fins}, Subject ID {k.subjid}, Event {k.event}. Address given by subject: {s.address}. Address on DMV abstract: {s.street}. Telephone: {s.phone}.",
    "The subject was carrying a prescription from {k.hospital} and an appointment card in the name of {kin.full}, {s.his} sister. {o.tlast} telephoned {kin.first} at {kin.phone} and she took custody of the subject's child, {child.full}, DOB {child.dob}.",
    "El sujeto dijo llamarse {s.full}, nacido en {s.birthplace} el {s.dob}. Preguntó por {s.his} hija {child.first}. {o.tlast}, Spanish speaker, translated. Subject signed as {s.initialed}. Arrested {k.date}, {k.court}.",
    "Attempted to locate {s.swapcaps} at {s.address} with negative results. Neighbor {w.full} said that {s.nick} moved out after the baby and works nights at {s.employer}. Second attempt: {k.date}, {k.court}, positive. {s.last} arrested by {o.tlast}.",
    "Per {d.tl}, the defendant {s.full} was due in {k.part} on {k.date}. {d.name} did not object to the arrest taking place after arraignment. {s.last} was arrested in the stairwell of {k.court}. The complainant in the case, {x.full}, was present with {x.his} sister and left at {k.time}.",
    "Subject entered as a visitor (I-94 {k.i94}) {k.entered} and remained beyond the authorized stay. {s.He} later filed {s.relieved}, receipt {k.receipt}. {s.last} said the approval letter is with {l.name}. Charge: {k.charge}.",
    "NOTE TO FILE. Two people with this surname were on the calendar. The one arrested is {s.full}, {s.a}, and not {o.name}, who is one of our officers. {o.tlast} has no relation to {s.first}.",
    "At booking {s.full} weighed [[physical-description|148 lbs]] and stood [[physical-description|5'4\"]] with [[physical-description|brown eyes]] and [[physical-description|black hair]]. {s.He} has a {s.body}. Photograph and ten-prints taken by {o.tlast}. SSN used: {k.ssn} (not hers). DL {k.license}.",
    "Officers were told that {s.last} had applied for [[tps|Temporary Protected Status]] in 2010. CLAIMS shows [[tps|I-821]] denied. {s.last} claimed fear of return to {s.country}; {s.he} said [[asylum|an asylum application (I-589)]] is before the court.",
    '{s.full} c/o {kin.full}, {s.address}. Known associates: {x.full} ("{x.nick}"), {w.initialed}. Vehicle: {k.plate}. Court date {k.nextdate}, {k.part}. Remarks: do not confuse with {s.one}, a different man.',
    "Arresting officer's statement: I, {o.name}, {o.t}, state that on {k.date} I arrested {s.full} at {k.court}, that I identified myself, and that no force was used. {cert}",
)

LOGS = (
    "{k.time}  UNIT 4 TO BASE: EYES ON {s.lastcaps}, RED JACKET\n{k.time}  BASE: COPY. CONFIRM A NUMBER\n{k.time}  UNIT 4: {s.a}\n{k.time}  UNIT 2: {s.nick} GOING IN FRONT DOOR OF {k.courtcaps}\n{k.time}  BASE: HOLD FOR {o2.tlast}\n{k.time}  UNIT 4: ONE IN CUSTODY {k.date}",
    "NAME......: {s.swapcaps}\nA-NUM.....: {s.a}\nDOB.......: {s.dob}\nCOB/COC...: {s.countrycaps}\nFINS......: {k.fins}\nEVENT.....: {k.event}\nAKA.......: {s.nick} / {s.typo}\nARR DATE..: {k.date}\nARR LOC...: {k.court}\nARR OFC...: {o.lastfirst}\nDISPO.....: {k.outcome}",
    "SUBJ {s.broken} {s.a} ENCOUNTERED AT {k.courtcaps}.\nSUBJ SPOUSE {kin.broken} AT SCENE.\nSUBJ MOVED WITHOUT INCIDENT BY {o.tlast}.\nNO COURT DATE CHANGE. NEXT {k.nextdate}.",
)
