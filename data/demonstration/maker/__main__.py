"""Regenerate both demonstration waves: `python -m data.demonstration.maker`."""

from data import codebook, demonstration
from data.demonstration.maker.write import write_two_waves

if __name__ == "__main__":
    write_two_waves(demonstration.FOLDER, codebook.load())
