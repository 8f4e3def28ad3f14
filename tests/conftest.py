from functools import partial

import pytest
from hypothesis import settings as hypothesis_settings

from app import create_app
from data.codebook import load
from settings import Settings

# The same cases at every run, whatever the machine's speed: a gate must not depend on luck.
hypothesis_settings.register_profile("gate", derandomize=True, deadline=None)
hypothesis_settings.load_profile("gate")


@pytest.fixture(scope="session")
def book():
    return load()


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    place = tmp_path_factory.mktemp("acter")
    return Settings(data_dir=place / "versions", cache_dir=place / "cache")


@pytest.fixture(scope="session")
def app(settings):
    """The whole program on the embedded dataset."""
    return create_app(settings)


@pytest.fixture
def client(app):
    """Ask the program as a browser would; every answer is read whole, and closed."""
    asking = app.server.test_client()
    asking.open = partial(asking.open, buffered=True)
    return asking
