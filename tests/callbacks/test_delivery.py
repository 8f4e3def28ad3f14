import re
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


#: What a page loads from `assets/`; and, in the folder of what is vendored, the licences that have
#: to go along with it and Bootstrap by itself, which a page loads inside the one stylesheet.
SERVED = {
    "styles.css", "scripts.js",
    "vendor/plotly.min.js", "vendor/bootstrap.min.css",
    "vendor/public-sans.woff2", "vendor/public-sans-ext.woff2",
    "vendor/geo/world_50m.json", "vendor/geo/world_110m.json",
    "vendor/NOTICE.md", "vendor/licences/bootstrap.txt", "vendor/licences/plotly.txt",
    "vendor/licences/plotly-dependances.txt", "vendor/licences/public-sans.txt",
}  # fmt: skip


def test_of_the_assets_only_what_a_page_needs_is_served(client):
    files = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()}
    asked = {*files, *SERVED, "", "build/", "public/", "vendor/", "vendor/../tokens.css",
             "vendor/%2e%2e/build/build.mjs"}  # fmt: skip

    told = {name: client.get(f"/assets/{name}").status_code for name in asked}

    assert "build/build.mjs" in files
    assert {name for name, status in told.items() if status == 200} == SERVED
    assert set(told.values()) == {200, 404}


def test_every_file_that_a_style_names_is_served(client):
    styles = client.get("/assets/styles.css").get_data(as_text=True)
    named = {name for name in re.findall(r"url\(\"?([^\"):]+)\"?\)", styles) if "data:" not in name}

    assert named == {"vendor/public-sans.woff2", "vendor/public-sans-ext.woff2"} <= SERVED


@pytest.mark.parametrize("name", ["styles.css", "scripts.js", "vendor/plotly.min.js", "monde.svg"])
def test_a_file_is_kept_for_a_year_only_where_its_address_says_its_content(client, name):
    """Two instances behind one address may run two programs for a while: neither may give its own
    file under the other's address for a year."""
    pages = client.get("/carte").get_data(as_text=True)
    (address,) = set(re.findall(rf"/assets/{re.escape(name)}\?m=\w+", pages))

    kept = client.get(address).headers["Cache-Control"]
    other = client.get(f"{address[:-3]}xyz").headers["Cache-Control"]

    assert "immutable" in kept
    assert other == "no-cache"
