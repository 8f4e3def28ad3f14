"""Draw the destinations of cooperations: a family of countries, then a country."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from data.demonstration.maker.draws import chance, pick, product, several
from data.demonstration.maker.respondents import Respondent

#: Of the 782 cooperations, all of them being the base, 574 are in francophone Africa: 73.4 %
#: (`afrique-francophone-oif`, in which are all the countries of `AFRICA` and none of the others).
COOPERATIONS: Final = 782
FRANCOPHONE: Final = 574
#: And 17 lead to no country: several at once, or a whole part of the world.
NO_COUNTRY: Final = 17

#: How readily a cooperation of each type of collectivité is in francophone Africa.
AFRICAN: Final = {
    "commune": 0.75,
    "intercommunalite": 1.2,
    "departement": 1.4,
    "region": 1.0,
    "syndicat-mixte": 3.0,
    "statut-particulier": 1.2,
}
#: Where the other cooperations lead.
ELSEWHERE: Final[Mapping[str, Mapping[str, float]]] = {
    "commune": {"europe": 56, "monde": 37},
    "intercommunalite": {"europe": 44, "monde": 48},
    "departement": {"europe": 34, "monde": 57},
    "region": {"europe": 38, "monde": 53},
    "syndicat-mixte": {"europe": 8, "monde": 87},
    "statut-particulier": {"voisins": 84, "europe": 9},
}

AFRICA: Final = {
    "SEN": 17, "MDG": 12, "BFA": 11, "BEN": 10, "MAR": 10, "MLI": 8, "TGO": 9, "CMR": 9, "TUN": 7,
    "CIV": 5, "NER": 5, "GIN": 4, "MRT": 4, "TCD": 2, "COG": 2, "COD": 3, "RWA": 2, "COM": 2.5,
    "DJI": 1, "GAB": 1, "CPV": 1.6, "EGY": 1.5, "BDI": 1, "CAF": 0.6, "MUS": 0.8, "GNB": 0.5,
    "STP": 0.8, "SYC": 0.9, "GNQ": 0.2,
}  # fmt: skip
#: In the Indian Ocean, the francophone neighbours come first.
INDIAN_OCEAN: Final[Mapping[str, Mapping[str, float]]] = {
    "04": {"MDG": 10, "MUS": 5, "COM": 4, "SYC": 4, "SEN": 1},
    "06": {"COM": 10, "MDG": 7, "SYC": 1, "SEN": 1},
}
EUROPE: Final = {
    "DEU": 26, "ITA": 12, "POL": 12, "GBR": 11, "ESP": 9, "ROU": 8, "BEL": 7, "PRT": 5, "UKR": 11,
    "CHE": 4, "GRC": 2, "HUN": 2, "CZE": 2, "LUX": 2, "MLT": 2, "MCO": 1, "IRL": 2, "AUT": 1.5,
    "MDA": 1.5, "SRB": 1, "XKX": 0.7, "AND": 0.5,
}  # fmt: skip
WORLD: Final = {
    "PSE": 11, "LBN": 11, "ARM": 13, "VNM": 9, "HTI": 10, "DZA": 7, "CAN": 6, "KHM": 6, "CHN": 5,
    "LAO": 4, "IND": 4, "BRA": 4, "USA": 3, "JPN": 3, "GEO": 2, "IRQ": 2, "TUR": 2, "GHA": 2,
    "ETH": 2, "NPL": 2, "PER": 2, "COL": 2, "CUB": 2, "ZAF": 1.5, "MEX": 1.5, "ARG": 1, "SYR": 1,
}  # fmt: skip
NOWHERE: Final = {"NV-MON": 6, "NV-AFO": 4, "NV": 3, "NV-AFR": 2, "NV-EUR": 1}
NEIGHBOURS: Final[Mapping[str, Mapping[str, float]]] = {
    "01": {"DMA": 4, "HTI": 3, "LCA": 2, "ATG": 2, "DOM": 2, "BRB": 1},
    "02": {"LCA": 4, "DMA": 3, "BRB": 2, "VCT": 2, "HTI": 2, "CUB": 1},
    "03": {"SUR": 5, "BRA": 5, "GUY": 2, "HTI": 2},
    "04": {"MOZ": 3, "ZAF": 2, "IND": 2, "CHN": 1},
    "06": {"MOZ": 2, "TZA": 2, "KEN": 1},
    "988": {"VUT": 6, "FJI": 4, "AUS": 0.3, "NZL": 0.4},
}

#: What a region's history or border adds, as factors.
LINKS: Final[Mapping[str, Mapping[str, float]]] = {
    "11": {"SEN": 2, "MLI": 3, "COM": 3},
    "24": {"MAR": 2, "MLI": 2, "BEN": 2},
    "27": {"CMR": 2, "TGO": 2, "DEU": 2, "CHE": 4},
    "28": {"GBR": 4, "MDG": 2, "CPV": 2},
    "32": {"BEL": 5, "GBR": 3, "POL": 2, "SEN": 2, "MDG": 2},
    "44": {"DEU": 3, "LUX": 5, "CHE": 3, "BEL": 2, "CMR": 2, "TGO": 2},
    "52": {"GIN": 4, "SEN": 2, "TGO": 2, "BEN": 2},
    "53": {"GBR": 3, "IRL": 5, "MDG": 2, "BFA": 2, "VNM": 2},
    "75": {"ESP": 4, "PRT": 2, "BFA": 2, "TGO": 2},
    "76": {"ESP": 5, "AND": 6, "MAR": 2, "NER": 2, "SEN": 2},
    "84": {"ITA": 3, "CHE": 4, "SEN": 2, "BFA": 2, "MDG": 1.5, "ARM": 3, "LBN": 1.5},
    "93": {"ITA": 3, "MCO": 8, "MLT": 3, "MAR": 2, "TUN": 3, "COM": 4, "DZA": 3},
}
#: How often a collectivité goes on in a country where it already is.
FAITHFUL: Final = 0.42


def families(rng: Random, owners: Sequence[Respondent]) -> list[str]:
    """Return, for each cooperation (given by its owner), its family of destinations.

    Exactly 73.4 % (`FRANCOPHONE` in `COOPERATIONS`) are « afrique ».
    """
    weights = {rank: _african(owner) for rank, owner in enumerate(owners)}
    african = frozenset(several(rng, weights, round(len(owners) * FRANCOPHONE / COOPERATIONS)))
    others = {rank: 1.0 for rank in weights if rank not in african}
    nowhere = several(rng, others, NO_COUNTRY)
    dealt = dict.fromkeys(african, "afrique") | dict.fromkeys(nowhere, "nv")
    return [dealt.get(rank) or pick(rng, _elsewhere(owner)) for rank, owner in enumerate(owners)]


def country(rng: Random, family: str, owner: Respondent, known: Sequence[str]) -> str:
    """Return a country of the family, often one that the owner already knows (`known`)."""
    if known and family != "nv" and chance(rng, FAITHFUL):
        return pick(rng, {code: float(known.count(code)) for code in known})
    tables: Mapping[str, Mapping[str, float]] = {
        "afrique": INDIAN_OCEAN.get(owner.region, AFRICA),
        "europe": EUROPE,
        "monde": WORLD,
        "nv": NOWHERE,
        "voisins": NEIGHBOURS.get(owner.region, WORLD),
    }
    return pick(rng, product(tables[family], LINKS.get(owner.region, {})))


def _african(owner: Respondent) -> float:
    if owner.overseas and owner.region not in INDIAN_OCEAN:
        return 0.08
    return AFRICAN[owner.kind] * (0.8 if owner.border else 1.0)


def _elsewhere(owner: Respondent) -> Mapping[str, float]:
    return ELSEWHERE["statut-particulier" if owner.overseas else owner.kind]
