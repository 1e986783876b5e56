"""What fills the slots of templates that are no names of persons."""

from __future__ import annotations

import random
from collections.abc import Callable

from models.training.people import People

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "diciembre",
)
_COUNTRIES = (
    "Mexico", "Guatemala", "Honduras", "El Salvador", "Ecuador", "Haiti", "Guinea", "Senegal", "The Gambia", "China", "Bangladesh",
    "India", "Uzbekistan", "Albania", "Jamaica", "the Dominican Republic", "Colombia", "Venezuela", "Nigeria", "Ghana", "Georgia",
    "Chad", "Jordan", "Israel", "Mali", "Togo", "Nicaragua", "Peru", "Brazil", "Turkey",
)  # fmt: skip
_NATIONALS = (
    "Mexican",
    "Guatemalan",
    "Honduran",
    "Haitian",
    "Guinean",
    "Chinese",
    "Indian",
    "Uzbek",
    "Albanian",
    "Gambian",
    "Peruvian",
)
_CITIES = (
    "Sonsonate", "Cobán", "Santa Rosa de Copán", "Cuenca", "Port-au-Prince", "Cap-Haïtien", "Conakry", "Dakar", "Banjul", "Fuzhou",
    "Dhaka", "Jalandhar", "Samarkand", "Tirana", "San Pedro Sula", "Huehuetenango", "Santa Cruz del Quiché", "Puebla", "McAllen, Texas",
    "El Paso", "Nogales, Arizona", "San Antonio", "Santa Ana", "San Miguel", "Santo Domingo", "Jackson Heights", "Corona", "Yonkers",
    "Ahuachapán", "Santa Tecla", "Choluteca", "Juticalpa", "Jocotán", "Nebaj", "San Marcos", "Tapachula", "Ciudad Juárez", "Ambato",
    "Gonaïves", "Jérémie", "Labé", "Kindia", "Touba", "Serekunda", "Changle", "Sylhet", "Noakhali", "Ludhiana", "Bukhara", "Andijan",
    "Shkodër", "Kutaisi", "Laredo", "Del Rio", "Brownsville", "Hempstead", "Poughkeepsie", "Newburgh", "Buffalo", "Port Chester",
)  # fmt: skip
_STREETS = ("Roosevelt Avenue", "Gun Hill Road", "Fordham Road", "Nostrand Avenue", "94th Street", "Hillside Avenue", "Main Street",
            "Grand Concourse", "Fifth Avenue", "Bay Ridge Avenue", "St. Nicholas Avenue", "Lincoln Place", "Martha Avenue", "Victory Boulevard",
            "Cortelyou Road", "Castle Hill Avenue", "Sutphin Boulevard", "Linden Street", "Jay Street", "E. 149th Street", "Francis Lewis Boulevard")  # fmt: skip
_COUNTIES = (
    "Queens",
    "Kings",
    "Bronx",
    "Richmond",
    "Nassau",
    "Erie",
    "Monroe",
    "Albany",
    "Orange",
    "Ulster",
    "Dutchess",
)
_OFFICES = (
    "New York Field Office",
    "Buffalo Field Office",
    "Fugitive Operations Team 2",
    "ERO NYC",
    "Criminal Alien Program",
    "HSI New York",
)
_TITLES = ("Deportation Officer", "Supervisory Detention and Deportation Officer", "SDDO", "Special Agent", "Assistant Field Office Director",
           "Immigration Enforcement Agent", "Field Office Director", "DO", "Unit Chief", "Court Liaison", "Detective", "Trooper")  # fmt: skip
_LEGAL = ("Assistant Chief Counsel", "Deputy Chief Counsel", "Associate Legal Advisor", "Senior Attorney", "AUSA")
_TRADES = (
    "Bakery",
    "Deli",
    "Nail Salon",
    "Car Wash",
    "Construction Corp.",
    "Cleaners",
    "Auto Body",
    "Restaurant",
    "Roofing Inc.",
    "Day Care",
    "Grocery",
    "Fish Market",
    "Barber Shop",
)
_SCHOOLS = ("P.S. {n}", "I.S. {n}", "{f} High School", "{f} Middle School", "St. {g} School", "{f} Academy")
_SHELTERS = (
    "{g} House",
    "Casa {f}",
    "New Dawn Shelter",
    "Safe Passage Center",
    "{f} Family Residence",
    "Women's Refuge of {f}",
    "Hope Harbor",
)


def fillers(rng: random.Random, people: People) -> dict[str, Callable[[], str]]:
    """Return a function for every slot in lower case."""

    def digits(count: int) -> str:
        return "".join(rng.choice("0123456789") for _ in range(count))

    def date() -> str:
        d, m, y = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1960, 2020)
        return rng.choice(
            (
                f"{m:02}/{d:02}/{y}",
                f"{_MONTHS[m - 1]} {d}, {y}",
                f"{d} {_MONTHS[m - 1][:3]} {y}",
                f"{y}-{m:02}-{d:02}",
                f"{m}/{d}/{y % 100:02}",
            )
        )

    def firm() -> str:
        family, given = people.american().family, people.noncitizen().given.split()[0]
        kind = rng.random()
        if kind < 0.5:
            return (
                rng.choice(
                    (
                        f"{family}'s",
                        f"La {family}",
                        f"{given}'s",
                        f"{family} Brothers",
                        "Golden Star",
                        "El Nuevo Sol",
                        "Great Wall",
                        "Twin Peaks",
                    )
                )
                + f" {rng.choice(_TRADES)}"
            )
        return rng.choice(_SCHOOLS if kind < 0.75 else _SHELTERS).format(n=rng.randint(1, 399), f=family, g=given)

    return {
        "date": date,
        "time": lambda: rng.choice((f"{rng.randint(0, 23):02}{rng.randint(0, 59):02} hours", f"{rng.randint(1, 12)}:{rng.randint(0, 59):02} {rng.choice(('am', 'PM', 'a.m.'))}")),
        "month": lambda: rng.choice(_MONTHS), "mes": lambda: rng.choice(_MESES), "year": lambda: str(rng.randint(1985, 2020)), "n": lambda: str(rng.randint(1, 40)),
        "a": lambda: rng.choice((f"A{digits(9)}", f"A {digits(3)} {digits(3)} {digits(3)}", f"A-{digits(3)}-{digits(3)}-{digits(3)}", f"A# {digits(9)}", f"(A{digits(3)} {digits(3)} {digits(3)})")),
        "num": lambda: rng.choice((digits(7), f"{digits(4)}-{digits(5)}", f"{rng.choice('VFNOB')}-{digits(5)}/{rng.randint(10, 20)}", f"{digits(6)}/{digits(4)}", f"LIN{digits(10)}")),
        "addr": lambda: f"{rng.randint(1, 2999)} {rng.choice(_STREETS)}" + rng.choice(("", f", Apt. {rng.randint(1, 9)}{rng.choice('ABCD')}", f", #{rng.randint(1, 40)}")) + rng.choice(("", ", Brooklyn, NY", ", Bronx, New York")),
        "phone": lambda: rng.choice((f"({digits(3)}) 555-{digits(4)}", f"{digits(3)}-555-{digits(4)}", f"{digits(3)}.555.{digits(4)}")),
        "mail": lambda: f"{rng.choice('abcdefghjklm')}{digits(2)}@{rng.choice(('ice.example.gov', 'mail.example', 'court.example'))}",
        "money": lambda: f"${rng.randint(1, 20)},{digits(1)}00", "city": lambda: rng.choice(_CITIES), "country": lambda: rng.choice(_COUNTRIES),
        "state": lambda: rng.choice(("Texas", "Arizona", "California", "New York")), "nat": lambda: rng.choice(_NATIONALS),
        "county": lambda: rng.choice(_COUNTIES), "office": lambda: rng.choice(_OFFICES), "otitle": lambda: rng.choice(_TITLES), "otitle2": lambda: rng.choice(_TITLES),
        "ctitle": lambda: rng.choice(_LEGAL), "he": lambda: rng.choice(("he", "she")), "he2": lambda: rng.choice(("he", "she")), "his": lambda: rng.choice(("his", "her")), "him": lambda: rng.choice(("him", "her")),
        "file": lambda: f"{rng.choice(('I-213', 'NTA', 'packet', 'scan'))}_{digits(4)}.pdf", "org": firm,
    }  # fmt: skip
