"""Names of persons of many origins are found whole, and their role is read off the words around them."""

from __future__ import annotations

import pytest

from redactor.detect.engine import Search, build_search, search_text
from redactor.detect.name_tokens import Lexicon, NameText
from redactor.detect.roles import RoleReader
from redactor.model import Finding
from redactor.rules.titles import load_ordinary, load_titles
from tests._text_documents import document

TITLES = load_titles()
OFFICIAL = {"officer", "judge", "counsel", "court-staff"}

PROSE: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    # a text, names of people to be protected, names of people in an office
    ("Q. What is your name? A. My name is Justice Angel. They call me Biggs.", ("Justice Angel",), ()),
    ("Me llamo Ángel Juez Ley y soy de Jalapa.", ("Ángel Juez Ley",), ()),
    ("He goes by \"Little Boot\". Later on Little Boot said so again, and Little\nBoot left.",
     ("Little Boot", "Little\nBoot"), ()),
    ("Q. What is your mother's name?\nA. Justice Hope. She lives in Jalapa.", ("Justice Hope",), ()),
    ("She knew the witness, Sra. Xol, by sight. There was no sign of Tzunux-Ajpop yet.", ("Xol", "Tzunux-Ajpop"), ()),
    ("The van is registered to DO ROSARIO, Ivo.", ("DO ROSARIO, Ivo",), ()),
    ("The room was that of XOL, in vill. & P.O. Tzunux, dist. Jalapa.", ("XOL",), ()),
    ("Chayo (the mom) keeps calling. He has a boy, Malachi, in school.", ("Chayo", "Malachi"), ()),
    ("The officers saw Tomás Ajanel Xiloj and his cousin, Micaela Tzunux, by the steps of the courthouse.",
     ("Tomás Ajanel Xiloj", "Micaela Tzunux"), ()),
    ("Gabriel Marcos Andres, who speaks Chuj, pointed to Eulalia Pedro Juan.",
     ("Gabriel Marcos Andres", "Eulalia Pedro Juan"), ()),
    ("Jean-Baptiste Toussaint and Marie Carmelle Desrosiers appeared; Mr. Toussaint was then handcuffed.",
     ("Jean-Baptiste Toussaint", "Marie Carmelle Desrosiers"), ()),
    ("Mamadou Saliou Diallo was found with Fatoumata Binta Barry near the elevator.",
     ("Mamadou Saliou Diallo", "Fatoumata Binta Barry"), ()),
    ("According to CIS, ZHENG, Xiu Ying is also known as Chen Li. Lin Meizhen filed the petition.",
     ("ZHENG, Xiu Ying", "Chen Li", "Lin Meizhen"), ()),
    ("MD ABDUR RAHMAN, of Jackson Heights, came with Shahnaz Begum and Nasrin Akter.",
     ("MD ABDUR RAHMAN", "Shahnaz Begum", "Nasrin Akter"), ()),
    ("Harpreet Kaur said that her husband Gurpreet Singh Dhillon beat her. Dhillon denied it.",
     ("Harpreet Kaur", "Gurpreet Singh Dhillon"), ()),
    ("Bakhtiyor Abdullayev and Dilnoza Yusupova were seen leaving the hearing at noon.",
     ("Bakhtiyor Abdullayev", "Dilnoza Yusupova"), ()),
    ("Arben Hoxha, aka Beni, was the target; his brother Ilir Hoxha was not.",
     ("Arben Hoxha", "Beni", "Ilir Hoxha"), ()),
    ("MARIA DE LOS ANGELES PEREZ-GUTIERREZ was released to José Luis de la Cruz y Morales.",
     ("MARIA DE LOS ANGELES PEREZ-GUTIERREZ", "José Luis de la Cruz y Morales"), ()),
    ("RESPONDENT WAS ARRESTED WITH ROSA ELVIRA CHUB CAAL AT THE COURTHOUSE", ("ROSA ELVIRA CHUB CAAL",), ()),
    ("SUBJECT IS MARRIED TO ANA LUCIA TEPAZ RAXULEU AND LIVES IN QUEENS.", ("ANA LUCIA TEPAZ RAXULEU",), ()),
    ("Yusuf Ibn Khalid al-Masri phoned Sra. Chavajay.", ("Yusuf Ibn Khalid al-Masri", "Chavajay"), ()),
    ("The man's true name is Ramón Us Chitay.", ("Ramón Us Chitay",), ()),
    ("She has two children with Oumar Ba: Astou (age 7) and\nAbdoulaye (age 10).",
     ("Oumar Ba", "Astou", "Abdoulaye"), ()),
    ("In the Matter of\nSESAY, Ibrahim Kamara\nIn removal proceedings", ("SESAY, Ibrahim Kamara",), ()),
    ("Subject: Question re Wubishet\nAttachments: Wubishet_Alemu_NTA.pdf", ("Wubishet", "Wubishet_Alemu"), ()),
    ("Case of LAW, April: officers met Grace Kings on the steps.", ("LAW, April", "Grace Kings"), ()),
    ("Levan Kvaratskhelia was arrested by SDDO Reyes, A. and IEA Fontaine.",
     ("Levan Kvaratskhelia",), ("Reyes, A.", "Fontaine")),
    ("Detective O'Malley of the NYPD called Deportation Officer K. Van Houten.", (), ("O'Malley", "K. Van Houten")),
    ("Wilmer Zelaya was arrested by Officers Dan Kopp and Lena Ortiz-Ball.",
     ("Wilmer Zelaya",), ("Dan Kopp", "Lena Ortiz-Ball")),
    ("Tenzin Lama appeared before the Hon. Robert Brown; ADA Whitcomb spoke.",
     ("Tenzin Lama",), ("Robert Brown", "Whitcomb")),
    ("/s/ Patrick Dunleavy\nPatrick Dunleavy\nAssistant Field Office Director", (), ("Patrick Dunleavy",)),
    ("So ordered: Hon. Esther M. Brathwaite-Cole, J.F.C.", (), ("Esther M. Brathwaite-Cole",)),
    ("P.O. BRENNAN RESPONDED WITH SECTOR B TO THE COURTHOUSE.", (), ("BRENNAN",)),
    ("Nadège Estimé, represented by Rachel Stein-Okafor, Esq.", ("Nadège Estimé",), ("Rachel Stein-Okafor",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def search() -> Search:
    return build_search()


def names_in(text: str, search: Search) -> list[Finding]:
    return [f for f in search_text(document(text), search) if f.category == "person-name"]


def over(text: str, name: str, found: list[Finding]) -> list[Finding]:
    start = text.index(name)
    return [f for f in found if f.start < start + len(name) and f.end > start]


@pytest.mark.model
@pytest.mark.parametrize(("text", "protected", "officials"), PROSE, ids=lambda v: None)
def test_a_name_is_found_to_its_last_letter_with_its_role(
    text: str, protected: tuple[str, ...], officials: tuple[str, ...], search: Search
) -> None:
    found = names_in(text, search)
    covered = {i for f in found for i in range(f.start, f.end)}
    for name in (*protected, *officials):
        start = text.index(name)
        assert all(i in covered for i in range(start, start + len(name)) if text[i].isalpha()), name
    for name in officials:
        assert {f.role for f in over(text, name, found)} <= OFFICIAL, name
    for name in protected:
        assert {f.role for f in over(text, name, found)} <= {None, "protected"}, name


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Record of Deportable/Inadmissible Alien", "the Kings County Family Court on Monday, March 2, 2020",
     "FAMILY NAME\nFIRST\nMIDDLE\nCOUNTRY OF CITIZENSHIP", "Officers met near Jackson Heights, Queens.",
     "DATE AND PLACE OF LAST ENTRY, DISPOSITION AND REMARKS", "SecurityNumber FamilyName CriminalRecord",
     "THE OFFICERS OBSERVED THE VEHICLE AND PLACED THE SUBJECT IN CUSTODY", "Enforcement and Removal Operations",
     "dated April 14, 2020"],
)  # fmt: skip
def test_labels_courts_months_and_places_are_no_names(text: str, search: Search) -> None:
    assert [f.text for f in names_in(text, search)] == []


@pytest.mark.parametrize("group", TITLES.groups, ids=lambda group: group.id)
def test_a_role_is_read_off_its_own_examples(group: object) -> None:
    reader = RoleReader(TITLES)
    for example in group.examples:  # type: ignore[attr-defined]
        start = example.index("{name}")
        text = example.replace("{name}", "Jo Doe")
        assert reader.role(text, start, start + len("Jo Doe")) == group.role, example  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Jo Doe, Officer Hill said", None),
        ("respondent Jo Doe, Deportation Officer", None),
        ("From:\nSent:\nTo:\nSubject:\nJo Doe\nMonday", None),
        ("Jo Doe walked", None),
        ("Court Officer Jo Doe", "court-staff"),
        ("Jo Doe <jo.doe@ice.example.gov>", "officer"),
        ("Jo Doe <jo.doe@mail.example>", None),
        ("Jo Doe (A087 654 321) left", "protected"),
        ("Jo Doe\nSupervisory Deportation Officer", "officer"),
        ("Mr. Jo Doe", None),
    ],
)
def test_position_decides_and_both_or_neither_is_no_role(text: str, role: str | None) -> None:
    start = text.index("Jo Doe")
    assert RoleReader(TITLES).role(text, start, start + len("Jo Doe")) == role


def runs(text: str, *, beside: bool = False) -> str:
    names = NameText(text, Lexicon(TITLES, load_ordinary(), lambda _: 1.0))
    after = names.right_from(0, beside=beside)
    return text[names.tokens[0].start : names.tokens[after - 1].end] if after else ""


@pytest.mark.parametrize(
    ("text", "beside", "run"),
    [
        ("Ana de la Cruz y Mora left", False, "Ana de la Cruz y Mora"),
        ("Ana's phone", False, "Ana"),
        ("J. R. Hill, Jr. said", False, "J. R. Hill"),
        ("Ana\nAddress", False, "Ana"),
        ("Officer Ana", False, ""),
        ("Brown was", False, ""),
        ("Brown was", True, "Brown"),
        ("Ana DO Wexler", False, "Ana"),
        ("Batz Us left", False, "Batz Us"),
        ("K'iche' Ana", False, "K'iche' Ana"),
    ],
)
def test_a_run_of_words_ends_where_the_name_ends(text: str, beside: bool, run: str) -> None:
    assert runs(text, beside=beside) == run


def test_a_name_goes_on_in_the_next_line_only_if_the_line_is_prose() -> None:
    assert runs("Ana\nHill") == "Ana"
    text = "the officers who had come to the place then saw Ana\nHill leave"
    names = NameText(text, Lexicon(TITLES, load_ordinary(), lambda _: 1.0))
    at = names.index_at(text.index("Ana"))
    assert at is not None
    assert names.tokens[names.right_from(at) - 1].text == "Hill"
