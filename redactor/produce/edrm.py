"""The cross-reference as XML in the style of EDRM's interchange format: documents, their files, who belongs to whom.

Source: EDRM XML interchange format (Root, Batch, Document, Files, Tags, Relationships), known from tools that write it;
its schema was not at hand, so the file is in its style and was not validated against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

from redactor.model import DocumentRecord
from redactor.produce.loadfiles import pages_in_volume, pdf_path, text_path


def write_edrm(
    records: Sequence[DocumentRecord], hashes: Mapping[str, str], volume: Path, page_files: Mapping[str, str]
) -> None:
    """Write DATA/<volume>.xml; it says what the load files say and no more."""
    root = Xml.Element("Root", DataInterchangeType="Update")
    batch = Xml.SubElement(root, "Batch", name=volume.name)
    documents = Xml.SubElement(batch, "Documents")
    relationships = Xml.SubElement(batch, "Relationships")
    for record in records:
        _document(documents, record, hashes, volume, page_files)
        if record.family and record.family.parent:
            Xml.SubElement(
                relationships, "Relationship", Type="Attachment", ParentDocId=record.family.parent,
                ChildDocId=record.begbates,
            )  # fmt: skip
    Xml.indent(root)
    tree = Xml.ElementTree(root)
    tree.write(volume / "DATA" / f"{volume.name}.xml", encoding="utf-8", xml_declaration=True)


def _document(
    parent: Xml.Element, record: DocumentRecord, hashes: Mapping[str, str], volume: Path, page_files: Mapping[str, str]
) -> None:
    document = Xml.SubElement(parent, "Document", DocID=record.begbates, DocType="File", MimeType="application/pdf")
    files = Xml.SubElement(document, "Files")
    pages = [page_files[bates] for bates in pages_in_volume(record)] if page_files else []
    kinds = [("Native", pdf_path(record)), ("Text", text_path(record)), *(("Image", path) for path in pages)]
    for kind, path in kinds:
        file = Xml.SubElement(files, "File", FileType=kind)
        folder, name = path.rsplit("/", 1)
        size = (volume / path).stat().st_size
        Xml.SubElement(
            file, "ExternalFile", FilePath=folder, FileName=name, FileSize=str(size), Hash=hashes[path],
            HashType="SHA-256",
        )  # fmt: skip
    tags = Xml.SubElement(document, "Tags")
    for name, value in (("BegBates", record.begbates), ("EndBates", record.endbates)):
        Xml.SubElement(tags, "Tag", TagName=name, TagDataType="Text", TagValue=value)
