"""The people of a job that supplements another: called as they were when the first volume was served."""

from __future__ import annotations

import dataclasses

from redactor.jobs.codec import from_json
from redactor.jobs.store import Store
from redactor.model import Matter

BEFORE = "matter_before"
"""Under which the people of the supplemented job are kept."""


def called_as_before(store: Store, matter: Matter) -> Matter:
    """Return the matter with the people of the supplemented job under their ids and pseudonyms; else as it is."""
    from redactor.matter import carried

    before = store.value(BEFORE)
    return matter if before is None else carried(matter, from_json(Matter, before))


def before_as_numbered(matter: Matter, now: Matter) -> Matter:
    """Return a matter with the numbers that its people were given last; `now` is the same matter as it was served."""
    given = {person.person_id: person.pseudonym for person in now.people}
    people = tuple(
        person
        if "-" in person.pseudonym
        else dataclasses.replace(person, pseudonym=given.get(person.person_id, person.pseudonym))
        for person in matter.people
    )
    return dataclasses.replace(matter, people=people)
