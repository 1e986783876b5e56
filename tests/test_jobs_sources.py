"""Which files are documents, in which order, and what is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.errors import InputError
from redactor.jobs.sources import PassedOver, list_sources
from redactor.settings import Settings


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def _names(settings: Settings) -> list[str]:
    return [source.name for source in list_sources(settings)[0]]


def test_documents_come_in_the_order_of_their_relative_paths(tmp_path: Path) -> None:
    for name in ("b/2.pdf", "b/10.pdf", "a.pdf", "B/1.pdf"):
        _touch(tmp_path / "in" / name)
    assert _names(Settings(sources=(tmp_path / "in",), out=tmp_path / "out")) == [
        "B/1.pdf", "a.pdf", "b/10.pdf", "b/2.pdf",
    ]  # fmt: skip


def test_hidden_files_and_the_jobs_own_files_are_passed_over_and_listed(tmp_path: Path) -> None:
    roster = _touch(tmp_path / "in" / "people.csv")
    for name in (".hidden.pdf", ".git/x.pdf", "truth.json", "one.pdf"):
        _touch(tmp_path / "in" / name)
    sources, passed = list_sources(Settings(sources=(tmp_path / "in",), out=tmp_path / "out", roster=roster))
    assert [source.name for source in sources] == ["one.pdf"]
    assert passed == (
        PassedOver(name=".git", reason="hidden"),
        PassedOver(name=".hidden.pdf", reason="hidden"),
        PassedOver(name="people.csv", reason="roster"),
        PassedOver(name="truth.json", reason="truth"),
    )


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    _touch(tmp_path / "in" / "sub" / "one.pdf")
    (tmp_path / "in" / "sub" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    sources, passed = list_sources(Settings(sources=(tmp_path / "in",), out=tmp_path / "out"))
    assert [source.name for source in sources] == ["sub/one.pdf"]
    assert [p.reason for p in passed] == ["link to a folder above it"]


@pytest.mark.parametrize(
    ("source", "out", "message"),
    [
        ("in", "in/out", "OUT lies inside SOURCE. Choose an output folder outside of the sources."),
        ("in/sub", "in", "SOURCE lies inside OUT. Choose an output folder outside of the sources."),
        ("missing", "out", "A source does not exist. Check the path."),
        ("empty", "out", "No document was found in the sources. Name a folder that holds PDF files."),
    ],
)
def test_sources_that_cannot_work_are_refused(tmp_path: Path, source: str, out: str, message: str) -> None:
    _touch(tmp_path / "in" / "sub" / "one.pdf")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as caught:
        list_sources(Settings(sources=(tmp_path / source,), out=tmp_path / out))
    assert str(caught.value) == message


def test_several_sources_are_told_apart_by_their_place(tmp_path: Path) -> None:
    _touch(tmp_path / "x" / "same" / "1.pdf")
    _touch(tmp_path / "y" / "same" / "1.pdf")
    settings = Settings(sources=(tmp_path / "x" / "same", tmp_path / "y" / "same"), out=tmp_path / "out")
    assert _names(settings) == ["001-same/1.pdf", "002-same/1.pdf"]


@pytest.mark.parametrize(("source", "out"), [("s3://bucket/case", "out"), ("in", "gs://bucket/out")])
def test_a_url_is_refused_in_words(source: str, out: str) -> None:
    with pytest.raises(InputError) as caught:
        Settings(sources=(Path(source),), out=Path(out))
    assert str(caught.value) == (
        "SOURCE and OUT are folders of this machine, not URLs. Mount the store, or copy it here."
    )
