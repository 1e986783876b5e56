"""Search a document for what a rule speaks about."""

from redactor.detect.engine import Detector

__all__ = ["Detector"]
