"""Claims about the files of rules/people/."""

from __future__ import annotations

import pytest

from redactor.matter.folding import fold_word
from redactor.rules.people import CommonWords, NameContext, load_common_words, load_name_context, load_nicknames


def test_every_word_is_folded() -> None:
    common, context = load_common_words(), load_name_context()
    words = common.ordinary | common.always_capital | common.foreign | common.never_names
    lists = [getattr(context, key) for key in NameContext.model_fields if key not in ("source", "status")]
    groups = {word for group in load_nicknames().groups for word in group}
    every = words.union(groups, *lists) - {"d.o.b"}
    assert {word for word in every if fold_word(word) != word} == set()


@pytest.mark.parametrize(
    "word", ["angel", "law", "april", "battery", "kings", "mercy", "grace", "hope", "paz", "santos", "cruz", "park",
             "young", "long", "may", "brooklyn", "guadalupe", "mexico", "bronx", "jordan", "florida", "santiago"]
)  # fmt: skip
def test_word_that_is_also_a_name_is_common(word: str) -> None:
    assert load_common_words().is_common(word)


@pytest.mark.parametrize("word", ["garcia", "lopez", "hernandez", "maria", "jose", "nguyen", "singh", "mohammed"])
def test_plain_name_is_not_common(word: str) -> None:
    assert not load_common_words().is_common(word)


def test_lists_of_words_do_not_overlap() -> None:
    common = load_common_words()
    assert isinstance(common, CommonWords)
    assert common.ordinary & common.always_capital == set()
    assert common.foreign & common.always_capital == set()
