"""The sentences of the regional portrait, each from one or two small tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from components.text import phrases
from components.text.cells import key_figure_text
from components.text.headlines.beside_rest import (
    titled_first_answer,
)
from data import french
from data.aggregates.means import MEASURES
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.french import NBSP, answer_weight
from data.table import Table, TableRow, as_number

NAMED: Final = 3
#: Heading of what stands beside a region: sums and medians are everyone's, and say so.
BESIDE: Final = "Hors région, ou ensemble"
FIELDS: Final = ("Premier domaine d’action", "Premiers domaines d’action")
FUNDERS: Final = ("Financeur le plus cité", "Financeurs les plus cités")
NEEDS: Final = ("Premier besoin exprimé", "Premiers besoins exprimés")


@dataclass(frozen=True)
class Portrait:
    """The data of the sentences: the region, its figures, its charts' tables by key.

    `charts` lacks the questions that the wave did not ask and those without an answer that may be
    shown; `masked` holds the labels of the latter.
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


def sentences(portrait: Portrait) -> list[str]:
    """Return the written portrait, three to eight sentences; two where nobody answered."""
    if not portrait.fact("repondants_region"):
        return _nobody(portrait)
    written = (
        _weight(portrait),
        _cooperations(portrait),
        _countries(portrait),
        _first_answer(portrait, "region-thematiques", FIELDS),
        _first_answer(portrait, "region-financeurs", FUNDERS),
        _means(portrait),
        _needs(portrait),
        _caution(portrait),
    )
    return [sentence for sentence in written if sentence]


def _nobody(portrait: Portrait) -> list[str]:
    survey, elsewhere = portrait.fact("survey"), portrait.fact("repondants_reste")
    did = "n’a répondu à l’enquête" if survey else "ne figure dans les données"
    among = ", parmi celles que les filtres retiennent" if portrait.filtered else ""
    sentences = [f"{portrait.region}{NBSP}: aucune collectivité {did}{among}."]
    if elsewhere:
        people = french.counted(elsewhere, "répondant" if survey else "collectivité")
        verb = french.plural(elsewhere, "se trouve", "se trouvent")
        sentences.append(
            f"Il n’y a donc rien à décrire ici{NBSP}: {people} {verb} dans les autres régions."
        )
    return sentences


def _weight(portrait: Portrait) -> str:
    own, rest = portrait.fact("repondants_region"), portrait.fact("repondants_reste")
    survey = portrait.fact("survey")
    share = french.percent(100 * own / (own + rest), 1)
    people = "répondants" if survey else "collectivités dont la région est connue"
    if portrait.filtered:
        people = f"{people}{'' if survey else ' et'} que les filtres retiennent"
    verb = (
        french.plural(own, "a répondu à l’enquête", "ont répondu à l’enquête")
        if survey
        else french.plural(own, "figure dans les données", "figurent dans les données")
    )
    # Of a selection that keeps this region alone, there is nothing it would be a share of.
    part = f", soit {share} des {french.number(own + rest)} {people}" if rest else ""
    text = f"{portrait.region}{NBSP}: {french.counted(own, phrases.AUTHORITY)} {verb}{part}"
    network = f"{NBSP}; le réseau régional est {portrait.network}" if portrait.network else ""
    return f"{text}{network}."


def _cooperations(portrait: Portrait) -> str:
    n = portrait.fact("cooperations_region")
    if not n:
        return "Aucune coopération n’y est déclarée."
    rows = {str(row["indicateur"]): row for row in portrait.figures}
    where = french.counted(as_number(rows["pays"]["region"]), "pays", "pays")
    verb = french.plural(n, "est déclarée", "sont déclarées")
    text = f"{french.counted(n, phrases.COOPERATION)} y {verb}, dans {where}"
    africa = rows["afrique-francophone"]
    count = as_number(africa["region"])
    if africa["unite"] == "%":
        own = f"{phrases.share(count)} sont"
    else:
        own = f"{french.out_of(count, n)} {french.plural(count, 'est', 'sont')}"
    own = own if count else "aucune n’est"
    beside, size = as_number(africa["reste"]), portrait.fact("cooperations_reste")
    africa_here = f"{text}{NBSP}; {own} en Afrique francophone"
    if not size:
        return f"{africa_here}."
    if africa["reste_unite"] == "%":
        rest = f"{phrases.share(beside)} hors région ({french.base_size(size)})"
    else:
        rest = f"{french.out_of(beside, size)} hors région"
    return f"{africa_here}, contre {rest}."


def _countries(portrait: Portrait) -> str:
    """Name at most three countries, without those that tie with an unnamed one."""
    table = portrait.charts.get("carte-pays")
    named = [row for row in table or () if row["latitude"] is not None]
    if not named:
        return ""
    named.sort(key=lambda row: -as_number(row["cooperations"]))
    next_one = as_number(named[3]["cooperations"]) if len(named) > NAMED else 0
    first = [
        f"{row['libelle']} ({french.counted(as_number(row['cooperations']), phrases.COOPERATION)})"
        for row in named[:NAMED]
        if as_number(row["cooperations"]) > next_one
    ]
    if not first:
        most = french.counted(next_one, phrases.COOPERATION)
        return f"Aucun pays partenaire ne se détache{NBSP}: {most} au plus dans chacun."
    if len(named) == 1:
        return f"Seul pays partenaire{NBSP}: {first[0]}."
    words = "Premier pays partenaire" if len(first) == 1 else "Premiers pays partenaires"
    return f"{words}{NBSP}: {french.listed(first)}."


def _first_answer(portrait: Portrait, chart: str, words: tuple[str, str]) -> str:
    """State the region's first answer under `words`, singular or plural."""
    return titled_first_answer(portrait.charts.get(chart), words)


def _means(portrait: Portrait) -> str:
    """State the median budget and staff beside everyone's, as far as answers are enough."""
    rows = [row for row in portrait.figures if row["indicateur"] in MEASURES]
    if rows and all(row["region_statut"] in {UNLISTED, WITHDRAWN} for row in rows):
        told = "réponses données en confiance, non publiées pour cette sélection"
        return f"Moyens{NBSP}: {told}."
    if rows and all(row["region"] is row["reste"] is None for row in rows):
        return f"Moyens{NBSP}: trop peu de réponses pour une médiane du budget ou des agents."
    medians = f"{NBSP}; ".join(map(_median, rows))
    return f"{phrases.capitalized(medians)}." if medians else ""


def _median(row: TableRow) -> str:
    """Return « budget annuel médian : 120 k€ (14 réponses), contre 170 k€ pour l’ensemble »."""
    label = str(row["libelle"])
    start = f"{phrases.uncapitalized(label)}{NBSP}: "
    rest = f"{key_figure_text(row, 'reste', 'reste_unite')} pour l’ensemble"
    if row["region"] is None:
        few = f"{start}trop peu de réponses"
        return few if row["reste"] is None else f"{few} ({rest})"
    own = f"{start}{key_figure_text(row, 'region')} ({row['region_base']})"
    return own if row["reste"] is None else f"{own}, contre {rest}"


def _needs(portrait: Portrait) -> str:
    need = _first_answer(portrait, "region-besoins", NEEDS)
    if need or not portrait.masked:
        return need
    what = french.listed([label.lower() for label in portrait.masked])
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
        f"Dans les parts de collectivités, {answer_weight(n, 'collectivité')} au moins{NBSP}: un "
        "écart plus petit ne permet pas de conclure."
    )
