"""Headlines of needs: what is most awaited beyond what is received, and what nobody gave."""

from typing import Final

from components.text import phrases
from components.text.by_kind import written_by
from components.text.headlines.opinions import followers, subject
from components.text.headlines.ranking import ranked
from data import french
from data.french import NBSP
from data.table import Kind, Table, TableRow, as_number


def _widest_need(table: Table) -> str:
    """Name the support most awaited beyond what is received."""
    gaps = [row for row in table if row["ecart"] is not None]
    if not gaps:
        return "Trop peu de réponses pour des parts : seuls les effectifs sont donnés."
    widest = max(gaps, key=lambda row: as_number(row["ecart"]))
    gap = as_number(widest["ecart"])
    if gap <= 0:
        return "Aucun appui n’est plus souvent attendu que reçu."
    need, received = phrases.share(widest["part"]), phrases.share(widest["recu_part"])
    return (
        f"Plus grand écart{NBSP}: {phrases.quoted_label(widest)}, {need} en ont besoin et "
        f"{received} l’ont déjà reçu ({french.counted(gap, 'point', decimals=1)})."
    )


def support_reading(table: Table) -> str:
    """Put a pair of shares in a sentence, each with its base; empty where there are only counts."""
    row = next((row for row in table if row["part"] is not None), None)
    if row is None:
        return ""
    n = row.get("n", table.base.n)
    need = phrases.share_of_units(row["part"], row["collectivites"], n, phrases.AUTHORITY)
    text = f"{phrases.quoted_label(row)} : {need} en ont besoin"
    if table.kind is not Kind.NEEDS:
        return f"{text} et ne l’ont pas reçu."
    if row["recu_part"] is None:
        return f"{text}."
    count = phrases.out_of(row["recu_collectivites"], row["recu_n"])
    return f"{text}, {phrases.share(row['recu_part'])} ({count}) l’ont déjà reçu."


def _unmet(table: Table) -> str:
    first: TableRow | None = next(iter(table), None)
    if first is None or first["collectivites"] == 0:
        return "Aucun besoin cité n’est resté sans appui."
    who = subject(table, first, "attend", "attendent")
    share = "" if first["part"] is None else f" ({phrases.share(first['part'])})"
    text = f"{who} sans l’avoir reçu{NBSP}: {phrases.quoted_label(first)}{share}"
    return f"{text}{followers(table, ranked(table, list(table)))}."


needs_and_support: Final = written_by({Kind.NEEDS: _widest_need, Kind.SHARES: _unmet})
