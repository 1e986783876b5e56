"""Every hiding place: removes, keeps neighbours, twice is once, nothing to do, looks the same, survives reopening."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from redactor.redact import SANITIZERS, sanitize
from tests._redact_documents import burn

CANARY = "Xochitl-Canary-77"


def plain() -> pikepdf.Pdf:
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((72, 100), "Visible words of the page")
        page.draw_rect((60, 80, 300, 160))
        made.set_metadata({})
        content = made.tobytes(garbage=4)
    pdf = pikepdf.open(io.BytesIO(content))
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for key in set(pdf.Root.keys()) - {"/Type", "/Pages"}:
        del pdf.Root[key]
    return pdf


def stream(pdf: pikepdf.Pdf, **keys: object) -> pikepdf.Object:
    one = pdf.make_stream(CANARY.encode())
    for key, value in keys.items():
        one["/" + key] = value
    return one


def first(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def tree(pdf: pikepdf.Pdf, name: str, value: object) -> None:
    pdf.Root.Names = Dictionary({"/" + name: Dictionary(Names=Array([String(CANARY), value]))})


def plant_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(CANARY)))
    pdf.Root.Metadata = stream(pdf, Type=Name.Metadata, Subtype=Name.XML)
    first(pdf).Metadata = stream(pdf, Type=Name.Metadata, Subtype=Name.XML)


def plant_attachment(pdf: pikepdf.Pdf) -> None:
    spec = pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String(CANARY), EF=Dictionary(F=stream(pdf, Type=Name.EmbeddedFile)))
    )
    tree(pdf, "EmbeddedFiles", spec)
    pdf.Root.AF = Array([spec])
    first(pdf).AF = Array([spec])
    pdf.Root.Collection = Dictionary(Type=Name.Collection, D=String(CANARY))


def plant_annotation(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 1, 1], F=2, Contents=String(CANARY))
    first(pdf).Annots = Array([pdf.make_indirect(note)])


def plant_outline(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String(CANARY)))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    pdf.Root.Dests = Dictionary({"/" + CANARY: Array([first(pdf), Name.Fit])})
    pdf.Root.Threads = Array([Dictionary(Type=Name.Thread, I=Dictionary(Title=String(CANARY)))])
    tree(pdf, "Dests", Array([first(pdf), Name.Fit]))


def plant_page_label(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(CANARY))]))


def plant_action(pdf: pikepdf.Pdf) -> None:
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String(f"// {CANARY}")))
    tree(pdf, "JavaScript", script)
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    first(pdf).AA = Dictionary(O=script)


def plant_form(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("f"), V=String(CANARY)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=stream(pdf))


def plant_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(CANARY)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name=String(CANARY), Order=Array([layer])))


def plant_structure(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(Dictionary(S=Name.P, ActualText=String(CANARY), Alt=String(CANARY)))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    first(pdf).StructParents = 0


def plant_private_data(pdf: pikepdf.Pdf) -> None:
    held = Dictionary(Editor=Dictionary(Private=stream(pdf), LastModified=String("D:2020")))
    pdf.Root.PieceInfo = held
    first(pdf).PieceInfo = held
    first(pdf).LastModified = String("D:20200101")


def plant_thumbnail(pdf: pikepdf.Pdf) -> None:
    first(pdf).Thumb = stream(pdf, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    tree(pdf, "Templates", first(pdf))


def plant_alternate(pdf: pikepdf.Pdf) -> None:
    other = stream(pdf, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    shown = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    shown.ColorSpace = Name.DeviceGray
    shown.Alternates = Array([Dictionary(Image=other)])
    first(pdf).Resources.XObject = Dictionary(I=shown)


def plant_signature(pdf: pikepdf.Pdf) -> None:
    signature = pdf.make_indirect(Dictionary(Type=Name.Sig, Name=String(CANARY)))
    pdf.Root.Perms = Dictionary(DocMDP=signature)
    pdf.Root.DSS = Dictionary(Certs=Array([stream(pdf)]))


def plant_output_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents = Array([Dictionary(Type=Name.OutputIntent, Info=String(CANARY))])


def plant_marked_content(pdf: pikepdf.Pdf) -> None:
    page = first(pdf)
    pdf.pages[0].contents_coalesce()
    content = page.Contents.read_bytes()
    marked = f"/Span << /ActualText ({CANARY}) >> BDC EMC /{CANARY} MP ".encode() + content
    page.Contents = pdf.make_stream(marked)


def plant_named_resource(pdf: pikepdf.Pdf) -> None:
    first(pdf).Resources.Properties = Dictionary(P0=Dictionary(ActualText=String(CANARY)))


def plant_unknown_key(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Xyz = String(CANARY)
    first(pdf).Xyz = String(CANARY)


PLANTS: dict[Callable[[pikepdf.Pdf], bool], Callable[[pikepdf.Pdf], None]] = {
    sanitize.no_metadata: plant_metadata,
    sanitize.no_attachments: plant_attachment,
    sanitize.no_annotations: plant_annotation,
    sanitize.no_outlines: plant_outline,
    sanitize.no_page_labels: plant_page_label,
    sanitize.no_actions: plant_action,
    sanitize.no_form: plant_form,
    sanitize.no_layers: plant_layer,
    sanitize.no_structure: plant_structure,
    sanitize.no_private_data: plant_private_data,
    sanitize.no_thumbnails: plant_thumbnail,
    sanitize.no_alternates: plant_alternate,
    sanitize.no_signatures: plant_signature,
    sanitize.no_output_intents: plant_output_intent,
    sanitize.no_marked_content: plant_marked_content,
    sanitize.no_named_resources: plant_named_resource,
    sanitize.only_what_a_page_needs: plant_unknown_key,
}
every_sanitizer = pytest.mark.parametrize("clean", SANITIZERS, ids=lambda f: f.__name__)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue()


def holds_canary(pdf: pikepdf.Pdf) -> bool:
    content = saved(pdf)
    return CANARY.encode() in content


def drawn(pdf: pikepdf.Pdf) -> bytes:
    with pymupdf.open(stream=saved(pdf), filetype="pdf") as opened:
        return bytes(opened[0].get_pixmap().samples)


def test_every_sanitizer_has_a_planted_leak() -> None:
    assert set(PLANTS) == set(SANITIZERS)


@every_sanitizer
def test_removes_what_hides_there(clean: Callable[[pikepdf.Pdf], bool]) -> None:
    pdf = plain()
    PLANTS[clean](pdf)
    assert holds_canary(pdf)
    assert clean(pdf) is True
    assert not holds_canary(pdf)


@every_sanitizer
def test_keeps_its_neighbours(clean: Callable[[pikepdf.Pdf], bool]) -> None:
    for other, plant in PLANTS.items():
        if other is clean or sanitize.only_what_a_page_needs in (clean, other):
            continue
        pdf = plain()
        plant(pdf)
        clean(pdf)
        assert holds_canary(pdf), f"{clean.__name__} also empties the place of {other.__name__}"


@every_sanitizer
def test_twice_is_the_same_as_once(clean: Callable[[pikepdf.Pdf], bool]) -> None:
    pdf = plain()
    PLANTS[clean](pdf)
    clean(pdf)
    once = saved(pdf)
    assert clean(pdf) is False
    assert saved(pdf) == once


@every_sanitizer
def test_a_clean_file_is_left_alone(clean: Callable[[pikepdf.Pdf], bool]) -> None:
    pdf = plain()
    before = saved(pdf)
    assert clean(pdf) is False
    assert saved(pdf) == before


@every_sanitizer
def test_the_page_looks_the_same(clean: Callable[[pikepdf.Pdf], bool]) -> None:
    pdf = plain()
    before = drawn(pdf)
    PLANTS[clean](pdf)
    clean(pdf)
    assert drawn(pdf) == before


@every_sanitizer
def test_survives_saving_and_reopening(clean: Callable[[pikepdf.Pdf], bool], tmp_path: Path) -> None:
    pdf = plain()
    PLANTS[clean](pdf)
    clean(pdf)
    pdf.save(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as again:
        assert clean(again) is False
        assert not holds_canary(again)
        assert len(again.pages) == 1


@pytest.mark.parametrize("plant", PLANTS.values(), ids=lambda f: f.__name__)
def test_no_hiding_place_survives_redaction(plant: Callable[[pikepdf.Pdf], None], tmp_path: Path) -> None:
    pdf = plain()
    plant(pdf)
    pdf.save(tmp_path / "a.pdf")
    redacted, _ = burn(tmp_path / "a.pdf", ["Visible"])
    with pikepdf.open(redacted.path) as out:
        assert not holds_canary(out)
        assert set(out.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in out.trailer
