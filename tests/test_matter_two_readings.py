"""A person with two readings of a number that one has only once."""

from __future__ import annotations

from redactor.matter.linking import Draft


def test_either_reading_of_a_number_fits_and_a_third_one_does_not() -> None:
    draft = Draft(identifiers={("a-number", "214115166"), ("a-number", "2019719869"), ("phone", "7185550100")})
    answers = [draft.contradicts([("a-number", one)]) for one in ("214115166", "2019719869", "214115167")]
    assert answers == [False, False, True]


def test_numbers_of_which_one_has_many_contradict_nothing() -> None:
    draft = Draft(identifiers={("phone", "7185550100")})
    assert not draft.contradicts([("phone", "7185550199"), ("a-number", "214115166")])
