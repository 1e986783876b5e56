"""The label lexicon: labels that mean the same on any page, and how label text is compared.

Labels of scanned forms come out of text recognition damaged ("Cowitryof Citizenship"), so they are folded
before they are compared: letters and digits only, characters that are taken for each other made one.
"""

from __future__ import annotations

import functools
import unicodedata

import regex
from pydantic import Field, model_validator

from redactor.errors import RulesError
from redactor.rules._loading import Rule, check_unique_ids, read_yaml, rules_folder
from redactor.rules.form import FormField, Passage
from redactor.rules.recognizer import Verified

_SAME = str.maketrans({"0": "o", "1": "l", "|": "l", "!": "l", "i": "l", "5": "s", "8": "b", "$": "s", "¡": "l"})


_COLUMN_WORDS = {
    part: word
    for word, parts in {
        "number": "nbr num no", "name": "nm nme", "date": "dt dttm", "time": "tm", "": "txt desc cd code val ln1 ln2",
        "id": "id", "address": "addr adr", "subject": "subj", "alien": "aln", "officer": "ofcr off",
        "supervisor": "supv",
        "charge": "chrg chg", "arrest": "arr arrst", "apprehension": "apprhn", "location": "loc", "landmark": "lndmrk",
        "citizenship": "ctzn ctznshp", "nationality": "natl ntnlty", "country": "cntry ctry", "birth": "brth bth",
        "gender": "gndr", "last": "lst", "lastname": "lname", "first": "frst fst", "middle": "mid mdl",
        "phone": "ph phn tel", "docket": "dkt", "court": "crt", "event": "evnt evt", "receipt": "rcpt",
        "passport": "pspt psprt", "employer": "emp", "license": "lic", "vehicle": "veh", "plate": "plt", "entry": "ent",
        "disposition": "disp", "fin": "fin", "fbi": "fbi",
    }.items()
    for part in parts.split()
}  # fmt: skip
"""What the parts of a column's name stand for; nothing for those that only say how it is stored."""


class Stamp(Rule):
    """Text stamped in the margin that is kept, such as an existing Bates number."""

    regex: str = Field(min_length=3)
    category: str

    @model_validator(mode="after")
    def _compiles(self) -> Stamp:
        try:
            regex.compile(self.regex)
        except regex.error:
            raise ValueError("a pattern is not a regular expression") from None
        return self


class LabelLexicon(Rule):
    """The file rules/people/labels.yaml."""

    id: str
    source: str = Field(min_length=3)
    status: Verified
    fields: tuple[FormField, ...] = Field(min_length=1)
    stamps: tuple[Stamp, ...] = ()
    columns: tuple[FormField, ...] = ()
    """Words that are labels only at the head of a column."""
    passages: tuple[Passage, ...] = ()
    """Sentences that any form may print."""


def load_labels() -> LabelLexicon:
    """Read the label lexicon; raises RulesError where it is missing, wrong, or says one label twice."""
    lexicon = read_yaml(rules_folder() / "people" / "labels.yaml", LabelLexicon)
    check_unique_ids((one.id for one in lexicon.fields), "rules/people/labels.yaml: fields")
    seen: set[str] = set()
    for field in lexicon.fields:
        for label in {label_key(text) for text in field.labels}:
            if label in seen:
                raise RulesError(f"rules/people/labels.yaml: {field.id}: a label stands in two fields.")
            seen.add(label)
    return lexicon


def fold_label(text: str) -> str:
    """Return a label as it is compared: accents, case, spaces, punctuation and look-alikes removed."""
    # Word by word: `rn` is read for `m` within a word, but ends one word and begins the next in `Officer name`.
    return "".join(_folded_word(word) for word in _written_out(text))


def _written_out(text: str) -> list[str]:
    """Return the words of a label; the name of a column as databases have it, `SUBJ_NM`, in words: `subject name`."""
    words: list[str] = []
    for word in text.split():
        parts = word.split("_") if "_" in word.strip("_") else []
        words.extend(_COLUMN_WORDS.get(part.lower(), part) for part in parts)
        words.extend([] if parts else [word])
    return words


# The same words come again on every page, and in every stretch of a line that may be a label.
@functools.lru_cache(maxsize=1 << 15)
def _folded_word(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).lower().replace("#", "no").translate(_SAME)
    letters = "".join(c for c in plain if c.isascii() and c.isalnum())
    return letters.replace("rn", "m").replace("vv", "w")


def label_key(text: str) -> str:
    """Return a folded label; one wholly in brackets, `(Date)`, is another label than `Date`."""
    folded = fold_label(text)
    bare = text.strip().rstrip(".,:; ")
    return f"({folded}" if folded and bare.startswith("(") and bare.endswith(")") else folded
