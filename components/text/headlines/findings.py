"""The study's findings in words: a title, a sentence made from its rows, the chart behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.figures import formats
from data.codebook.published import Published
from data.disclosure.rules import MASKED, SMALL
from data.table import Table, Value

Row = Mapping[str, Value]
Rows = Sequence[Row]

NOUNS: Final = {"collectivites": "collectivité", "cooperations": "coopération"}
PERCENT: Final = "%"
WITHHELD: Final = "Trop peu de réponses pour être montrées dans cette sélection."


@dataclass(frozen=True)
class Told:
    """How a finding is told: its title, its sentence, and the key of its chart."""

    title: str
    chart: str
    sentence: Callable[[Rows, Table], str]
    zone: str = ""


def sentence(key: str, table: Table) -> str:
    """Return the finding `key` in one sentence, with its count and its base."""
    rows = [row for row in table if row["constat"] == key]
    if rows[0]["statut"] == MASKED:
        return WITHHELD
    return FINDINGS[key].sentence(rows, table)


def base(key: str, table: Table) -> str:
    """Return what the shares of the finding `key` are shares of, and whether they are few."""
    row = next(row for row in table if row["constat"] == key)
    words = str(row["base"]).replace(" : ", f"{formats.NBSP}: ")
    few = " ; effectif faible" if row["statut"] == SMALL else ""
    return f"Base : {formats.number(_int(row['n']))} {words}{few}."


def gap(key: str, table: Table, known: Published) -> str:
    """Return « +0,6 point » between computed and published; empty without two numbers."""
    row = next(row for row in table if row["constat"] == key)
    return gap_of(row["part" if known.unit == PERCENT else "effectif"], known)


def gap_of(own: Value, known: Published) -> str:
    """Return the gap of `own` from what is published of the same thing."""
    if known.value is None or not isinstance(own, int | float):
        return ""
    # The gap of what is read: both numbers as they stand on the screen.
    points = round(round(own, 1) - known.value, 1)
    sign = "+" if points > 0 else ""
    if not points:
        return "aucun"
    noun = formats.plural(points, "point" if known.unit == PERCENT else known.unit)
    return f"{sign}{formats.number(points, 1)}{formats.NBSP}{noun}"


def figure(key: str, table: Table, known: Published) -> str:
    """Return the number to set beside a published one."""
    row = next(row for row in table if row["constat"] == key)
    return _share(row) if known.unit == PERCENT else value_of(row["effectif"], known)


def value_of(value: Value, known: Published) -> str:
    """Return a number in the unit of what is published: « 73,4 % », « 122 collectivités »."""
    shown = value if isinstance(value, int | float) else 0
    return (
        formats.percent(shown, 1) if known.unit == PERCENT else formats.counted(shown, known.unit)
    )


def _simple(one: str, many: str, rest: str) -> Callable[[Rows, Table], str]:
    """Return « 80,4 % des collectivités soutiennent … (74 sur 92). », or « 1 … soutient … »."""
    return lambda rows, _: f"{_who(rows[0])} {_verb(rows[0], one, many)} {rest}{_out_of(rows[0])}."


def _ranked(first: str, later: str) -> Callable[[Rows, Table], str]:
    """Return a sentence that depends on the answer's rank."""

    def told(rows: Rows, _: Table) -> str:
        row = rows[0]
        if row["rang"] == 1:
            return f"{first}{formats.NBSP}: {_who(row)}{_out_of(row)}."
        return f"{later} au {_int(row['rang'])}e rang{formats.NBSP}: {_who(row)}{_out_of(row)}."

    return told


def _listed(start: str) -> Callable[[Rows, Table], str]:
    """Return the first answers, each with its share."""

    def told(rows: Rows, _: Table) -> str:
        names = [f"{row['libelle']} ({_share(row)})" for row in rows]
        return f"{start}{formats.NBSP}: {', '.join(names)}."

    return told


def _answering(rows: Rows, _: Table) -> str:
    n = _int(rows[0]["effectif"])
    verb = formats.plural(n, "a répondu", "ont répondu")
    return f"{formats.counted(n, 'collectivité')} {verb} à l’enquête."


def _goals(rows: Rows, _: Table) -> str:
    told = f"Un ODD au moins est renseigné pour {_who(rows[0])}"
    if len(rows) == 1 or not rows[1]["effectif"]:
        return f"{told}."
    first = f"l’ODD {rows[1]['code']}, {_quoted(rows[1])}, dans {_who(rows[1])}{_out_of(rows[1])}"
    return f"{told} ; le plus visé est {first}."


def _variety(rows: Rows, table: Table) -> str:
    themes = formats.counted(_int(table.facts["thematiques"]), "thématique")
    modes = _int(table.facts["modes"])
    kinds = f" et {formats.counted(modes, 'mode')} d’action" if modes else ""
    first = f"la première, {_quoted(rows[0])}, concerne {_who(rows[0])}"
    return f"{themes}{kinds}{formats.NBSP}: {first}{_out_of(rows[0])}."


def _who(row: Row) -> str:
    """Return « 80,4 % des collectivités », or « 3 collectivités sur 7 » where no share is told."""
    noun = NOUNS[str(row["unite"])]
    if row["part"] is None:
        told = formats.counted(_int(row["effectif"]), noun)
        return f"{told} sur{formats.NBSP}{formats.number(_int(row['n']))}"
    return f"{_share(row)} des {noun}s"


def _share(row: Row) -> str:
    part = row["part"]
    if isinstance(part, int | float):
        return formats.percent(part, 1)
    return _count(row)


def _out_of(row: Row) -> str:
    return "" if row["part"] is None else f" ({_count(row)})"


def _verb(row: Row, one: str, many: str) -> str:
    return many if row["part"] is not None else formats.plural(_int(row["effectif"]), one, many)


def _count(row: Row) -> str:
    count, n = (formats.number(_int(row[name])) for name in ("effectif", "n"))
    return f"{count}{formats.NBSP}sur{formats.NBSP}{n}"


def _quoted(row: Row) -> str:
    return f"«{formats.NBSP}{row['libelle']}{formats.NBSP}»"


def _int(value: Value) -> int:
    return int(value) if isinstance(value, int | float) else 0


#: In the order of reading. What is not in a table was not asked, or has no answer.
FINDINGS: Final[Mapping[str, Told]] = {
    "internationalisation": Told(
        "Des territoires qui s’internationalisent",
        "carte-pays",
        _simple("déclare", "déclarent", "mener une action extérieure"),
    ),
    "solidarite": Told(
        "La solidarité pour motivation",
        "motivations",
        _ranked("La solidarité est la première motivation", "La solidarité vient"),
    ),
    "afrique-francophone": Told(
        "Des liens historiques avec l’Afrique francophone",
        "carte-pays",
        _simple("est menée", "sont menées", "avec l’Afrique francophone (membres de l’OIF)"),
        zone="afrique-francophone-oif",
    ),
    "odd": Told("Une contribution aux ODD", "odd", _goals),
    "cooperation-decentralisee": Told(
        "La coopération décentralisée, forme principale",
        "modes",
        _ranked(
            "La coopération décentralisée est le premier mode d’action",
            "La coopération décentralisée vient",
        ),
    ),
    "diversite": Told("Des thématiques et des modes divers", "thematiques", _variety),
    "types-action": Told("Types d’action dominants", "types-action", _listed("Les plus cités")),
    "financeurs": Told("Qui finance", "financeurs", _listed("Les plus cités")),
    "anciennete": Told(
        "Une action ancienne",
        "anciennete",
        _simple("agit", "agissent", "à l’international depuis plus de 20 ans"),
    ),
    "mobilite-jeunes": Told(
        "La mobilité des jeunes, porte d’entrée",
        "mobilite-jeunes",
        _simple("soutient", "soutiennent", "la mobilité internationale des jeunes"),
    ),
    "soutien-acteurs": Told(
        "Un soutien aux acteurs locaux",
        "soutien-acteurs",
        _simple("soutient", "soutiennent", "les acteurs locaux de la solidarité internationale"),
    ),
    "sensibilisation": Told(
        "La sensibilisation des habitants",
        "sensibilisation",
        _simple("mène", "mènent", "des actions de sensibilisation"),
    ),
    "service": Told(
        "Un service des relations internationales",
        "service",
        _simple("a", "ont", "un service dédié aux relations internationales"),
    ),
    "repondants": Told("Des collectivités volontaires", "regions-representees", _answering),
    "region-84": Told(
        "L’Auvergne-Rhône-Alpes parmi les répondants",
        "regions-representees",
        _simple("est", "sont", "en Auvergne-Rhône-Alpes"),
    ),
}
