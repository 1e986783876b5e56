"""A secret in every hiding place of a PDF: the program lets none of them through; and the search itself finds it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from tests._redact_documents import burn
from tests.hiding_places.finder import finds, in_bytes, needles
from tests.hiding_places.places import PLACES
from tests.hiding_places.secret import DECOY, SECRET
from tests.hiding_places.ways import burnt, key, produced, volume_finds

HELD_BACK = {
    "the file: portfolio": "portfolio",
    "annotations: Redact: comment": "redaction-mark",
    "annotations: Redact: appearance": "redaction-mark",
    "annotations: unapplied redaction mark and its overlay": "redaction-mark",
    "annotations: XFA alone": "xfa",
}
"""What only a person can decide. Other places may be held back too, and none of these may be produced."""
SEEN_BY_READERS = ("pictures and resources", "hidden text", "fonts", "what programs miss")
"""Groups in which a leak would be seen on the page or in a picture, so that they are compared with the decoy."""


@pytest.fixture(scope="module")
def _quiet_mupdf():
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)


@pytest.mark.usefixtures("_quiet_mupdf")
@pytest.mark.model
@pytest.mark.own_processes
@pytest.mark.slow
def test_no_hiding_place_leaks(tmp_path: Path) -> None:
    compared = [place for place in PLACES if place.group in SEEN_BY_READERS]
    outcomes = produced(PLACES, tmp_path, jobs=2, compared=compared)
    assert {name: outcome.where for name, outcome in outcomes.items() if outcome.state == "leaking"} == {}
    assert volume_finds(tmp_path / "secret" / "out" / "VOL001") == []
    for name, reason in HELD_BACK.items():
        assert outcomes[name].state == "held back"
        assert reason in outcomes[name].where[0]
    assert sum(outcome.state == "sealed" for outcome in outcomes.values()) >= 0.85 * len(PLACES)


@pytest.mark.usefixtures("_quiet_mupdf")
@pytest.mark.parametrize("place", [place for place in PLACES if place.path is None], ids=key)
def test_the_search_finds_what_is_planted(place) -> None:
    """Each document as it is, the person named nowhere but in the hiding place."""
    hidden, decoy = (replace(secret, is_shown=False) for secret in (SECRET, DECOY))
    assert finds(place.make(hidden), place.make(decoy), SECRET)


def test_every_place_has_a_name_of_its_own() -> None:
    assert len({key(place) for place in PLACES}) == len(PLACES)


@pytest.mark.usefixtures("_quiet_mupdf")
@pytest.mark.parametrize("name", ["bookmark", "older revision", "layer that is off", "thumbnail"])
def test_a_plain_burn_leaks(name: str) -> None:
    (place,) = [place for place in PLACES if place.name == name]
    assert burnt(place, scrub=False).state == "leaking"


def test_pixels_that_tell_the_secret_from_the_decoy_are_found() -> None:
    (place,) = [place for place in PLACES if place.name == "outlines, one shape a letter"]
    assert "pixels of the page" in finds(place.make(SECRET), place.make(DECOY), SECRET)


def _person_and_kept_text(path: Path, kept: str) -> Path:
    """The person and a line that stays, in one embedded font."""
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_font("E", fontbuffer=pymupdf.Font("tiro").buffer)
        page.insert_text((72, 100), SECRET.name, fontname="E", fontsize=11)
        page.insert_text((72, 160), kept, fontname="E", fontsize=11)
        made.save(path)
    return path


KEPT = "A citizen of size, who required a text on tax"
"""It has the letters that elsewhere only the secret uses."""


@pytest.mark.parametrize("kept", [KEPT, "A note on the weather"])
def test_letters_that_the_kept_text_needs_are_no_find(tmp_path: Path, kept: str) -> None:
    redacted, _ = burn(_person_and_kept_text(tmp_path / "s.pdf", kept), [SECRET.name])
    assert finds(Path(redacted.path).read_bytes(), None, SECRET) == []


@pytest.mark.parametrize("letter", ["q", "Z", "x"])
def test_a_letter_that_no_page_shows_in_its_font_is_a_find(tmp_path: Path, letter: str) -> None:
    """Planted: the kept line's font says a letter more than the line has."""
    kept = KEPT.replace("q", "k").replace("z", "s").replace("x", "s")
    redacted, _ = burn(_person_and_kept_text(tmp_path / "s.pdf", kept), [SECRET.name])
    assert finds(Path(redacted.path).read_bytes(), None, SECRET) == []
    with pikepdf.open(redacted.path) as pdf:
        (font,) = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one]
        told = f"1 beginbfchar <0fff> <{ord(letter):04x}> endbfchar".encode()
        font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes() + told)
        pdf.save(tmp_path / "planted.pdf")
    assert finds((tmp_path / "planted.pdf").read_bytes(), None, SECRET) == ["letters of a subset font"]


@pytest.mark.parametrize(
    ("content", "is_found"),
    [
        (b"1 0 0 1 525.88540 60.00000 Tm", False),
        (b"1 0 0 1 525.88540 -60.00000 Tm", False),
        (b"(219 604 583) Tj", True),
        (b"219 604 583 re", True),
        (b"0.21960 458.3 Td", True),
        (b"525.85406 60.00000 Tm", True),
        (b"[ 4.21960 4583 ] TJ", True),
        (b"\xf8\xd7x\xba\xd1aq\xdf", False),
        (b"\xf8\xd7xon\xe1q\xdf", True),
        ("Quetzálvar".encode("latin-1"), True),
    ],
)
def test_two_coordinates_are_not_read_as_one_number(content: bytes, is_found: bool) -> None:
    assert in_bytes(content, needles(SECRET)) is is_found
