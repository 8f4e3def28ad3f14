"""The embedded wave with as many cooperations as wanted, drawn again among its own, and served.

Its answers are said to be open data: none was given in confidence, so that nothing has to be
protected anew, and every amount is summed. `gunicorn "tests.benchmarks.grown:served(100000)"`.
"""

import http
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

import pandas as pd
from flask import Flask

import app
from components.screen import ids
from data import codebook, demonstration
from data.dataset import Dataset
from data.disclosure.rules import Rules
from data.intake.verify import read_files
from data.versions import loading
from settings import Settings

Ask = Callable[[str, str, str], bytes]

#: Where Dash's callback answers.
UPDATES: Final = "/_dash-update-component"


def tables(rows: int) -> dict[str, pd.DataFrame]:
    """Return the tables of the embedded wave, with `rows` cooperations; as they are for 0."""
    read = dict(read_files([demonstration.FIRST], codebook.load()).tables)
    if rows:
        drawn = read["cooperations"].sample(rows, replace=True, random_state=1, ignore_index=True)
        read["cooperations"] = drawn.assign(cooperation_id=[f"c{at}" for at in range(rows)])
    return read


def grown(rows: int) -> Dataset:
    """Return the embedded wave with `rows` cooperations of the same respondents, as open data."""
    read = tables(rows)
    read["sources"] = read["sources"].assign(donnees_ouvertes="oui")
    return loading.assemble(read, codebook.load(), "code", Rules())


def served(rows: int = 0) -> Flask:
    """Return a server of that wave, with nothing cached yet; of the embedded one as it is for 0."""
    if rows:
        # What is served while nothing is published.
        app.commands.embedded = partial(_given, rows)
    folder = Path(tempfile.mkdtemp(prefix="acter-mesure-"))
    settings = Settings(data_dir=folder / "versions", cache_dir=folder / "cache")
    return app.settled(settings)


def _given(rows: int, *_: object) -> Dataset:
    return grown(rows)


def selections() -> Iterator[str]:
    """Yield queries that are all different: regions together, with a theme or a type now and then.

    Some 200,000: nobody meets one twice.
    """
    book = codebook.load()
    regions = list(book.regions)
    others = [
        "",
        *(f"&thematique={code}" for code in book.nomenclatures["thematiques"].codes),
        *(f"&type={code}" for code in book.nomenclatures["types"].codes),
    ]
    for size in range(1, 6):
        for at, some in enumerate(combinations(regions, size)):
            for other in others[at % 3 :: 3]:
                yield f"region={','.join(some)}{other}"


class Reader:
    """Someone on one page, who changes the filters; `ask` sends a method, a path and a body."""

    def __init__(self, ask: Ask, path: str) -> None:
        """Open the page."""
        self._ask, self._path = ask, path
        html = ask("GET", path, "").decode()
        state = re.search(r'<script id="etat"[^>]*>(.*?)</script>', html, re.DOTALL)
        self._frame = json.loads(state[1])["frame"] if state else ""

    def change(self, query: str) -> int:
        """Ask for a selection; return the bytes of the answer."""
        body = question(f"{self._path}?{query}", self._frame)
        return len(self._ask("POST", UPDATES, body))


def asking(server: Flask) -> Ask:
    """Return how a server of this process is asked."""
    client = server.test_client()

    def ask(method: str, path: str, body: str) -> bytes:
        accepted = {"Accept-Encoding": "br"} if body else {}
        headers = {"Content-Type": "application/json", **accepted}
        answer = client.open(path, method=method, data=body or None, headers=headers)
        if answer.status_code != http.HTTPStatus.OK:
            raise RuntimeError(answer.status)
        return answer.get_data()

    return ask


def question(address: str, frame: str) -> str:
    """Return the body of the request of one change, as Dash sends it."""
    asked = {"id": ids.ASKED, "property": "data"}
    return json.dumps(
        {
            "output": f"{ids.ANSWER}.data",
            "outputs": {"id": ids.ANSWER, "property": "data"},
            "inputs": [asked | {"value": {"address": address, "frame": frame}}],
            "changedPropIds": [f"{ids.ASKED}.data"],
        }
    )
