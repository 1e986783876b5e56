"""Words, lines and the order in which they are read."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from redactor.intake import read_document
from tests._intake_sources import FIRST_EXTRA, pdf, read, rows, texts


def at(x: float, y: float, text: str, size: float = 10) -> str:
    return f"BT /F {size:g} Tf {x:g} {y:g} Td ({text}) Tj ET "


def test_prose_stays_on_its_line_however_it_is_drawn(tmp_path: Path) -> None:
    content = (
        at(72, 700, "The respondent was ") + at(157.5, 700, "arrested at ")
        + at(211.9, 700, "Kings County Criminal Court.")
        + "BT /F 10 Tf 72 686 Td [(It w) 20 (as no) -280 (t a courthouse) -300 (arrest.)] TJ ET"
    )  # fmt: skip
    assert rows(read(tmp_path, pdf(content))) == [
        "The respondent was arrested at Kings County Criminal Court.",
        "It was no t a courthouse arrest.",
    ]


def test_justified_prose_stays_on_one_line(tmp_path: Path) -> None:
    content = "BT /F 10 Tf 9 Tw 72 700 Td (Wide gaps between all of these words) Tj ET"
    assert rows(read(tmp_path, pdf(content))) == ["Wide gaps between all of these words"]


def test_cells_parted_by_a_rule_are_lines_of_their_own(tmp_path: Path) -> None:
    content = "60 690 200 20 re S 110 690 m 110 710 l S " + at(64, 697, "Family") + at(113, 697, "QUIROGA")
    assert rows(read(tmp_path, pdf(content))) == ["Family", "QUIROGA"]


def test_cells_parted_by_a_wide_gap_are_lines_of_their_own(tmp_path: Path) -> None:
    content = at(60, 700, "Country of birth") + at(180, 700, "Date of birth") + at(300, 700, "Sex")
    assert rows(read(tmp_path, pdf(content))) == ["Country of birth", "Date of birth", "Sex"]


def test_a_box_is_read_whole_before_the_next_box(tmp_path: Path) -> None:
    frame = "60 650 400 60 re S 200 650 m 200 710 l S "
    left = at(64, 698, "Name") + at(64, 684, "Maria Elena") + at(64, 670, "Quiroga")
    right = at(204, 698, "Address") + at(204, 684, "12 Elm Street") + at(204, 670, "Queens")
    assert rows(read(tmp_path, pdf(frame + left + right))) == [
        "Name", "Maria Elena", "Quiroga", "Address", "12 Elm Street", "Queens",
    ]  # fmt: skip


def test_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    lines = [f"This is line {i} of the {{}} column" for i in range(5)]
    content = at(60, 740, "A heading over both of the columns of this page")
    content += "".join(at(60, 700 - 12 * i, one.format("left")) for i, one in enumerate(lines))
    content += "".join(at(320, 700 - 12 * i, one.format("right")) for i, one in enumerate(lines))
    found = rows(read(tmp_path, pdf(content)))
    assert found[1:6] == [one.format("left") for one in lines]
    assert found[6:] == [one.format("right") for one in lines]


def test_a_table_without_rules_is_read_by_rows(tmp_path: Path) -> None:
    content = "".join(
        at(60, 700 - 14 * i, f"Item {i}") + at(200, 700 - 14 * i, f"Name {i}") + at(340, 700 - 14 * i, f"Date {i}")
        for i in range(4)
    )
    assert rows(read(tmp_path, pdf(content)))[:6] == ["Item 0", "Name 0", "Date 0", "Item 1", "Name 1", "Date 1"]


def test_lines_drawn_out_of_order_are_read_from_top_to_bottom(tmp_path: Path) -> None:
    content = at(72, 600, "third line") + at(72, 640, "first line") + at(72, 620, "second line")
    assert rows(read(tmp_path, pdf(content))) == ["first line", "second line", "third line"]


def test_words_without_space_characters_are_parted_by_their_gaps(tmp_path: Path) -> None:
    content = at(72, 700, "Maria") + at(101, 700, "Quiroga")
    assert rows(read(tmp_path, pdf(content))) == ["Maria Quiroga"]


def test_a_word_drawn_in_pieces_is_one_word(tmp_path: Path) -> None:
    document = read(tmp_path, pdf("BT /F 10 Tf 72 700 Td (Qui) Tj (ro) Tj [(g) 5 (a)] TJ ET"))
    assert document.text == "Quiroga"
    (word,) = document.words()
    assert word.edges is not None
    assert len(word.edges) == 8


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("BT /F 10 Tf 72 700 Td (G A R C I A) Tj ET", "GARCIA"),
        ("BT /F 10 Tf 4 Tc 72 700 Td (GARCIA) Tj ET", "GARCIA"),
        ("BT /F 10 Tf 72 700 Td (J O S E   G A R C I A) Tj ET", "JOSE GARCIA"),
        ("BT /F 10 Tf 72 700 Td (a b or c d) Tj ET", "a b or c d"),
        ("BT /F 10 Tf 72 700 Td (J R R) Tj ET", "J R R"),
    ],
)
def test_letters_set_apart_are_joined_only_when_evenly_spaced(tmp_path: Path, shown: str, text: str) -> None:
    assert read(tmp_path, pdf(shown)).text == text


def test_digits_in_compartments_are_one_number(tmp_path: Path) -> None:
    content = "".join(f"{60 + 18 * i} 690 18 18 re S " + at(66 + 18 * i, 695, str(i)) for i in range(9))
    assert read(tmp_path, pdf(content)).text == "012345678"


def test_a_raised_ending_stays_with_its_word(tmp_path: Path) -> None:
    content = at(72, 700, "March 4", 12) + at(115.4, 704, "th", 7) + at(126, 700, "hearing", 12)
    assert rows(read(tmp_path, pdf(content))) == ["March 4th hearing"]


def test_rows_of_a_skewed_line_stay_together(tmp_path: Path) -> None:
    content = "".join(at(72 + 50 * i, 700 + 1.2 * i, f"word{i} and") for i in range(6))
    assert rows(read(tmp_path, pdf(content))) == [" ".join(f"word{i} and" for i in range(6))]


def test_words_in_a_black_boxed_sentence_stay_on_its_line(tmp_path: Path) -> None:
    content = at(72, 700, "On that day") + "0 g 126 697 58 12 re f 1 g " + at(128, 700, "\\(b\\)\\(6\\)") + "0 g "
    content += at(156, 700, "") + at(187, 700, "was arrested")
    assert texts(read(tmp_path, pdf(content)).pages[0]) == ["On", "that", "day", "(b)(6)", "was", "arrested"]


def cmap(pairs: dict[int, str]) -> bytes:
    lines = "".join(f"<{code:02x}> <{text.encode('utf-16-be').hex()}>\n" for code, text in pairs.items())
    body = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(pairs)} beginbfchar\n{lines}endbfchar endcmap end end"
    ).encode()
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


@pytest.mark.parametrize(
    ("meanings", "text"),
    [
        ({0x41: "ﬁ", 0x42: "n"}, "fin"),
        ({0x41: "Ｑ", 0x42: "１"}, "Q1"),
        ({0x41: "e\u0301", 0x42: "n\u0303"}, "éñ"),
        ({0x41: "\u00a0", 0x42: "x"}, "x"),
        ({0x41: "\u00ad", 0x42: "x"}, "-x"),
        ({0x41: "\u200b", 0x42: "x"}, "x"),
        ({0x41: "§", 0x42: "№"}, "§№"),
        ({0x41: "ffi", 0x42: "x"}, "ffix"),
    ],
)
def test_letters_in_another_coat_are_searched_as_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanings: dict[int, str], text: str
) -> None:
    # The font draws A and B, whatever it says: here it is believed.
    monkeypatch.setattr("redactor.intake.paging.truths_of", lambda page, known: {})
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding "
        f"/ToUnicode {FIRST_EXTRA} 0 R >>"
    )
    content = pdf("BT /G 20 Tf 100 500 Td (AB) Tj ET", fonts=f"/G {FIRST_EXTRA + 1} 0 R", extra=(cmap(meanings), font))
    (word,) = read(tmp_path, content).pages[0].words
    assert word.text == text
    assert word.edges is not None
    assert len(word.edges) == len(text) + 1
    assert word.box.x1 == pytest.approx(100 + 2 * 0.667 * 20, abs=0.1)


def test_an_accent_drawn_over_a_letter_is_one_letter_with_it(tmp_path: Path) -> None:
    content = pdf("BT /F 20 Tf 100 500 Td [(Mar) -110 <b4> 340 (ia)] TJ ET")
    assert read(tmp_path, content).text == "María"


def test_a_word_that_repeats_on_a_turned_line_is_read_each_time(tmp_path: Path) -> None:
    for angle in (0, 90, 180, 270):
        with pymupdf.open() as made:
            page = made.new_page(width=500, height=500)
            page.insert_text((250, 250), "no one said no to no", fontsize=10, rotate=angle)
            made.save(tmp_path / f"{angle}.pdf")
        document = read_document(tmp_path / f"{angle}.pdf", source="a.pdf", document_id="a")
        assert sorted(word.text for word in document.words()) == ["no", "no", "no", "one", "said", "to"], angle


@pytest.mark.parametrize("angle", [20, 45, 60, 135, 330])
def test_words_on_an_oblique_line_stay_whole(tmp_path: Path, angle: int) -> None:
    with pymupdf.open() as made:
        page = made.new_page(width=700, height=700)
        at_point = pymupdf.Point(350, 350)
        page.insert_text(
            at_point, "William MOHAMMED W. Iliff", fontsize=14, morph=(at_point, pymupdf.Matrix(float(angle)))
        )
        made.save(tmp_path / "oblique.pdf")
    document = read_document(tmp_path / "oblique.pdf", source="a.pdf", document_id="a")
    assert document.text == "William MOHAMMED W. Iliff"


def justified(y: float, words: list[str], x: float = 72, width: float = 200) -> str:
    lengths = [pymupdf.get_text_length(word, "helv", 10) for word in words]
    gap = (width - sum(lengths)) / (len(words) - 1)
    return "".join(
        at(x + sum(lengths[:i]) + i * gap, y, word) for i, word in enumerate(words)
    )  # fmt: skip


def test_a_justified_line_of_few_long_words_stays_on_its_line(tmp_path: Path) -> None:
    left = [
        ["Quiroga", "was", "seen", "in", "the", "corridor", "by", "an"],
        ["administrative", "determinations", "officer"],
        ["uncharacteristically", "responsible"],
        ["for", "the", "arrest", "of", "Quiroga", "on", "that", "day"],
    ]
    content = "".join(justified(700 - 13 * i, words) for i, words in enumerate(left))
    content += "".join(justified(700 - 13 * i, words, x=320) for i, words in enumerate(left))
    lines = [" ".join(words) for words in left]
    assert rows(read(tmp_path, pdf(content))) == lines + lines


def test_cells_that_end_at_the_margin_of_prose_stay_apart(tmp_path: Path) -> None:
    content = justified(700, ["Name:", "Quiroga"]) + justified(687, ["Sex", "Country", "of", "birth", "Date"])
    content += at(72, 660, "Number") + at(150, 660, "Given") + at(240, 660, "Country") + at(330, 660, "Status")
    content += at(72, 648, "Quiroga was seen in the corridor by an officer of that court and taken")
    found = rows(read(tmp_path, pdf(content)))
    assert found[0:2] == ["Name:", "Quiroga"]
    assert "Number" in found
    assert "Status" in found


def test_a_short_word_of_a_spaced_heading_is_one_word(tmp_path: Path) -> None:
    assert read(tmp_path, pdf("BT /F 10 Tf 5 Tc 72 700 Td (RECORD OF AN ALIEN) Tj ET")).text == "RECORD OF AN ALIEN"


def test_a_watermark_on_the_baseline_of_a_line_is_not_part_of_it(tmp_path: Path) -> None:
    lines = [f"This is line {i} of a page that a mark lies over" for i in range(8)]
    content = "0.9 g " + at(90, 652, "DRAFT", 60) + "0 g "
    content += "".join(at(72, 700 - 12 * i, one) for i, one in enumerate(lines))
    assert rows(read(tmp_path, pdf(content))) == [*lines, "DRAFT"]


def test_a_watermark_does_not_stand_between_the_rows_of_a_table(tmp_path: Path) -> None:
    content = "0.9 g " + at(90, 640, "DRAFT", 90) + "0 g "
    content += "".join(
        at(60, 700 - 14 * i, f"Item {i}")
        + at(200, 700.5 - 14 * i, f"Name {i}", 12)
        + at(340, 700 - 14 * i, f"Date {i}")
        for i in range(6)
    )
    expected = [f"{column} {i}" for i in range(6) for column in ("Item", "Name", "Date")]
    assert rows(read(tmp_path, pdf(content))) == [*expected, "DRAFT"]


def test_a_drop_cap_stays_in_its_line(tmp_path: Path) -> None:
    width = pymupdf.get_text_length("Q", "helv", 30)
    content = at(72, 700, "Q", 30) + at(72 + width, 700, "uiroga was seen there")
    assert rows(read(tmp_path, pdf(content))) == ["Quiroga was seen there"]


def test_values_beside_their_labels_are_read_label_by_label(tmp_path: Path) -> None:
    pairs = {
        "From:": "Delaney, Patrick J <delaney@agency.example.gov>",
        "Sent:": "Friday, March 15, 2019 9:12 AM",
        "To:": "Brandt, Susan <brandt@agency.example.gov>; Finch, Harold",
        "Subject:": "The arrest at the courthouse of that day",
    }
    content = "".join(at(60, 700 - 16 * i, k) + at(130, 700 - 16 * i, v) for i, (k, v) in enumerate(pairs.items()))
    assert rows(read(tmp_path, pdf(content))) == [text for pair in pairs.items() for text in pair]


def test_prose_with_numbered_lines_stays_together(tmp_path: Path) -> None:
    lines = [f"and this is the text of line {i}" for i in range(5)]
    content = "".join(at(50, 700 - 16 * i, str(i + 1)) + at(90, 700 - 16 * i, t) for i, t in enumerate(lines))
    found = rows(read(tmp_path, pdf(content)))
    assert found[found.index(lines[0]) :][:5] == lines


LEFT = (
    "The first of the two paragraphs here",
    "goes on for some lines and ends.",
    "A second paragraph stands below it",
    "with a name that is broken over",
)
RIGHT = (
    "Beside it other paragraphs stand, of",
    "which none belongs to the lines left.",
    "Here they end at other heights, and",
    "nothing is read across the gutter.",
)


@pytest.mark.parametrize("gutter", [24.0, 8.0])
def test_columns_of_short_paragraphs_are_read_one_by_one_beside_any_gutter(tmp_path: Path, gutter: float) -> None:
    font = pymupdf.Font("helv")
    width = max(font.text_length(one, 10) for one in LEFT)
    heights = (700, 688, 664, 652)
    content = "".join(at(60, y, one) for y, one in zip(heights, LEFT, strict=True))
    content += "".join(at(60 + width + gutter, y, one) for y, one in zip(heights, RIGHT, strict=True))
    assert rows(read(tmp_path, pdf(content))) == [*LEFT, *RIGHT]


def test_rows_of_wordy_cells_are_still_read_by_rows(tmp_path: Path) -> None:
    questions = ("What is it that you do?", "Where is it?", "Who was with you then?", "Why?")
    answers = (
        "I clean the rooms of a hotel at night.",
        "It is in town.",
        "Nobody was there.",
        "They asked me to come.",
    )
    pairs = list(zip(questions, answers, strict=True))
    content = "".join(at(60, 700 - 28 * i, q) + at(300, 700 - 28 * i, a) for i, (q, a) in enumerate(pairs))
    assert rows(read(tmp_path, pdf(content))) == [text for pair in pairs for text in pair]
