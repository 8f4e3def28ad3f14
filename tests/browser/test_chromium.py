"""The Chromium of this machine, as pictures need it: what it understands, how it ends."""

import os
import select
import shutil
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from callbacks.chromium import SWITCHES, Browser
from callbacks.devtools import Devtools, ProtocolError
from tests.browser.chromium import executable

ROOT = Path(__file__).parents[2]
SERVER = """
import sys
from pathlib import Path
from callbacks.chromium import Browser
browser = Browser(Path("assets").resolve(), sys.argv[1])
print(browser._devtools._process.pid, browser._profile.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def browser():
    started = Browser(ROOT / "assets", executable() or "")
    yield started
    started.close()


def soon():
    return time.monotonic() + 30


def group(leader):
    """Return a descriptor for every process that a browser has started, itself included."""
    members = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(entry.name)) == leader:
                members.append(os.pidfd_open(int(entry.name)))
        except ProcessLookupError:
            continue
    return members


def all_ended(members):
    """Wait until every process has ended; its descriptor can be read then."""
    ended = [bool(select.select([member], [], [], 20)[0]) for member in members]
    for member in members:
        os.close(member)
    return all(ended)


def test_chromium_still_speaks_the_protocol_that_pictures_rely_on(tmp_path):
    """Where this fails, Chromium has changed: see docs/decisions/drawing-pictures.md."""
    devtools = Devtools([executable() or "", *SWITCHES, f"--user-data-dir={tmp_path}"])
    try:
        about = devtools.call("Browser.getVersion", {}, soon())
        spoken = f"{about['product']} no longer understands"
        assert about["protocolVersion"] == "1.3", f"{about['product']} has left protocol 1.3"

        made = devtools.call("Target.createTarget", {"url": "about:blank"}, soon())
        assert "targetId" in made, f"{spoken} Target.createTarget"
        wanted = {"targetId": made["targetId"], "flatten": True}
        attached = devtools.call("Target.attachToTarget", wanted, soon())
        assert "sessionId" in attached, f"{spoken} Target.attachToTarget"
        page = attached["sessionId"]
        awaited = devtools.evaluate(page, "Promise.resolve({a: [1, 'é']})", soon())
        assert awaited == {"a": [1, "é"]}, f"{spoken} Runtime.evaluate"
        with pytest.raises(ProtocolError, match="Error: non"):
            devtools.evaluate(page, "Promise.reject(new Error('non'))", soon())
        with pytest.raises(ProtocolError, match=r"^Page\.draw: "):
            devtools.call("Page.draw", {}, soon(), page)
    finally:
        devtools.close(5.0)


def test_a_page_draws_in_standards_mode_with_the_font_and_no_outline_to_fetch(browser):
    page = browser._free.get_nowait()
    state = "[document.compatMode, document.fonts.size, Object.keys(PlotlyGeoAssets.topojson)]"

    assert browser._devtools.evaluate(page, state, soon()) == ["CSS1Compat", 1, ["world_50m"]]


def test_the_browser_reaches_no_host_not_even_this_machine(browser):
    asked = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Ear) as ear:
        threading.Thread(target=ear.serve_forever).start()
        page = browser._free.get_nowait()
        outcomes = [
            browser._devtools.evaluate(
                page,
                f"fetch('http://{host}:{ear.server_port}/', {{mode: 'no-cors'}})"
                ".then(() => 'reached', () => 'refused')",
                soon(),
            )
            for host in ("127.0.0.1", "localhost", "exemple.fr")
        ]
        ear.shutdown()

    assert outcomes == ["refused"] * 3
    assert asked == []


def test_once_closed_it_leaves_neither_a_process_nor_a_file():
    browser = Browser(ROOT / "assets", executable() or "")
    members = group(browser._devtools._process.pid)
    browser.close()

    assert len(members) > 1
    assert all_ended(members)
    assert not Path(browser._profile.name).exists()


def test_a_server_that_is_killed_takes_its_browser_with_it():
    command = [sys.executable, "-c", SERVER, executable() or ""]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        leader, profile = server.stdout.readline().split()
        members = group(int(leader))
        server.kill()

    assert len(members) > 1
    assert all_ended(members)
    shutil.rmtree(profile)  # nobody is left to do it
