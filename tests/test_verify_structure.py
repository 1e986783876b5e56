"""Each structure that a redacted file must not have is named; a page that is only drawn has none."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from redactor.verify import verify, verify_slip_sheet
from redactor.verify.opening import opened
from redactor.verify.structure import structure_of
from tests._verify_documents import Plan, build

Change = Callable[[pikepdf.Pdf], None]


def on_root(key: str, value: object) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def on_page(key: str, value: object) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def add_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"words"


def add_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("x")))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary())


def add_undrawn_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1])
    pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary(Kept=form)


def add_metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "x"


def add_actual_text(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(b"/Span <</ActualText (x)>> BDC EMC\n" + content)


STRUCTURES: tuple[tuple[str, Change], ...] = (
    ("the key /Metadata", add_metadata),
    ("the key /OpenAction", on_root("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.GoTo))),
    ("the key /AcroForm", on_root("/AcroForm", pikepdf.Dictionary(Fields=pikepdf.Array()))),
    ("the key /XFA", on_root("/AcroForm", pikepdf.Dictionary(XFA=pikepdf.String("x")))),
    ("the key /Outlines", on_root("/Outlines", pikepdf.Dictionary())),
    ("the key /JS", on_root("/Names", pikepdf.Dictionary(JS=pikepdf.String("x")))),
    ("the key /PageLabels", on_root("/PageLabels", pikepdf.Dictionary())),
    ("the key /StructTreeRoot", on_root("/StructTreeRoot", pikepdf.Dictionary())),
    ("an entry of the catalog that draws nothing", on_root("/Lang", pikepdf.String("x"))),
    ("an entry of the page that draws nothing", on_page("/Dur", 1)),
    ("the key /Annots", on_page("/Annots", pikepdf.Array())),
    ("the key /PieceInfo", on_page("/PieceInfo", pikepdf.Dictionary())),
    ("the key /Thumb", on_page("/Thumb", pikepdf.Dictionary())),
    ("the key /Title", lambda pdf: pdf.docinfo.__setitem__("/Title", "x")),
    ("the key /EmbeddedFiles", add_attachment),
    ("an object of type /Filespec", add_attachment),
    ("an object of type /OCG", add_layer),
    ("a picture or form that is not drawn", add_undrawn_form),
    ("text in marked content", add_actual_text),
)


def names(path: Path) -> set[str]:
    with opened(path) as file:
        return set(structure_of(file))


@pytest.mark.parametrize(("what", "change"), STRUCTURES, ids=[what for what, _ in STRUCTURES])
def test_forbidden_structure_is_named(what: str, change: Change, tmp_path: Path) -> None:
    made = build(tmp_path, Plan(change=change))
    assert what in names(Path(made.redacted.path))
    assert "forbidden-structure" in {leak.check for leak in verify(*made.arguments()).leaks}


def test_drawn_page_has_no_structure(tmp_path: Path) -> None:
    assert names(Path(build(tmp_path).redacted.path)) == set()


def later_revision(raw: bytes) -> bytes:
    start = raw.rindex(b"startxref")
    at = int(raw[start:].split()[1])
    body = raw + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % at


RAW: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("after-the-end", lambda raw: raw + b"more words"),
    ("before-the-header", lambda raw: b"words\n" + raw),
    ("between-objects", lambda raw: raw.replace(b"endobj\n", b"endobj\n% words\n", 1)),
    ("orphan", lambda raw: raw.replace(b"endobj\n", b"endobj\n77 0 obj\n(words)\nendobj\n", 1)),
    ("second-revision", later_revision),
)


@pytest.mark.parametrize("change", [c for _, c in RAW], ids=[name for name, _ in RAW])
def test_bytes_that_no_reader_shows_are_found(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    verdict = verify(*build(tmp_path, Plan(change_bytes=change)).arguments())
    assert {leak.check for leak in verdict.leaks} & {"forbidden-structure", "could-not-look"}


def test_object_that_nothing_refers_to_is_found(tmp_path: Path) -> None:
    path = Path(build(tmp_path).redacted.path)
    raw = path.read_bytes()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pdf.Root["/Kept"] = pdf.make_indirect(pikepdf.Dictionary(X=1))
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    # The key is overwritten by one of the same length, so that the table stays true.
    path.write_bytes(path.read_bytes().replace(b"/Kept 2 0 R", b"           ").replace(b"/Kept 3 0 R", b"           "))
    assert names(path)


@pytest.mark.parametrize("encoding", ["encrypted"])
def test_encrypted_file_is_not_clean(encoding: str, tmp_path: Path) -> None:
    made = build(tmp_path)
    path = Path(made.redacted.path)
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user=""))
    assert "encryption" in {leak.where for leak in verify(*made.arguments()).leaks}


class TestSlipSheet:
    def sheet(self, folder: Path, *lines: str, change: Change = lambda pdf: None) -> Path:
        plan = Plan(lines=tuple(((line, ""),) for line in lines), change=change)
        return Path(build(folder, plan).redacted.path)

    def test_neutral_page_is_clean(self, tmp_path: Path) -> None:
        path = self.sheet(tmp_path, "DOCUMENT WITHHELD", "See the logs served with this production.")
        verdict = verify_slip_sheet(path, "ICE-0000001", ("Zelaya arrest e-mail.pdf", "Zelaya", ""))
        assert verdict.is_clean
        assert verdict.page_texts[0].startswith("DOCUMENT WITHHELD\n")

    @pytest.mark.parametrize("forbidden", ["Zelaya", "ZELAYA, Ofelia"])
    def test_forbidden_text_is_found(self, forbidden: str, tmp_path: Path) -> None:
        path = self.sheet(tmp_path, "DOCUMENT WITHHELD", "concerning Zelaya Ofelia")
        assert not verify_slip_sheet(path, "ICE-0000001", (forbidden,)).is_clean

    def test_another_number_is_found(self, tmp_path: Path) -> None:
        assert not verify_slip_sheet(self.sheet(tmp_path, "DOCUMENT WITHHELD"), "ICE-0000002", ()).is_clean

    def test_structure_is_found(self, tmp_path: Path) -> None:
        path = self.sheet(tmp_path, "DOCUMENT WITHHELD", change=add_metadata)
        assert not verify_slip_sheet(path, "ICE-0000001", ()).is_clean

    def test_missing_sheet_is_not_clean(self, tmp_path: Path) -> None:
        assert not verify_slip_sheet(tmp_path / "none.pdf", "ICE-0000001", ()).is_clean
