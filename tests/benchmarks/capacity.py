"""Requests that one core answers in a second, and the bytes of each.

Run `python tests/benchmarks/capacity.py`; it needs `wrk` (apt-get install wrk). What is counted is
the processor's time that the server's workers took, not the clock's: another program on the same
machine changes little. None is asserted; docs/deploiement.md reckons with these numbers.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.servers import running

SECONDS = 10
QUESTION = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"output":"reponse.data","outputs":{"id":"reponse","property":"data"},' ..
  '"changedPropIds":["demande.data"],"inputs":[{"id":"demande","property":"data",' ..
  '"value":{"address":"/carte?region=84","frame":""}}]}'
"""
#: Another selection each time: no cache holds it.
SELECTIONS = """
local regions = {"84","53","11","76","93","52","28","32","44","24","75","27"}
local types = {"commune","departement","region","intercommunalite"}
request = function()
  local goals = {}
  for goal = 1, 17 do if math.random() < 0.3 then goals[#goals + 1] = goal end end
  return wrk.format("GET", "/carte?region=" .. regions[math.random(#regions)] ..
    "&type=" .. types[math.random(#types)] .. "&odd=" .. table.concat(goals, ","))
end
"""
CASES = (
    ("a page that is kept", "/carte", ""),
    ("a question of a page, kept", "/_dash-update-component", QUESTION),
    ("a file of data, computed tables", "/graphiques/odd.csv", ""),
    ("a page of a new selection", "/carte", SELECTIONS),
)


def worked(parent):
    """Return the seconds of processor that the children of a process have taken."""
    fields = (
        stat.read_text("utf-8").rpartition(")")[2].split()
        for stat in Path("/proc").glob("[0-9]*/stat")
    )
    ticks = sum(int(each[11]) + int(each[12]) for each in fields if int(each[1]) == parent)
    return ticks / os.sysconf("SC_CLK_TCK")


def main():
    """Print a line for each case."""
    wrk = shutil.which("wrk")
    if not wrk:
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as place, running("gunicorn", Path(place)) as server:
        for name, address, script in CASES:
            lua = Path(place) / "asked.lua"
            lua.write_text(script, "utf-8")
            url = f"http://127.0.0.1:{server.port}{address}"
            given = ["-t1", "-c8", f"-d{SECONDS}s", "-s", lua, "-H", "Accept-Encoding: br", url]
            subprocess.run([wrk, *given[:2], "-d1s", *given[3:]], check=True, capture_output=True)
            before = worked(server.process.pid)
            told = subprocess.run([wrk, *given], check=True, capture_output=True, text=True).stdout
            spent = worked(server.process.pid) - before
            count, read, unit = re.search(
                r"(\d+) requests in .*?, ([\d.]+)(.B) read", told
            ).groups()
            size = float(read) * {"KB": 2**10, "MB": 2**20, "GB": 2**30}[unit] / int(count)
            line = (
                f"{name:34} {int(count) / spent:7.0f} a second of one core {size / 1000:7.1f} kB\n"
            )
            sys.stdout.write(line)
        server.process.terminate()
        server.process.wait()


if __name__ == "__main__":
    main()
