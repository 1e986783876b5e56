"""Search a document for what a rule speaks about."""

from redactor.detect.engine import Detector
from redactor.detect.examples import check_examples

__all__ = ["Detector", "check_examples"]
