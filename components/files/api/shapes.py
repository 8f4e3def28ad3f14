"""The JSON Schemas of the answers of the API."""

from typing import Any, Final

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
FLAG: Final[Schema] = {"type": "boolean"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}


def record(about: str = "", /, **fields: Schema) -> Schema:
    """Return the schema of an object that has exactly these fields."""
    description = {"description": about} if about else {}
    return {
        "type": "object",
        **description,
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def several(shape: Schema) -> Schema:
    """Return the schema of a list of `shape`."""
    return {"type": "array", "items": shape}


def described(about: str, shape: Schema = TEXT) -> Schema:
    """Return a schema with its description."""
    return {**shape, "description": about}


def reference(name: str) -> Schema:
    """Return a reference to one of `SHAPES`."""
    return {"$ref": f"#/components/schemas/{name}"}


_HEAD: Final = {
    "version": described("La version des données servies ; elle change à chaque publication."),
    "wave": described("La vague dont il est question."),
    "demonstration": described("Vrai si les réponses sont inventées.", FLAG),
    "notice": described(
        "La mention à recopier quand les données sont de démonstration ; vide sinon."
    ),
}

_VALUE: Final[Schema] = {"type": ["string", "number", "null"]}

_SOURCE: Final = record(
    "D’où viennent les nombres.",
    title=TEXT,
    publisher=TEXT,
    licence=TEXT,
    date=TEXT,
    field=described("Le champ : qui est décrit."),
)

_TABLE: Final = record(
    "Le tableau. Une valeur `null` signale une donnée absente ou masquée : la colonne « statut » "
    "le dit.",
    columns=several(
        record(
            name=described("Le nom stable, celui des fichiers CSV."),
            label=described("Le titre, pour des lecteurs."),
            unit=described("L’unité ; « % » : de 0 à 100."),
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
    state=described(
        "« ok » ; « vide » : aucune donnée pour cette sélection ; « masque » : trop peu de "
        "réponses ; « non-posee » : question non posée dans cette vague, ou information absente "
        "de ces données ouvertes ; « hors-liste » : réponses réservées, publiées pour d’autres "
        "sélections ; « retire » : réponses réservées qu’une version plus récente remplace.",
        {"type": "string", "enum": ["ok", "vide", "masque", "non-posee", "hors-liste", "retire"]},
    ),
    base=record(
        "Ce dont une part est la part ; l’effectif est `null` s’il n’est pas publié.",
        n={"type": ["integer", "null"], "minimum": 0},
        label=TEXT,
    ),
    filters={
        "type": "object",
        "properties": {"vague": TEXT},
        "required": ["vague"],
        "additionalProperties": several(TEXT),
    },
    filters_label=described("Les filtres en toutes lettres.", several(TEXT)),
    measure=TEXT,
    source=_SOURCE,
    version=_HEAD["version"],
    address=described("L’adresse du graphique, avec ses filtres."),
    demonstration=_HEAD["demonstration"],
    notice=_HEAD["notice"],
    sentence=described("La phrase tirée des données ; vide s’il n’y a rien à dire."),
    notes=several(TEXT),
    table=_TABLE,
)

SHAPES: Final = {
    "Erreur": record("Ce qui n’allait pas, en français.", erreur=TEXT),
    "Graphique": CHART,
    "Sommaire": record(
        **_HEAD,
        name=TEXT,
        interface=described("La version de cette interface."),
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
                        asked=described("Vrai si la vague a posé la question.", FLAG),
                        dimensions=several(record(key=TEXT, label=TEXT, confidential=FLAG)),
                    )
                ),
                page=described("La page du site où il se trouve."),
                address=described("Le graphique seul."),
                table=described("Son tableau, par cette interface."),
                files=described(
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
                        present=described("Vrai si la vague en contient.", FLAG),
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
                package=described("Le paquet de données (Frictionless Data Package)."),
                archive=described("Le même, en un fichier ZIP."),
            )
        ),
    ),
}
