"""Places, offices, officials, statutes and the small change of records."""

from __future__ import annotations

import random

_STREETS = (
    "Gerritsen Ln", "Undercliff Ave", "Old Post Road", "Zerega Avenue", "Mill Pond Drive", "E. 187th St.", "Farragut Rd", "Baychester Ave",
    "County Route 12", "Nostrand Avenue", "Hillside Blvd", "Roosevelt Ave", "Butternut Street", "Court Street", "Governor Drive",
)  # fmt: skip
_TOWNS = (
    "Bronx, NY 10458", "Brooklyn NY 11226", "Elmhurst, New York 11373", "Port Chester NY 10573", "Newburgh, N.Y. 12550", "Spring Valley, NY 10977",
    "Brentwood, NY  11717", "Poughkeepsie, NY 12601-3302", "Hempstead, L.I., N.Y.", "Utica, NY 13501", "Monticello NY", "Batavia, New York 14020",
)  # fmt: skip
_SHAPES = (
    "{n} {s}, Apt {a}, {t}", "{n} {s} #{a}\n{t}", "{n}-{m} {s}, {t}", "{n} {s}, basement, {t}", "P.O. Box {n}, {t}", "RR 2 Box {m}, {t}",
    "{n} {s}, 2nd fl. rear, {t}", "Trailer {m}, Lakeview Mobile Home Park, {t}", "c/o St. Brendan's Rectory, {n} {s}, {t}", "{n} {s} Unit {a} {t}",
)  # fmt: skip


def address(rng: random.Random) -> str:
    """Return a private address in one of the forms records use."""
    return (
        rng.choice(_SHAPES)
        .format(
            n=rng.randrange(11, 2890),
            m=rng.randrange(3, 98),
            a=f"{rng.randrange(1, 19)}{rng.choice('ABCDFR')}",
            s=rng.choice(_STREETS),
            t=rng.choice(_TOWNS),
        )
        .replace("\n", ", ")
    )


ABROAD = (
    "Calle Principal s/n, {town}", "Barrio El Calvario, casa {n}, {town}", "No. {n}, Station Road, {town}", "aldea cercana a {town}, km {n}",
    "House {n}, Street 4, {town}", "Rua das Flores {n}, {town}", "vill. & P.O. {town}, dist. {town}", "{n} rue du Marché, {town}",
)  # fmt: skip
EMPLOYERS = (
    "Golden Ladle Catering LLC", "Three Brothers Roofing", "Hudson Poultry Packers", "Sparkle & Shine Car Wash", "Hong Fat Bakery", "La Espiga Dorada Deli",
    "Ocean State Drywall Corp.", "Peekskill Nail Studio", "Verdant Acres Nursery", "Kingsbridge Livery Inc", "Mama Titi's Home Daycare", "A-1 Demolition",
)  # fmt: skip
SCHOOLS = (
    "P.S. 212", "Wadleigh Heights Middle School", "Ossining Alternative High School", "I.S. 77Q", "Little Acorns Pre-K", "Sacred Heart Academy",
    "BOCES Southern Westchester", "Nathan Hale Elementary",
)  # fmt: skip
BODY = {
    "height": ("5'04\"", "5 ft 7 in", "506", "171 cm", "5-9", "6'1\""),
    "weight": ("138 lbs", "162#", "74 kg", "210 pounds", "119 LBS"),
    "eyes": ("BRO", "brown", "hazel", "Black", "GRN"),
    "hair": ("BLK", "dark brown, shoulder length", "grey/balding", "dyed auburn", "BRO"),
    "skin": ("MED", "olive", "light brown", "DRK", "fair"),
    "mark": (
        "tattoo of a hummingbird on left forearm", "SC L CHEEK", "burn scar on right hand", "TAT R ARM (\"Familia\")", "missing tip of left little finger",
        "mole above upper lip", "three dots tattooed by the thumb",
    ),
}  # fmt: skip
ENTRIES = (
    "Hidalgo, Texas",
    "Sasabe, Arizona",
    "Rouses Point, New York",
    "JFK International Airport",
    "San Ysidro, CA",
    "Miami Int'l Airport",
    "Eagle Pass TX",
    "El Paso",
)
MANNERS = (
    "without inspection", "as a B-2 visitor for pleasure", "on an F-1 visa", "EWI on foot", "concealed in a tractor-trailer", "as a crewman",
    "by rafting across the river", "with a photo-substituted passport",
)  # fmt: skip
NICKS_MEN = ("Chepe", "Flaco", "Tito", "Babá", "Shorty", "Lalo", "Big Man", "Kiko", "Papo", "Zizou")
NICKS_WOMEN = ("Chabela", "Nena", "Mimi", "La China", "Cuqui", "Titi", "Yoyi", "Queenie", "Lulú")
SHELTERS = (
    "Harborlight House", "Casa Renacer", "Safe Passage of Orange County", "The Willow Rooms", "Sanctuary Steps", "Nuevo Amanecer Women's Shelter",
    "Project Lantern", "Aurora Crisis Residence",
)  # fmt: skip

COURTHOUSES = (
    "Bronx County Hall of Justice", "Kings County Family Court", "Suffolk County Family Court", "Poughkeepsie City Court", "Rensselaer County Courthouse",
    "Queens County Criminal Court", "Port Chester Village Justice Court", "Richmond County Supreme Court", "Monroe County Hall of Justice",
    "Nassau County District Court", "Dutchess County Family Court", "New York County Criminal Court", "Onondaga County Courthouse", "Yonkers City Court",
)  # fmt: skip
OFFICIALS = (
    "Karen Whitcombe", "Dennis Pruszynski", "Latoya Merriweather", "Hollis Van Buskirk", "Ray Esquibel", "Colleen Fogarty", "Marcus Teague", "Ines Quintanilla",
    "Gordon Applewhite", "Stephanie Kroll", "Vincent Taormina", "Deborah Ashworth", "Curtis Lovelace", "Amy Sugarman", "Phil Stankiewicz", "Rosalind Peck",
    "Trevor Hammersmith", "Monique Delacroix", "Oscar Villafuerte", "Jill Haverstraw", "Brent Oglethorpe", "Nadia Kuperman", "Sean Gallivan", "Tammy Ruzicka",
    "Leroy Stubblefield", "Christine Yamashita", "Anthony Scarpelli", "Helen Dougherty", "Wayne Fitzsimmons", "Priscilla Vandermeer",
)  # fmt: skip
JUDGES = (
    "Hon. Eleanor Bexley",
    "Hon. Morton Szabo",
    "Hon. Denise Kilbride",
    "Hon. A. Raphael Underhill",
    "Hon. Patricia Lindqvist",
    "Hon. Thaddeus Crane",
)
LAWYERS = (
    "Miriam Oppenheim",
    "Douglas Fairweather",
    "Sonia Bracewell",
    "Kenneth Ostrander",
    "Gail Pemberton",
    "Nathaniel Swope",
)
TITLES = (
    "Deportation Officer",
    "Supervisory Detention and Deportation Officer",
    "Immigration Enforcement Agent",
    "Special Agent",
    "Border Patrol Agent",
)
OFFICES = (
    "ERO New York",
    "New York Field Office",
    "Fugitive Operations Team 3",
    "ERO Buffalo",
    "HSI New York",
    "Criminal Alien Program, Varick Street",
    "Central Islip Sub-Office",
)
CHARGES = (
    "section 212(a)(6)(A)(i) of the Immigration and Nationality Act", "INA § 237(a)(1)(B)", "212a6Ai", "Section 237(a)(2)(A)(iii)", "INA 237(a)(1)(A)",
    "section 212(a)(7)(A)(i)(I) of the Act", "I.N.A. Sec. 237(a)(2)(E)(i)",
)  # fmt: skip
CERTS = (
    "I certify that the provisions of 8 U.S.C. § 1367 have been complied with in connection with the enforcement action described in this Notice, as section 239(e) of the Act requires.",
    "Pursuant to INA 239(e), the undersigned states that the restrictions on disclosure found at 8 U.S.C. 1367 were complied with.",
    "CERTIFICATION UNDER 8 U.S.C. 1229(e): The provisions of section 1367 of title 8, United States Code, have been complied with.",
    "The enforcement action leading to this proceeding was taken at a location listed in section 239(e)(2); the provisions of section 1367 of Title 8 have been complied with.",
    "This is to certify compliance with 8 U.S.C. §§ 1229(e) and 1367.",
)
POLICIES = (
    "Officers are reminded that 8 U.S.C. § 1367 forbids the disclosure of any information relating to a beneficiary of an application under the Violence Against Women Act.",
    "A false certification under section 239(e) of the Act may be punished by a civil money penalty of not more than $5,000 for each violation.",
    "Directive 11072.1 requires that civil enforcement actions inside courthouses be directed against specific, targeted aliens.",
    "Before any action at a location named in section 239(e)(2), officers check whether the victim protections of 8 U.S.C. § 1367 apply.",
    "Enforcement in areas of a courthouse dedicated to non-criminal proceedings, such as family court, should generally be avoided.",
)
KINDS_OF_PLACE = (
    "courthouse",
    "domestic violence shelter",
    "community-based organization",
    "rape crisis center",
    "supervised visitation center",
    "family justice center",
)
CLASSES = (
    "protection order case",
    "child custody case",
    "criminal case relating to domestic violence",
    "civil case relating to stalking",
)
METHODS = ("NCA", "CAP", "FUG OPS", "Located", "OA - Other Agency", "L 511.2.3", "CST")
OUTCOMES = (
    "Detained without bond",
    "Released on recognizance",
    "Bond set at $7,500",
    "ATD enrolled",
    "Detained, mandatory under 236(c)",
)
RELIEF_WORDS = {
    "U": (
        "a U visa petition (Form I-918)",
        "a pending I-918 petition",
        "Form I-918, Supplement B",
        "U nonimmigrant status",
    ),
    "T": ("Form I-914", "a T visa application", "T nonimmigrant status", "continued presence as a trafficking victim"),
    "VAWA": (
        "a VAWA self-petition (Form I-360)",
        "Form I-360 as a battered spouse",
        "the I-360 under VAWA",
        "an approved VAWA petition",
    ),
    "VAWA-cancellation": ("VAWA cancellation (EOIR-42B)", "cancellation of removal under 8 U.S.C. § 1229b(b)(2)"),
}
