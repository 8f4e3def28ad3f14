"""The Chromium of this machine, as pictures need it: what drives it, how far it sees, its end."""

import inspect
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright import async_api

from callbacks.chromium import Browser
from tests.browser.chromium import executable
from tests.browser.processes import all_ended, descendants

ROOT = Path(__file__).parents[2]
SERVER = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from callbacks.chromium import Browser
browser = Browser(Path("assets").resolve(), sys.argv[1])
print("started", flush=True)
sys.stdin.readline()
browser.close()
print("closed", flush=True)
sys.stdin.readline()
"""
#: All that callbacks/chromium.py asks of playwright, by name of method and of parameters.
USED = {
    "BrowserType.launch": {"executable_path", "args"},
    "Browser.new_context": set(),
    "BrowserContext.new_page": set(),
    "Page.set_content": {"html"},
    "Page.add_script_tag": {"path"},
    "Page.evaluate": {"expression"},
}


@pytest.fixture
def browser():
    started = Browser(ROOT / "assets", executable() or "")
    yield started
    started.close()


@pytest.fixture
def folder():
    """An empty folder with a short path: Chromium has a socket in it."""
    with TemporaryDirectory(prefix="acter-") as path:
        yield Path(path)


@contextmanager
def server(folder):
    """Run a server with a browser, whose temporary files are in `folder`."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, executable() or ""],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "started\n"
        yield process


def evaluate(browser, script):
    return browser._wait(browser._free[0].evaluate(script), 30)


def test_playwright_still_offers_all_that_pictures_ask_of_it():
    """Where this fails, playwright has changed: see docs/decisions/drawing-pictures.md."""
    missing = []
    for name, parameters in USED.items():
        try:
            offered = inspect.signature(attrgetter(name)(async_api)).parameters
        except AttributeError:
            missing.append(name)
            continue
        missing += [f"{name}({one}=…)" for one in sorted(parameters - set(offered))]

    assert not missing, f"playwright no longer offers {', '.join(missing)}"


def test_playwright_still_answers_with_what_a_promise_becomes_or_says_why_it_fails(browser):
    assert evaluate(browser, "Promise.resolve({a: [1, 'é']})") == {"a": [1, "é"]}
    with pytest.raises(async_api.Error, match="Error: non"):
        evaluate(browser, "Promise.reject(new Error('non'))")


def test_a_page_draws_in_standards_mode_with_the_font_and_no_outline_to_fetch(browser):
    state = "[document.compatMode, document.fonts.size, Object.keys(PlotlyGeoAssets.topojson)]"

    assert evaluate(browser, state) == ["CSS1Compat", 1, ["world_50m"]]


def test_the_browser_reaches_no_host_not_even_this_machine(browser):
    asked = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Ear) as ear:
        threading.Thread(target=ear.serve_forever).start()
        outcomes = [
            evaluate(
                browser,
                f"fetch('http://{host}:{ear.server_port}/', {{mode: 'no-cors'}})"
                ".then(() => 'reached', () => 'refused')",
            )
            for host in ("127.0.0.1", "localhost", "exemple.fr")
        ]
        ear.shutdown()

    assert outcomes == ["refused"] * 3
    assert asked == []


def test_who_waits_for_a_picture_is_let_go_when_the_browser_is_closed():
    browser = Browser(ROOT / "assets", executable() or "")
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(evaluate, browser, "new Promise(() => {})")
        browser.close()
        fault = waiting.exception(10)

    assert fault is not None
    assert not isinstance(fault, TimeoutError)


def test_once_closed_it_leaves_neither_a_process_nor_a_file(folder):
    with server(folder) as process:
        started = descendants(process.pid)
        files = list(folder.iterdir())
        process.stdin.write("\n")
        process.stdin.flush()

        assert process.stdout.readline() == "closed\n"
        assert len(started) > 2
        assert all_ended(started)
        assert files
        assert not list(folder.iterdir())
        process.kill()


def test_a_server_that_is_killed_takes_its_browser_with_it(folder):
    with server(folder) as process:
        started = descendants(process.pid)
        process.kill()

    assert len(started) > 2
    assert all_ended(started)
    assert not list(folder.iterdir())
