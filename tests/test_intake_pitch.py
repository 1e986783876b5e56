"""Letters of a typewriter face are as wide as they are set, whatever the font's own measures say."""

from __future__ import annotations

import pytest

from redactor.intake.pitch import pitches
from redactor.intake.tracing import fragments_of


def span(text: str, *, pitch: float, wide: float, size: float = 10.0, font: str = "Mono") -> dict[str, object]:
    chars = [
        (
            ord(c),
            40 + n,
            (50.0 + n * pitch * size, 100.0),
            (50.0 + n * pitch * size, 92.0, 50.0 + (n * pitch + wide) * size, 102.0),
        )
        for n, c in enumerate(text)
    ]
    return {"font": font, "size": size, "dir": (1.0, 0.0), "chars": chars, "seqno": 0, "type": 0, "opacity": 1.0}


def test_a_word_holds_together_and_its_box_reaches_to_the_end_of_its_last_letter() -> None:
    (fragment,) = fragments_of([span("646-555-0187", pitch=0.6, wide=0.293)], [])
    assert fragment.text == "646-555-0187"
    assert fragment.edges[-1] == pytest.approx(50.0 + 12 * 6.0)


@pytest.mark.parametrize(
    ("pitch", "wide"), [(0.6, 0.6), (0.9, 0.6), (0.6, 0.58)], ids=["as it should be", "set apart", "a little narrower"]
)
def test_letters_that_are_as_wide_as_they_say_are_left(pitch: float, wide: float) -> None:
    assert pitches([span("646-555-0187", pitch=pitch, wide=wide)]) == {}


def test_letters_of_different_widths_in_a_short_word_tell_nothing() -> None:
    one = span("lit", pitch=0.6, wide=0.3)
    one["chars"][1] = (ord("i"), 41, (56.0, 100.0), (56.0, 92.0, 57.5, 102.0))  # type: ignore[index]
    assert pitches([one]) == {}


def test_the_full_stop_behind_a_number_makes_no_typewriter_face() -> None:
    """Digits stand at even steps in any face, and a full stop is narrow in any."""
    one = span("7185550481.", pitch=0.556, wide=0.556)
    one["chars"][-1] = (ord("."), 50, (105.6, 100.0), (105.6, 92.0, 108.4, 102.0))  # type: ignore[index]
    assert pitches([one]) == {}
