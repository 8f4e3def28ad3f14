"""« Citer »: what a report and a bibliography will say."""

import re
from dataclasses import replace
from datetime import date

from components.screen.citation import Citation
from data.dataset import Source

SOURCE = Source(
    wave="acter-2024", title="Enquête ACTER", publisher="CIRRMA & CIEDEL",
    licence="Licence Ouverte 2.0", date="2025-01-17", field="", demonstration=False,
    open_data=False,
)  # fmt: skip
CITED = Citation(
    key="odd", title="Contribution aux ODD",
    words=("Région\u00a0: Bretagne", "Mode\u00a0: jumelage"),
    source=SOURCE, version="3f2a9c01d4e5",
    address="https://acter.example.fr/graphiques/odd?region=53&version=3f2a9c01d4e5",
    today=date(2026, 11, 24),
)  # fmt: skip


def test_a_citation_names_who_what_when_which_version_and_where():
    assert CITED.text.replace("\u00a0", " ") == (
        "CIRRMA & CIEDEL, « Contribution aux ODD ; Région : Bretagne ; Mode : jumelage ». "
        "Source : Enquête ACTER, 17 janvier 2025. "
        "Observatoire ACTER, version 3f2a9c01d4e5, "
        "https://acter.example.fr/graphiques/odd?region=53&version=3f2a9c01d4e5 "
        "(consulté le 24 novembre 2026)."
    )


def test_a_bibtex_entry_holds_the_same_and_keeps_its_address_whole():
    assert CITED.bibtex.splitlines() == [
        "@misc{acter-odd-region-53-3f2a9c01d4e5,",
        r"  author = {{CIRRMA \& CIEDEL}},",
        "  title = {Contribution aux ODD~; Région~: Bretagne~; Mode~: jumelage},",
        "  howpublished = {Observatoire ACTER},",
        "  year = {2025},",
        (
            "  note = {Source~: Enquête ACTER, 17 janvier 2025. Version 3f2a9c01d4e5. "
            "Licence~: Licence Ouverte 2.0},"
        ),
        "  url = {https://acter.example.fr/graphiques/odd?region=53&version=3f2a9c01d4e5},",
        "  urldate = {2026-11-24}",
        "}",
    ]


def test_two_views_never_share_a_key_and_a_view_keeps_its_own():
    home = "https://acter.example.fr/graphiques/odd?"
    many = ",".join(str(goal) for goal in range(1, 18))
    queries = ("", "region=53", "region=84", "vague=acter-2027", f"odd={many}&type=commune",
               f"odd={many}&type=region", f"odd={many}&type=region&version=0000")  # fmt: skip
    keys = [replace(CITED, address=home + query).bibtex.split(",")[0] for query in queries]

    assert len(set(keys)) == len(keys) - 1
    assert keys[-1] == keys[-2]
    assert keys[3] == "@misc{acter-odd-vague-acter-2027-3f2a9c01d4e5"
    assert max(map(len, keys)) < 100


def test_demonstration_data_say_so_in_both():
    invented = replace(CITED, source=replace(SOURCE, demonstration=True))

    assert "réponses inventées" in invented.text
    assert "réponses inventées" in invented.bibtex


def test_what_latex_would_read_as_an_order_is_written_out():
    odd = replace(CITED, title=r"50 % & plus_#1 $ {a} \b ~ ^", words=())
    (title,) = re.findall(r"title = \{(.*)\},", odd.bibtex)

    assert title == (
        r"50 \% \& plus\_\#1 \$ \textbraceleft{}a\textbraceright{} \textbackslash{}b "
        r"\textasciitilde{} \textasciicircum{}"
    )
    assert odd.bibtex.count("{") == odd.bibtex.count("}")


def test_without_a_date_the_day_of_publication_is_said_as_such():
    published = replace(CITED, source=replace(SOURCE, date="", published="2026-11-24"))

    assert "Enquête ACTER, données publiées le 24 novembre 2026. Observ" in published.text
    assert "year = {2026}" in published.bibtex
    dated = replace(CITED, source=replace(SOURCE, published="2026-11-24"))
    assert dated.bibtex == CITED.bibtex


def test_a_date_that_is_none_leaves_no_hole():
    undated = replace(CITED, source=replace(SOURCE, date=""))

    assert "Enquête ACTER. Observatoire" in undated.text
    assert "year" not in undated.bibtex
