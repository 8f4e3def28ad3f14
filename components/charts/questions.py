"""One chart for each question of the codebook that no other chart shows: its lines are enough."""

from dataclasses import replace

from components.charts.model import Chart
from components.charts.opinions import profiled_chart
from data.codebook import Codebook


def charts_of(book: Codebook, others: tuple[Chart, ...]) -> tuple[Chart, ...]:
    """Return them in the codebook’s order; that of the question `eau_2040` is `eau-2040`."""
    shown = {key for chart in others for choice in chart.choices for key in choice.asks}
    return tuple(
        replace(
            profiled_chart(
                question.code.replace("_", "-"), question.code, question.label, question.wording
            ),
            block=question.block,
        )
        for question in book.questions.values()
        if question.code not in shown
    )
