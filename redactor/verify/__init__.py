"""Read the result back with engines that did not burn it."""

from redactor.verify.reading import text_as_seen, text_of
from redactor.verify.seen import pages_as_drawn, scans_as_drawn
from redactor.verify.signature import SIGNATURE, load_public_key
from redactor.verify.verdict import CHECK_NAMES, LEAK_CHECKS, verify, verify_slip_sheet
from redactor.verify.volume import COPY_LIST, VolumeReport, verify_copy, verify_volume

__all__ = [
    "CHECK_NAMES",
    "COPY_LIST",
    "LEAK_CHECKS",
    "SIGNATURE",
    "VolumeReport",
    "load_public_key",
    "pages_as_drawn",
    "scans_as_drawn",
    "text_as_seen",
    "text_of",
    "verify",
    "verify_copy",
    "verify_slip_sheet",
    "verify_volume",
]
