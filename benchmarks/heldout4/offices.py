"""Who and what stays in the records: officers, judges, courts, charges, certifications."""

from __future__ import annotations

from benchmarks.heldout4.peoples import _w

OFFICERS = _w(
    "Keith Brannigan;Denise Okafor;Luis Castillo;Tara Wojcik;Aaron Feldstein;Monique Baptiste;Sean Delahunt;"
    "Priya Raman;Hector Villanueva;Colleen Marsh;Darnell Whitlock;Ming Zhao;Patrick Saint-Fleur;Roxanne Field;"
    "Gerald Pruitt;Yesenia Cruz;Tyrone Maddox;Beth Lindqvist;Omar Haddad;Frank Tedesco"
)
TITLES = (
    "Deportation Officer", "Supervisory Detention and Deportation Officer", "Immigration Enforcement Agent",
    "Special Agent", "Assistant Field Office Director", "Detention and Deportation Officer",
)  # fmt: skip
JUDGES = _w("Eleanor Vance;Marcus Tannenbaum;Rosalind Achebe;Timothy Grogan;Judith Law;Esperanza Quiles")
LAWYERS = _w("Miriam Castellano;Gregory Hale;Sunita Deshmukh;Warren Bixby")
DEFENDERS = _w("Naomi Strand;Joel Abramowitz;Latoya Greenidge;Rebecca Sung")
CLERKS = _w("Wanda Figueroa;Leroy Simms;Irene Kowal;Desmond Pratt")
COPS = _w("Brian Scarpati;Maria Toledano;Kwame Boateng;Eileen Rourke;Vincent Lam")

CRIMINAL = (
    "Kings County Criminal Court", "Bronx County Hall of Justice", "Queens County Criminal Court",
    "Richmond County Criminal Court", "Nassau County District Court", "Suffolk County First District Court",
    "White Plains City Court", "Brooklyn Criminal Courthouse", "Rochester City Court", "Yonkers City Court",
)  # fmt: skip
FAMILY = (
    "Bronx County Family Court", "Kings County Family Court", "Queens County Family Court",
    "New York County Family Court", "Nassau County Family Court", "Westchester County Family Court",
)  # fmt: skip
CHARGES = (
    "Assault in the Third Degree (PL 120.00)", "Criminal Contempt in the Second Degree (PL 215.50)",
    "Petit Larceny (PL 155.25)", "Driving While Intoxicated (VTL 1192.3)",
    "Aggravated Unlicensed Operation in the Third Degree (VTL 511.1)", "Menacing in the Second Degree (PL 120.14)",
    "Criminal Mischief in the Fourth Degree (PL 145.00)", "Harassment in the Second Degree (PL 240.26)",
    "Criminal Possession of a Controlled Substance in the Seventh Degree (PL 220.03)",
)  # fmt: skip
REMOVAL = (
    "212(a)(6)(A)(i) of the Immigration and Nationality Act", "237(a)(1)(B) of the Immigration and Nationality Act",
    "237(a)(2)(A)(i) of the Immigration and Nationality Act", "212(a)(7)(A)(i)(I) of the Immigration and Nationality Act",
)  # fmt: skip
CERTS = (
    "The enforcement action leading to these proceedings was taken at a location listed in section 239(e)(2) of the Act, and the provisions of section 384 of IIRIRA (8 U.S.C. § 1367) have been complied with.",
    "Pursuant to 8 U.S.C. § 1229(e), I certify that the restrictions on disclosure contained in 8 U.S.C. § 1367 were complied with in this matter.",
    "CERTIFICATION OF COMPLIANCE WITH 8 U.S.C. § 1229(e): the provisions of 8 U.S.C. § 1367 have been complied with.",
    "INA § 239(e) statement: the arrest occurred at a courthouse. The provisions of section 1367 of Title 8, United States Code, have been complied with.",
    "I have reviewed the indices required by DHS Directive 002-02 and state that section 1367 of title 8 has been complied with in accordance with section 239(e)(1) of the Act.",
    "This Notice to Appear is issued following an enforcement action at a place described in § 239(e)(2)(B); the provisions of 8 U.S.C. 1367 have been complied with.",
)  # fmt: skip
STATUTES = (
    "8 U.S.C. § 1229(e)(1)", "8 U.S.C. § 1367(a)(2)", "INA § 240A(b)(2)", "8 C.F.R. § 287.7", "8 U.S.C. § 1357(h)",
    "INA § 236(a)", "34 U.S.C. § 12291", "8 C.F.R. § 208.6",
)  # fmt: skip
OFFICES = (
    "New York Field Office", "Varick Street Hold Room", "Fugitive Operations Team 3", "Central Islip Sub-Office",
    "Buffalo Field Office", "Criminal Apprehension Program",
)  # fmt: skip
STREETS = (
    "Fenimore Street", "Jerome Avenue", "Roosevelt Avenue", "Wheatley Road", "Grand Concourse", "Gates Avenue",
    "Bruckner Boulevard", "Pulaski Street", "McLean Avenue", "Suffolk Avenue", "Liberty Avenue", "Park Hill Avenue",
    "Battery Avenue", "Field Place", "Guadalupe Court", "East 198th Street", "St. Nicholas Avenue",
)  # fmt: skip
TOWNS = (
    ("Brooklyn, NY", "112"), ("Bronx, New York", "104"), ("Corona, NY", "113"), ("Hempstead, N.Y.", "115"),
    ("Brentwood, NY", "117"), ("Yonkers, NY", "107"), ("Staten Island, NY", "103"), ("Spring Valley, New York", "109"),
)  # fmt: skip
SHELTERS = (
    "Willow Bridge Women's Refuge", "Casa Amanecer", "Harbor of Hope Family Justice Center", "Sunrise Safe Dwelling",
    "Las Mariposas Crisis Services", "Juniper House for Survivors", "Steps Ahead Rape Crisis Program",
)  # fmt: skip
EMPLOYERS = (
    "Tres Hermanos Roofing", "Golden Lily Nail Spa", "Mamma Pia's Trattoria", "Five Star Car Wash of Elmont",
    "Blue Heron Laundry", "K & D Drywall Inc.", "Green Acres Poultry", "Sal's Demolition Corp.",
)  # fmt: skip
SCHOOLS = (
    "P.S. 214 Magnet", "Roosevelt Grove Elementary", "Academy of Hospitality High School", "Little Acorns Pre-K",
    "I.S. 77 Ridgewood Annex", "St. Brigid's Parish School",
)  # fmt: skip
MARKS = (
    "scar over left eyebrow", "tattoo of a rosary on right forearm", "burn mark on neck", "missing tip of ring finger",
    "tattoo 'Mi Vida Loca' on left hand", "gold upper tooth",
)  # fmt: skip
