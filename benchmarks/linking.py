"""Who is linked to whom over documents, against labels: python -m benchmarks.linking OUT TRUTH [OUT TRUTH …].

The program's people are compared with a plain rule over the written names alone: by rapidfuzz, in blocks of a word.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz import fuzz

from redactor.evaluation_identities import Mention, linking, mentions_of, names_decided
from redactor.evaluation_truth import load_truth, tokens

_ALIKE = 90


def main() -> None:
    """Print precision and recall of pairs of mentions in two documents, a row a way of linking."""
    given = [Path(one) for one in sys.argv[1:]]
    for out, truth in zip(given[::2], given[1::2], strict=True):
        documents = load_truth(truth)
        mentions = mentions_of(documents, names_decided(out))
        print(out.name)
        for name, chosen in (("all mentions", mentions), ("of two words or more", _whole(mentions))):
            for way, people in (("the program", [m.person for m in chosen]), ("rapidfuzz", by_spelling(chosen))):
                triples = [(m.document, m.subject, p) for m, p in zip(chosen, people, strict=True)]
                found = linking(triples, len(documents))
                print(f"  {name:<22}{way:<13} precision {found.precision}   recall {found.recall}")


def _whole(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if len([w for w in tokens(m.text) if len(w) > 1]) > 1]


def by_spelling(mentions: Sequence[Mention]) -> list[str]:
    """Return a person for every mention: the first with a common word whose letters are alike, whatever the order."""
    names = sorted({" ".join(sorted(tokens(m.text))) for m in mentions}, key=lambda n: (-len(n), n))
    leaders: dict[str, str] = {}
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        near = [other for word in name.split() for other in blocks[word]]
        leader = next((other for other in near if fuzz.token_sort_ratio(name, other) >= _ALIKE), name)
        leaders[name] = leader
        if leader == name:
            for word in name.split():
                blocks[word].append(name)
    return [leaders[" ".join(sorted(tokens(m.text)))] for m in mentions]


if __name__ == "__main__":
    main()
