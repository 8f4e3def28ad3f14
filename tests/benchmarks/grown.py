"""The embedded wave with as many cooperations as wanted: rows drawn again, others untouched."""

import pandas as pd

from app import create_app
from data import codebook, commands, demonstration
from data.dataset import Dataset, prepare
from data.disclosure.protection import disclosed
from data.disclosure.rules import Rules
from data.intake.verify import read_files
from data.versions.cells import known_to_the_program
