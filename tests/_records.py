"""Records of documents as the produce stage gets them, made by hand."""

from __future__ import annotations

from redactor.model import DocumentRecord, LogEntry, PrivilegeEntry

SECRET_SOURCE = "A-files/ZELAYA, Ofelia.pdf"


def entry(number: int = 1, **more: object) -> LogEntry:
    values = {
        "redaction_id": f"R-{number:010x}", "begbates": "X-0000001", "bates": "X-0000001", "page": 1,
        "x0": 1.0, "y0": 2.0, "x1": 3.0, "y1": 4.0, "category": "related-information", "clause": "related-information",
        "paragraph": "", "authority": "ECF No. 68", "label": "REDACTED – PO", "subject": "Noncitizen-0001",
        "treatment": "redact", "review": "auto", "inner_category": "relief-application", "inner_clause": "section-1367",
        "inner_authority": "8 U.S.C. § 1367(a)(2)", "text": "U visa", "detectors": "relief", "confidence": 0.9,
        "reviewer": "", "reviewed_at": "", "note": "", "source": SECRET_SOURCE,
    }  # fmt: skip
    return LogEntry(**{**values, **more})


def record(first: int = 1, pages: int = 1, status: str = "produced", **more: object) -> DocumentRecord:
    bates = tuple(f"X-{first + n:07d}" for n in range(pages))
    values = {
        "document_id": f"d{first}", "source": SECRET_SOURCE, "sha256": "0" * 64, "begbates": bates[0],
        "endbates": bates[-1], "bates": bates, "pages": pages, "status": status, "reason": "",
        "doc_type": "e-mail", "doc_date": "2020-03-03", "entries": (entry(first),) if status == "produced" else (),
        "checks": ("no-secret-in-text",),
    }  # fmt: skip
    return DocumentRecord(**{**values, **more})


def privilege(**more: object) -> PrivilegeEntry:
    values = {
        "clause": "attorney-client", "privilege": "Attorney-client privilege", "document_type": "e-mail",
        "subject_matter": "legal advice", "date": "2020-03-03", "author": "Osgood, Martha", "addressees": "Whitcombe",
        "other_recipients": "", "relationship": "counsel and client", "treatment": "withhold",
    }  # fmt: skip
    return PrivilegeEntry(**{**values, **more})
