"""A server that remembers nothing, so that what fails now is not hidden by what was computed."""

import pytest

from app import create_app
from callbacks import faults
from data.serving.cache import NoCache
from data.serving.store import Reading
from settings import Settings
from tests.data.survey import survey


@pytest.fixture(scope="package")
def server(tmp_path_factory):
    """A server without a cache."""
    place = tmp_path_factory.mktemp("pannes")
    (place / "fichier").write_text("")
    settings = Settings(data_dir=place / "versions", cache_dir=place / "fichier" / "cache")
    return create_app(settings).server


@pytest.fixture
def client(server):
    """The same server, which knows of no failure."""
    faults.register(server)
    return server.test_client()


@pytest.fixture
def logged(caplog):
    """Return the records of failures in the log."""
    return lambda: [record for record in caplog.records if record.name == faults.__name__]


@pytest.fixture
def reading():
    return Reading(survey(), NoCache())
