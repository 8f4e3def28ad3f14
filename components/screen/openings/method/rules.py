"""« Méthode »: the rules of reading, of filters and of disclosure."""

from dash import html

from components.screen.openings.method.blocks import section, table
from data import french
from data.dataset import COOPERATION, RESPONDENT
from data.disclosure import words
from data.disclosure.cell import GROUPINGS
from data.disclosure.rules import Rules
from data.filters import FILTERS


def reading() -> html.Section:
    """Return how to read the numbers: units, bases, what is no answer."""
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
            "Les trois premières sont hors de la base, et comptées sous le graphique ; pour une "
            "réponse réservée, « non concerné » est compté avec l’absence de réponse : il dirait "
            "la réponse à une autre question."
        ),
        (
            "Les collectivités ont répondu de leur plein gré : les résultats valent pour elles "
            "seules. "
            "Ils ne sont ni redressés ni extrapolables."
        ),
        "« Afrique francophone » n’a pas de définition unique : chaque chiffre dit la sienne.",
    )
    return section("lecture", "Lire les chiffres", [html.Ul([html.Li(text) for text in points])])


def filters() -> html.Section:
    """Return what each filter does."""
    units = {RESPONDENT: "les collectivités", COOPERATION: "les coopérations"}
    verbs = {False: "garde", True: "laisse de côté"}
    rows = [
        (item.label, item.key, f"{verbs[item.excludes]} {units[item.level]}") for item in FILTERS
    ]
    return section(
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
            table("Filtres", ("Filtre", "Nom dans l’adresse", "Ce qu’il fait"), rows),
        ],
    )


def disclosure(rules: Rules) -> html.Section:
    """Return what is masked, and below which thresholds."""
    percent = french.percent(100 * rules.dominance)
    points = (
        (
            "Les réponses réservées ne sont publiées que dans une liste fermée de tableaux : pour "
            f"tous les répondants, ou {words.by(GROUPINGS)}, sans les croiser ; les médianes par "
            "modèle d’organisation aussi. Une autre sélection n’en montre aucune."
        ),
        (
            "La réponse à « Action extérieure » n’est publiée pour personne, pas même pour tous "
            "les répondants : les coopérations publiques disent qui agit, et le nombre des autres "
            "suffirait à les nommer."
        ),
        (
            f"Ces tableaux sont protégés ensemble. Un groupe de moins de {rules.masked_below} "
            "réponses, ou dont tous ont répondu de même, est masqué, avec les groupes qu’il faut "
            "pour qu’aucun calcul sur tout ce qui est publié, faits publics compris, ne donne la "
            "réponse d’une collectivité, ni le total de deux, trois ou quatre."
        ),
        (
            "Qu’aucune collectivité d’un groupe n’ait cité une réponse peut se lire ; que toutes "
            "l’aient citée, non."
        ),
        (
            f"De {rules.masked_below} à {rules.counts_only_below - 1} réponses : des effectifs "
            "(« 3 sur 7 »), pas de pourcentage."
        ),
        f"De {rules.counts_only_below} à {rules.small_below - 1} réponses : « effectif faible ».",
        (
            "Une somme de montants réservés est arrondie à deux chiffres, et masquée si elle vient "
            f"de moins de {rules.masked_below} collectivités, si l’une en apporte plus de "
            f"{percent}, ou si un montant pouvait en être connu à "
            f"{french.percent(100 * rules.margin)} près."
        ),
        (
            "Quand une version corrige une enquête, les versions précédentes ne montrent plus que "
            "des faits publics : deux versions, comparées, diraient les réponses corrigées."
        ),
        (
            "Sont publics : le nom, le type et le territoire d’une collectivité, ses coopérations "
            "(pays, domaines, ODD) et les financeurs qu’elle cite. L’existence et l’ancienneté de "
            "l’action, les moyens, les montants et les opinions sont réservés. Les montants des "
            "données ouvertes sont publics."
        ),
    )
    return section(
        "confidentialite", "Confidentialité", [html.Ul([html.Li(text) for text in points])]
    )
