"""Two waves: A and B answered both, D the second one only.

C is in both, and says only in the first what holds it back.
"""

from data.dataset import Dataset
from tests.data.small import BOOK, ROWS
from tests.data.survey import survey

BEFORE, AFTER = "acter-2024", "acter-2027"

#: What holds each back: « contexte » (c) or « moyens-humains » (m).
SAID = {BEFORE: {"A": "c", "B": "c", "C": "m"}, AFTER: {"A": "c", "B": "m", "C": "", "D": "m"}}
ANSWERS = {"c": "contexte", "m": "moyens-humains"}


def two_waves(**source: str) -> Dataset:
    """Return both waves as one dataset; `source` changes that of the second."""
    first = ROWS["sources"][0]
    return survey(
        book=BOOK,
        sources=[first, {**first, "vague": AFTER, "titre": "Seconde enquête", **source}],
        collectivites=[
            {"collectivite_id": who, "vague": wave, "nom": who, "type": "commune", "action": "oui"}
            for wave, said in SAID.items()
            for who in said
        ],
        cooperations=[
            {"cooperation_id": "1", "collectivite_id": "A", "vague": BEFORE, "pays": "SEN"},
            {"cooperation_id": "1", "collectivite_id": "D", "vague": AFTER, "pays": "MLI"},
        ],
        financements=[],
        reponses=[
            *(
                {"collectivite_id": who, "vague": wave, "question": "freins",
                 "modalite": ANSWERS[answer]}
                for wave, said in SAID.items()
                for who, answer in said.items()
                if answer
            ),
            {"collectivite_id": "A", "vague": AFTER, "question": "appui_attendu",
             "modalite": "formation"},
        ],
    )  # fmt: skip
