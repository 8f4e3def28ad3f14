"""The study's findings: a title, a sentence from its rows, the chart that shows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.text import phrases
from data import french
from data.disclosure.published import UNLISTED, WITHDRAWN
from data.disclosure.rules import MASKED, SMALL
from data.disclosure.words import MASKED_ANSWERS, closed_list
from data.french import NBSP
from data.table import Table, TableRow, Unit, as_number

Rows = Sequence[TableRow]

#: What stands for a finding that is not told, by status.
WITHHELD: Final[Mapping[str, str]] = {
    MASKED: MASKED_ANSWERS,
    UNLISTED: closed_list(),
    WITHDRAWN: "Réponses données en confiance, retirées de cette version.",
}


@dataclass(frozen=True)
class FindingText:
    """The words of a finding: its title, the key of its chart, and what writes its sentence."""

    title: str
    chart: str
    sentence: Callable[[Rows, Table], str]
    zone: str = ""


def sentence(key: str, table: Table) -> str:
    """Return the finding `key` in one sentence, with its count and its base."""
    rows = [row for row in table if row["constat"] == key]
    if rows[0]["statut"] in WITHHELD:
        return WITHHELD[str(rows[0]["statut"])]
    return FINDINGS[key].sentence(rows, table)


def base(key: str, table: Table) -> str:
    """Return what the shares of the finding `key` are shares of, and whether they are few.

    Empty where its number is not told.
    """
    row = next(row for row in table if row["constat"] == key)
    label = str(row["base"]).replace(" : ", f"{NBSP}: ")
    if row["n"] is None:
        return ""
    few = " ; effectif faible" if row["statut"] == SMALL else ""
    return f"Base : {french.number(as_number(row['n']))} {label}{few}."


def share_or_count(row: TableRow) -> str:
    """Return « 80,4 % », or « 3 sur 7 » where the base is too small for a share."""
    return phrases.share_or_count(row["part"], row["effectif"], row["n"])


def _claim(singular: str, plural: str, rest: str) -> Callable[[Rows, Table], str]:
    """Return « 80,4 % des collectivités soutiennent … (74 sur 92). », or « 1 … soutient … »."""

    def write(rows: Rows, _: Table) -> str:
        row = rows[0]
        count = as_number(row["effectif"])
        verb = french.plural(count, singular, plural) if row["part"] is None else plural
        return f"{_units(row)} {verb} {rest}{_bracketed_count(row)}."

    return write


def _ranked(first: str, subject: str) -> Callable[[Rows, Table], str]:
    """Return a sentence that depends on the answer's rank, which may not be told."""

    def write(rows: Rows, _: Table) -> str:
        row = rows[0]
        rank = row["rang"]
        later = f"{subject} vient au {rank}e rang" if rank else subject
        start = first if rank == 1 else later
        return f"{start}{NBSP}: {_units(row)}{_bracketed_count(row)}."

    return write


def _first_answers(start: str) -> Callable[[Rows, Table], str]:
    """Return the first answers, each with its share."""

    def write(rows: Rows, _: Table) -> str:
        names = [f"{row['libelle']} ({share_or_count(row)})" for row in rows]
        return f"{start}{NBSP}: {', '.join(names)}."

    return write


def _respondents(rows: Rows, _: Table) -> str:
    n = as_number(rows[0]["effectif"])
    verb = french.plural(n, "a répondu", "ont répondu")
    return f"{french.counted(n, phrases.AUTHORITY)} {verb} à l’enquête."


def _goals(rows: Rows, _: Table) -> str:
    text = f"Un ODD au moins est renseigné pour {_units(rows[0])}"
    if len(rows) == 1 or not rows[1]["effectif"]:
        return f"{text}."
    first = rows[1]
    goal = f"l’ODD {first['code']}, {phrases.quoted_label(first)}"
    return f"{text} ; le plus visé est {goal}, dans {_units(first)}{_bracketed_count(first)}."


def _variety(rows: Rows, table: Table) -> str:
    themes = french.counted(as_number(table.facts["thematiques"]), "thématique")
    modes = as_number(table.facts["modes"])
    kinds = f" et {french.counted(modes, 'mode')} d’action" if modes else ""
    first = f"la première, {phrases.quoted_label(rows[0])}, concerne {_units(rows[0])}"
    return f"{themes}{kinds}{NBSP}: {first}{_bracketed_count(rows[0])}."


def _units(row: TableRow) -> str:
    """Return « 80,4 % des collectivités », or « 3 collectivités sur 7 » where no share is shown."""
    noun = Unit(str(row["unite"])).noun
    if row["part"] is None:
        return french.counted_out_of(as_number(row["effectif"]), noun, as_number(row["n"]))
    return f"{phrases.share(row['part'])} des {noun}s"


def _bracketed_count(row: TableRow) -> str:
    """Return « (74 sur 92) » after a share; nothing where the count is already written."""
    return "" if row["part"] is None else f" ({phrases.out_of(row['effectif'], row['n'])})"


#: In the order of reading. What is not in a table was not asked, or has no answer.
FINDINGS: Final[Mapping[str, FindingText]] = {
    "solidarite": FindingText(
        "La solidarité pour motivation",
        "motivations",
        _ranked("La solidarité est la première motivation", "La solidarité"),
    ),
    "afrique-francophone": FindingText(
        "Des liens historiques avec l’Afrique francophone",
        "carte-pays",
        _claim("est menée", "sont menées", "avec l’Afrique francophone (membres de l’OIF)"),
        zone="afrique-francophone-oif",
    ),
    "odd": FindingText("Une contribution aux ODD", "odd", _goals),
    "cooperation-decentralisee": FindingText(
        "La coopération décentralisée, forme principale",
        "modes",
        _ranked(
            "La coopération décentralisée est le premier mode d’action",
            "La coopération décentralisée",
        ),
    ),
    "diversite": FindingText("Des thématiques et des modes divers", "thematiques", _variety),
    "types-action": FindingText(
        "Types d’action dominants", "types-action", _first_answers("Les plus cités")
    ),
    "financeurs": FindingText("Qui finance", "financeurs", _first_answers("Les plus cités")),
    "anciennete": FindingText(
        "Une action ancienne",
        "anciennete",
        _claim("agit", "agissent", "à l’international depuis plus de 20 ans"),
    ),
    "mobilite-jeunes": FindingText(
        "La mobilité des jeunes, porte d’entrée",
        "mobilite-jeunes",
        _claim("soutient", "soutiennent", "la mobilité internationale des jeunes"),
    ),
    "soutien-acteurs": FindingText(
        "Un soutien aux acteurs locaux",
        "soutien-acteurs",
        _claim("soutient", "soutiennent", "les acteurs locaux de la solidarité internationale"),
    ),
    "sensibilisation": FindingText(
        "La sensibilisation des habitants",
        "sensibilisation",
        _claim("mène", "mènent", "des actions de sensibilisation"),
    ),
    "service": FindingText(
        "Un service des relations internationales",
        "service",
        _claim("a", "ont", "un service dédié aux relations internationales"),
    ),
    "repondants": FindingText(
        "Des collectivités volontaires", "regions-representees", _respondents
    ),
    "region-84": FindingText(
        "L’Auvergne-Rhône-Alpes parmi les répondants",
        "regions-representees",
        _claim("est", "sont", "en Auvergne-Rhône-Alpes"),
    ),
}
