"""Attachments stand behind their document, and nothing is claimed that cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.jobs.families import families, parents_of
from redactor.jobs.sources import list_sources
from redactor.model import Family
from redactor.settings import Settings


@pytest.mark.parametrize("folder", ["mail.attachments", "mail_attachments", "mail attachment", "mail-Attachments"])
def test_attachments_follow_their_document_whatever_their_folder_sorts_as(folder: str, tmp_path: Path) -> None:
    for name in ("a/mail.pdf", f"a/{folder}/2.pdf", f"a/{folder}/1.pdf", "a/mail.txt.pdf", "a/mailbox.pdf"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"x")
    sources, _ = list_sources(Settings(sources=(tmp_path / "in",), out=tmp_path / "out"))
    names = [source.name for source in sources]
    at = names.index("a/mail.pdf")
    assert names[at : at + 3] == ["a/mail.pdf", f"a/{folder}/1.pdf", f"a/{folder}/2.pdf"]


def test_without_attachments_the_order_is_that_of_the_paths(tmp_path: Path) -> None:
    for name in ("b/x.pdf", "b.pdf", "a.attachments/x.pdf", "B/x.pdf", "b/.hidden"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"x")
    sources, _ = list_sources(Settings(sources=(tmp_path / "in",), out=tmp_path / "out"))
    assert [s.name for s in sources] == ["B/x.pdf", "a.attachments/x.pdf", "b.pdf", "b/x.pdf"]


def test_two_documents_of_one_name_get_no_attachments() -> None:
    assert parents_of(["m.pdf", "m.tif", "m.attachments/1.pdf"]) == {}


def test_an_attachment_of_an_attachment_belongs_to_the_outermost_document() -> None:
    names = ["m.pdf", "m.attachments/n.pdf", "m.attachments/n.attachments/1.pdf"]
    assert parents_of(names) == {names[1]: "m.pdf", names[2]: "m.pdf"}


def test_a_family_spans_from_the_first_page_to_the_last_attachments_last() -> None:
    ranges = {"m.pdf": ("X-1", "X-2"), "m.attachments/1.pdf": ("X-3", "X-3"), "n.pdf": ("X-4", "X-9")}
    assert families(ranges, {"m.attachments/1.pdf": "m.pdf"}) == {
        "m.pdf": Family(begattach="X-1", endattach="X-3", children=("X-3",)),
        "m.attachments/1.pdf": Family(begattach="X-1", endattach="X-3", parent="X-1"),
    }
