"""The embedded demonstration: invented answers of 122 invented collectivités, and a second wave.

One folder per wave. `data.demonstration.maker` writes these files; a test compares them with its
output. The first wave agrees with the figures published by the study (RESACOOP, 17/01/2025). Most
of these are exact quotas, so other seeds agree too; tests check the committed files. The share
of cooperations in francophone Africa (73.4 %) has *all* cooperations as its base, the few without a
country included, and the definition `afrique-francophone-oif`. No SIREN is given: any could be
real.
"""

import shutil
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
#: The notice of invented answers, on every page and in every file made from them.
DEMONSTRATION_NOTICE: Final = (
    "Données de démonstration : réponses inventées, aucune collectivité réelle"
)
#: The wave served while nothing is published, and the one that only a published version shows.
FIRST: Final = FOLDER / "acter-2024"
SECOND: Final = FOLDER / "acter-2027"


def copy_first(folder: Path) -> None:
    """Copy the five files of the first wave to `folder`, created if needed. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(FIRST.glob("*.csv")):
        shutil.copyfile(file, folder / file.name)


def copy_both(folder: Path) -> None:
    """Copy each wave into a folder of its own inside `folder`. Raises OSError."""
    for wave in (FIRST, SECOND):
        shutil.copytree(wave, folder / wave.name, dirs_exist_ok=True)
