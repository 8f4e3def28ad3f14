"""Sums of amounts: which are published, and how closely all of them bound anybody's amount."""

import numpy as np
import pytest

from data.disclosure.magnitudes import WHOLE, Magnitudes
from data.disclosure.rules import Rules

RULES = Rules()
OFF = Rules(masked_below=1, counts_only_below=1, small_below=1, dominance=1.0)
SEN, MLI, BEN = (("pays", code) for code in ("SEN", "MLI", "BEN"))


def sums(amounts, parts, rules=RULES, owners=None):
    """Return the published sums: `parts` are the places of each country's amounts."""
    keys = {WHOLE: range(len(amounts)), **parts}
    owners = range(len(amounts)) if owners is None else owners
    named = frozenset({"pays"})
    return Magnitudes(amounts, owners, keys, rules, named).protected()


def test_a_sum_that_one_contributor_makes_is_masked():
    found = sums([860, 35, 35, 35, 35, *[100] * 20], {SEN: range(5), MLI: range(5, 25)})

    assert found[SEN] is None


def test_a_sum_by_which_the_second_would_know_the_first_is_masked():
    # The first is not 85 % of it; the second takes its own away, and 30 are left for an error.
    found = sums([500, 470, 10, 10, 10, *[300] * 20], {SEN: range(5), MLI: range(5, 25)})

    assert found[SEN] is None


def test_several_cooperations_of_one_authority_are_one_contributor():
    found = sums(
        [100.0] * 26, {SEN: range(6), MLI: range(6, 26)}, owners=[0, 0, 1, 1, 2, 3, *range(4, 24)]
    )

    assert found[SEN] is None


def test_a_sum_of_many_alike_is_published_with_two_digits():
    found = sums([101.0] * 40, {SEN: range(20), MLI: range(20, 40)})

    assert found == {WHOLE: 4000, SEN: 2000, MLI: 2000}


def test_what_is_left_of_the_whole_is_a_sum_too():
    # One country has two contributors: the whole less the other country would tell their sum.
    amounts = [100.0] * 22
    found = sums(amounts, {SEN: range(20), MLI: range(20, 22)})
    three = sums(amounts, {SEN: range(14), BEN: range(14, 20), MLI: range(20, 22)})

    assert found[MLI] is None
    assert found[SEN] is None or found[WHOLE] is None
    assert (three[MLI], three[BEN], three[SEN]) == (None, None, 1400)


def test_a_refund_does_not_hide_who_gave():
    found = sums([-900, 25, 25, 25, 25, *[100] * 20], {SEN: range(5), MLI: range(5, 25)})

    assert found[SEN] is None


# --- read by an attacker -------------------------------------------------------------------------


def interval(value):
    """Return what may have been rounded to `value`, from its two digits."""
    if not value:
        return 0.0, 0.0
    step = 10.0 ** (len(str(int(abs(value)))) - 2)
    return value - step / 2, value + step / 2


def closely_known(found, parts, amounts):
    """Return the places of amounts that sums, less what nobody can be under, give within 10 %.

    Amounts are positive, so that a sum is more than each; a lower bound comes from a sum less all
    the others that are inside of it, or of the whole.
    """
    keys = {WHOLE: set(range(len(amounts))), **{key: set(inside) for key, inside in parts.items()}}
    known = {key: (keys[key], *interval(value)) for key, value in found.items() if value}
    groups = list(known.values())
    for inside, low, high in list(groups):
        for name in {key[0] for key in known}:
            rest = [known[key] for key in known if key[0] == name and known[key][0] < inside]
            union = set().union(*(one[0] for one in rest))
            if rest and len(union) == sum(len(one[0]) for one in rest):
                less = sum(one[2] for one in rest), sum(one[1] for one in rest)
                groups.append((inside - union, low - less[0], high - less[1]))
    most = [min((high for inside, _, high in groups if at in inside), default=np.inf)
            for at in range(len(amounts))]  # fmt: skip
    least = [
        max(
            (
                low - sum(most[o] for o in inside - {at})
                for inside, low, _ in groups
                if at in inside
            ),
            default=0.0,
        )
        for at in range(len(amounts))
    ]
    return [
        at for at, value in enumerate(amounts) if most[at] < 1.1 * value or least[at] > 0.9 * value
    ]


def drawn(seed):
    """Return amounts of a skewed kind, and by what they are summed: countries and subjects."""
    random = np.random.default_rng(seed)
    size = int(random.integers(12, 50))
    amounts = np.round(random.lognormal(9, random.choice([0.5, 1.5]), size), -1).tolist()
    country, subject = random.integers(0, 6, size), random.integers(0, 3, size)
    parts = {("pays", f"p{one}"): np.flatnonzero(country == one).tolist() for one in set(country)}
    parts |= {("type", f"t{one}"): np.flatnonzero(subject == one).tolist() for one in set(subject)}
    return amounts, parts, random.integers(0, max(size - 4, 1), size).tolist()


def amounts_known(seed, rules):
    amounts, parts, owners = drawn(seed)
    keys = {WHOLE: range(len(amounts)), **parts}
    whole = Magnitudes(amounts, owners, keys, rules, frozenset({"pays", "type"}))
    found = whole.protected()
    shown = sum(value is not None for value in found.values())
    return closely_known(found, parts, amounts), shown


def test_nobodys_amount_is_known_within_ten_percent_whatever_is_summed():
    shown = 0
    for seed in range(40):
        known, published = amounts_known(seed, RULES)
        assert not known, seed
        shown += published

    assert shown > 40


def test_without_protection_the_same_reading_knows_some():
    assert sum(len(amounts_known(seed, OFF)[0]) for seed in range(40)) > 10


@pytest.mark.parametrize("value", [1.0, 950.0, 17_300.0])
def test_the_only_contributor_of_a_country_is_known_without_protection_alone(value):
    amounts, parts = [value, *[500.0] * 30], {SEN: range(1), MLI: range(1, 31)}

    assert sums(amounts, parts)[SEN] is None
    assert sums(amounts, parts, OFF)[SEN] == pytest.approx(value, rel=0.05)


@pytest.mark.parametrize(
    "sign",
    [1, -1],
)
def test_a_refund_is_not_known_within_ten_percent_either(sign):
    # One country has the unit and ten others; these ten are a subject by themselves.
    amounts = [500.0 * sign, *[99.0] * 10, *[100.0] * 30]
    water = ("thematique", "eau")
    found = sums(amounts, {SEN: range(11), water: range(1, 11), MLI: range(11, 41)})

    assert found[SEN] is None or found[water] is None
