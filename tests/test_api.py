"""The interface for programs keeps what its description says, whatever is asked of it."""

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

#: The same requests at every run; answers as they are, since the test client unpacks nothing.
SETTINGS = {
    "seed": 1,
    "headers": {"Accept-Encoding": "identity"},
    "generation": {"max-examples": 3, "deterministic": True, "database": "none"},
}


def found(app, **phases):
    """Ask as Schemathesis does; return what it holds against us, and how much it asked."""
    phases = {name: {"enabled": phases.get(name, False)}
              for name in ("examples", "coverage", "fuzzing", "stateful")}  # fmt: skip
    config = SchemathesisConfig.from_dict({**SETTINGS, "phases": phases})
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app.server, config=config)
    # The charts differ by one parameter: each value of each is tried on the lists alone.
    chosen = schema.exclude(path_regex="graphiques/") if phases["coverage"]["enabled"] else schema
    events = list(from_schema(chosen).execute())
    assert not [event for event in events if isinstance(event, FatalError | NonFatalError)]
    done = [event.recorder for event in events if isinstance(event, ScenarioFinished)]
    faults = [
        f"{result.interactions[case].request.uri}: {check.failure_info.failure.message}"
        for result in done
        for case, checks in result.checks.items()
        for check in checks
        if check.status != Status.SUCCESS and check.failure_info
    ]
    return faults, sum(len(result.cases) for result in done)


@pytest.mark.slow
def test_every_address_answers_as_it_is_described(app):
    faults, asked = found(app, fuzzing=True)

    assert not faults
    assert asked > 80


@pytest.mark.slow
def test_every_value_and_every_method_is_answered_as_described(app):
    faults, asked = found(app, coverage=True)

    assert not faults
    assert asked > 40
