"""What one document may cost: beyond these it is quarantined with reason `limit`."""

from __future__ import annotations

MAX_BYTES = 500 * 1024 * 1024
MAX_PAGES = 5_000
MAX_WORDS_PER_PAGE = 30_000
MAX_PATHS_PER_PAGE = 60_000
"""Drawn paths; a map or a chart has some thousands."""
MAX_CONTENT_PER_PAGE = 16 * 1024 * 1024
"""Unpacked bytes of drawing instructions, those of a form once for each time that it is drawn."""
MAX_DEPTH = 20
"""Forms, patterns, masks and glyphs inside each other; MuPDF ends the process at about 60."""
MAX_DRAWS_PER_PAGE = 50_000
"""Times that a page draws a form, pattern, mask or glyph, those inside others included."""
MAX_ANNOTATIONS_PER_PAGE = 2_000
MAX_FIELDS = 20_000
"""Of the whole document."""
MAX_PICTURE_PIXELS = 300_000_000
"""Of one picture; a Letter page at 1,200 dots an inch has 135 million."""
MAX_SIDE = 14_400.0
"""Points; ISO 32000-1 annex C.2 gives 14,400 units as the largest page that readers must take."""
MAX_PIXELS = 1_500_000
"""Of the rendering against which doubtful text is judged."""
MAX_OPTICAL_PIXELS = 12_000_000
"""Of the picture of a page in which text is read: tabloid at 250 dpi; a larger sheet is drawn more coarsely."""
