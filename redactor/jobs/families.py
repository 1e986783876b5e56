"""Which documents belong together: a document and the files in the folder of its attachments.

`mail.pdf` and the files in `mail.attachments/` (also with a space, `_` or `-` before the word) are one
family: the document comes first, its attachments follow in the order of their names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from redactor.model import Family

_ATTACHMENTS = re.compile(r"(?P<stem>.+)[ ._-]attachments?", re.IGNORECASE)


def parents_of(names: Sequence[str]) -> dict[str, str]:
    """Return each attachment's document, by name; attachments of attachments belong to the outermost document."""
    by_stem: dict[str, list[str]] = {}
    for name in names:
        by_stem.setdefault(name.rsplit(".", 1)[0] if "." in PurePosixPath(name).name else name, []).append(name)
    parents: dict[str, str] = {}
    for name in names:
        for folder in reversed(PurePosixPath(name).parents):
            found = _ATTACHMENTS.fullmatch(folder.name)
            owners = by_stem.get(str(folder.with_name(found["stem"])), []) if found else []
            # Two files of that name: whose attachments they are cannot be told, so nothing is claimed.
            if len(owners) == 1:
                parents[name] = owners[0]
                break
    return parents


def families(
    ranges: Mapping[str, tuple[str, str]], parents: Mapping[str, str]
) -> dict[str, Family]:  # fmt: skip
    """Return the family of every document that has one. `ranges` are first and last Bates number, in order."""
    children: dict[str, list[str]] = {}
    for name in ranges:
        if name in parents:
            children.setdefault(parents[name], []).append(name)
    found: dict[str, Family] = {}
    for parent, own in children.items():
        begin, end = ranges[parent][0], ranges[own[-1]][1]
        firsts = tuple(ranges[one][0] for one in own)
        found[parent] = Family(begattach=begin, endattach=end, children=firsts)
        for one in own:
            found[one] = Family(begattach=begin, endattach=end, parent=ranges[parent][0])
    return found
