"""Someone who only reads the site: its public files, and every table that it gives."""

import csv
import io
import re
import zipfile
from functools import cache, cached_property

import numpy as np

from tests.data.disclosure.checker import EVERYONE, Reading

GROUPINGS = ("type", "strate", "region")
#: What a chart in one of these states tells: that it does not tell.
UNTOLD = {"masque", "hors-liste", "retire"}


class Reader:
    """Asks a server by its test client, and remembers each answer."""

    def __init__(self, client, wave="acter-2024", **more):
        """Read one wave; `more` goes along with each request (`version`)."""
        self.client, self.wave, self.more = client, wave, more
        self.get = cache(self.asked)

    def asked(self, address):
        """Return the status and the body of an address."""
        answer = self.client.get(address)
        return answer.status_code, answer.get_data()

    def json(self, path, **query):
        """Return the JSON of an address of this wave; None where it is refused."""
        answer = self.client.get(path, query_string={"vague": self.wave, **self.more, **query})
        return answer.json if answer.status_code == 200 else None

    def rows(self, table):
        """Return the rows of a public file of the wave, in the archive that the site offers."""
        version = "".join(f"?{key}={value}" for key, value in self.more.items())
        _, body = self.get(f"/donnees/acter-{self.wave}.zip{version}")
        files = zipfile.ZipFile(io.BytesIO(body))
        (name,) = (name for name in files.namelist() if name.startswith(table))
        return list(csv.DictReader(io.StringIO(files.read(name).decode("utf-8-sig"))))

    @cached_property
    def respondents(self):
        """The public facts of each respondent, with its size."""
        rows = self.rows("collectivites")
        (sizes,) = (f["codes"] for f in self.filters if f["key"] == "strate")
        codes = [one["code"] for one in sizes]
        return [{**row, "strate": size_of(row["population"], codes)} for row in rows]

    @cached_property
    def filters(self):
        """The filters that the interface for programs lists, with their codes."""
        return self.json("/api/v1/filtres")["filters"]

    @cached_property
    def groups(self):
        """The respondents of each group that is public, and of everyone."""
        found = {EVERYONE: np.ones(len(self.respondents), dtype=bool)}
        for key in GROUPINGS:
            values = np.array([row[key] for row in self.respondents])
            found |= {(key, str(code)): values == code for code in sorted(set(values) - {""})}
        return found

    @cached_property
    def charts(self):
        """The charts that count one question answered in confidence: (chart, choice, question)."""
        found = {}
        for chart in self.json("/api/v1/graphiques")["charts"]:
            for choice in chart["measures"]:
                keys = [dimension["key"] for dimension in choice["dimensions"]]
                confidential = any(dimension["confidential"] for dimension in choice["dimensions"])
                if len(keys) == 1 and confidential and choice["asked"]:
                    found.setdefault(keys[0], (chart["key"], choice["key"]))
        return [(chart, choice, question) for question, (chart, choice) in found.items()]

    def table(self, chart, choice="", **chosen):
        """Return the answer of a chart as JSON; None where it is refused."""
        query = {key: code for key, code in chosen.items() if code}
        return self.json(
            f"/graphiques/{chart}.json", **({"mesure": choice} if choice else {}), **query
        )

    def reading(self, chart, choice):
        """Return all that the groups of one question tell, one request a group."""
        answered, counts, cited = {}, {}, 0
        for group in self.groups:
            told = self.table(chart, choice, **({group[0]: group[1]} if group[0] else {}))
            # A group may be told of whose answers are all masked.
            if told and told["state"] not in {"hors-liste", "retire"} and told["base"]["n"]:
                answered[group] = told["base"]["n"]
                counts[group] = counted(told)
                cited = max(cited, sum(n or 0 for n in counts[group].values()) - answered[group])
        return Reading(self.groups, answered, counts, multiple=cited > 0)


def counted(told):
    """Return the count of each answer of a table of one question, None where it is masked."""
    first = told["table"]["columns"][0]["name"]
    return {row[first]: row["collectivites"] for row in told["table"]["rows"]}


def numbers(told):
    """Return every number of a table, its base included."""
    cells = [value for row in told["table"]["rows"] for value in row.values()]
    return [v for v in (*cells, told["base"]["n"]) if isinstance(v, int | float)]


def size_of(population, codes):
    """Return the class of a population, among codes such as « moins-3500 » or « 3500-10000 »."""
    if not population or not int(population):
        return ""
    for code in codes:
        bounds = [int(one) for one in re.findall(r"\d+", code)]
        low = 0 if code.startswith("moins") else bounds[0]
        high = float("inf") if code.startswith("plus") else bounds[-1]
        if low <= int(population) < high:
            return code
    return ""
