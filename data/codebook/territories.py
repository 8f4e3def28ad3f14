"""Territories of a codebook, all frozen: countries, zones, regions, classes of their size."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """One size class: inhabitants from `minimum` to `maximum`, both included."""

    code: str
    label: str
    minimum: int
    maximum: int | None
    short: str = ""


@dataclass(frozen=True)
class Country:
    """A country, or a named « non ventilé » kind when `is_country` is false."""

    code: str
    name: str
    zone: str
    is_country: bool
    latitude: float | None
    longitude: float | None
    bubble: bool


@dataclass(frozen=True)
class Zone:
    """A part of the world (`monde`) or a named list of countries (`liste`), with its definition."""

    code: str
    name: str
    family: str
    definition: str
    members: frozenset[str]


@dataclass(frozen=True)
class Region:
    """A French region, its network (empty where none is known) and its place on the tile map."""

    code: str
    name: str
    network: str
    column: int
    row: int
