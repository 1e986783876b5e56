"""Files of single pages become one document, or a reason why not."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest

from redactor.errors import Unreadable
from redactor.intake import joined
from tests._vendor import pages, pictures


def test_pages_of_every_kind_follow_each_other_and_give_the_same_bytes(tmp_path: Path) -> None:
    one = pages(tmp_path / "1.pdf", ("first page",))
    pictures(tmp_path, ("2.tif", "3.jpg"), ("second",), ("third",))
    parts = (one, tmp_path / "2.tif", tmp_path / "3.jpg")
    content = joined(parts)
    assert content == joined(parts)
    with pymupdf.open(stream=content) as whole:
        assert [(round(p.rect.width), len(p.get_images())) for p in whole] == [(612, 0), (612, 1), (612, 1)]
        assert whole[0].get_text().strip() == "first page"


@pytest.mark.parametrize("key", ["/AcroForm", "/OCProperties", "/Collection"])
def test_a_page_file_with_what_only_a_whole_document_holds_is_refused(key: str, tmp_path: Path) -> None:
    one = pages(tmp_path / "1.pdf", ("first",))
    with pikepdf.open(pages(tmp_path / "2.pdf", ("second",))) as pdf:
        pdf.Root[key] = pikepdf.Dictionary(Fields=pikepdf.Array(), OCGs=pikepdf.Array())
        pdf.save(tmp_path / "3.pdf")
    with pytest.raises(Unreadable) as caught:
        joined((one, tmp_path / "3.pdf"))
    assert str(caught.value) == (
        "Page file 2 of the document has fields, layers or attachments, and cannot be joined with others."
    )


def test_a_damaged_page_file_says_which(tmp_path: Path) -> None:
    one = pages(tmp_path / "1.pdf", ("first",))
    (tmp_path / "2.tif").write_bytes(b"II*\0 and no more")
    with pytest.raises(Unreadable, match=r"^Page file 2 of the document: The picture file is damaged"):
        joined((one, tmp_path / "2.tif"))
    with pytest.raises(Unreadable, match=r"^Page file 1 of the document: The file cannot be read from the disk"):
        joined((tmp_path / "none.pdf", one))
