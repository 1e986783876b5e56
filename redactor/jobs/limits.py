"""What one document may cost a worker process. What it may hold is said in `redactor.intake.limits`.

Beyond these the document is quarantined, the worker replaced, and the run goes on.
"""

from __future__ import annotations

SECONDS_AT_LEAST = 120.0
"""Of a document, in each of the two passes."""
BYTES_A_SECOND = 2_000
"""Of the source, for each further second of the first pass: its pages are not counted yet. A page of a fax has some
30,000 bytes, and takes up to fifteen seconds to be read on a busy machine."""
SECONDS_A_PAGE = 20.0
"""More, for each page in the second pass."""
SECONDS_FOR_READING = 240.0
"""Beside the least that any document has: to load the models and read the first pages on a busy machine."""
BYTES_PER_WORKER = 6 * 1024**3
"""Address space of a worker, models and libraries included (about 2 GiB of it)."""
BYTES_OF_A_FILE = 4 * 1024**3
"""Of any file that a worker writes."""
ROUNDS_OF_COLLECTION = (10_000, 20, 20)
"""New objects after which a worker looks for what can go, and how many such rounds make one over older objects."""
