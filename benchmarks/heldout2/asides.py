"""Sentences that records drop in passing, each in its own voice; a document takes a few by chance."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.heldout2.case import Case
from benchmarks.heldout2.marks import go, upper
from benchmarks.heldout2.people import bare

Aside = Callable[[Case], str]

ASIDES: tuple[Aside, ...] = (
    lambda c: f"Collateral contact: {c.kin().full}, no status, not arrested.",
    lambda c: f"Reached the mother-in-law, who only speaks {c.pick('Mam', 'Fuzhounese', 'Wolof', 'Twi')}; she calls the detainee {c.s.alias}. {c.s.alias} is what {c.s.his} whole street calls {c.s.him}.",
    lambda c: f"Ref. is made to memo of {c.later(-8)} wherein {c.s.last} was described as {c.s.body('height')}, {c.s.body('weight')}, {c.s.body('hair')} hair.",
    lambda c: f"{c.s.first} says {c.s.he} will be {c.s.age(c.day)} till next spring and that {c.s.his} mother, {c.kin(age=(45, 70)).first}, still lives in {c.s.abroad}.",
    lambda c: f"Per LEADS the tag {c.s.plate} is good on a white van registered to {c.kin().comma}.",
    lambda c: f"(DOB per license {c.s.dob}; per birth certificate the same; age {c.s.age(c.day)}.)",
    lambda c: f"Nephew {c.kin(age=(5, 17)).full}, a pupil at {c.s.school}, translated.",
    lambda c: f"USC child: {c.kin(age=(1, 16), same=True).comma}.",
    lambda c: f"Wired money monthly to {c.kin().full} in {c.s.town}.",
    lambda c: f"Subject's Facebook is under {c.s.handle} and lists {c.s.employer} as workplace.",
    lambda c: f"Old I-94 {c.s.i94} shows arrival {c.s.entry_day} {c.s.manner}.",
    lambda c: f"Spoke by phone with {c.s.mr} {c.s.last} ({c.s.phone}) & told {c.s.him} to bring the passport, {c.s.passport}.",
    lambda c: f"Ofc of the DA advises that {c.s.lastcaps} is the complaining witness's cousin; witness is {c.kin().comma}.",
    lambda c: f"Name in NCIC is {c.s.slip}; name in CLAIMS is {c.s.bare}; both are A-file {c.s.anum}.",
    lambda c: f"Not to be confused with {c.another(3).full}, {c.another(3).anum}, who has the same birthday month.",
    lambda c: f"Left card with landlord at {c.s.address}; tenant {c.s.last} out.",
    lambda c: f"{c.s.full} (hereinafter \"{c.s.initials}\") made no claim. {c.s.initials} was offered water.",
    lambda c: f"Brother-in-law, one {c.kin().full}, drove {c.s.him} there in a {c.pick('Sienna', 'Corolla', 'F-150')} bearing {c.s.plate}.",
    lambda c: f"Interp. in use. COC & COB: {c.s.country}. POB: {c.s.town}.",
    lambda c: f"The {c.s.adjective} consulate was faxed at the usual number.",
    lambda c: f"Email on file ({c.s.email}) bounced.",
    lambda c: f"El sujeto, {c.s.full}, dice que vive en {c.s.address} con su hermana {c.kin(same=True).first}.",
    lambda c: f"S/he has a small daughter named {c.kin(age=(2, 9), same=True).first}, who was with a sitter.",
    lambda c: f"File room: {c.s.anum} charged out to {c.officer().short}.",
    lambda c: f"RE {upper(c.s.comma)}: TD REQ SENT. CARD {c.s.card} IN BAG.",
    lambda c: f"Hon. recusal noted. The case of {c.s.last} was moved from {c.part} and is on again {c.next_day}; the index is {c.docket('index')}.",
    lambda c: f"Soc. is {c.s.ssn}, bank acct {c.s.account}.",
    lambda c: f"Acct. holder's name is spelled {c.s.name(bare(c.s.plain_last).lower())} on the statement.",
    lambda c: f"I let {c.s.him} call {c.s.his} girlfriend, {c.kin().first}, at {c.s.phone_abroad}.",
    lambda c: f"Family name {c.s.lastcaps}, given name {c.s.name(c.s.given)}; no middle name.",
    lambda c: f"Mr. or Ms. {c.s.last}? The form has {c.s.sex}.",
    lambda c: f"Whereabouts per GPS: {go('40.6' + str(c.rng.randrange(100, 999)) + ', -73.9' + str(c.rng.randrange(100, 999)), 'geo-coordinates', c.s.sid)}.",
    lambda c: f"Witness {c.kin().full} saw it from the bus stop and can be reached at {c.kin().phone}.",
    lambda c: f"The {c.s.last} family moved from {c.s.abroad}.",
    lambda c: f"Signed, {c.s.full}, this {c.later(3)}.",
    lambda c: f"Also present: {c.s.name(c.s.plain_first)}'s cousin \"{c.kin().alias}\" (nickname).",
    lambda c: f"Custody: {c.outcome}. Supervisor {c.officer().name} concurs.",
    lambda c: f"Arrest made at {c.court} on {c.on} by {c.officer().title} {c.officer().short}.",
    lambda c: f"{c.cert}",
    lambda c: f"{c.policy}",
)  # fmt: skip


def some(c: Case, number: int) -> list[str]:
    """Return a few sentences by chance, none twice."""
    return [aside(c) for aside in c.rng.sample(ASIDES, number)]
