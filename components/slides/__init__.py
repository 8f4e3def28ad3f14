"""Slides: an answer, a page or a regional portrait as a PowerPoint file.

Charts are native, with their data; `decks` writes the files, `template` reads the master.
"""

from typing import Final

EXTENSION: Final = "pptx"
LABEL: Final = "PowerPoint"
MIMETYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
