"""Read pixels: lines and words with their places, on a page that has been set right first.

Intake reads with it what it draws by MuPDF, verification what it draws by pdfium: the two share this reader, and
neither the engine nor the picture.
"""

from redactor.optical.engine import read_at, read_lines
from redactor.optical.lines import OpticalLine, OpticalWord, Pixels
from redactor.optical.ruled import ink_of, lines_of, ruled_mask
from redactor.optical.upright import Upright, set_right

__all__ = [
    "OpticalLine",
    "OpticalWord",
    "Pixels",
    "Upright",
    "ink_of",
    "lines_of",
    "read_at",
    "read_lines",
    "ruled_mask",
    "set_right",
]
