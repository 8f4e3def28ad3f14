"""The regional portrait in words: each sentence is made from one or two small tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.figures import formats
from data.table import Table, Value

Row = Mapping[str, Value]

#: Beyond this many equal answers, none stands out.
TIED: Final = 3
_OF: Final = {"cooperations": "coopération", "collectivites": "collectivité"}
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
    """Return the written portrait, four to eight sentences; two where nobody answered."""
    if not portrait.fact("repondants_region"):
        return _nobody(portrait)
    told = (
        _weight(portrait),
        _acting(portrait),
        _cooperations(portrait),
        _countries(portrait),
        _first(portrait, "region-thematiques", "Premier domaine d’action"),
        _first(portrait, "region-financeurs", "Financeur le plus cité"),
        _needs(portrait),
        _caution(portrait),
    )
    return [sentence for sentence in told if sentence]


def first_beside(table: Table) -> str:
    """Name the first answer of the region, its share or count, and what it is elsewhere."""
    leading = leaders(table)
    if not leading:
        return "Aucune réponse ne se détache dans la région."
    names = _listed([_quoted(row) for row in leading])
    return f"En tête{NBSP}: {names}, {_compared(table, leading)}."


def leaders(table: Table) -> list[Row]:
    """Return the rows of the first group's most frequent answer, ties included; none beyond three.

    « Aucun » is an answer, but no leader.
    """
    own: list[Row] = [row for row in table if row["groupe"] != "reste" and _count(table, row) > 0]
    named = [row for row in own if not str(row[table.dimension]).startswith("aucun")]
    top = max((_count(table, row) for row in named), default=0)
    first = [row for row in named if _count(table, row) == top]
    return first if len(first) <= TIED else []


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
    n = portrait.fact("dits_region")
    if not n:
        return ""
    acting = portrait.fact("actives_region")
    rest = _out_of(portrait.fact("actives_reste"), portrait.fact("dits_reste"))
    if n == 1:
        does = "mène une action extérieure" if acting else "ne mène pas d’action extérieure"
        return f"Elle {does}{NBSP}; hors région, {rest} en mènent une."
    verb = formats.plural(acting, "mène", "mènent")
    return (
        f"Parmi elles, {_out_of(acting, n)} {verb} une action extérieure, contre {rest} ailleurs."
    )


def _cooperations(portrait: Portrait) -> str:
    n = portrait.fact("cooperations_region")
    if not n:
        return "Aucune coopération n’y est déclarée."
    rows = {str(row["indicateur"]): row for row in portrait.figures}
    where = formats.counted(_number(rows["pays"]["region"]), "pays", "pays")
    verb = formats.plural(n, "est déclarée", "sont déclarées")
    told = f"{formats.counted(n, 'coopération')} y {verb}, dans {where}"
    africa = rows["afrique-francophone"]
    own = _africa(africa, "region", "unite", n)
    rest = _africa(africa, "reste", "reste_unite", portrait.fact("cooperations_reste"))
    return f"{told}{NBSP}; {own} en Afrique francophone, contre {rest} hors région."


def _africa(row: Row, side: str, unit: str, n: int) -> str:
    value = _number(row[side])
    if row[unit] == "%":
        return (
            f"{formats.percent(value, 1)} sont" if side == "region" else formats.percent(value, 1)
        )
    verb = formats.plural(value, " est", " sont") if side == "region" else ""
    return f"{_out_of(int(value), n)}{verb}"


def _countries(portrait: Portrait) -> str:
    table = portrait.charts.get("carte-pays")
    if table is None:
        return ""
    named = [row for row in table if row["latitude"] is not None]
    named.sort(key=lambda row: -_number(row["cooperations"]))
    if not named:
        return ""
    told = [
        f"{row['libelle']} ({formats.counted(_number(row['cooperations']), 'coopération')})"
        for row in named[:3]
    ]
    if len(told) == 1:
        return f"Seul pays partenaire{NBSP}: {told[0]}."
    return f"Premiers pays partenaires{NBSP}: {_listed(told)}."


def _first(portrait: Portrait, chart: str, words: str) -> str:
    table = portrait.charts.get(chart)
    leading = leaders(table) if table else []
    if table is None or not leading:
        return ""
    names = _listed([_quoted(row) for row in leading])
    return f"{words}{NBSP}: {names}, {_compared(table, leading)}."


def _needs(portrait: Portrait) -> str:
    told = _first(portrait, "region-besoins", "Premier besoin exprimé")
    if told or not portrait.masked:
        return told
    what = _listed([label.lower() for label in portrait.masked])
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
    unit = "1 répondant y pèse" if portrait.fact("survey") else "1 collectivité y pèse"
    weight = f"{formats.number(100 / n)}{NBSP}points"
    return f"{unit} {weight}{NBSP}: un écart plus petit ne permet pas de conclure."


def _compared(table: Table, leading: Sequence[Row]) -> str:
    """Return « 40 % des coopérations (41 sur 102), contre 38 % hors région, soit +2 points »."""
    first = leading[0]
    told = _said(table, first)
    told = f"{told} chacun" if len(leading) > 1 else told
    rest = next(
        (
            r
            for r in table
            if r["groupe"] == "reste" and r[table.dimension] == first[table.dimension]
        ),
        None,
    )
    if rest is None or len(leading) > 1:
        return told
    if first["ecart"] is None:
        return f"{told}, contre {_brief(table, rest)} hors région"
    gap = _number(first["ecart"])
    sign = "+" if gap > 0 else formats.MINUS if gap < 0 else ""
    points = f"{sign}{formats.number(abs(gap), 1)}{NBSP}{formats.plural(gap, 'point')}"
    return f"{told}, contre {_brief(table, rest)} hors région, soit {points}"


def _said(table: Table, row: Row) -> str:
    unit = next(name for name in _OF if any(c.name == name for c in table.columns))
    out = _out_of(_count(table, row), int(_number(row["n"])))
    if row["part"] is None:
        n = int(_number(row["n"]))
        return f"{formats.counted(_count(table, row), _OF[unit])} sur{NBSP}{formats.number(n)}"
    return f"{formats.percent(_number(row['part']), 1)} des {_OF[unit]}s ({out})"


def _brief(table: Table, row: Row) -> str:
    if row["part"] is None:
        return _out_of(_count(table, row), int(_number(row["n"])))
    return formats.percent(_number(row["part"]), 1)


def _count(table: Table, row: Row) -> int:
    name = next(name for name in _OF if any(c.name == name for c in table.columns))
    return int(_number(row[name]))


def _out_of(count: int, base: int) -> str:
    return f"{formats.number(count)}{NBSP}sur{NBSP}{formats.number(base)}"


def _quoted(row: Row) -> str:
    return f"«{NBSP}{row['libelle']}{NBSP}»"


def _listed(texts: Sequence[str]) -> str:
    return " et ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
