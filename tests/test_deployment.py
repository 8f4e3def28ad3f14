"""The deployment that the README documents serves pages while pictures are being drawn."""

import re
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from callbacks import slides
from settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
#: A browser that starts and never answers: every drawing lasts until it is let go.
STUCK = "#!/bin/sh\nexec tail -f /dev/null\n"
WORKERS = 2
AT_ONCE = Settings.model_fields["pictures_at_once"].default
#: Requests that all workers together may hold: those that draw, and those that wait.
HELD = WORKERS * 2 * AT_ONCE
ASKED = 3 * HELD
PAGES = ("/healthz", "/", "/odd", "/graphiques/odd.csv", "/recherche.json?q=odd")


def documented(address):
    """Return the README's command, with this Python, at another address."""
    (line,) = re.findall(r"^\.venv/bin/gunicorn .*$", README, re.MULTILINE)
    words = line.replace("'", "").split()[1:]
    words[words.index("--bind") + 1] = address
    return [sys.executable, "-m", "gunicorn", *words]


@pytest.fixture
def url(tmp_path):
    """The documented server, whose browser never answers."""
    stuck = tmp_path / "chromium"
    stuck.write_text(STUCK)
    stuck.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    known = {
        "PATH": "/usr/bin:/bin",
        "ACTER_DATA_DIR": str(tmp_path / "versions"),
        "ACTER_CACHE_DIR": str(tmp_path / "cache"),
        "ACTER_BROWSER": str(stuck),
    }
    with subprocess.Popen(
        documented(address), cwd=ROOT, env=known, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        for _ in range(100_000):
            try:
                asked(f"http://{address}/healthz")
                break
            except URLError:
                continue
        yield f"http://{address}"
        server.terminate()


def asked(address):
    """Return the status, the headers and the text of an answer, whatever it is."""
    try:
        with urlopen(address, timeout=120) as answer:  # noqa: S310  (our own address)
            return answer.status, answer.headers, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


@pytest.mark.slow
def test_pages_are_answered_while_every_drawing_lasts_and_too_many_pictures_are_refused(url):
    with ThreadPoolExecutor(ASKED) as readers:
        pictures = [readers.submit(asked, f"{url}/graphiques/odd.png") for _ in range(ASKED)]
        while sum(picture.done() for picture in pictures) < ASKED - HELD:
            pass  # those beyond the limit are refused at once
        refused = [picture.result() for picture in pictures if picture.done()]
        answered = [asked(f"{url}{page}")[0] for page in PAGES * WORKERS]
        drawing = [picture for picture in pictures if not picture.done()]

    assert answered == [200] * len(PAGES) * WORKERS
    assert drawing
    assert {status for status, _, _ in refused} == {503}
    assert all(headers["Retry-After"] == "5" for _, headers, _ in refused)
    assert all("Trop d’images" in text for _, _, text in refused)
    # Nobody waits without end for a browser that does not answer.
    assert {picture.result()[0] for picture in drawing} <= {501, 503, 504}


def test_the_documented_threads_are_more_than_pictures_and_slides_can_hold():
    threads = int(re.search(r"gunicorn .*--threads (\d+)", README)[1])

    assert threads > 2 * (AT_ONCE + slides.AT_ONCE)
