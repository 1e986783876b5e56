"""Arrest reports, complaint follow-ups, court slips and calendars, as police and courts print them."""

from __future__ import annotations

POLICE = (
    'AT T/P/O, [[=official-title|P.O.]] [[=official-name|RUIZ-KELLY]] DID OBSERVE DEFT {s.lastcaps}, {s.first} OPERATING A M/V, PLATE {k.plate}, WITHOUT A LICENSE. DEFT STATED IN SUM AND SUBSTANCE: "I AM GOING TO WORK AT {s.employercaps}." DEFT REMOVED TO 115 PCT. CHARGE: {k.crimecaps}. C/V: NONE. ARREST # {k.arrestno}. NYSID {k.nysid}.',
    'C/V {x.full} states that A/O\'s subject, {s.full}, her ex-boyfriend, did strike her. C/V lives at {x.address} and can be reached at {x.phone}. Witness {w.full} heard yelling in Spanish: "{s.first}, déjame". Perp {s.last} arrested {k.date} by {o.tlast}.',
    "On the above date defendant {s.full} (DOB {s.dob}; NYSID {k.nysid}) was arraigned before {j.tl} in {k.part} on docket {k.docket}. Released on own recognizance. Adjourned to {k.nextdate}.",
    "MISSING/RETURNED: Juvenile {child.full}, {child.age} yrs, daughter of {s.full}, located at {s.school}. Mother {kin.full} notified at {kin.phone}.",
    "Information received from {d.tl}: victim {s.full} is cooperating. {s.mr} {s.last} was assaulted by {x.full} on the train; {s.his} U visa certification was signed by the precinct. Offender {x.last} in custody at {k.court}.",
)

SLIPS = (
    "STATE OF NEW YORK\n{k.court}\n\nThe People of the State of New York v. {s.full}\nDocket/Index: {k.docket}\n\nYou must return on {k.nextdate} at 9:30 AM\n{k.part}   {k.room}\n\nBy order of {j.tl}",
    "FAMILY COURT - NOTICE OF APPEARANCE\n{k.court}\nIn the Matter of {kin.full}, Petitioner,\n against {s.full}, Respondent.\nFile No. {k.docket}\nNext appearance: {k.nextdate}, {k.part}, {k.room}\n{j.tl}",
    "CERTIFICATE OF DISPOSITION\n{k.court}\nDEFENDANT: {s.swap}\nCASE NO: {k.docket}   NYSID: {k.nysid}   DOB: {s.dob}\nCHARGE: {k.crime}\nJUDGE: {j.name}\nI hereby certify that this is a true excerpt of the record on file in this court.",
    "TEMPORARY ORDER OF PROTECTION\nOrder No. {k.oop}\n{k.court}   Present: {j.tl}\nIt is hereby ordered that {x.full} ({x.dob}) stay away from {s.full} and from {s.his} home at {s.address}, the school of {child.full} ({s.school}) and the place of employment of {s.first}.",
)

CALENDAR = "{n:>3}  {k.docket}   {s.swapcaps}   {k.part}   {k.crime}   {d.lastfirst}"
