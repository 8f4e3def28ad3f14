"""« Méthode »: zones of the world, boundaries and names of countries."""

from dash import html

from components.screen.openings.method.blocks import section, table
from data.codebook import Codebook


def zones(book: Codebook) -> html.Section:
    """Return the parts of the world and the lists of countries, with their members."""
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
    return section(
        "zones",
        "Zones du monde et listes de pays",
        [table("Zones", ("Zone", "Code", "Définition", "Pays"), rows, "zone")],
    )


def boundaries() -> html.Section:
    """Return whose boundaries the map draws, and what it cannot place."""
    return section(
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
