"""Close the hiding places of a PDF that drawing it anew leaves or a later step could open.

Each function closes one place and says whether it found anything there. What is *not* here: text, pixels and
shapes on the page (`cut`, `pictures`, `unseen`), and fonts (`fonts`, `leftovers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pikepdf

from redactor.redact.marks import no_marked_content

Sanitizer = Callable[[pikepdf.Pdf], bool]


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary and stream of the file, the trailer's catalogue included."""
    for one in pdf.objects:
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            yield one


def _without(holders: Iterable[pikepdf.Object], keys: Iterable[str]) -> bool:
    found = False
    for holder in holders:
        for key in keys:
            if key in holder:
                del holder[key]
                found = True
    return found


def _pages(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [page.obj for page in pdf.pages]


def _names_without(pdf: pikepdf.Pdf, keys: Iterable[str]) -> bool:
    names = pdf.Root.get("/Names")
    if names is None:
        return False
    found = _without([names], keys)
    if not names.keys():
        del pdf.Root["/Names"]
    return found


def no_metadata(pdf: pikepdf.Pdf) -> bool:
    """Remove the Info dictionary and XMP, wherever an object carries it."""
    return _without([pdf.trailer], ["/Info"]) | _without(_dictionaries(pdf), ["/Metadata"])


def no_attachments(pdf: pikepdf.Pdf) -> bool:
    """Remove embedded and associated files, and the portfolio they are shown in."""
    in_names = _names_without(pdf, ["/EmbeddedFiles"])
    return in_names | _without(_dictionaries(pdf), ["/AF", "/Collection"])


def no_annotations(pdf: pikepdf.Pdf) -> bool:
    """Remove annotations: links, comments, fields' widgets, redaction marks."""
    return _without(_pages(pdf), ["/Annots"])


def no_outlines(pdf: pikepdf.Pdf) -> bool:
    """Remove bookmarks, named destinations and article threads."""
    in_names = _names_without(pdf, ["/Dests"])
    return in_names | _without([pdf.Root], ["/Outlines", "/Dests", "/Threads"]) | _without(_pages(pdf), ["/B"])


def no_page_labels(pdf: pikepdf.Pdf) -> bool:
    """Remove page labels: a prefix may be a name."""
    return _without([pdf.Root], ["/PageLabels"])


def no_actions(pdf: pikepdf.Pdf) -> bool:
    """Remove scripts, and actions of the document and its pages."""
    in_names = _names_without(pdf, ["/JavaScript", "/URLS", "/IDS", "/Renditions"])
    return (
        in_names | _without([pdf.Root], ["/OpenAction", "/AA", "/URI"]) | _without(_pages(pdf), ["/AA", "/PresSteps"])
    )


def no_form(pdf: pikepdf.Pdf) -> bool:
    """Remove the interactive form: field values, defaults, XFA."""
    return _without([pdf.Root], ["/AcroForm", "/NeedsRendering"])


def no_layers(pdf: pikepdf.Pdf) -> bool:
    """Remove optional content: layer names, and what belongs to a layer."""
    return _without([pdf.Root], ["/OCProperties"]) | _without(_dictionaries(pdf), ["/OC"])


def no_structure(pdf: pikepdf.Pdf) -> bool:
    """Remove the structure tree: its ActualText, Alt and titles repeat the page."""
    at_root = _without([pdf.Root], ["/StructTreeRoot", "/MarkInfo", "/Lang"])
    return at_root | _without(_dictionaries(pdf), ["/StructParents", "/StructParent", "/Tabs"])


def no_private_data(pdf: pikepdf.Pdf) -> bool:
    """Remove what producing programs keep for themselves, and when they did."""
    return _without(_dictionaries(pdf), ["/PieceInfo", "/LastModified", "/SeparationInfo", "/SpiderInfo"])


def no_thumbnails(pdf: pikepdf.Pdf) -> bool:
    """Remove thumbnails: pictures of the page before it was redacted."""
    in_names = _names_without(pdf, ["/Pages", "/Templates"])
    return in_names | _without(_pages(pdf), ["/Thumb"])


def no_alternates(pdf: pikepdf.Pdf) -> bool:
    """Remove other versions of pictures and pages, and references to outside ones."""
    return _without(_dictionaries(pdf), ["/Alternates", "/AlternatePresentations", "/OPI", "/Ref"]) | _names_without(
        pdf, ["/AlternatePresentations"]
    )


def no_signatures(pdf: pikepdf.Pdf) -> bool:
    """Remove signatures' permissions, validation data and legal attestations: they name the signer."""
    return _without([pdf.Root], ["/Perms", "/DSS", "/Legal"])


def no_output_intents(pdf: pikepdf.Pdf) -> bool:
    """Remove output intents: their free texts and profiles belong to the producer."""
    return _without([pdf.Root, *_pages(pdf)], ["/OutputIntents"])


def no_named_resources(pdf: pikepdf.Pdf) -> bool:
    """Remove property lists, through which marked content keeps texts and layers."""
    found = False
    for holder in _dictionaries(pdf):
        resources = holder.get("/Resources")
        if isinstance(resources, pikepdf.Dictionary):
            found |= _without([resources], ["/Properties", "/ProcSet"])
        found |= _without([holder] if holder.get("/Type") == "/XObject" else [], ["/Name"])
    return found


_ROOT_KEYS = frozenset(("/Type", "/Pages", "/Version"))
_PAGE_KEYS = frozenset(
    ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group")
)


def only_what_a_page_needs(pdf: pikepdf.Pdf) -> bool:
    """Remove every other entry of the catalogue and of pages, known or not."""
    found = False
    for holder, needed in [(pdf.Root, _ROOT_KEYS), *((page, _PAGE_KEYS) for page in _pages(pdf))]:
        found |= _without([holder], [key for key in list(holder.keys()) if key not in needed])
    return found


SANITIZERS: tuple[Sanitizer, ...] = (
    no_metadata,
    no_attachments,
    no_annotations,
    no_outlines,
    no_page_labels,
    no_actions,
    no_form,
    no_layers,
    no_structure,
    no_private_data,
    # After the annotations: a thumbnail is drawn from the page, so an earlier removal could bring it back.
    no_thumbnails,
    no_alternates,
    no_signatures,
    no_output_intents,
    # Before the property lists that marks name.
    no_marked_content,
    no_named_resources,
    only_what_a_page_needs,
)
