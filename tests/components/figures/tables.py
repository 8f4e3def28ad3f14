"""Small tables to draw, made of a few rows that can be added up in the head."""

from data.table import Base, Column, Kind, Table, Unit

CODE = {"hidden": True}
COUNT = Column("cooperations", "Coopérations", "coopérations")
OWNERS = Column("collectivites", "Collectivités", "collectivités")
EUROS = Column("montant_eur", "Montant", "euros")
SHARE = Column("part", "Part des coopérations", "%", decimals=1)
STATUS = Column("statut", "Statut", hidden=True)


def one_way(*rows, dimension="mode", measure="part", n=40):
    """Rows are (code, label, count, share, status)."""
    columns = (Column(dimension, "Code", **CODE), Column("libelle", "Mode"), COUNT, SHARE, STATUS)
    return Table(
        columns,
        tuple(rows),
        Base(n, "coopérations"),
        Kind.SHARES,
        Unit.COOPERATIONS,
        dimension,
        measure,
    )


def two_way(*rows, dimension="mode"):
    """Rows are (code, label, group, group label, count, share, n, status)."""
    columns = (
        Column(dimension, "Code", **CODE),
        Column("libelle", "Mode"),
        Column("type", "Code du groupe", **CODE),
        Column("type_libelle", "Type"),
        COUNT,
        SHARE,
        Column("n", "Base (n)", "coopérations"),
        STATUS,
    )
    return Table(
        columns,
        tuple(rows),
        Base(60, "coopérations"),
        Kind.CROSSED,
        Unit.COOPERATIONS,
        dimension,
        "part",
        series="type",
    )


def countries(*rows, measure="cooperations"):
    """Rows are (code, name, cooperations, collectivités, euros, euro status, lat, lon, bubble)."""
    hidden = ("montant_eur_statut", "latitude", "longitude", "bulle")
    columns = (
        Column("pays", "Code", **CODE),
        Column("libelle", "Pays"),
        COUNT,
        OWNERS,
        EUROS,
        *(Column(name, name, hidden=True) for name in hidden),
    )
    return Table(
        columns,
        tuple(rows),
        Base(100, "coopérations"),
        Kind.COUNTRIES,
        Unit.COOPERATIONS,
        "pays",
        measure,
    )
