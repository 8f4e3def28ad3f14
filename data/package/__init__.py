"""The public part of one wave as a Frictionless Data Package: CSV files and their description.

There is one package per wave, since a wave has one source and one licence.
"""

from data.package.build import Package, build, zipped

__all__ = ["Package", "build", "zipped"]
