"""The shapes of what is answered, as JSON Schemas."""

from typing import Any, Final

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
FLAG: Final[Schema] = {"type": "boolean"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}


def record(about: str = "", /, **fields: Schema) -> Schema:
    """Return the shape of an object that has exactly these fields."""
    told = {"description": about} if about else {}
    return {
        "type": "object",
        **told,
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def several(shape: Schema) -> Schema:
    """Return the shape of a list."""
    return {"type": "array", "items": shape}


def told(about: str, shape: Schema = TEXT) -> Schema:
    """Return a shape with its description."""
    return {**shape, "description": about}


def named(name: str) -> Schema:
    """Return a reference to one of `SHAPES`."""
    return {"$ref": f"#/components/schemas/{name}"}


_HEAD: Final = {
    "version": told("La version des données servies ; elle change à chaque publication."),
    "wave": told("La vague dont il est question."),
    "demonstration": told("Vrai si les réponses sont inventées.", FLAG),
    "notice": told("La mention à recopier quand les données sont de démonstration ; vide sinon."),
}

_VALUE: Final[Schema] = {"type": ["string", "number", "null"]}

_SOURCE: Final = record(
    "D’où viennent les nombres.",
    title=TEXT,
    publisher=TEXT,
    licence=TEXT,
    date=TEXT,
    field=told("Le champ : qui est décrit."),
)

_TABLE: Final = record(
    "Le tableau. Une valeur `null` signale une donnée absente ou masquée : la colonne « statut » "
    "le dit.",
    columns=several(
        record(
            name=told("Le nom stable, celui des fichiers CSV."),
            label=told("Le titre, pour des lecteurs."),
            unit=told("L’unité ; « % » : de 0 à 100."),
        )
    ),
    rows=several({"type": "object", "additionalProperties": _VALUE}),
)

CHART: Final = record(
    "Le tableau d’un graphique, et tout ce qu’il faut pour le citer.",
    key=TEXT,
    title=TEXT,
    question=TEXT,
    unit=TEXT,
    state=told(
        "« ok » ; « vide » : aucune donnée pour cette sélection ; « masque » : trop peu de "
        "réponses ; « non-posee » : question non posée dans cette vague, ou information absente "
        "de ces données ouvertes.",
        {"type": "string", "enum": ["ok", "vide", "masque", "non-posee"]},
    ),
    base=record("Ce dont une part est la part.", n=COUNT, label=TEXT),
    filters={
        "type": "object",
        "properties": {"vague": TEXT},
        "required": ["vague"],
        "additionalProperties": several(TEXT),
    },
    filters_label=told("Les filtres en toutes lettres.", several(TEXT)),
    measure=TEXT,
    source=_SOURCE,
    version=_HEAD["version"],
    address=told("L’adresse du graphique, avec ses filtres."),
    demonstration=_HEAD["demonstration"],
    notice=_HEAD["notice"],
    sentence=told("La phrase tirée des données ; vide s’il n’y a rien à dire."),
    notes=several(TEXT),
    table=_TABLE,
)

SHAPES: Final = {
    "Erreur": record("Ce qui n’allait pas, en français.", erreur=TEXT),
    "Graphique": CHART,
    "Sommaire": record(
        **_HEAD,
        name=TEXT,
        interface=told("La version de cette interface."),
        addresses={"type": "object", "additionalProperties": TEXT},
    ),
    "Graphiques": record(
        **_HEAD,
        charts=several(
            record(
                key=TEXT,
                title=TEXT,
                question=TEXT,
                unit=TEXT,
                measures=several(
                    record(
                        key=TEXT,
                        label=TEXT,
                        asked=told("Vrai si la vague a posé la question.", FLAG),
                        dimensions=several(record(key=TEXT, label=TEXT, confidential=FLAG)),
                    )
                ),
                page=told("La page du site où il se trouve."),
                address=told("Le graphique seul."),
                table=told("Son tableau, par cette interface."),
                files=told(
                    "Les mêmes données en fichiers.",
                    {"type": "object", "additionalProperties": TEXT},
                ),
            )
        ),
    ),
    "Filtres": record(
        **_HEAD,
        filters=several(
            record(
                key=TEXT,
                label=TEXT,
                keeps={"type": "string", "enum": ["collectivites", "cooperations"]},
                excludes={"type": "boolean"},
                codes=several(
                    record(
                        code=TEXT,
                        label=TEXT,
                        definition=TEXT,
                        parent=TEXT,
                        present=told("Vrai si la vague en contient.", FLAG),
                    )
                ),
            )
        ),
    ),
    "Vagues": record(
        **_HEAD,
        waves=several(
            record(
                code=TEXT,
                label=TEXT,
                first_year=COUNT,
                last_year=COUNT,
                title=TEXT,
                publisher=TEXT,
                licence=TEXT,
                date=TEXT,
                field=TEXT,
                open_data=FLAG,
                demonstration=FLAG,
                package=told("Le paquet de données (Frictionless Data Package)."),
                archive=told("Le même, en un fichier ZIP."),
            )
        ),
    ),
}
