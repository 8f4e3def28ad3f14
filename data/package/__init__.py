"""The public part of one wave as a Frictionless Data Package: CSV files and what describes them.

One wave, one package: each has one source, one licence, and is made up or is not.
"""

from data.package.build import Package, build, zipped

__all__ = ["Package", "build", "zipped"]
