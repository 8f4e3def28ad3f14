from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[2] / "assets"


def ours(suffix):
    """Every file of ours with this ending: not what is vendored, nor the recipe that makes it."""
    paths = sorted(ASSETS.rglob(f"*.{suffix}"))
    return [path for path in paths if not {"build", "vendor"} & set(path.parts)]


@pytest.mark.parametrize(("suffix", "address"), [("css", "styles.css"), ("js", "scripts.js")])
def test_every_stylesheet_and_script_is_served_once(client, suffix, address):
    served = client.get(f"/assets/{address}").get_data(as_text=True)

    assert len(ours(suffix)) > 5
    times = {path.name: served.count(path.read_text("utf-8")) for path in ours(suffix)}
    assert times == dict.fromkeys(times, 1)


def test_the_vendored_styles_come_before_ours(client):
    served = client.get("/assets/styles.css").get_data(as_text=True)

    bootstrap = (ASSETS / "vendor" / "bootstrap.min.css").read_text("utf-8")
    assert served.startswith(bootstrap)
