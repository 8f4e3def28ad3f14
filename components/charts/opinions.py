"""Charts about what collectivités do, why, what holds them back and what they need."""

from dataclasses import replace
from typing import Final

from components.charts.model import Aggregate, Chart, Choice, crossed, only
from components.text.headlines.needs import needs_and_support as needs_headline
from components.text.headlines.needs import support_reading
from components.text.headlines.opinions import active_share, first_opinion, most_cited
from data.aggregates import needs_and_support
from data.aggregates.shares_by_group import authorities_by

UNIT: Final = "% des collectivités"


def _answers_aggregate(key: str) -> Aggregate:
    return lambda selection: authorities_by(selection, key)


def _profile_choices(key: str) -> tuple[Choice, ...]:
    """Return the three ways to read a question: everyone, by type and by size."""
    return (
        Choice("ensemble", "Ensemble", _answers_aggregate(key), (key,)),
        Choice("type", "Par type", crossed(key, "type"), (key, "type")),
        Choice("strate", "Par taille", crossed(key, "strate"), (key, "strate")),
    )


def _ranked_chart(key: str, asks: str, title: str, question: str) -> Chart:
    return Chart(
        key=key,
        title=title,
        question=question,
        unit=UNIT,
        sentence=first_opinion,
        choices=only(_answers_aggregate(asks), asks),
    )


def profiled_chart(key: str, asks: str, title: str, question: str) -> Chart:
    """Return a chart that reads a question for everyone, by type and by size."""
    return Chart(
        key=key,
        title=title,
        question=question,
        unit=UNIT,
        sentence=first_opinion,
        choices=_profile_choices(asks),
    )


def _activity_chart(
    key: str, asks: str, title: str, question: str, verbs: tuple[str, str]
) -> Chart:
    """Return a chart whose headline says how many do something at all."""
    return Chart(
        key=key,
        title=title,
        question=question,
        unit=UNIT,
        sentence=active_share(*verbs),
        choices=only(_answers_aggregate(asks), asks),
    )


CHARTS: Final = (
    replace(
        _ranked_chart(
            "champs-action",
            "champs",
            "Champs de l’action",
            "Où et avec qui les collectivités agissent-elles ?",
        ),
        sentence=most_cited,
    ),
    profiled_chart(
        "types-action",
        "types_action",
        "Types d’action",
        "Quels types d’action mènent les collectivités ?",
    ),
    profiled_chart(
        "motivations",
        "motivations",
        "Motivations",
        "Pourquoi agissent-elles à l’international ?",
    ),
    _activity_chart(
        "mobilite-jeunes",
        "mobilite_jeunes",
        "Mobilité internationale des jeunes",
        "Comment soutiennent-elles la mobilité internationale des jeunes ?",
        ("soutient la mobilité des jeunes", "soutiennent la mobilité des jeunes"),
    ),
    _activity_chart(
        "sensibilisation",
        "sensibilisation",
        "Sensibilisation des habitants",
        "Comment sensibilisent-elles les habitants de leur territoire ?",
        ("sensibilise ses habitants", "sensibilisent leurs habitants"),
    ),
    _activity_chart(
        "soutien-acteurs",
        "soutien_acteurs",
        "Soutien aux acteurs locaux",
        "Comment soutiennent-elles les acteurs locaux de la solidarité internationale ?",
        ("soutient des acteurs locaux", "soutiennent des acteurs locaux"),
    ),
    profiled_chart(
        "freins",
        "freins",
        "Freins à l’action extérieure",
        "Qu’est-ce qui freine l’action extérieure ?",
    ),
    profiled_chart("besoins", "besoins", "Besoins d’appui", "De quel appui ont-elles besoin ?"),
    Chart(
        key="besoins-appui",
        title="Besoins et appui reçu",
        question="L’appui du réseau régional répond-il aux besoins ?",
        unit=UNIT,
        sentence=needs_headline,
        choices=(
            Choice(
                "appui",
                "Besoin et appui reçu",
                needs_and_support.needs_and_support,
                (needs_and_support.NEEDS, needs_and_support.RECEIVED),
            ),
            Choice(
                "non-couverts",
                "Besoins non couverts",
                needs_and_support.unmet_needs,
                (needs_and_support.NEEDS, needs_and_support.RECEIVED),
            ),
        ),
        reading=support_reading,
    ),
    profiled_chart(
        "perspectives",
        "perspectives",
        "Perspectives à trois ans",
        "Comment voient-elles les trois ans qui viennent ?",
    ),
)
