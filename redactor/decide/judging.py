"""Judge each message of a document: privileged, doubtful, or neither, under each privilege."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from redactor.decide.cues import Heard, hear, strongest_of, total
from redactor.decide.lines import paragraphs_of
from redactor.decide.messages import Message
from redactor.decide.participants import Participant, are_same, has_counsel_signature
from redactor.rules import Counsel
from redactor.rules.privilege import CueKind, Privilege, PrivilegeRules, compiled

Sides = set[tuple[str, str]]
Answer = Literal["privileged", "doubt", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A message with what was heard in it and the answer; `privilege` is the one it falls under."""

    message: Message = field(repr=False)
    people: tuple[Participant, ...] = field(repr=False)
    heard: tuple[Heard, ...] = field(repr=False)
    answer: Answer
    privilege: Privilege
    is_from_counsel: bool = False
    score: float = 0.0


def judge(
    message: Message, people: tuple[Participant, ...], counsel: Counsel, rules: PrivilegeRules, marks: frozenset[str]
) -> Judged:
    """Return the answer for one message: the first privilege that is clear, else the first doubt.

    `marks` are the legends that stand anywhere in the document: with them, and never by themselves, techniques and
    drafts are judged.
    """
    heard = hear(paragraphs_of(message.lines), rules)
    sides: Sides = {(p.place, p.side) for p in people}
    # Where nobody could be read from the headers, who signs is what there is to go by.
    counsel_signs = not sides and has_counsel_signature(message.lines, counsel, rules)
    answers = (
        _attorney_client(heard, sides, counsel_signs and not _is_filed(message, rules), rules),
        _work_product(heard, sides, counsel_signs, rules),
        _deliberative(heard, marks, rules),
        _law_enforcement(heard, marks, rules),
    )
    ranked = sorted(answers, key=lambda a: ("privileged", "doubt", "no").index(a[0]))
    answer, privilege, score = ranked[0]
    return Judged(
        message=message, people=people, heard=heard, answer=answer, privilege=privilege,
        is_from_counsel=("author", "lawyer") in sides or counsel_signs, score=score,
    )  # fmt: skip


def _is_filed(message: Message, rules: PrivilegeRules) -> bool:
    text = "\n".join(line.text for line in message.lines)
    is_draft = re.search(r"\bdraft\b", text, re.IGNORECASE) is not None
    return not is_draft and any(p.search(text) for p in compiled(rules.filed))


def with_exchanges(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return judged messages, a doubtful one privileged where it and privileged advice answer each other.

    A question that names no law is known for one by the lawyer's answer to whoever asked it, and the other way round.
    """
    claimed = [one for one in judged if one.answer == "privileged" and one.privilege == "attorney-client"]
    return tuple(
        replace(one, answer="privileged")
        if one.answer == "doubt"
        and one.privilege == "attorney-client"
        and any(_answer_each_other(one, c) for c in claimed)
        else one
        for one in judged
    )


def _answer_each_other(one: Judged, other: Judged) -> bool:
    sides = {p.side for p in (*one.people, *other.people)}
    return "outside" not in sides and "lawyer" in sides and _writes_to(one, other) and _writes_to(other, one)


def _writes_to(one: Judged, other: Judged) -> bool:
    authors = [p for p in other.people if p.place == "author"]
    return any(p.place == "to" and are_same(p, author) for p in one.people for author in authors)


def _attorney_client(
    heard: Sequence[Heard], sides: Sides, counsel_signs: bool, rules: PrivilegeRules
) -> tuple[Answer, Privilege, float]:
    """Weigh what is asked, given or handed on, and the law that it is about.

    A message to or of counsel that speaks of law, and asks or weighs too little to be claimed, is for a person.
    """
    asked = total(heard, "attorney-client", ("asks",))
    weighed = total(heard, "attorney-client", ("weighs",))
    said = asked + weighed + total(heard, "attorney-client", ("gives",))
    law = total(heard, "attorney-client", ("law",))
    relayed = total(heard, "attorney-client", ("relays",))
    is_clear = strongest_of(heard, "attorney-client", ("asks", "gives")) >= rules.clear_from
    is_given = ("author", "lawyer") in sides
    is_legal = law >= (rules.legal_from if is_given else rules.legal_question_from) or relayed > 0 or is_clear
    takes_part = bool(sides & {("author", "lawyer"), ("to", "lawyer")})
    is_asked = not is_given and ("to", "lawyer") in sides and asked >= rules.question_from
    is_weighed = is_given and weighed >= rules.advice_from
    is_advice = law > 0 or relayed > 0 or is_clear or is_asked or is_weighed
    if takes_part:
        advice = said + relayed + law if is_advice else 0.0
    else:
        advice = said + relayed + law if said + relayed > 0 and is_legal else 0.0
    if (advice < rules.doubt_from and not (is_weighed and takes_part)) or _is_of_strangers(sides):
        return "no", "attorney-client", advice
    is_claimed = is_legal and said + relayed >= rules.advice_from and advice >= rules.privileged_from
    if takes_part and is_claimed:
        # With a stranger among them the communication may not be confidential; that is for a person to say.
        is_confidential = not any(side == "outside" for _, side in sides)
        return ("privileged" if is_confidential else "doubt"), "attorney-client", advice
    is_unclear = takes_part or counsel_signs or relayed > 0 or (("cc", "lawyer") in sides and is_claimed)
    return ("doubt" if is_unclear else "no"), "attorney-client", advice


def _is_of_strangers(sides: Sides) -> bool:
    """Return whether a stranger wrote, or nobody but strangers is written to: nothing said there is confidential."""
    written_to = {side for place, side in sides if place == "to"}
    return ("author", "outside") in sides or written_to == {"outside"}


def _work_product(
    heard: Sequence[Heard], sides: Sides, counsel_signs: bool, rules: PrivilegeRules
) -> tuple[Answer, Privilege, float]:
    because = total(heard, "work-product", ("anticipation",))
    for_counsel = total(heard, "work-product", ("for-counsel",))
    takes_part = bool(sides & {("author", "lawyer"), ("to", "lawyer")}) or counsel_signs
    score = because + max(for_counsel, 0.5 if takes_part else 0.0)
    if not because or score < rules.privileged_from:
        return ("doubt" if because >= rules.doubt_from else "no"), "work-product", because
    if _is_of_strangers(sides):
        return "no", "work-product", score
    is_confidential = not any(side == "outside" for _, side in sides)
    return ("privileged" if is_confidential else "doubt"), "work-product", score


def _deliberative(
    heard: Sequence[Heard], marks: frozenset[str], rules: PrivilegeRules
) -> tuple[Answer, Privilege, float]:
    kinds: tuple[CueKind, ...] = ("draft", "recommends", "predecisional")
    scores = {kind: total(heard, "deliberative-process", (kind,)) for kind in kinds}
    if not scores["recommends"]:
        return "no", "deliberative-process", 0.0
    heard_kinds = [kind for kind in kinds if scores[kind]]
    if any("decisional" in m or "deliberative" in m for m in marks):
        scores["predecisional"] = scores["predecisional"] or rules.mark_score
    if any("draft" in m for m in marks):
        scores["draft"] = scores["draft"] or rules.mark_score
    score = sum(scores.values())
    # A legend may stand for one of the three, not for two: then only the word `recommend` would be the text's own.
    if all(scores.values()) and len(heard_kinds) > 1 and score >= rules.privileged_from:
        return "privileged", "deliberative-process", score
    return ("doubt" if scores["predecisional"] else "no"), "deliberative-process", score


def _law_enforcement(
    heard: Sequence[Heard], marks: frozenset[str], rules: PrivilegeRules
) -> tuple[Answer, Privilege, float]:
    score = total(heard, "law-enforcement", ("technique",))
    is_marked = any("law enforcement" in m for m in marks) or total(heard, "law-enforcement", ("marking",)) > 0
    if not is_marked or score < rules.technique_from:
        return "no", "law-enforcement", score
    return ("privileged" if score >= rules.privileged_from else "doubt"), "law-enforcement", score
