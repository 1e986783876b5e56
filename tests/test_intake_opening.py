"""What is no readable PDF is refused with a reason; what can be repaired is read and noted."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.errors import TooMuch, Unreadable
from redactor.intake import CODES, QUARANTINE_CODES, concern, count_pages, limits, opening, paging, read_document
from tests._intake_sources import codes, pdf, read

GOOD = pdf("BT /F 12 Tf 100 500 Td (Quiroga) Tj ET")


def locked(user: str) -> bytes:
    with pymupdf.open(stream=GOOD) as opened:
        return bytes(opened.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw=user))


BAD = {
    "empty": (b"", "The file is empty."),
    "text": (b"Quiroga, Maria", "The file is not a PDF."),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "The picture file is damaged and cannot be read."),
    "header only": (b"%PDF-1.7\n", "The file is damaged and could not be repaired."),
    "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "The file is damaged and could not be repaired."),
    "locked": (locked("secret"), "The file is locked with a password."),
    "no pages": (
        GOOD.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"),
        "The file has no pages.",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, what: str) -> None:
    content, message = BAD[what]
    path = tmp_path / "source.pdf"
    path.write_bytes(content)
    for refuse in (count_pages, lambda p: read_document(p, source="s", document_id="D")):
        with pytest.raises(Unreadable) as caught:
            refuse(path)
        assert str(caught.value) == message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        count_pages(tmp_path / "none.pdf")


def test_a_file_locked_with_no_user_password_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, locked("")).text == "Quiroga"


def test_a_damaged_file_is_repaired_and_noted(tmp_path: Path) -> None:
    document = read(tmp_path, GOOD.replace(b"startxref", b"startxxxx"))
    assert document.text == "Quiroga"
    assert codes(document) == ["repaired"]


@pytest.mark.parametrize("keep", range(60, len(GOOD), 60))
def test_a_truncated_file_is_refused_or_read_and_noted(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "source.pdf"
    path.write_bytes(GOOD[:keep])
    try:
        document = read_document(path, source="s", document_id="D")
    except Unreadable:
        return
    assert "repaired" in codes(document)


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        (opening, "MAX_BYTES", 10),
        (opening, "MAX_PAGES", 0),
        (paging, "MAX_WORDS_PER_PAGE", 0),
        (paging, "MAX_PATHS_PER_PAGE", 0),
        (paging, "MAX_SIDE", 700),
    ],
)
def test_every_limit_stops_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, value: int
) -> None:
    assert hasattr(limits, name)
    monkeypatch.setattr(module, name, value)
    with pytest.raises(TooMuch):
        read(tmp_path, pdf("BT /F 12 Tf 100 500 Td (Quiroga) Tj ET 10 10 50 50 re f"))


def test_reading_prints_nothing_and_quotes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    document = read(tmp_path, GOOD.replace(b"startxref", b"startxxxx").replace(b"(Quiroga) Tj", b"(Quiroga) Qj"))
    assert capfd.readouterr() == ("", "")
    assert "source.pdf" not in repr(document)
    assert "Quiroga" not in repr(document)


def test_pages_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "source.pdf"
    path.write_bytes(GOOD)
    assert count_pages(path) == 1


def test_pages_are_parted_by_a_form_feed(tmp_path: Path) -> None:
    with pymupdf.open(stream=GOOD) as opened:
        opened.new_page()
        with pymupdf.open(stream=GOOD) as again:
            opened.insert_pdf(again)
        document = read(tmp_path, bytes(opened.tobytes()))
    assert document.text == "Quiroga\f\fQuiroga"
    assert [(page.start, page.end) for page in document.pages] == [(0, 7), (8, 8), (9, 16)]


def test_every_concern_says_what_it_is_and_what_to_do() -> None:
    assert QUARANTINE_CODES < CODES
    for code in CODES:
        made = concern(code, 3)
        assert made.code == code
        assert made.page == 3
        assert made.message
        assert made.advice.endswith(".")


@pytest.mark.parametrize(
    ("catalog", "expected"),
    [
        ("/Collection << /Type /Collection >>", ["portfolio"]),
        ("/AcroForm << /XFA (form) /Fields [] >>", ["xfa"]),
        ("", []),
    ],
)
def test_a_file_whose_content_is_not_on_its_pages_waits_for_a_person(
    tmp_path: Path, catalog: str, expected: list[str]
) -> None:
    assert codes(read(tmp_path, pdf("BT /F 12 Tf 100 500 Td (Please wait) Tj ET", catalog=catalog))) == expected
