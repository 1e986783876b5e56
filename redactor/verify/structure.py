"""Check: the file holds pages and nothing else that could carry text, behaviour or an earlier state."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from redactor.model import Leak
from redactor.verify.case import FileCase
from redactor.verify.opening import OpenFile
from redactor.verify.rawfile import oddities

NAME = "forbidden-structure"

ROOT_KEYS = frozenset(("/Type", "/Pages", "/Version"))
PAGE_KEYS = frozenset(
    ("/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Group")
)
TRAILER_KEYS = frozenset(
    ("/Size", "/Root", "/ID", "/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms")
)  # the last six are those of a cross-reference stream, ISO 32000-2, table 17
FORBIDDEN_KEYS = frozenset(
    (
        "/AA", "/AcroForm", "/ActualText", "/Alt", "/Alternates", "/Annots", "/Author", "/B", "/Collection",
        "/DSS", "/Dests", "/E", "/EF", "/EmbeddedFiles", "/Info", "/JS", "/JavaScript", "/LastModified",
        "/MarkInfo", "/Metadata", "/Names", "/OC", "/OCGs", "/OCProperties", "/OPI", "/OpenAction", "/Outlines",
        "/PageLabels", "/Perms", "/PieceInfo", "/Producer", "/Properties", "/RichMedia", "/StructParent",
        "/StructParents", "/StructTreeRoot", "/Threads", "/Thumb", "/Title", "/URI", "/XFA",
    )
)  # fmt: skip
FORBIDDEN_TYPES = frozenset(
    (
        "/Annot",
        "/Action",
        "/EmbeddedFile",
        "/Filespec",
        "/Metadata",
        "/OCG",
        "/OCMD",
        "/Outlines",
        "/Sig",
        "/StructElem",
    )
)
# In a content stream these keys carry text that no reader draws: ISO 32000-2, 14.9.
_CONTENT_KEYS = ("/ActualText", "/Alt", "/E")
# `/E` and `/B` are also a key of other dictionaries; they count only where text could stand.
_LOOSE = frozenset(("/E", "/B"))


def forbidden_structure(case: FileCase) -> Iterator[Leak]:
    """Name each kind of structure that a redacted file must not have."""
    for what in sorted(set(structure_of(case.output))):
        yield Leak(check=NAME, where=what)


def structure_of(file: OpenFile) -> Iterator[str]:
    """Yield what a file has beyond drawn pages; fixed names only."""
    objects = file.objects
    if objects.is_encrypted:
        yield "encryption"
    yield from _extra(objects.Root, ROOT_KEYS, "catalog")
    yield from _extra(objects.trailer, TRAILER_KEYS, "trailer")
    for page in objects.pages:
        yield from _extra(page.obj, PAGE_KEYS, "page")
    for one in objects.objects:
        yield from _forbidden(one)
    yield from _unreachable(objects)
    yield from _undrawn(objects)
    yield from oddities(file.raw, objects)


def _extra(keyed: pikepdf.Object, allowed: frozenset[str], where: str) -> Iterator[str]:
    if set(keyed.keys()) - allowed:
        yield f"an entry of the {where} that draws nothing"


def _forbidden(one: pikepdf.Object) -> Iterator[str]:
    """Look into an object and the direct objects inside it."""
    stack: list[object] = [one]
    is_root = True
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Object) and item.is_indirect and not is_root:
            continue
        is_root = False
        if isinstance(item, pikepdf.Array):
            stack.extend(item.as_list())
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            keyed = item.stream_dict if isinstance(item, pikepdf.Stream) else item
            yield from _forbidden_keys(keyed)
            # Names inside resources are the file's own, and mean nothing.
            stack.extend(value for key, value in keyed.items() if key not in ("/Font", "/XObject", "/ExtGState"))
            stack.extend(
                keyed[key] for key in ("/Font",) if key in keyed and not isinstance(keyed[key], pikepdf.Dictionary)
            )


def _forbidden_keys(keyed: pikepdf.Object) -> Iterator[str]:
    for key in FORBIDDEN_KEYS.intersection(keyed.keys()):
        if key not in _LOOSE or isinstance(keyed[key], pikepdf.String):
            yield f"the key {key}"
    if str(keyed.get("/Type", "")) in FORBIDDEN_TYPES:
        yield f"an object of type {keyed.get('/Type')}"


def _unreachable(objects: pikepdf.Pdf) -> Iterator[str]:
    """Yield one name if an object cannot be reached from the trailer."""
    seen: set[tuple[int, int]] = set()
    stack: list[object] = [objects.trailer]
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Object) and item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, pikepdf.Array):
            stack.extend(item.as_list())
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            keyed = item.stream_dict if isinstance(item, pikepdf.Stream) else item
            stack.extend(value for _, value in keyed.items())
    for one in objects.objects:
        if one.objgen not in seen and not _is_table(one) and one.objgen != (0, 0):
            yield "an object that nothing refers to"
            return


def _is_table(one: pikepdf.Object) -> bool:
    """Return whether an object is part of the cross-reference itself."""
    return isinstance(one, pikepdf.Stream) and str(one.get("/Type", "")) in ("/XRef", "/ObjStm")


def _undrawn(objects: pikepdf.Pdf) -> Iterator[str]:
    """Yield pictures and forms that resources hold and no content draws, and text in marked content."""
    for one in objects.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        keyed = one.stream_dict if isinstance(one, pikepdf.Stream) else one
        is_page = keyed.get("/Type") == pikepdf.Name.Page
        if not is_page and keyed.get("/Subtype") != pikepdf.Name.Form:
            continue
        held = keyed.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
        drawn, has_marks = _drawn(pikepdf.Page(one) if is_page else one)
        if set(held.keys()) - drawn:
            yield "a picture or form that is not drawn"
        if has_marks:
            yield "text in marked content"


def _drawn(content: pikepdf.Object) -> tuple[set[str], bool]:
    """Return the names that a content stream draws, and whether its marks carry text."""
    drawn: set[str] = set()
    has_marks = False
    for instruction in pikepdf.parse_content_stream(content, "Do BDC DP"):
        operator = str(instruction.operator)
        if operator == "Do":
            drawn.add(str(instruction.operands[0]))
        elif operator in ("BDC", "DP") and isinstance(instruction.operands[-1], pikepdf.Dictionary):
            has_marks |= any(key in instruction.operands[-1] for key in _CONTENT_KEYS)
    return drawn, has_marks
