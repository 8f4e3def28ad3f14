"""Charts about steering, strategies and models of organisation."""

from typing import Final

from components.charts.means import everyone_then_groups, median_aggregate, shares_or_medians
from components.charts.model import Chart, Choice
from components.text.headlines import means

CHARTS: Final = (
    Chart(
        key="service",
        title="Service chargé de l’action extérieure",
        question="Quel service porte l’action extérieure ?",
        unit="% des collectivités",
        figure=shares_or_medians,
        sentence=means.answers,
        choices=everyone_then_groups("service"),
    ),
    Chart(
        key="portage",
        title="Portage politique",
        question="Qui la porte politiquement ?",
        unit="% des collectivités",
        figure=shares_or_medians,
        sentence=means.answers,
        choices=everyone_then_groups("portage"),
    ),
    Chart(
        key="strategie",
        title="Stratégie d’action extérieure",
        question="Les collectivités ont-elles une stratégie ?",
        unit="% des collectivités",
        figure=shares_or_medians,
        sentence=means.answers,
        choices=everyone_then_groups("strategie"),
    ),
    Chart(
        key="modeles",
        title="Modèles d’organisation",
        question="Comment s’organisent-elles ?",
        unit="% des collectivités",
        figure=shares_or_medians,
        sentence=means.answers,
        choices=everyone_then_groups("modele"),
    ),
    Chart(
        key="modeles-profil",
        title="Moyens des modèles d’organisation",
        question="Avec quels moyens chaque modèle agit-il ?",
        unit="médiane des budgets et des agents de chaque modèle",
        sentence=means.profile,
        choices=(
            Choice(
                "budget",
                "Budget",
                median_aggregate("budget_eur", "modele"),
                ("budget_classe", "modele"),
                unit="euros, médiane de chaque modèle",
            ),
            Choice(
                "agents",
                "Agents (ETP)",
                median_aggregate("etp", "modele"),
                ("etp_classe", "modele"),
                unit="agents en équivalent temps plein (ETP), médiane de chaque modèle",
            ),
        ),
    ),
)
