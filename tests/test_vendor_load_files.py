"""A vendor's load files in their dialects, and everything in them that must be refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.errors import InputError
from redactor.jobs.sources import list_sources, to_be_joined
from redactor.jobs.vendor.rows import iso_of
from redactor.jobs.vendor.tables import read_text, table_of
from redactor.settings import Settings
from tests._vendor import table

HEADER = ("BEGBATES", "ENDBATES", "CUSTODIAN", "NOTE")
ROW = ("ACM-0001", "ACM-0002", "Muñoz, José", 'two\u00aelines, a | bar; and "marks"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_encoding_is_told_by_the_file(encoding: str, end: str, tmp_path: Path) -> None:
    (tmp_path / "v.dat").write_bytes(table(HEADER, [ROW], end=end).encode(encoding))
    read = table_of(read_text(tmp_path / "v.dat", "--dat"))
    assert read.header == HEADER
    assert read.rows == ((2, (*ROW[:3], 'two\nlines, a | bar; and "marks"')),)


@pytest.mark.parametrize(
    ("quote", "separator"), [("\u00fe", ","), ("\u00fe", "|"), ("^", "|"), ("~", ","), ("", "\x14")]
)
def test_other_marks_are_told_by_the_header(quote: str, separator: str) -> None:
    row = (*ROW[:3], "plain") if quote else ("A-1", "A-2", "Muñoz José", "plain")
    assert table_of(table(HEADER, [row], quote=quote, separator=separator)).rows == ((2, row),)


@pytest.mark.parametrize("separator", [",", "|", ";", "\t"])
def test_quotation_marks_are_doubled_within_a_field(separator: str) -> None:
    text = f'"A"{separator}"B"\r\n"1"{separator}"said ""so""\r\nand went{separator} on"\r\n'
    assert table_of(text).rows == ((2, ("1", f'said "so"\r\nand went{separator} on')),)
    assert table_of(f"A{separator}B\r\n1{separator}\r\n").rows == ((2, ("1", "")),)


def test_a_thorn_within_a_field_does_not_end_it() -> None:
    assert table_of("\u00feA\u00fe\x14\u00feB\u00fe\r\n\u00fe1\u00fe\x14\u00fea\u00feb\u00fe").rows == (
        (2, ("1", "a\u00feb")),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x00\xfe\xff\x00\x00\x00A", ""),  # UTF-32
        (b"BEGBATES,NOTE\r\nA-1,\x81\x8d\r\n", ""),
        (b"BEGBATES,NOTE\r\nA-1,\x01\x02\r\n", ""),
        ("BEGBATES\r\nÑ\r\n".encode("cp1252"), "utf-8"),
        ("BEGBATES\r\nÑ\r\n".encode("utf-8-sig"), "cp1252"),
        (b"BEGBATES\r\nA\r\n", "utf-16"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_an_error(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "v.dat").write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / "v.dat", "--dat", said)
    assert str(caught.value) == (
        "--dat: the encoding of the load file cannot be told. Save it as UTF-8, or, for a DAT, say --dat-encoding "
        "(utf-8, utf-16, cp1252)."
    )


@pytest.mark.parametrize(
    ("text", "iso"),
    [("20200303", "2020-03-03"), ("3/4/2020", "2020-03-04"), ("2020-03-03 10:11", "2020-03-03"),
     ("20200303T101112Z", "2020-03-03"), ("31/12/2020", ""), ("March", ""), ("", ""), ("202003031", "")],
)  # fmt: skip
def test_dates(text: str, iso: str) -> None:
    assert iso_of(text) == iso


def production(folder: Path, files: tuple[str, ...], dat: str, opt: str = "") -> Settings:
    for name in files:
        path = folder / "VOL7" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    data = folder / "VOL7" / "DATA"
    data.mkdir(parents=True, exist_ok=True)
    (data / "VOL7.dat").write_text(dat, encoding="utf-8-sig", newline="")
    if opt:
        (data / "VOL7.OPT").write_text(opt, encoding="utf-8", newline="")
    return Settings(sources=(folder / "VOL7",), out=folder / "out", dat=data / "VOL7.dat")


PDF_HEADER = ("Beg Bates", "End Bates", "Parent_ID", "PDFPath")


@pytest.mark.parametrize(
    "path",
    [r"PDF\001\A-0001.pdf", "PDF/001/A-0001.pdf", r".\PDF\001\A-0001.pdf", r"\PDF\001\A-0001.pdf",
     r"..\PDF\001\A-0001.pdf",
     r"VOL7\PDF\001\A-0001.pdf", r"D:\Out\VOL7\PDF\001\A-0001.pdf", r"pdf\001\a-0001.PDF"],
)  # fmt: skip
def test_a_path_is_found_however_it_is_rooted(path: str, tmp_path: Path) -> None:
    settings = production(tmp_path, ("PDF/001/A-0001.pdf",), table(PDF_HEADER, [("A-0001", "A-0003", "", path)]))
    (source,), passed = list_sources(settings)
    assert (source.name, source.path, source.pages_said) == (
        "PDF/001/A-0001.pdf", tmp_path / "VOL7/PDF/001/A-0001.pdf", 3,
    )  # fmt: skip
    assert [(one.name, one.reason) for one in passed] == [("DATA/VOL7.dat", "load file")]
    assert to_be_joined((source,)) == []


@pytest.mark.parametrize(
    "path",
    [r"..\..\secret.pdf", "../../../../etc/passwd", "/etc/passwd", r"\\server\share\a.pdf", "//server/share/a.pdf",
     "file:///etc/passwd", "https://x.example/a.pdf", "LINK/a.pdf"],
)  # fmt: skip
def test_a_path_out_of_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(b"x")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.pdf").write_bytes(b"x")
    settings = production(tmp_path, (), table(PDF_HEADER, [("A-0001", "A-0001", "", path)]))
    (tmp_path / "VOL7" / "LINK").symlink_to(tmp_path / "outside")
    with pytest.raises(InputError) as caught:
        list_sources(settings)
    assert str(caught.value) == (
        "--dat: row 2: a path leads out of SOURCE. Put the file into the folder and correct the load file."
    )


OPT = (
    r"B-0001,VOL7,D:\IMAGES\001\B-0001.tif,Y,,,2" + "\r\n" + r"B-0002,VOL7,IMAGES\001\B-0002.tif,,,," + "\r\n"
    r"B-0003,VOL7,IMAGES\001\B-0003.jpg,Y,,,1" + "\r\n"
)
IMAGES = ("IMAGES/001/B-0001.tif", "IMAGES/001/B-0002.tif", "IMAGES/001/B-0003.jpg")
OPT_HEADER = ("DOCID", "ENDDOC", "BEGATTACH", "TEXTPATH", "NATIVELINK")


def test_documents_break_as_the_page_list_says_and_attachments_follow(tmp_path: Path) -> None:
    rows = [
        ("B-0003", "B-0003", "B-0001", r"TEXT\B-0003.txt", r"NATIVES\B-0003.pdf"),
        ("B-0001", "B-0002", "B-0001", "", ""),
    ]
    files = (*IMAGES, "TEXT/B-0003.txt", "NATIVES/B-0003.pdf", "IMAGES/001/B-0009.tif")
    sources, passed = list_sources(production(tmp_path, files, table(OPT_HEADER, rows), OPT))
    assert [(s.name, s.pages_said, s.imported.parent) for s in sources] == [
        ("IMAGES/001/B-0001.tif", 2, ""), ("IMAGES/001/B-0003.jpg", 1, "B-0001"),
    ]  # fmt: skip
    assert [(p.parts, p.missing) for p in to_be_joined(sources)] == [
        (tuple(tmp_path / "VOL7" / name for name in IMAGES[:2]), 0)
    ]
    assert {one.name: one.reason for one in passed} == {
        "DATA/VOL7.dat": "load file", "DATA/VOL7.OPT": "load file",
        "TEXT/B-0003.txt": "text of the vendor, which is not trusted",
        "NATIVES/B-0003.pdf": "native file of a document that has pages",
        "IMAGES/001/B-0009.tif": "not in the load file",
    }  # fmt: skip


def test_a_missing_file_costs_its_document_alone(tmp_path: Path) -> None:
    rows = [("B-0001", "B-0002", "", "", ""), ("B-0003", "B-0003", "", "", ""), ("B-0004", "B-0004", "", "", "")]
    sources, _ = list_sources(production(tmp_path, IMAGES[1:], table(OPT_HEADER, rows), OPT))
    assert [s.name for s in sources] == [r"D:\IMAGES\001\B-0001.tif", "IMAGES/001/B-0003.jpg", "B-0004"]
    assert [(len(p.parts), p.missing) for p in to_be_joined(sources)] == [(1, 1), (0, 0)]


@pytest.mark.parametrize(
    ("rows", "opt", "message"),
    [
        ([("B-0001", "B-0002"), ("B-0002", "B-0003")], "", "--dat: the Bates ranges of rows 2 and 3 overlap. "),
        ([("B-0001", "B-0001"), ("B-0001", "B-0001")], "", "--dat: the Bates ranges of rows 2 and 3 overlap. "),
        ([("B-0003", "B-0001")], "", "--dat: row 2: the range ends before it begins. "),
        ([("", "B-0001")], "", "--dat: row 2 has no first Bates number. "),
        ([("B-0001", "B-0002"), ("B-0003",)], "", "--dat: row 3 has 1 fields, and the header 5. "),
        ([], "", "--dat: the load file lists no document."),
        ([("B-0001", "B-0002")], OPT, "--opt: line 3 begins a document that the DAT lacks. "),
        ([("B-0001", "B-0002")], OPT + OPT, "--opt: line 4: a page stands twice. "),
        ([("B-0001", "B-0002")], "B-0001,VOL7,x.tif,,,,\r\n",
         "--opt: line 1: the first page does not begin a document. "),
        ([("B-0001", "B-0002")], "B-0001 VOL7\r\n",
         "--opt: line 1: image key, volume, path and document break are needed. "),
        ([("B-0001", "B-0002", "", "", "n.pdf"), ("C-1", "C-1", "", "", "n.pdf")], "",
         "--dat: rows 2 and 3 name the same file. "),
    ],
)  # fmt: skip
def test_load_files_that_contradict_themselves_are_refused(
    rows: list[tuple[str, ...]], opt: str, message: str, tmp_path: Path
) -> None:
    whole = [row + ("",) * (len(OPT_HEADER) - len(row)) if len(row) > 1 else row for row in rows]
    with pytest.raises(InputError) as caught:
        list_sources(production(tmp_path, IMAGES, table(OPT_HEADER, whole), opt))
    assert str(caught.value).startswith(message)


def test_a_field_that_is_not_closed_is_an_error() -> None:
    with pytest.raises(InputError, match="row 2: a field is not closed"):
        table_of("\u00feA\u00fe\x14\u00feB\u00fe\r\n\u00fe1\u00fe\x14\u00feopen\r\n")


def test_unknown_columns_are_an_error_that_says_where_to_name_them(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no column is known to hold the first Bates number.*vendor-columns\.yaml"):
        list_sources(production(tmp_path, (), table(("ONE", "TWO"), [("1", "2")])))


@pytest.mark.parametrize("more", [{"opt": Path("x.opt")}, {"dat_encoding": "utf-8"}])
def test_the_other_options_need_the_dat(more: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="say --dat with it"):
        Settings(sources=(tmp_path,), out=tmp_path / "out", **more)


def test_without_the_option_a_dat_is_a_file_like_any_other(tmp_path: Path) -> None:
    settings = production(tmp_path, ("PDF/001/A-0001.pdf",), table(PDF_HEADER, [("A-0001", "A-0003", "", "x.pdf")]))
    sources, _ = list_sources(Settings(sources=settings.sources, out=settings.out))
    assert [source.name for source in sources] == ["DATA/VOL7.dat", "PDF/001/A-0001.pdf"]


def test_attachment_ranges_and_nested_parents_name_the_outermost_document(tmp_path: Path) -> None:
    header = ("BEGBATES", "ENDBATES", "ATTACHRANGE", "PARENTID", "NATIVE")
    rows = [
        ("ACM-0001", "ACM-0001", "ACM-0001-ACM-0003", "", "1.pdf"),
        ("ACM-0002", "ACM-0002", "ACM-0001 - ACM-0003", "", "2.pdf"),
        ("ACM-0003", "ACM-0003", "", "ACM-0002", "3.pdf"), ("ACM-0004", "ACM-0004", "", "ACM-9999", "4.pdf"),
        ("ACM-0005", "ACM-0005", "", "ACM-0006", "5.pdf"), ("ACM-0006", "ACM-0006", "", "ACM-0005", "6.pdf"),
    ]  # fmt: skip
    sources, _ = list_sources(production(tmp_path, tuple(f"{n}.pdf" for n in range(1, 7)), table(header, rows)))
    assert [s.imported.parent for s in sources] == ["", "ACM-0001", "ACM-0001", "", "", ""]


def test_the_dat_and_the_opt_may_be_in_different_encodings(tmp_path: Path) -> None:
    settings = production(tmp_path, IMAGES, "", OPT)
    rows = [("B-0001", "B-0002", "", "", ""), ("B-0003", "B-0003", "", "", "")]
    assert settings.dat is not None
    settings.dat.write_bytes(table(OPT_HEADER, rows).encode("utf-16"))
    for encoding in ("", "utf-16"):
        asked = Settings(sources=settings.sources, out=settings.out, dat=settings.dat, dat_encoding=encoding)
        assert [s.name for s in list_sources(asked)[0]] == [IMAGES[0], IMAGES[2]]
