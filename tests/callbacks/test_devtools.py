"""The conversation with a browser: small programs stand in for it, speaking well or badly.

With a real one: tests/browser/test_chromium.py.
"""

import os
import select
import sys
import threading
import time

import pytest

from app import ASSETS
from callbacks import chromium
from callbacks.devtools import Devtools, GoneError, ProtocolError
from callbacks.rendering import NoBrowserError, Renderer
from tests.browser.chromium import NAMES

SPEAKING = f"""#!{sys.executable}
import json, os, sys, time
def commands():
    rest = b""
    while chunk := os.read(3, 65536):
        *texts, rest = (rest + chunk).split(b"\\0")
        yield from map(json.loads, texts)
def answer(command, **fields):
    os.write(4, json.dumps({{"id": command["id"], **fields}}).encode() + b"\\0")
"""


@pytest.fixture
def start(tmp_path):
    """Run a program in the place of a browser; it is ended with the test."""
    started = []

    def run(body):
        program = tmp_path / "chromium"
        program.write_text(SPEAKING + body)
        program.chmod(0o700)
        started.append(Devtools([str(program)]))
        return started[-1]

    yield run
    for devtools in started:
        devtools.close(0.0)


def soon():
    return time.monotonic() + 20


def test_answers_reach_those_who_asked_whatever_their_order(start):
    devtools = start("""
waiting = []
for command in commands():
    waiting.append(command)
    if len(waiting) == 2:
        os.write(4, json.dumps({"method": "Target.targetCreated", "params": {}}).encode() + b"\\0")
        for one in reversed(waiting):
            answer(one, result={"page": one["sessionId"], "text": one["params"]["text"]})
""")
    answers = {}

    def ask(page, text):
        answers[page] = devtools.call("Ask", {"text": text}, soon(), page)

    # The second text is many times what a pipe holds.
    texts = {"a": "é", "b": "x" * 3_000_000}
    askers = [threading.Thread(target=ask, args=item) for item in texts.items()]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert answers == {page: {"page": page, "text": text} for page, text in texts.items()}


def test_a_command_that_the_browser_does_not_know_is_named_with_its_words(start):
    devtools = start("""
for command in commands():
    answer(command, error={"code": -32601, "message": "'Page.draw' wasn't found"})
""")

    with pytest.raises(ProtocolError, match=r"^Page\.draw: 'Page\.draw' wasn't found$"):
        devtools.call("Page.draw", {}, soon())


def test_a_script_that_fails_says_why(start):
    devtools = start("""
for command in commands():
    details = {"text": "Uncaught", "exception": {"description": "TypeError: x is not a function"}}
    answer(command, result={"result": {}, "exceptionDetails": details})
""")

    with pytest.raises(ProtocolError, match="x is not a function"):
        devtools.evaluate("page", "x()", soon())


def test_a_browser_that_ends_is_known_at_once_by_who_waits_and_by_who_comes_later(start):
    devtools = start("next(commands())")

    with pytest.raises(GoneError):
        devtools.call("Page.draw", {}, soon() + 600)
    with pytest.raises(GoneError):
        devtools.call("Page.draw", {}, soon() + 600)


def test_a_browser_that_reads_nothing_any_more_keeps_nobody_past_the_deadline(start):
    devtools = start("time.sleep(600)")

    for _ in range(2):
        with pytest.raises(TimeoutError):
            devtools.call("Page.draw", {"figure": "x" * 3_000_000}, time.monotonic() + 0.1)


def test_a_browser_that_will_not_end_is_ended_with_its_children(start):
    devtools = start("""
import signal, subprocess
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen(["/bin/sleep", "600"])
answer(next(commands()), result={"child": child.pid})
time.sleep(600)
""")
    child = os.pidfd_open(devtools.call("Ask", {}, soon())["child"])
    devtools.close(0.0)

    assert devtools._process.returncode is not None
    # The descriptor of a process can be read once it has ended.
    assert select.select([child], [], [], 20)[0]
    os.close(child)


@pytest.mark.parametrize("mode", [0o600, 0o700])
def test_a_file_that_is_no_browser_counts_as_none(tmp_path, mode):
    impostor = tmp_path / "chromium"
    impostor.write_text("#!/bin/sh\nexit 1\n")
    impostor.chmod(mode)

    with pytest.raises(NoBrowserError):
        Renderer(ASSETS, str(impostor)).render({}, "png", 10, 10)


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_is_looked_for_by_its_usual_names(tmp_path, monkeypatch, name):
    program = tmp_path / name
    program.write_text("")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert chromium.find("") == str(program)
    assert chromium.find(__file__) == __file__
    assert chromium.find("/nulle/part") is None


def test_where_no_usual_place_has_one_there_is_none(monkeypatch):
    monkeypatch.setattr(chromium, "USUAL", ("aucun-navigateur", "/nulle/part"))

    assert not Renderer(ASSETS).available()
    with pytest.raises(NoBrowserError):
        Renderer(ASSETS).render({}, "png", 10, 10)
