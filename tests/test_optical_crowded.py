"""A line whose letters stand closer than the model tells apart is read again, stretched."""

from __future__ import annotations

import numpy as np
import pytest

from redactor.optical import Pixels, engine
from redactor.optical.placing import Letters


@pytest.mark.parametrize(("letters", "widths"), [(20, [480]), (50, [480, 672])])
def test_only_a_crowded_line_is_stretched(letters: int, widths: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def read(crop: Pixels) -> Letters:
        seen.append(crop.shape[1])
        return Letters(text="a" * letters, letters=("a",) * letters, middles=(0.5,) * letters, confidences=(1.0,))

    monkeypatch.setattr(engine, "_recognised", read)
    engine.recognise(np.full((48, 480), 255, np.uint8))

    assert seen == widths
