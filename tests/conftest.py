import pytest

from app import Settings, create_app
from data.codebook import load


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
    return app.server.test_client()
