"""Search a document for what a rule speaks about."""

from redactor.detect.engine import Detector, name_reader
from redactor.detect.examples import check_examples

__all__ = ["Detector", "check_examples", "name_reader"]
