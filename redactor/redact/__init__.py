"""Take content out, rebuild what is left, paint labels and Bates numbers."""

from redactor.redact.burn import redact
from redactor.redact.page_files import PageFiles, write_page_files
from redactor.redact.sanitize import SANITIZERS
from redactor.redact.slip import slip_sheet

__all__ = ["SANITIZERS", "PageFiles", "redact", "slip_sheet", "write_page_files"]
