"""A page that would cost too much to draw is refused before it is drawn, and its neighbours are produced."""

from __future__ import annotations

import csv
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import redactor
from redactor.errors import TooMuch, Unreadable
from redactor.intake import count_pages, hostile, limits
from redactor.intake.hostile import check_cost
from redactor.intake.opening import open_pdf
from tests._intake_sources import FIRST_EXTRA, pdf, read, stream
from tests.production import CERTIFICATION, draw_lines

TEXT = b"BT /F 12 Tf 40 40 Td (Quiroga) Tj ET"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
NEW = "Print it to a new PDF, then run again."
DEEP = f"Page 1 nests forms and patterns more than 20 deep. {NEW}"
FULL = "Page 1 has more than 16 MiB of drawing instructions. Print it as a picture, then redact it by hand."
OFTEN = "Page 1 draws forms and patterns more than 50000 times. Print it as a picture, then redact it by hand."
CYCLE = f"Page 1 draws a form inside itself. {NEW}"


def uses(kind: str, number: int) -> tuple[str, bytes]:
    """Return resources and content that draw the form in an object once."""
    return {
        "form": (f"/XObject << /X {number} 0 R >>", b"/X Do"),
        "odd name": (f"/XObject << /X#59 {number} 0 R >>", b"/#58Y %\n Do"),
        "mask": (f"/ExtGState << /X << /SMask << /S /Alpha /G {number} 0 R >> >> >>", b"/X gs 0 0 9 9 re f"),
        "pattern": (f"/Pattern << /X {number} 0 R >>", b"/Pattern cs /X scn 0 0 9 9 re f"),
        "glyph": (
            f"/Font << /X << /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /CharProcs << /a {number} 0 R >> "
            f"/Resources {number + 1} 0 R "
            "/Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] >> >>",
            b"BT /X 12 Tf (a) Tj ET",
        ),
    }[kind]


def nested(depth: int, kind: str = "form", times: int = 1, inner: bytes = TEXT) -> bytes:
    """Return a page that draws a form, which draws the next `times` times, `depth` forms deep."""
    tiling = "/PatternType 1 /PaintType 1 /TilingType 1 /XStep 612 /YStep 792"
    bodies: list[bytes | str] = []
    for level in range(1, depth + 1):
        number = FIRST_EXTRA + 2 * level
        resources, content = uses(kind, number) if level < depth else ("/Font << /F 5 0 R >>", inner)
        bodies.append(stream(f"{FORM} {tiling} /Resources {number - 1} 0 R", b" ".join([content] * times)))
        bodies.append(f"<< {resources} >>")
    resources, content = uses(kind, FIRST_EXTRA)
    page = f"/MediaBox [0 0 612 792] /Resources << {resources} >>"
    return pdf(content.decode(), page=page, extra=tuple(bodies)).replace(
        b"/Resources << /Font << /F 5 0 R  >>  >> >>", b">>"
    )


def twice_reached(height: int, above: int) -> bytes:
    """Return a page that draws a nest of forms, and then the same nest from inside others."""
    count = height + above
    bodies = [
        stream(f"{FORM} /Resources << /XObject << /X {FIRST_EXTRA + level + 1} 0 R >> >>", b"/X Do")
        for level in range(count - 1)
    ]
    bodies.append(stream(FORM, b""))
    return pdf(
        "/Low Do /Top Do",
        resources=f"/XObject << /Low {FIRST_EXTRA + above} 0 R /Top {FIRST_EXTRA} 0 R >>",
        extra=tuple(bodies),
    )


def packed(size: int) -> bytes:
    return stream(f"{FORM} /Filter /FlateDecode", zlib.compress(b"0 0 m 9 9 l S " * (size // 14 + 1)))


def in_form(body: bytes) -> bytes:
    return pdf("/X Do", resources="/XObject << /X 6 0 R >>", extra=(body,))


def in_itself() -> bytes:
    return in_form(stream(f"{FORM} /Resources << /XObject << /X 6 0 R >> >>", b"/X Do"))


def in_appearance(appearance: str, *bodies: bytes) -> bytes:
    annotation = f"<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N {appearance} >> >>"
    return pdf("", page=f"/MediaBox [0 0 612 792] /Annots [{annotation}]", extra=bodies)


def annotated(count: int) -> bytes:
    widget = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (t) /V (x) /Rect [0 0 9 9] >> "
    return pdf("", page=f"/MediaBox [0 0 612 792] /Annots [{widget * count}]")


def with_fields(fields: str) -> bytes:
    return pdf("", catalog="/AcroForm 6 0 R", extra=(f"<< /Fields {fields} >>", "<< /T (a) /Kids [7 0 R 7 0 R] >>"))


def picture(width: int, height: int) -> bytes:
    keys = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 1 /ColorSpace /DeviceGray"
    return in_form(stream(keys, b"0"))


TOO_MUCH: dict[str, tuple[Callable[[], bytes], str]] = {
    "forms": (lambda: nested(21), DEEP),
    "oddly named forms": (lambda: nested(21, "odd name"), DEEP),
    "masks": (lambda: nested(21, "mask"), DEEP),
    "patterns": (lambda: nested(21, "pattern"), DEEP),
    "glyphs": (lambda: nested(21, "glyph"), DEEP),
    "doubling": (lambda: nested(17, times=2), OFTEN),
    "doubling masks": (lambda: nested(17, "mask", times=2), OFTEN),
    "repeated large form": (lambda: nested(2, times=40, inner=b"0 0 m 9 9 l S " * 36_000), FULL),
    "packed form": (lambda: in_form(packed(17 * 1024**2)), FULL),
    "packed appearance": (lambda: in_appearance("6 0 R", packed(17 * 1024**2)), FULL),
    "packed state": (lambda: in_appearance("<< /On 6 0 R >>", packed(17 * 1024**2)), FULL),
    "repeated form": (
        lambda: pdf("/X Do " * 5_001, resources="/XObject << /X 6 0 R >>", extra=(stream(FORM, b""),)).replace(
            b"/Contents 4 0 R", b"/Contents [" + b"4 0 R " * 10 + b"]"
        ),
        OFTEN,
    ),
    "mask of many marks": (
        lambda: pdf("/X gs" + " 0 0 9 9 re f" * 50_001, resources=uses("mask", 6)[0], extra=(stream(FORM, b""),)),
        OFTEN,
    ),
    "shallow, then deep": (lambda: twice_reached(15, 6), DEEP),
    "repeated content": (
        lambda: pdf("", extra=(packed(1024**2),)).replace(
            b"/Contents 4 0 R", b"/Contents [" + b"6 0 R " * 17 + b"]"
        ),
        FULL,
    ),
    "fields of a page": (lambda: annotated(2001), f"Page 1 has more than 2000 form fields and comments. {NEW}"),
    "fields": (lambda: with_fields("[" + "null " * 20_001 + "]"), f"The file has more than 20000 form fields. {NEW}"),
    "fields in themselves": (lambda: with_fields("[7 0 R]"), f"The file has more than 20000 form fields. {NEW}"),
    "picture": (
        lambda: picture(20_000, 15_001),
        "Page 1 has a picture of more than 300 million pixels. Make it smaller, then run again.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TOO_MUCH)
def test_what_would_cost_too_much_is_refused_at_once_and_its_pages_are_counted(tmp_path: Path, what: str) -> None:
    make, message = TOO_MUCH[what]
    content = make()
    started = time.monotonic()
    with pytest.raises(TooMuch) as caught:
        read(tmp_path, content)
    assert str(caught.value) == message
    assert time.monotonic() - started < 2
    assert count_pages(tmp_path / "source.pdf") == 1


def test_a_form_drawn_inside_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, in_itself())
    assert str(caught.value) == CYCLE


def test_glyphs_of_fonts_that_name_each_other_are_looked_at_once() -> None:
    font = uses("glyph", FIRST_EXTRA)[0].removeprefix("/Font << /X ").removesuffix(" >>")
    fonts = "".join(f"/X{n} {font} " for n in range(9))
    shown = " ".join(f"/X{n} 9 Tf (a) Tj" for n in range(9)).encode()
    content = pdf("/X0 9 Tf", fonts=fonts, extra=(stream("", shown), f"<< /Font << {fonts} >> >>"))
    started = time.monotonic()
    with open_pdf(content) as opened, pytest.raises(Unreadable):
        check_cost(opened)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("kind", ["form", "odd name", "mask", "pattern", "glyph"])
def test_what_is_nested_to_the_limit_is_not_refused(kind: str) -> None:
    with open_pdf(nested(20, kind)) as opened:
        check_cost(opened)


def test_text_in_nested_forms_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, nested(20)).text == "Quiroga"


def test_what_is_listed_but_not_drawn_costs_nothing(tmp_path: Path) -> None:
    shared = "/Resources 7 0 R"
    content = pdf(
        "/A Do",
        page="/MediaBox [0 0 612 792]",
        resources="/XObject << /A 6 0 R >>",
        extra=(
            stream(f"{FORM} {shared}", TEXT),
            "<< /Font << /F 5 0 R >> /XObject << /A 6 0 R /B 8 0 R >> >>",
            stream(f"{FORM} {shared}", b"/A Do"),
        ),
    )
    assert read(tmp_path, content).text == "Quiroga"


def test_a_form_without_resources_is_followed_through_those_of_the_page(tmp_path: Path) -> None:
    content = pdf(
        "/A Do",
        resources="/XObject << /A 6 0 R /B 7 0 R >>",
        extra=(stream(FORM, b"/B Do"), stream(FORM, b"/A Do")),
    )
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, content)
    assert str(caught.value) == CYCLE


def test_nothing_is_drawn_or_unpacked_past_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    skip = hostile._mupdf.fz_skip
    monkeypatch.setattr(hostile._mupdf, "fz_skip", lambda stm, most: counted.append(skip(stm, most)) or counted[-1])
    with open_pdf(in_form(packed(64 * 1024**2))) as opened, pytest.raises(TooMuch):
        check_cost(opened)
    assert max(counted) == limits.MAX_CONTENT_PER_PAGE + 1


def test_what_was_opened_before_leaves_no_concern_with_the_next(tmp_path: Path) -> None:
    content = pdf(TEXT.decode())
    looped = content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % content.rindex(b"xref\n0"))
    first = read(tmp_path, looped)
    count_pages(tmp_path / "source.pdf")
    assert read(tmp_path, looped) == first
    assert not first.concerns


@pytest.mark.model
@pytest.mark.slow
def test_hostile_files_are_quarantined_and_their_neighbour_is_produced(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    draw_lines(folder / "good.pdf", CERTIFICATION)
    made = {
        "deep.pdf": (nested(200), "limit"),
        "doubling.pdf": (nested(40, times=2), "limit"),
        "packed.pdf": (in_form(packed(200 * 1024**2)), "limit"),
        "fields.pdf": (annotated(10_000), "limit"),
        "itself.pdf": (in_itself(), "unreadable"),
    }
    for name, (content, _) in made.items():
        (folder / name).write_bytes(content)
    started = time.monotonic()
    result = redactor.run(folder, out=tmp_path / "out", jobs=1)
    assert time.monotonic() - started < 60
    assert result.exit_code == 3
    with (tmp_path / "out" / "private" / "crossref.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["source"]: (row["status"], row["reason"]) for row in csv.DictReader(file)}
    assert rows.pop("good.pdf")[0] == "produced"
    assert rows == {name: ("quarantined", reason) for name, (_, reason) in made.items()}
