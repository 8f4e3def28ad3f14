"""The embedded demonstration dataset: invented answers of 122 invented collectivités.

The files beside this one are what `write_demonstration` writes; a test holds them equal. They agree
with the figures that the study published (RESACOOP, 17/01/2025). Most of these are quotas dealt
exactly, so other seeds agree too; tests check the committed files. The share of cooperations in
francophone Africa (73.4 %) has *all* cooperations as its base, the few without a country included,
and the definition `afrique-francophone-oif`. No SIREN is given: any could be real.
"""

from data.demonstration.write import FOLDER, SEED, write_demonstration, write_two_waves

__all__ = ["FOLDER", "SEED", "write_demonstration", "write_two_waves"]
