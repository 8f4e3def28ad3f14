"""Write the generated facts as survey answers, with non-response: blanks, « NC » and « NSP »."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random
from typing import Final

from data.codebook import RESERVED, Codebook
from data.demonstration.maker.cooperations import AMOUNT, SIZE, Cooperation
from data.demonstration.maker.draws import chance, deal, ordered, stream
from data.demonstration.maker.funding import Funding
from data.demonstration.maker.respondents import WAVE, Respondent

Cells = dict[str, str]

NC: Final = "NC"
NSP: Final = "NSP"

#: What those that do not act are not concerned by.
MEANS: Final = (
    "budget_specifique", "budget_eur", "etp", "service", "portage", "strategie", "modele",
)  # fmt: skip

BUDGET: Final = frozenset({"budget_specifique", "budget_eur"})

#: Shares left blank and shares of « ne sait pas », by column; the others are always filled.
BLANKS: Final[Mapping[str, tuple[float, float]]] = {
    "population": (0.025, 0),
    "budget_specifique": (0.06, 0.03),
    "budget_eur": (0.14, 0.05),
    "etp": (0.16, 0.04),
    "service": (0.06, 0),
    "portage": (0.07, 0.02),
    "strategie": (0.08, 0.04),
    "modele": (0.1, 0.05),
    "partenaire": (0.12, 0),
    "mode": (0.05, 0.005),
    "debut": (0.09, 0.03),
    "conventionnee": (0.08, 0.03),
    "duree": (0.1, 0.01),
    "gestion": (0.12, 0.02),
    "thematiques": (0.06, 0.01),
    "odd": (0.13, 0.05),
}
#: Amounts of cooperations are the least answered.
AMOUNT_BLANK: Final = 0.36
AMOUNT_UNKNOWN: Final = 0.04
#: Modes for which a convention makes no sense, and for which no amount is followed.
NO_CONVENTION: Final = frozenset({"urgence", "accueil"})
NO_AMOUNT: Final = frozenset({"accueil", "reseaux-villes"})
#: The budget exceeds the sum of the cooperations by what steering costs.
STEERING: Final = (1.05, 0.6)


def collectivite_cells(
    people: Sequence[Respondent], actions: Sequence[Cooperation], seed: int
) -> list[Cells]:
    """Return the rows of `collectivites`, with non-response; `siren` is always empty."""
    rng = stream(seed, "non-reponse-collectivites")
    spent = {person: sum(a.amount for a in actions if a.owner is person) for person in people}
    rows = [_person(rng, person, spent[person]) for person in people]
    # Budgets of 0 euros are few: they are not among those left blank.
    return _with_non_response(rng, rows, [person.ident for person in people if person.penniless])


def cooperation_cells(book: Codebook, actions: Sequence[Cooperation], seed: int) -> list[Cells]:
    """Return the rows of `cooperations`, with non-response."""
    rng = stream(seed, "non-reponse-cooperations")
    return _with_non_response(rng, [_action(rng, book, action) for action in actions])


def funding_cells(rows: Iterable[Funding]) -> list[Cells]:
    """Return the rows of `financements`: many funders are cited without an amount."""
    return [
        {
            "collectivite_id": row.owner.ident,
            "vague": WAVE,
            "cooperation_id": row.cooperation.ident if row.cooperation else "",
            "financeur": _code(row.funder),
            "annee": str(row.year or ""),
            "montant_eur": str(row.amount or ""),
        }
        for row in rows
    ]


def answer_cells(rows: Iterable[tuple[str, str, str]]) -> list[Cells]:
    """Return the rows of `reponses`."""
    return [
        {
            "collectivite_id": ident,
            "vague": WAVE,
            "question": question,
            "modalite": _code(code),
        }
        for ident, question, code in rows
    ]


def _person(rng: Random, person: Respondent, spent: int) -> Cells:
    row = {
        "collectivite_id": person.ident,
        "vague": WAVE,
        "nom": person.name,
        "type": person.kind,
        "region": person.region,
        "departement": person.department,
        "population": str(person.population),
        "action": _yes(true=person.acts),
        "anciennete": _code(person.seniority),
    }
    if person.organisation is None:
        return row | dict.fromkeys(MEANS, NC)
    how = person.organisation
    budget = _budget(rng, person, spent) if how.budgeted else NC
    staff = f"{how.staff:g}".replace(".", ",")
    organised = (how.service, how.leader, how.strategy, how.model)
    means = (_yes(true=how.budgeted), budget, staff, *organised)
    return row | dict(zip(MEANS, means, strict=True))


def _budget(rng: Random, person: Respondent, spent: int) -> str:
    least, more = STEERING
    declared = spent or (0 if person.penniless else AMOUNT[person.kind] * SIZE[person.kind])
    exact = declared * (least + more * rng.random())
    return str(-(-int(exact) // 1_000) * 1_000)


def _action(rng: Random, book: Codebook, action: Cooperation) -> Cells:
    lists = book.nomenclatures
    has_amount = action.mode not in NO_AMOUNT or chance(rng, 0.6)
    return {
        "cooperation_id": action.ident,
        "collectivite_id": action.owner.ident,
        "vague": WAVE,
        "pays": action.country,
        "partenaire": action.partner if action.family != "nv" else "",
        "mode": action.mode,
        "debut": str(action.start),
        "fin": str(action.end or ""),
        "conventionnee": NC if action.mode in NO_CONVENTION else _yes(true=action.signed),
        "duree": "durable" if action.lasting else "ponctuelle",
        "gestion": action.management,
        "thematiques": ordered(action.themes, lists["thematiques"].codes),
        "odd": ordered(action.goals, lists["odd"].codes),
        "montant_eur": _amount(rng, action) if has_amount else NC,
    }


def _amount(rng: Random, action: Cooperation) -> str:
    draw = rng.random()
    if draw < AMOUNT_BLANK:
        return ""
    return NSP if draw < AMOUNT_BLANK + AMOUNT_UNKNOWN else str(action.amount)


def _with_non_response(
    rng: Random, rows: Sequence[Cells], spared: Collection[str] = ()
) -> list[Cells]:
    rows_with_gaps = [dict(row) for row in rows]
    for column, (blank, unknown) in BLANKS.items():
        answered = [
            rank
            for rank, row in enumerate(rows)
            if row.get(column, NC) not in {"", NC}
            and not (column in BUDGET and row["collectivite_id"] in spared)
        ]
        counts = {
            "": round(blank * len(answered)),
            NSP: round(unknown * len(answered)),
        }
        for rank, answer in deal(rng, answered, counts).items():
            rows_with_gaps[rank][column] = answer
    # Who does not say whether there is a budget does not say how much it is.
    for row in rows_with_gaps:
        if row.get("budget_specifique", NC) in {"", NSP}:
            row["budget_eur"] = row["budget_specifique"]
    return rows_with_gaps


def _code(code: str) -> str:
    return code.upper() if code in RESERVED else code


def _yes(*, true: bool) -> str:
    return "oui" if true else "non"
