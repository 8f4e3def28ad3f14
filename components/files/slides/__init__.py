"""Slides: an answer, a page or a regional portrait as a PowerPoint file.

Charts are native, with their data; `presentations` writes the files, `template` reads a master.
"""
