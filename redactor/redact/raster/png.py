"""The row predictors of PNG, chosen row by row, for pictures that came with a predictor.

Source: ISO 32000-2, 7.4.4.4; ISO/IEC 15948, 9 (filters) and 12.8 (their choice by the least sum).
"""

from __future__ import annotations

import numpy as np

from redactor.redact.raster.samples import Shape


def predicted(raw: bytes, shape: Shape) -> bytes:
    """Return the rows, each behind the number of its predictor."""
    rows = np.frombuffer(raw, np.uint8).reshape(shape.height, shape.stride).astype(np.int16)
    pixel = max(shape.components * shape.bits // 8, 1)
    up = np.zeros_like(rows)
    up[1:] = rows[:-1]
    left, corner = np.zeros_like(rows), np.zeros_like(rows)
    left[:, pixel:], corner[:, pixel:] = rows[:, :-pixel], up[:, :-pixel]
    guesses = (np.zeros_like(rows), left, up, (left + up) // 2, _paeth(left, up, corner))
    choices = np.stack([(rows - guess).astype(np.uint8) for guess in guesses])
    sums = np.abs(choices.view(np.int8).astype(np.int32)).sum(axis=2)
    best = sums.argmin(axis=0)
    chosen = choices[best, np.arange(shape.height)]
    return np.concatenate([best.astype(np.uint8)[:, None], chosen], axis=1).tobytes()


def _paeth(left: np.ndarray, up: np.ndarray, corner: np.ndarray) -> np.ndarray:
    estimate = left + up - corner
    by_left, by_up, by_corner = (np.abs(estimate - one) for one in (left, up, corner))
    return np.where((by_left <= by_up) & (by_left <= by_corner), left, np.where(by_up <= by_corner, up, corner))
