"""The regional portrait in words: each sentence is made from one or two small tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from components.figures import formats
from components.text.cells import valued
from components.text.headlines.beside_rest import Row, first_answer, listed, number, out_of
from data.aggregates.means import MEASURES
from data.table import Table
from data.words import weight_of_one

NAMED: Final = 3
FIELDS: Final = ("Premier domaine d’action", "Premiers domaines d’action")
FUNDERS: Final = ("Financeur le plus cité", "Financeurs les plus cités")
NEEDS: Final = ("Premier besoin exprimé", "Premiers besoins exprimés")
NBSP: Final = formats.NBSP


@dataclass(frozen=True)
class Portrait:
    """What the text is written from: the region, its figures, and its charts' tables by key.

    `charts` lacks what the wave did not ask, and what holds nothing or nothing that may be shown
    is told by `masked`, the labels of those tables.
    """

    region: str
    network: str
    figures: Table
    charts: Mapping[str, Table]
    masked: tuple[str, ...]
    small_below: int
    filtered: bool = False

    def fact(self, name: str) -> int:
        """Return one of the counts of `figures`."""
        value = self.figures.facts.get(name)
        return int(value) if isinstance(value, int | float) else 0


def opening(portrait: Portrait) -> list[str]:
    """Return the written portrait, four to nine sentences; two where nobody answered."""
    if not portrait.fact("repondants_region"):
        return _nobody(portrait)
    told = (
        _weight(portrait),
        _acting(portrait),
        _cooperations(portrait),
        _countries(portrait),
        _first(portrait, "region-thematiques", FIELDS),
        _first(portrait, "region-financeurs", FUNDERS),
        _means(portrait),
        _needs(portrait),
        _caution(portrait),
    )
    return [sentence for sentence in told if sentence]


def _nobody(portrait: Portrait) -> list[str]:
    survey, elsewhere = portrait.fact("survey"), portrait.fact("repondants_reste")
    did = "n’a répondu à l’enquête" if survey else "ne figure dans les données"
    among = ", parmi celles que les filtres retiennent" if portrait.filtered else ""
    told = [f"{portrait.region}{NBSP}: aucune collectivité {did}{among}."]
    if elsewhere:
        people = formats.counted(elsewhere, "répondant" if survey else "collectivité")
        verb = formats.plural(elsewhere, "se trouve", "se trouvent")
        told.append(
            f"Il n’y a donc rien à décrire ici{NBSP}: {people} {verb} dans les autres régions."
        )
    return told


def _weight(portrait: Portrait) -> str:
    own, rest = portrait.fact("repondants_region"), portrait.fact("repondants_reste")
    survey = portrait.fact("survey")
    share = formats.percent(100 * own / (own + rest), 1)
    people = "répondants" if survey else "collectivités dont la région est connue"
    verb = (
        formats.plural(own, "a répondu à l’enquête", "ont répondu à l’enquête")
        if survey
        else formats.plural(own, "figure dans les données", "figurent dans les données")
    )
    told = (
        f"{portrait.region}{NBSP}: {formats.counted(own, 'collectivité')} {verb}, "
        f"soit {share} des {formats.number(own + rest)} {people}"
    )
    network = f"{NBSP}; le réseau régional est {portrait.network}" if portrait.network else ""
    return f"{told}{network}."


def _acting(portrait: Portrait) -> str:
    n, facts = portrait.fact("dits_region"), portrait.figures.facts
    if not n or facts["actives_region"] is None:
        return ""
    acting = portrait.fact("actives_region")
    verb = formats.plural(acting, "mène", "mènent")
    told = f"Parmi elles, {out_of(acting, n)} {verb} une action extérieure"
    if facts.get("actives_reste") is None:
        return f"{told}."
    rest = out_of(portrait.fact("actives_reste"), portrait.fact("dits_reste"))
    return f"{told}, contre {rest} ailleurs."


def _cooperations(portrait: Portrait) -> str:
    n = portrait.fact("cooperations_region")
    if not n:
        return "Aucune coopération n’y est déclarée."
    rows = {str(row["indicateur"]): row for row in portrait.figures}
    where = formats.counted(number(rows["pays"]["region"]), "pays", "pays")
    verb = formats.plural(n, "est déclarée", "sont déclarées")
    told = f"{formats.counted(n, 'coopération')} y {verb}, dans {where}"
    africa = rows["afrique-francophone"]
    count = number(africa["region"])
    if africa["unite"] == "%":
        own = f"{formats.percent(count, 1)} sont"
    else:
        own = f"{out_of(int(count), n)} {formats.plural(count, 'est', 'sont')}"
    own = own if count else "aucune n’est"
    beside, size = number(africa["reste"]), portrait.fact("cooperations_reste")
    if africa["reste_unite"] == "%":
        rest = f"{formats.percent(beside, 1)} hors région (n{NBSP}={NBSP}{formats.number(size)})"
    else:
        rest = f"{out_of(int(beside), size)} hors région"
    return f"{told}{NBSP}; {own} en Afrique francophone, contre {rest}."


def _countries(portrait: Portrait) -> str:
    """Name at most three countries, never one that others equal without being named."""
    table = portrait.charts.get("carte-pays")
    named = [row for row in table or () if row["latitude"] is not None]
    if not named:
        return ""
    named.sort(key=lambda row: -number(row["cooperations"]))
    next_one = number(named[3]["cooperations"]) if len(named) > NAMED else 0
    told = [
        f"{row['libelle']} ({formats.counted(number(row['cooperations']), 'coopération')})"
        for row in named[:NAMED]
        if number(row["cooperations"]) > next_one
    ]
    if not told:
        most = formats.counted(next_one, "coopération")
        return f"Aucun pays partenaire ne se détache{NBSP}: {most} au plus dans chacun."
    if len(named) == 1:
        return f"Seul pays partenaire{NBSP}: {told[0]}."
    words = "Premier pays partenaire" if len(told) == 1 else "Premiers pays partenaires"
    return f"{words}{NBSP}: {listed(told)}."


def _first(portrait: Portrait, chart: str, words: tuple[str, str]) -> str:
    """Say the region's first answer under `words`, singular or plural."""
    return first_answer(portrait.charts.get(chart), words)


def _means(portrait: Portrait) -> str:
    """Say the median budget and staff beside the others', as far as answers are enough."""
    rows = [row for row in portrait.figures if row["indicateur"] in MEASURES]
    if rows and all(row["region"] is row["reste"] is None for row in rows):
        return f"Moyens{NBSP}: trop peu de réponses pour une médiane du budget ou des agents."
    told = f"{NBSP}; ".join(map(_median, rows))
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _median(row: Row) -> str:
    """Return « budget annuel médian : 120 k€ (14 réponses), contre 170 k€ hors région »."""
    label = str(row["libelle"])
    start = f"{label[0].lower()}{label[1:]}{NBSP}: "
    rest = f"{valued(row['reste'], row['reste_unite'])} hors région"
    if row["region"] is None:
        few = f"{start}trop peu de réponses"
        return few if row["reste"] is None else f"{few} ({rest})"
    own = f"{start}{valued(row['region'], row['unite'])} ({row['region_base']})"
    return own if row["reste"] is None else f"{own}, contre {rest}"


def _needs(portrait: Portrait) -> str:
    told = _first(portrait, "region-besoins", NEEDS)
    if told or not portrait.masked:
        return told
    what = listed([label.lower() for label in portrait.masked])
    return (
        f"Trop peu de collectivités ont répondu pour montrer ici, sans les désigner, les réponses "
        f"données en confiance ({what})."
    )


def _caution(portrait: Portrait) -> str:
    n = portrait.fact("repondants_region")
    if n >= portrait.small_below:
        return ""
    if n == 1:
        return "Une seule collectivité ne fait pas une région : ces lignes ne décrivent qu’elle."
    if not portrait.fact("survey"):
        return f"Avec {n} collectivités, ces lignes décrivent leurs actions plus que la région."
    return (
        f"Dans les parts de collectivités, {weight_of_one(n, 'collectivité')} au moins{NBSP}: un "
        "écart plus petit ne permet pas de conclure."
    )
