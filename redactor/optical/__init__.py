"""Read pixels: lines and words with their places, on a page that has been set right first.

Intake reads with it what it draws by MuPDF, verification what it draws by pdfium: the two share this reader, and
neither the engine nor the picture.
"""

from redactor.optical.codes import Code, read_codes
from redactor.optical.engine import read_at
from redactor.optical.lines import OpticalLine, OpticalWord, Pixels
from redactor.optical.ruled import ink_of, joined_lines, lines_of, ruled_mask
from redactor.optical.second import read_again
from redactor.optical.upright import Upright, set_right

__all__ = [
    "Code",
    "OpticalLine",
    "OpticalWord",
    "Pixels",
    "Upright",
    "ink_of",
    "joined_lines",
    "lines_of",
    "read_again",
    "read_at",
    "read_codes",
    "ruled_mask",
    "set_right",
]
