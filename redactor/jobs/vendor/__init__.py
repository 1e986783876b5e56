"""An existing production as the source: a vendor's DAT and OPT say what is a document and who belongs to whom."""

from redactor.jobs.vendor.listing import LoadFiles, list_production
from redactor.jobs.vendor.rows import Imported, Pages

__all__ = ["Imported", "LoadFiles", "Pages", "list_production"]
