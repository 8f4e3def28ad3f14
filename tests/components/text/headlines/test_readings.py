from components.text.headlines.readings import reading
from data.aggregates import counts, shares_by_group
from tests.data.survey import selected
from tests.french import plain


def test_a_share_is_read_aloud_with_the_verb_of_its_question():
    def read(key):
        return plain(reading(shares_by_group.authorities_by(selected(), key)))

    assert read("region").endswith("(2 sur 4) sont en région Bretagne.")
    assert read("type") == "75 % des collectivités (3 sur 4) sont du type « Commune »."
    assert "déclarent le modèle « Action confiée à des associations »." in read("modele")
    assert "sont dans la tranche «" in read("budget_classe")
    assert "répondent « Oui »." in read("budget_specifique")
    # A question that only the codebook knows has several answers: they are cited.
    assert read("freins").startswith("50 % des collectivités (2 sur 4) citent «")
    crossed = shares_by_group.shares_by_group(selected(), "freins", "type")
    assert plain(reading(crossed)).startswith(
        "66,7 % des collectivités (2 sur 3) du groupe « Communes » citent «"
    )
    assert "concerne" in reading(counts.cooperations_by_mode(selected()))
