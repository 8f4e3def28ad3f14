"""The pages of the site, an entry each, in the order of the navigation."""

from dataclasses import dataclass, replace
from typing import Final

from components.charts import CHARTS
from data.codebook import Codebook, Nomenclature
from data.filters import BY_KEY as FILTERS
from data.french import bound


@dataclass(frozen=True)
class Page:
    """One page: its path, its name in the navigation (none: it is not there), title and charts.

    A page with a `parameter` is one page for each code of that filter: `/pays/SEN`. Its selection
    holds that code, which its address says once, and `{}` in its title stands for the code's words;
    `among` names the list of the codes that have one, where it is not all of the filter's.
    `opening` names what the page shows above its cards (`components/screen/openings`), and `keys`
    what that reads in the address beside filters. A page that does not select has no filters. Pages
    of one `group` stand together in the navigation, behind its name. A page with
    `first_card_leads` opens with the headline of its first card, another with that of the key
    figures. The opening stands after the first picture, or before with `opening_leads`: the
    picture shows what was chosen in it. `leading` cards stand on the first screen, side by side
    where there is room: several where they are short. A page that gives an overview draws the first
    `rows` of each ranking but its first (none: all).
    """

    path: str
    name: str
    title: str
    charts: tuple[str, ...] = ()
    parameter: str = ""
    among: str = ""
    opening: str = ""
    keys: tuple[str, ...] = ()
    selects: bool = True
    group: str = ""
    first_card_leads: bool = True
    opening_leads: bool = False
    leading: int = 1
    rows: int = 0

    def codes(self, book: Codebook) -> Nomenclature:
        """Return the codes that this page, one with a parameter, has an address for."""
        listed = FILTERS[self.parameter].words(book)
        return book.nomenclatures[self.among] if self.among else listed


#: What only the survey asked: motives, means, steering, needs.
SURVEY: Final = "Enquête"

_PAGES: Final = (
    Page(
        "/",
        "Vue d’ensemble",
        "L’action internationale des collectivités françaises",
        ("carte-pays", "modes", "thematiques", "zones", "financeurs"),
        opening="constats",
        first_card_leads=False,
        rows=8,
    ),
    Page("/carte", "Carte", "Pays partenaires", ("carte-pays", "pays-principaux", "zones")),
    Page(
        "/partenariats",
        "Partenariats",
        "Partenariats : formes, conventions, durée, destinations",
        ("modes", "conventions", "partenariats-age", "partenariats-nombre", "flux"),
    ),
    Page(
        "/pays",
        "",
        "{} : qui y travaille ?",
        (
            "pays-thematiques",
            "pays-odd",
            "pays-modes",
            "pays-financeurs",
            "pays-types",
            "pays-age",
        ),
        parameter="pays",
        among="territoires",
        opening="pays",
        first_card_leads=False,
        rows=5,
    ),
    Page(
        "/financements",
        "Financements",
        "Qui finance quoi",
        ("financeurs", "montants", "financeurs-par-type", "financeurs-par-zone"),
    ),
    Page(
        "/odd",
        "ODD",
        "Contribution aux objectifs de développement durable",
        ("odd", "odd-par-type", "odd-par-thematique"),
    ),
    Page(
        "/actions",
        "Actions",
        "Ce que font les collectivités, et pourquoi",
        (
            "champs-action",
            "soutien-acteurs",
            "types-action",
            "motivations",
            "mobilite-jeunes",
            "sensibilisation",
        ),
        leading=4,
        group=SURVEY,
    ),
    Page(
        "/besoins",
        "Besoins",
        "Freins, besoins et perspectives",
        ("freins", "besoins", "besoins-appui", "perspectives"),
        leading=2,
        group=SURVEY,
    ),
    Page(
        "/moyens",
        "Moyens",
        "Budgets, agents, ancienneté : les moyens de l’action extérieure",
        (
            "budget-specifique",
            "anciennete",
            "budget-classes",
            "agents-classes",
            "budget-mediane",
            "agents-mediane",
        ),
        opening="moyens",
        leading=4,
        group=SURVEY,
    ),
    Page(
        "/strategies",
        "Stratégies",
        "Service, portage politique, stratégie : comment les collectivités s’organisent",
        ("modeles", "service", "portage", "strategie", "modeles-profil"),
        opening="modeles",
        keys=(
            "notre-service",
            "notre-portage",
            "notre-strategie",
            "notre-budget_specifique",
            "notre-gestion",
        ),
        leading=4,
        group=SURVEY,
    ),
    Page(
        "/regions",
        "Régions",
        "États des lieux régionaux",
        ("regions-representees",),
        opening="regions",
    ),
    Page(
        "/regions",
        "",
        "État des lieux régional : {}",
        (
            "carte-pays",
            "region-thematiques",
            "region-odd",
            "region-financeurs",
            "region-besoins",
            "region-anciennete",
            "region-budget",
        ),
        parameter="region",
        opening="portrait",
        first_card_leads=False,
        rows=5,
    ),
    Page("/types", "", "Comparer les types de collectivités", ("types-profil",)),
    Page(
        "/comparer",
        "Comparer",
        "Comparer des groupes de collectivités",
        ("comparaison", "types-profil"),
        opening="comparaison",
        first_card_leads=False,
        opening_leads=True,
    ),
    Page(
        "/integrer",
        "",
        "Intégrer dans un site",
        opening="integrer",
        keys=("quoi", "offre", "largeur", "titre", "adresse"),
        selects=False,
    ),
    Page(
        "/methode",
        "Méthode",
        "D’où viennent ces chiffres, et comment les lire",
        opening="methode",
        selects=False,
    ),
    Page(
        "/api",
        "",
        "Réutiliser les données",
        opening="reutiliser",
        selects=False,
    ),
)


def _completed(page: Page) -> Page:
    """Return a page with no-break spaces in its title, and the charts of its codebook block."""
    added = (chart.key for chart in CHARTS if chart.block and page.path == f"/{chart.block}")
    return replace(page, title=bound(page.title), charts=(*page.charts, *added))


PAGES: Final = tuple(map(_completed, _PAGES))
