"""« Méthode »: field, definitions, rules and dictionary, written from the data and the codebook."""

from collections.abc import Iterable
from typing import Final

from dash import html
from dash.development.base_component import Component

from components.screen.markup import scrolling
from data import french
from data.codebook import RESERVED, Codebook, TableSpec, Variable
from data.dataset import COOPERATION, RESPONDENT, Dataset
from data.disclosure.rules import Rules
from data.filters import FILTERS

#: Answers beyond which the dictionary gives their number, not their names.
LONG_LIST: Final = 40
#: Characters beyond which they are named in short, and once: then the dictionary says where.
LONG_WORDS: Final = 400


def sections(dataset: Dataset) -> list[Component]:
    """Return every section of the page, in reading order."""
    return [
        _sources(dataset),
        _reading(),
        _filters(),
        _rules(dataset.rules),
        _zones(dataset.book),
        _boundaries(),
        _open_data(),
        _reuse(),
        _dictionary(dataset.book),
    ]


def _section(key: str, title: str, children: Iterable[Component]) -> html.Section:
    return html.Section([html.H2(title), *children], id=key, className="method")


def _table(
    caption: str, head: tuple[str, ...], rows: Iterable[Iterable[str]], anchor: str = ""
) -> html.Div:
    """Build a table; with an `anchor`, each row can be linked to by its second cell, its code."""
    return scrolling(
        html.Table(
            [
                html.Caption(caption),
                html.Thead(html.Tr([html.Th(text, scope="col") for text in head])),
                html.Tbody([_row(row, anchor) for row in rows]),
            ],
            className="data-table data-table--text",
        ),
        caption,
    )


def _row(texts: Iterable[str], anchor: str) -> html.Tr:
    first, *rest = texts
    cells = [html.Th(first, scope="row"), *(html.Td(text) for text in rest)]
    return html.Tr(cells, id=f"{anchor}-{rest[0]}") if anchor else html.Tr(cells)


def _sources(dataset: Dataset) -> html.Section:
    rows = [
        (
            dataset.book.waves[source.wave].label,
            source.title,
            source.publisher,
            source.licence or "non précisée",
            french.day(source.date) or "non précisée",
            source.field,
            "démonstration" if source.demonstration else "données réelles",
        )
        for source in dataset.sources
    ]
    head = ("Vague", "Titre", "Producteur", "Licence", "Date", "Champ", "Nature")
    return _section("sources", "Sources et champ", [_table("Sources publiées", head, rows)])


def _reading() -> html.Section:
    points = (
        (
            "Trois unités ne se mélangent jamais : les collectivités, les coopérations et les "
            "citations. "
            "L’unité est écrite dans l’axe de chaque graphique et dans l’en-tête de chaque colonne."
        ),
        "Un pourcentage est toujours donné avec sa base et son effectif (n).",
        (
            "Quand plusieurs réponses étaient possibles, la part est celle des répondants : "
            "le total "
            "dépasse 100 %."
        ),
        (
            "« Non-réponse », « non concerné », « ne sait pas » et zéro sont quatre choses "
            "différentes. "
            "Les trois premières sont hors de la base, et comptées sous le graphique."
        ),
        (
            "Les collectivités ont répondu de leur plein gré : les résultats valent pour elles "
            "seules. "
            "Ils ne sont ni redressés ni extrapolables."
        ),
        "« Afrique francophone » n’a pas de définition unique : chaque chiffre dit la sienne.",
    )
    return _section("lecture", "Lire les chiffres", [html.Ul([html.Li(text) for text in points])])


def _filters() -> html.Section:
    units = {RESPONDENT: "les collectivités", COOPERATION: "les coopérations"}
    verbs = {False: "garde", True: "laisse de côté"}
    rows = [
        (item.label, item.key, f"{verbs[item.excludes]} {units[item.level]}") for item in FILTERS
    ]
    return _section(
        "filtres",
        "Ce que fait un filtre",
        [
            html.P(
                "Un filtre sur les collectivités garde des répondants, et leurs coopérations avec "
                "eux. Un filtre sur les coopérations garde des coopérations, et les collectivités "
                "qui en mènent au moins une. Plusieurs valeurs d’un même filtre s’ajoutent ; "
                "plusieurs filtres se restreignent. Les financeurs et les réponses montrés sont "
                "ceux des collectivités gardées."
            ),
            html.P(
                "Le périmètre laisse de côté, dans les données ouvertes, les lignes d’accueil des "
                "réfugiés en France ou de frais administratifs. Chaque graphique dit ce qu’il "
                "compte ; une enquête ne distingue pas ces dépenses, et n’offre pas ce choix."
            ),
            _table("Filtres", ("Filtre", "Nom dans l’adresse", "Ce qu’il fait"), rows),
        ],
    )


def _rules(rules: Rules) -> html.Section:
    percent = french.percent(100 * rules.dominance)
    points = (
        (
            f"Moins de {rules.masked_below} réponses : une réponse confidentielle est masquée. Un "
            "groupe plus grand l’est aussi quand sa différence avec les autres, ou avec "
            "l’ensemble, révélerait quelques réponses."
        ),
        (
            f"De {rules.masked_below} à {rules.counts_only_below - 1} réponses : des effectifs "
            "(« 3 sur 7 »), pas de pourcentage."
        ),
        f"De {rules.counts_only_below} à {rules.small_below - 1} réponses : « effectif faible ».",
        (
            f"Un montant confidentiel est masqué s’il vient de moins de {rules.masked_below} "
            f"collectivités, ou si l’une d’elles en apporte plus de {percent}."
        ),
        (
            "Sont publics : le nom, le type et le territoire d’une collectivité, ses coopérations "
            "(pays, domaines, ODD) et les financeurs qu’elle cite. L’existence et l’ancienneté de "
            "l’action, les moyens, les montants et les opinions sont réservés. Les montants des "
            "données ouvertes sont publics."
        ),
    )
    return _section(
        "confidentialite", "Confidentialité", [html.Ul([html.Li(text) for text in points])]
    )


def _zones(book: Codebook) -> html.Section:
    names = book.nomenclatures["pays"]
    rows = [
        (
            zone.name,
            zone.code,
            zone.definition,
            ", ".join(
                names.label(code)
                for code in sorted(zone.members)
                if book.countries[code].is_country
            ),
        )
        for zone in book.zones.values()
    ]
    return _section(
        "zones",
        "Zones du monde et listes de pays",
        [_table("Zones", ("Zone", "Code", "Définition", "Pays"), rows, "zone")],
    )


def _boundaries() -> html.Section:
    return _section(
        "frontieres",
        "Frontières et noms de pays",
        [
            html.P(
                "Le fond de carte suit le tracé des Nations unies (UN Geodata), complété par "
                "Natural "
                "Earth. Les noms et les frontières n’expriment aucune position sur le statut d’un "
                "territoire. Les pays trop petits pour être vus, et ceux que le fond ne sépare pas "
                "(le Kosovo, par exemple), sont représentés par un point."
            ),
            html.P(
                "Une action sans pays précis (« Afrique, régional », « sans pays précisé »…) n’est "
                "pas dessinée : elle est comptée à côté de la carte, sous « non ventilé »."
            ),
        ],
    )


def _open_data() -> html.Section:
    return _section(
        "donnees-ouvertes",
        "Données ouvertes de l’aide au développement",
        [
            html.P(
                "Une ligne déclarée à l’OCDE compte pour une coopération. La collectivité, "
                "son type "
                "et son territoire sont lus dans la description de la ligne ; une ligne qui ne "
                "nomme personne reste comptée, sous « non précisée ». Les remboursements gardent "
                "leur signe. Les frais administratifs, l’accueil des réfugiés en France et la "
                "sensibilisation gardent leur nature. Les cibles des ODD sont ramenées à leur "
                "objectif."
            )
        ],
    )


def _reuse() -> html.Section:
    return _section(
        "reutiliser",
        "Réutiliser les données",
        [
            html.P(
                [
                    "Chaque tableau se télécharge, la partie publique des données aussi. ",
                    html.A("Fichiers, paquets de données et API", href="/api"),
                    ".",
                ]
            )
        ],
    )


def _dictionary(book: Codebook) -> html.Section:
    tables = [
        _table(
            f"{spec.label} : {spec.row}",
            ("Variable", "Nom", "Question", "Réponses", "Base", "Diffusion"),
            [_variable(variable, spec, book) for variable in spec.variables],
            spec.name,
        )
        for spec in book.tables.values()
    ]
    questions = _table(
        "Questions à plusieurs réponses",
        ("Question", "Nom", "Intitulé", "Réponses", "Base"),
        [
            (
                question.label,
                question.code,
                question.wording,
                " · ".join(m.label for m in book.nomenclatures[question.code].modalities),
                question.base,
            )
            for question in book.questions.values()
        ],
        "question",
    )
    note = html.P(
        "Toute question accepte aussi : "
        + ", ".join(f"« {label} » ({code.upper()})" for code, label in RESERVED.items())
        + ". Une case vide est une non-réponse."
    )
    return _section("dictionnaire", "Dictionnaire des données", [note, *tables, questions])


def _variable(variable: Variable, spec: TableSpec, book: Codebook) -> tuple[str, ...]:
    return (
        variable.label,
        variable.name,
        variable.question or variable.help,
        _answers(variable, spec, book),
        variable.base,
        "réservée" if variable.confidential else "publique",
    )


def _answers(variable: Variable, spec: TableSpec, book: Codebook) -> str:
    words = book.nomenclatures.get(variable.nomenclature)
    if words is None:
        return variable.unit
    if len(words.modalities) > LONG_LIST:
        return f"liste de {len(words.modalities)} codes"
    named = " · ".join(modality.label for modality in words.modalities)
    if len(named) <= LONG_WORDS:
        return named
    first = _first_with(variable.nomenclature, book)
    if first is not spec:
        return f"comme dans la table {french.quoted(first.label)}"
    return " · ".join(words.short(modality.code) for modality in words.modalities)


def _first_with(nomenclature: str, book: Codebook) -> TableSpec:
    """Return the first table of the dictionary that has these answers."""
    return next(
        spec
        for spec in book.tables.values()
        if any(variable.nomenclature == nomenclature for variable in spec.variables)
    )
