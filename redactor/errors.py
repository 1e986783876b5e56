"""Everything that can go wrong, as one tree; each class carries the exit code of the command.

    RedactorError                     never raised itself
    ├── InputError            4       a source, the output folder or an option cannot be used at all
    │   └── ForeignOutput     4       OUT belongs to another job
    ├── RulesError            5       an order, roster, counsel or rule file is wrong: `file: key: what`
    ├── VolumeError           6       the finished volume failed its final check
    ├── ComponentMissing      7       a library or model that the program needs is not installed
    ├── DiskFull              4       there is no room left where OUT lies
    └── DocumentError         3       one document cannot go on; it is quarantined with a reason
        ├── Unreadable                not a PDF, damaged, empty, encrypted
        ├── PictureOnly               pixels that nobody has read
        ├── DetectorFailed            a recognizer timed out or raised
        ├── BurnFailed                content could not be taken out
        ├── NotClean                  verification found a leak, or could not look
        └── TooMuch                   a limit of time, memory or size was passed

A message says what, where and what to do, in one or two sentences, and never quotes the document.
"""

from __future__ import annotations

__all__ = [
    "BurnFailed",
    "ComponentMissing",
    "DetectorFailed",
    "DiskFull",
    "DocumentError",
    "ForeignOutput",
    "InputError",
    "NotClean",
    "PictureOnly",
    "RedactorError",
    "RulesError",
    "TooMuch",
    "Unreadable",
    "VolumeError",
]


class RedactorError(Exception):
    """The root; `exit_code` is what the command ends with."""

    exit_code = 1


class InputError(RedactorError):
    """A source, the output folder or an option cannot be used at all."""

    exit_code = 4


class ForeignOutput(InputError):
    """The output folder belongs to other sources, another order or other settings."""


class DiskFull(InputError):
    """There is no room left where the output lies; nothing was lost, free space and run again."""


class RulesError(RedactorError):
    """A rule file, order, roster or counsel list is wrong; nothing was written."""

    exit_code = 5


class VolumeError(RedactorError):
    """The finished volume failed its final check."""

    exit_code = 6


class ComponentMissing(RedactorError):
    """A library or model that the program needs is not installed."""

    exit_code = 7


class DocumentError(RedactorError):
    """One document cannot go on. `reason` is a short fixed code; the message is for a person."""

    exit_code = 3
    reason = "document-error"
    advice = "Look at the source and produce it by hand."


class Unreadable(DocumentError):
    """The file is not a PDF, or damaged, empty or encrypted."""

    reason = "unreadable"
    advice = "Repair or decrypt the file, then run again."


class PictureOnly(DocumentError):
    """A page is a picture, and no text recognition has read it."""

    reason = "picture"
    advice = "Have the page read by a person, or by text recognition, and redact it by hand."


class DetectorFailed(DocumentError):
    """A recognizer timed out or raised, so the document has not been searched."""

    reason = "detector-failed"
    advice = "Run `redactor rules check`; redact the document by hand if the recognizer cannot be mended."


class BurnFailed(DocumentError):
    """Content could not be taken out of the page."""

    reason = "burn-failed"
    advice = "Redact the document by hand."


class NotClean(DocumentError):
    """Verification found a leak, or could not look."""

    reason = "not-clean"
    advice = "Look at the checks named here; redact the document by hand if they are right."


class TooMuch(DocumentError):
    """A limit of time, memory or size was passed."""

    reason = "limit"
    advice = "Split the document, or raise the limit, and run again."
