"""Words are cut into the model's pieces, and keep their places in the text."""

from __future__ import annotations

import pytest

from redactor.detect.wordpiece import WordPieces

WORDS = WordPieces(("[PAD]", "[UNK]", "[CLS]", "[SEP]", "ana", "quizh", "##pi", "##luco", "-", ",", "'", "s", "##a"))


def cut(text: str) -> list[tuple[str, tuple[int, ...]]]:
    found = WORDS.cut(text)
    return [(text[a:b], p) for a, b, p in zip(found.starts, found.ends, found.pieces, strict=True)]


def test_case_and_accents_do_not_matter() -> None:
    assert cut("Ana ANA Aná") == [("Ana", (4,)), ("ANA", (4,)), ("Aná", (4,))]


def test_decomposed_accents_belong_to_their_word() -> None:
    assert cut("Ana\u0301 ana") == [("Ana\u0301", (4,)), ("ana", (4,))]


def test_longest_piece_first_and_marks_alone() -> None:
    assert cut("Quizhpiluco, Ana's") == [
        ("Quizhpiluco", (5, 6, 7)), (",", (9,)), ("Ana", (4,)), ("'", (10,)), ("s", (11,)),
    ]  # fmt: skip


@pytest.mark.parametrize("broken", ["Quizh-\npiluco", "Quizh\u00ad\npiluco"])
def test_a_word_broken_at_a_line_end_is_read_whole(broken: str) -> None:
    assert cut(f"x {broken} Ana") == [("x", (1,)), (broken, (5, 6, 7)), ("Ana", (4,))]


def test_a_double_name_at_a_line_end_stays_two_words() -> None:
    assert [word for word, _ in cut("Ana-\nQuizh")] == ["Ana", "-", "Quizh"]


def test_what_the_vocabulary_cannot_spell_is_one_unknown_piece() -> None:
    assert cut("zzz " + "a" * 100) == [("zzz", (1,)), ("a" * 100, (1,))]
