"""What one document may cost: beyond these it is quarantined with reason `limit`."""

from __future__ import annotations

MAX_BYTES = 500 * 1024 * 1024
MAX_PAGES = 5_000
MAX_WORDS_PER_PAGE = 30_000
MAX_PATHS_PER_PAGE = 60_000
"""Drawn paths; a map or a chart has some thousands."""
MAX_SIDE = 14_400.0
"""Points; ISO 32000-1 annex C.2 gives 14,400 units as the largest page that readers must take."""
MAX_PIXELS = 1_500_000
"""Of the rendering against which doubtful text is judged."""
