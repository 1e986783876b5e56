"""What somebody is called, in the words that say so: nicknames of ordinary words, answers to "what is your name"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from redactor.detect.name_runs import LISTED, TITLED, Candidate
from redactor.detect.name_tokens import NameText
from redactor.rules.fragments import expand

_WHOM = (
    r"(?:him|her|me|them|us|(?:the|this)\s+(?:detainee|subject|alien|noncitizen|respondent|defendant|child|boy|girl|man|woman|"
    r"inmate|applicant|client|patient)|(?:his|her|my|their)\s+(?:son|daughter|brother|sister|mother|father|wife|husband)|"
    r"(?:Mr|Ms|Mrs)\.?\s+\p{Lu}\p{L}+)"
)
_CALLED = (
    r"(?:(?:goes|go|went|going)\s+by(?:\s+the\s+(?:name|nickname|alias|street\s+name)(?:\s+of)?)?|"
    rf"(?:call|calls|called|calling|knows?|knew)\s+{_WHOM}(?:\s+(?:as|by))?|"
    rf"(?:know|knows|known|knew)(?:\s+{_WHOM})?\s+(?:only\s+|better\s+)?(?:as|by)|"
    r"(?:answers|answered)\s+to|nick\s?named?|street\s+name|moniker|screen\s+name|pet\s+name(?:\s+is)?|alias|"
    r"(?:we|they|people|everyone|everybody|friends|all)\s+(?:all\s+)?(?:say|says|call|calls)|"
    r"(?:le|lo|la|me|te|les)\s+(?:dicen|llaman|decimos|llamamos|conocen\s+como|digo)|apodad[oa]|apodo|alias|de\s+cariño)"
)
_SO_CALLED = (
    r"(?:,?\s*(?:(?:as|that\s+is|which\s+is)\s+)?(?:así\s+(?:le|lo|la|me)\s+(?:llaman|dicen)|(?:is|was)\s+what\s+"
    r"(?:everyone|everybody|people|they|we|the|his|her|my)\b[^.;\n]{0,40}?(?:call|calls|called)|"
    r"(?:is|it\s+is)\s+(?:a|his|her|my|the)\s+(?:pet\s+name|nickname|street\s+name)))"
)
_WORD = r"\p{Lu}[\p{L}\p{M}'’\-]*"
_RUN = rf"{_WORD}(?:[ ](?:(?:de|del|la|las|los|el|y|o|the|of)[ ])?{_WORD}){{0,3}}"
_QUOTED = r"[\"“”'‘]\s?(?P<name>[^\"“”\n]{2,32}?)\s?[,.]?[\"”’]"
_AFTER = regex.compile(rf"(?<!\p{{L}})(?i:{_CALLED})\s*[:,]?\s*(?:{_QUOTED}|(?P<name>{_RUN}))")
_AFTER_QUOTED = regex.compile(
    rf"[\"“](?P<name>[^\"“”\n]{{2,32}}?)[,.]?[\"”](?i:{_SO_CALLED})|(?P<name>{_RUN})(?i:{_SO_CALLED})"
)
_GIVEN = regex.compile(
    rf"(?i:the\s+(?:given\s+|full\s+|true\s+)?names?(?:\s+of)?|christened|baptized|baptised|named)\s+(?P<name>{_RUN})"
    r"(?=\s+(?i:was|were|is|has\s+been|had\s+been)\s+(?i:given|entered|recorded|used|written|chosen|found))"
)
_WRIT = regex.compile(
    rf"(?i:ex\s+rel\.?|the\s+body\s+of|on\s+behalf\s+of\s+(?:Mr|Ms|Mrs|Mx)\.?)\s+(?P<name>{_WORD}(?:[ ]{_WORD}){{1,3}})"
)
_KIN = regex.compile(
    expand(
        r"(?<!\p{L})(?i:<<relatives>>|eldest|youngest|oldest|first-?born|friend|roommate|amig[oa]|t[ií][oa]|prim[oa]|novi[oa])"
        rf"\s*,?\s+(?P<name>{_RUN})(?=\s*[,.;)])",
        {},
    )
)
_PAID = regex.compile(
    r"(?i:wir(?:ed?|es|ing)|sen(?:t|ds?|ding)|remit(?:s|ted|ting)?|g(?:ave|ives?|iving)|pa(?:ys?|id|ying))\s+(?:(?i:the|some|his|her)\s+)?"
    r"(?:(?i:money|funds|cash|remittances?|support)|(?:US)?\$\s?[\d,.]+|[\d,.]+\s(?i:dollars))\s+(?:\p{Ll}+\s+){0,3}?"
    rf"(?i:to|for)\s+(?P<name>{_WORD}(?:[ ]{_WORD}){{1,3}})"
)
_LISTED_PARTY = regex.compile(
    r"(?<![\p{L}\p{N}])(?:(?i:C/[VW])|VICTIM|COMPL|DEFT|PERP|SUBJ)\s*:?[ ]+"
    r"(?P<name>\p{Lu}[\p{L}'’\-]+(?:[ ]\p{Lu}[\p{L}'’\-]+){0,3},[ ]\p{Lu}[\p{L}'’\-]+)(?![\p{L}\p{N}])"
)
"""How police reports name a party in capitals, family name first, be the words what they may."""
_QUESTION = regex.compile(
    r"(?i:name|called|call\s+(?:you|him|her|them)|known\s+as|who\s+(?:is|are|was|were|else|lives?|came|brought|gave|paid)|"
    r"nombre|llama(?:s|n)?|apodo|quién)[^?]{0,90}\?\s*(?:(?:\"|”)?\s*(?i:a(?:nswer)?|r(?:espuesta)?)\s*[.:)\-]\s*)"
    rf"(?:(?i:yes|no|si|sí|it\s+is|it's|i\s+am|my\s+name\s+is|me\s+llamo|just|only|people\s+call\s+me|they\s+call\s+me)[\s,]+){{0,3}}"
    rf"(?:{_QUOTED}|(?P<name>(?!(?:Yes|No|None|Nobody|My|His|Her|Their|The|I|We|He|She|They|It|In|At|To|From|Just|Only|Si|Sí)\b){_RUN}))"
)


def called(names: NameText) -> Iterator[Candidate]:
    """Yield what somebody is said to be called: all of it is a name, there and wherever the whole stands again."""
    said = list(_said(names))
    phrases = {names.text[start:end] for start, end, _ in said if " " in names.text[start:end].strip()}
    yield from said
    for phrase in sorted(phrases):
        for match in _wherever(phrase).finditer(names.text):
            yield match.start(), match.end(), TITLED


def _wherever(phrase: str) -> Any:
    words = r"\s+".join(regex.escape(word) for word in phrase.split())
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){words}(?![\p{{L}}\p{{N}}])")


def _said(names: NameText) -> Iterator[Candidate]:
    for match in _KIN.finditer(names.text):
        first = names.index_at(match.start("name"))
        if first is not None and not names.lexicon.is_ordinary(names.tokens[first]):
            yield *match.span("name"), LISTED
    for expression in (_AFTER, _AFTER_QUOTED, _GIVEN, _WRIT, _PAID, _LISTED_PARTY, _QUESTION):
        for match in expression.finditer(names.text):
            start, end = match.span("name")
            if names.text[start:end].strip() and any(c.isalpha() for c in names.text[start:end]):
                yield start, end, TITLED
