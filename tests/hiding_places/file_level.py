"""Places of the file as a whole: metadata, earlier states, attachments, bytes that belong to no object."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.hiding_places.drawing import Place, add, changed, form, image, picture_of, saved, sheet, words
from tests.hiding_places.secret import Secret

_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
    '<?xpacket end="w"?>'
)


def _xmp(pdf: pikepdf.Pdf, secret: Secret) -> pikepdf.Stream:
    made = pdf.make_stream(_XMP.format(secret.all).encode())
    made.Type, made.Subtype = Name.Metadata, Name.XML
    return made


def _info(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.docinfo["/Title"] = secret.all
    pdf.docinfo["/Author"] = secret.name
    pdf.docinfo["/Keywords"] = secret.number


def _info_key(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.docinfo[Name("/" + secret.given + secret.unknown.split()[0])] = "x"


def _xmp_document(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.Metadata = _xmp(pdf, secret)


def _xmp_page(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.pages[0].obj.Metadata = _xmp(pdf, secret)


def _xmp_image(pdf: pikepdf.Pdf, secret: Secret) -> None:
    plain = image(pdf, picture_of("", (20, 20)), Metadata=_xmp(pdf, secret))
    add(pdf, b"q 20 0 0 20 72 500 cm /I Do Q", XObject={"I": plain})


def _xmp_font(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.pages[0].obj.Resources.Font.F.Metadata = _xmp(pdf, secret)


def _piece_document(pdf: pikepdf.Pdf, secret: Secret) -> None:
    private = Dictionary(Program=Dictionary(LastModified="D:20200101", Private=String(secret.all)))
    pdf.Root.PieceInfo = private


def _piece_page(pdf: pikepdf.Pdf, secret: Secret) -> None:
    stored = pdf.make_stream(secret.all.encode("utf-16"))
    pdf.pages[0].obj.PieceInfo = Dictionary(Program=Dictionary(LastModified="D:20200101", Private=stored))


def _unreferenced(secret: Secret) -> bytes:
    """An object that no other refers to: the body of a stream put into the file by hand."""
    raw = saved(sheet(secret))
    body = secret.all.encode("utf-8")
    orphan = b"\n9999 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(body), body)
    at = raw.rindex(b"\nxref") + 1
    shifted = raw[:at] + orphan + raw[at:]
    start = shifted.rindex(b"startxref") + 10
    return shifted[:start] + str(at + len(orphan)).encode() + b"\n%%EOF\n"


def _revision(secret: Secret) -> bytes:
    """The page said more; an incremental update replaced its content, and the old one is still in the file."""
    pdf = sheet(secret, over=words(72, 400, secret.all))
    raw = saved(pdf, compress_streams=False)
    clean = saved(sheet(secret), compress_streams=False)
    with pikepdf.open(io.BytesIO(raw)) as old:
        number = old.pages[0].obj.Contents.objgen[0]
        root = old.Root.objgen[0]
        size = int(old.trailer.Size)
    with pikepdf.open(io.BytesIO(clean)) as new:
        content = new.pages[0].obj.Contents.read_bytes()
    before = int(raw[raw.rindex(b"startxref") + 10 :].split()[0])
    at = len(raw)
    update = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, before, at + len(update),
    )  # fmt: skip
    return raw + update + table + trailer


def _comment(secret: Secret) -> bytes:
    raw = saved(sheet(secret))
    at = raw.index(b"1 0 obj")
    note = b"% " + secret.all.encode("utf-8") + b"\n"
    # The table's offsets are now wrong by the comment's length, as after a careless editor; readers repair it.
    return raw[:at] + note + raw[at:]


def _after_end(secret: Secret) -> bytes:
    return saved(sheet(secret)) + secret.all.encode("utf-16-be") + b"\n" + secret.all.encode()


def _before_header(secret: Secret) -> bytes:
    return b"% " + secret.all.encode() + b"\n" + saved(sheet(secret))


def _object_stream(secret: Secret) -> bytes:
    pdf = sheet(secret)
    pdf.Root.Lang = String(secret.all)
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _identifier(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.trailer.Hidden = String(secret.all)


def _encrypted(secret: Secret) -> bytes:
    pdf = sheet(secret)
    _info(pdf, secret)
    return saved(pdf, static_id=False, encryption=pikepdf.Encryption(owner="owner", user=""))


def _attached(secret: Secret) -> tuple[bytes, str]:
    return secret.all.encode(), f"{secret.family}.txt"


def _attachment(pdf: pikepdf.Pdf, secret: Secret) -> None:
    content, name = _attached(secret)
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name, description=secret.unknown)


def _attached_pdf(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.attachments["a.pdf"] = pikepdf.AttachedFileSpec(
        pdf, saved(sheet(secret, over=words(72, 480, secret.all))), filename="a.pdf"
    )


def _attached_zip(pdf: pikepdf.Pdf, secret: Secret) -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", secret.all)
    pdf.attachments["a.zip"] = pikepdf.AttachedFileSpec(pdf, kept.getvalue(), filename="a.zip")


def _associated(pdf: pikepdf.Pdf, secret: Secret) -> None:
    content, name = _attached(secret)
    spec = pikepdf.AttachedFileSpec(pdf, content, filename=name)
    pdf.pages[0].obj.AF = Array([spec.obj])


def _portfolio(pdf: pikepdf.Pdf, secret: Secret) -> None:
    _attachment(pdf, secret)
    pdf.Root.Collection = Dictionary(
        Type=Name.Collection, Schema=Dictionary(N=Dictionary(Subtype=Name.F, N=String(secret.name)))
    )


def _output_intent(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.OutputIntents = Array(
        [Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String(secret.all))]
    )


def _web_capture(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root.SpiderInfo = Dictionary(V=1.0, C=Array([Dictionary(URL=String(secret.all))]))


def _unknown_keys(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.Root["/XX_Own"] = String(secret.all)
    pdf.pages[0].obj["/XX_Own"] = String(secret.all)
    pdf.pages[0].obj.Resources["/XX_Own"] = String(secret.all)
    pdf.pages[0].obj.Resources.Font.F["/XX_Own"] = String(secret.all)


def _unknown_stream_keys(pdf: pikepdf.Pdf, secret: Secret) -> None:
    add(pdf, b"/X Do", XObject={"X": form(pdf, b"", XX_Own=String(secret.all), Name=Name("/" + secret.given))})
    pdf.pages[0].obj.Contents["/XX_Own"] = String(secret.all)


def _trapped_bytes(secret: Secret) -> bytes:
    """Bytes inside a stream object, between the data's end and `endstream`."""
    raw = saved(sheet(secret), compress_streams=False)
    return raw.replace(b"\nendstream", b"\n" + secret.all.encode() + b"\nendstream", 1)


def _document_parts(pdf: pikepdf.Pdf, secret: Secret) -> None:
    root = Dictionary(Type=Name.DPart, DPM=Dictionary(Recipient=String(secret.all)))
    pdf.Root.DPartRoot = Dictionary(Type=Name.DPartRoot, DPartRootNode=pdf.make_indirect(root))


def _file(secret: Secret) -> bytes:
    return saved(sheet(secret))


_IN_THE_FILE: tuple[Place, ...] = tuple(
    Place(group="the file", name=name, make=make)
    for name, make in (
        ("Info dictionary", changed(_info)),
        ("Info dictionary, name of a key", changed(_info_key)),
        ("XMP of the document", changed(_xmp_document)),
        ("XMP of a page", changed(_xmp_page)),
        ("XMP of a picture", changed(_xmp_image)),
        ("XMP of a font", changed(_xmp_font)),
        ("PieceInfo of the document", changed(_piece_document)),
        ("PieceInfo of a page", changed(_piece_page)),
        ("object that nothing refers to", _unreferenced),
        ("older revision", _revision),
        ("comment between objects", _comment),
        ("bytes after %%EOF", _after_end),
        ("bytes before the header", _before_header),
        ("bytes between data and endstream", _trapped_bytes),
        ("object stream", _object_stream),
        ("entry of the trailer", changed(_identifier)),
        ("entries that no standard knows", changed(_unknown_keys)),
        ("entries of streams that no standard knows", changed(_unknown_stream_keys)),
        ("encrypted, opens without a password", _encrypted),
        ("attached text", changed(_attachment)),
        ("attached PDF", changed(_attached_pdf)),
        ("attached archive", changed(_attached_zip)),
        ("associated file of a page", changed(_associated)),
        ("portfolio", changed(_portfolio)),
        ("output intent", changed(_output_intent)),
        ("web capture information", changed(_web_capture)),
        ("document parts", changed(_document_parts)),
    )
)
PLACES: tuple[Place, ...] = (
    *_IN_THE_FILE,
    Place(group="the file", name="name of the file", make=_file, path=lambda s: f"{s.name} {s.number}.pdf"),
    Place(group="the file", name="name of the folder", make=_file, path=lambda s: f"{s.name}/statement.pdf"),
)
