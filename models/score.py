"""Measure the name model on labelled text: `python -m models.score FILE … --model FOLDER`.

For several thresholds, how many names are covered whole and how many of the letters found are a name's: by the model
alone, by spaCy's entities alone, and by both together. Also the time for 400 words.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from redactor.detect.language import NameModel
from redactor.detect.person_model import PersonModel
from redactor.evaluation_text import LabelledText, Span, evaluate_text, load_text_set

_THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.5)
_PAGE = 400


def main() -> None:
    """Parse the options and print one line a finder."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--model", type=Path, required=True, help="folder with model.onnx and vocab.txt")
    chosen = options.parse_args()
    ours, spacy = PersonModel.load(chosen.model, frozenset()), NameModel()
    spacy.load()
    for path in chosen.files:
        texts = load_text_set(path)
        words = sum(len(one.text.split()) for one in texts)
        started = time.process_time()
        scored = {one.text: ours.words(one.text) for one in texts}
        between = time.process_time()
        named = {one.text: _people(spacy, one.text) for one in texts}
        ended = time.process_time()
        per_page = [1000 * _PAGE * spent / words for spent in (between - started, ended - between)]
        print(
            f"{path.parent.name}/{path.name}: {per_page[0]:.0f} ms ours, {per_page[1]:.0f} ms spaCy, for {_PAGE} words"
        )
        _report("spaCy", texts, named.__getitem__)
        for least in _THRESHOLDS:
            mine = {
                text: [(w.start, w.end) for w in found if w.person + w.official >= least]
                for text, found in scored.items()
            }
            _report(f"ours >= {least}", texts, mine.__getitem__)
            both = {text: [*mine[text], *named[text]] for text in mine}
            _report(f"both, ours >= {least}", texts, both.__getitem__)


def _people(spacy: NameModel, text: str) -> list[Span]:
    spans = spacy.nlp(text).ents
    return [(span.start_char, span.end_char) for span in spans if span.label_ == "PERSON"]


def _report(name: str, texts: tuple[LabelledText, ...], find: Callable[[str], Iterable[Span]]) -> None:
    found = evaluate_text(texts, find)
    print(f"  {name:<20} whole {found.recall}  letters {found.precision}", flush=True)


if __name__ == "__main__":
    main()
