"""Metadata of the package: title, source, licence, version, and what it leaves out."""

import re
from typing import Any, Final

from data.codebook import fold
from data.dataset import Dataset, Source
from data.demonstration import DEMONSTRATION_NOTICE

SURVEY: Final = """\
Collectivités répondantes (nom, type, territoire), leurs coopérations et les financeurs qu’elles \
citent : des faits publics. Les moyens, les montants, les opinions et les autres réponses sont \
réservés ; ils ne paraissent que regroupés, dans les tableaux du site. Un financeur absent n’est \
pas une réponse : « aucun » et « ne sait pas » ne sont pas publiés. Les résultats valent pour les \
répondants seuls : non redressés, non extrapolables."""

OPEN: Final = """\
Données déjà publiques, ligne à ligne, montants compris, telles que l’Observatoire les a lues : \
la collectivité se lit dans la description de la ligne, et peut manquer."""

READING: Final = """\
Une case vide est une absence de réponse ; « nsp » : ne sait pas ; « nc » : non concerné. \
Les codes se lisent dans « modalites », les variables dans « variables ». Une apostrophe précède, \
dans un texte, ce qu’un tableur prendrait pour une formule (« '=… ») : elle n’est pas du texte."""


def described(dataset: Dataset, source: Source) -> dict[str, Any]:
    """Return the descriptor without its resources."""
    mark = "-demonstration" if source.demonstration else ""
    mention = f"{DEMONSTRATION_NOTICE}.\n\n" if source.demonstration else ""
    title = f"DÉMONSTRATION. {source.title}" if source.demonstration else source.title
    about = OPEN if source.open_data else SURVEY
    return {
        "profile": "tabular-data-package",
        "name": f"observatoire-acter-{source.wave}{mark}",
        "title": title,
        "description": f"{mention}Champ : {source.field}.\n\n{about}\n\n{READING}",
        "version": dataset.version,
        "keywords": ["action extérieure", "collectivités territoriales", "coopération", "ODD"],
        "licenses": [_licence(source)],
        "sources": [{"title": ", ".join(filter(None, (source.title, source.date)))}],
        "contributors": [
            {"title": source.publisher, "role": "author"},
            {"title": "Observatoire ACTER", "role": "publisher"},
        ],
    }


def _licence(source: Source) -> dict[str, str]:
    """Return the licence as the source states it, with an identifier derived from its title."""
    words = source.licence or "non précisée"
    name = "-".join(re.findall(r"[a-z0-9.]+", fold(words)))
    return {"name": name or "non-precisee", "title": words}
