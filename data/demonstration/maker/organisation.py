"""Draw the organisation of active respondents: model, then service, portage, strategy, staff."""

from dataclasses import dataclass
from random import Random
from typing import Final

from data.demonstration.maker.draws import chance, lognormal, pick

#: Organisational models by type of collectivité.
MODELS: Final = {
    "commune": {
        "service-structure": 9, "portage-politique": 34, "delegation": 29, "mutualise": 8,
        "opportunite": 20,
    },
    "intercommunalite": {
        "service-structure": 24, "portage-politique": 27, "delegation": 7, "mutualise": 27,
        "opportunite": 15,
    },
    "departement": {
        "service-structure": 50, "portage-politique": 20, "delegation": 9, "mutualise": 9,
        "opportunite": 12,
    },
    "region": {"service-structure": 88, "portage-politique": 6, "mutualise": 6},
    "syndicat-mixte": {
        "service-structure": 6, "portage-politique": 18, "delegation": 12, "mutualise": 42,
        "opportunite": 22,
    },
    "statut-particulier": {"service-structure": 65, "portage-politique": 20, "mutualise": 15},
}  # fmt: skip
SERVICES: Final = {
    "service-structure": {"dedie": 1},
    "portage-politique": {"mission": 45, "autre-service": 35, "aucun": 20},
    "delegation": {"autre-service": 55, "aucun": 45},
    "mutualise": {"mission": 30, "autre-service": 60, "dedie": 10},
    "opportunite": {"autre-service": 50, "aucun": 50},
}
LEADERS: Final = {
    "service-structure": {"elu-delegue": 85, "executif": 15},
    "portage-politique": {"elu-delegue": 62, "executif": 38},
    "delegation": {"elu-delegue": 40, "executif": 20, "elu-autre": 40},
    "mutualise": {"elu-delegue": 35, "executif": 30, "elu-autre": 35},
    "opportunite": {"executif": 30, "elu-autre": 35, "aucun": 35},
}
STRATEGIES: Final = {
    "service-structure": {"formalisee": 1},
    "portage-politique": {"formalisee": 16, "en-cours": 34, "non-formalisee": 40, "aucune": 10},
    "delegation": {"en-cours": 12, "non-formalisee": 50, "aucune": 38},
    "mutualise": {"formalisee": 20, "en-cours": 35, "non-formalisee": 35, "aucune": 10},
    "opportunite": {"non-formalisee": 40, "aucune": 60},
}
BUDGETED: Final = {
    "service-structure": 1.0,
    "portage-politique": 0.66,
    "delegation": 0.58,
    "mutualise": 0.6,
    "opportunite": 0.0,
}
#: Median staff (ETP) with a dedicated service; the other models have a part of it.
STAFF: Final = {
    "commune": 1.2,
    "intercommunalite": 1.8,
    "departement": 3.2,
    "region": 9.0,
    "syndicat-mixte": 1.0,
    "statut-particulier": 4.0,
}
STAFF_PART: Final = {
    "service-structure": 1.0,
    "portage-politique": 0.45,
    "delegation": 0.2,
    "mutualise": 0.4,
    "opportunite": 0.15,
}


@dataclass(frozen=True)
class Organisation:
    """How a collectivité that acts is organised: codes of the codebook, `staff` in ETP."""

    model: str
    service: str
    leader: str
    strategy: str
    budgeted: bool
    staff: float


def organisation(rng: Random, kind: str, population: int) -> Organisation:
    """Return an organisation in which the five answers agree; big communes have services."""
    size = (population / 20_000) ** 0.6 if kind == "commune" else 1.0
    models = {
        model: weight * (size if model == "service-structure" else 1.0)
        for model, weight in MODELS[kind].items()
    }
    model = pick(rng, models)
    service = pick(rng, SERVICES[model])
    nobody = service == "aucun" and chance(rng, 0.5)
    staff = 0.0 if nobody else max(0.1, lognormal(rng, STAFF[kind] * STAFF_PART[model], 0.5))
    return Organisation(
        model=model,
        service=service,
        leader=pick(rng, LEADERS[model]),
        strategy=pick(rng, STRATEGIES[model]),
        budgeted=chance(rng, BUDGETED[model]),
        staff=round(staff, 1),
    )
