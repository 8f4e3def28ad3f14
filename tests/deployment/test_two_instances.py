"""The documented nginx in front of two instances that share what is published and their cache."""

import re
import subprocess
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection

import pytest

from data import commands
from data.versions.library import Library
from tests.backends.running import redis
from tests.deployment import nginx
from tests.servers import ROOT, free_port, running

#: Open data of one collectivité: nothing is confidential, so publishing takes a second.
FILES = {
    "sources.csv": "vague;titre;producteur;champ;demonstration;donnees_ouvertes\n"
    "crs-2023;{};Essai;essai;oui;oui\n",
    "collectivites.csv": "collectivite_id;vague;nom;type;region\n"
    "essai-1;crs-2023;Essai;commune;53\n",
    "cooperations.csv": "cooperation_id;collectivite_id;vague;pays\ne1;essai-1;crs-2023;SEN\n",
}
ADDRESS = "http://observatoire.example.fr"
#: What the page asks for through Dash: a POST, which a proxy asks twice only if it is told to.
QUESTION = (
    '{"output": "reponse.data", "outputs": {"id": "reponse", "property": "data"},'
    '"changedPropIds": ["demande.data"], "inputs": [{"id": "demande", "property": "data",'
    '"value": {"address": "/carte?region=53", "frame": ""}}]}'
)
QUESTIONS = "/_dash-update-component"
PAGES = ("/", "/carte", "/pays/SEN", "/graphiques/carte-pays.json", "/recherche.json?q=senegal")


def publish(store, title):
    """Publish a delivery called `title`; return its version."""
    received = store.parent / title
    received.mkdir()
    for name, text in FILES.items():
        (received / name).write_text(text.format(title), "utf-8")
    done = commands.publish([received], Library(store), add=False)
    assert done.ok, done.text
    return done.text.split("Version publiée : ")[1][:12]


class Front:
    """The public address, asked over a connection that stays open, as browsers and nginx do."""

    def __init__(self, port):
        self.port = port
        self._connection = HTTPConnection("127.0.0.1", port, 60)

    def ask(self, address, method="GET", body=None, **headers):
        self._connection.request(method, address, body, headers)
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def listens(self):
        try:
            return bool(self.ask("/healthz"))
        except OSError:
            self.close()
            return False

    def close(self):
        self._connection.close()


class Readers:
    """Readers that ask without a pause until the end of the block; `told` counts what they got."""

    def __init__(self, port, count=2):
        self.told = Counter()
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(Front(port), at)) for at in range(count)
        ]

    def _read(self, front, reader):
        at = 0
        while not self._over.is_set():
            at += 1
            # What no cache holds: an instance has to answer it.
            fresh = f"/recherche.json?q=senegal+{reader}+{at}"
            for address in (PAGES[at % len(PAGES)], fresh):
                self.told[front.ask(address)[0], address.partition("?")[0]] += 1
            answer = front.ask(QUESTIONS, "POST", QUESTION, **{"Content-Type": "application/json"})
            self.told[answer[0], QUESTIONS] += 1
        front.close()

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def failures(self):
        return {told: count for told, count in self.told.items() if told[0] >= 500}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("deploiement")


@pytest.fixture(scope="module")
def store(folder):
    """What both instances serve."""
    publish(folder / "versions", "premiere")
    return folder / "versions"


@pytest.fixture(scope="module")
def shared(folder):
    """The cache of both instances."""
    with redis(folder) as server:
        yield server.address


@pytest.fixture(scope="module")
def instances(folder, store, shared):
    """Two instances, by port, which a test may stop and start again."""
    made = Instances(folder, store, shared)
    yield made
    made.close()


class Instances:
    """Instances on ports of their own that share one folder of versions and one cache."""

    def __init__(self, folder, store, shared):
        self._folder = folder
        self._given = {
            "ACTER_DATA_DIR": str(store), "ACTER_CACHE": shared, "ACTER_ADRESSE": ADDRESS,
        }  # fmt: skip
        self.ports = (free_port(), free_port())
        self._running = {}
        with ThreadPoolExecutor() as starting:
            list(starting.map(self.start, self.ports))

    def start(self, port):
        stack, place = ExitStack(), self._folder / str(port)
        place.mkdir(exist_ok=True)
        server = stack.enter_context(running("gunicorn", place, port, **self._given))
        self._running[port] = (stack, server)

    def stop(self, port):
        """End an instance as systemd does, and return its exit code."""
        stack, server = self._running.pop(port)
        server.process.terminate()
        code = server.process.wait(60)
        stack.close()
        return code

    def ask(self, port, address):
        return self._running[port][1].ask(address)

    def close(self):
        for stack, _ in self._running.values():
            stack.close()


@pytest.fixture(scope="module")
def front(folder, instances):
    port = free_port()
    with nginx.running(folder / "nginx", port, instances.ports):
        made = Front(port)
        until(made.listens)
        yield made
        made.close()


def until(promise):
    """Ask until a promise is kept; it is a matter of seconds, which no clock asserts."""
    for _ in range(100_000):
        if promise():
            return
    pytest.fail("it never came")


def test_what_is_published_is_shown_by_both_instances_and_by_the_front(instances, front, store):
    page = front.ask("/")[2].decode()
    assert "premiere" in page

    version = publish(store, "seconde")

    for port in instances.ports:
        until(lambda port=port: version.encode() in instances.ask(port, "/healthz")[2])
    until(lambda: "seconde" in front.ask("/")[2].decode())
    assert "seconde" in front.ask("/carte?region=53")[2].decode()


def test_no_request_fails_while_an_instance_is_stopped_and_started_again(instances, front):
    port = instances.ports[0]
    with Readers(front.port) as readers:
        code = instances.stop(port)
        asked = sum(readers.told.values())
        until(lambda: front.ask("/")[0] == 200 and sum(readers.told.values()) > asked + 60)
        instances.start(port)
        until(lambda: instances.ask(port, "/healthz")[0] == 200)

    assert code == 0
    assert readers.failures() == {}
    assert {status for status, *_ in readers.told} == {200}


def test_the_front_says_what_it_answered_once_and_nothing_of_who_asked(folder, front):
    asked = ("/", "/?region=53", "/healthz", "/recherche.json?q=secret") * 2
    told = {"X-Forwarded-For": "203.0.113.9"}
    references = [front.ask(address, **told)[1]["X-Request-ID"] for address in asked]
    journal = folder / "nginx" / "journal.log"
    # A line is written once its answer is sent.
    until(lambda: all(reference in journal.read_text("utf-8") for reference in references))

    text = journal.read_text("utf-8")

    assert [text.count(reference) for reference in references] == [1] * len(asked)
    for private in ("secret", "region", "203.0.113.9", " 127.0.0.1 ", "urllib"):
        assert private not in text


def kept(folder):
    """Return the keys of what nginx keeps, each of its files having its own."""
    # One that is being written has a number after its name.
    found = (folder / "nginx" / "cache").rglob("*")
    files = (path for path in found if path.is_file() and not path.suffix)
    return [re.search(rb"\nKEY: (.*)\n", path.read_bytes())[1].decode() for path in files]


def test_the_front_keeps_one_copy_for_each_compression_whatever_the_browser(folder, front):
    kinds = ("br", "gzip, deflate, br;q=0.9", "gzip", "gzip, deflate", "identity", "zstd")
    encodings = [
        front.ask("/odd", **{"Accept-Encoding": kind})[1]["Content-Encoding"] for kind in kinds
    ]
    front.ask("/healthz")

    until(lambda: sum(key.endswith(" /odd") for key in kept(folder)) >= 3)

    keys = kept(folder)
    assert encodings == ["br", "br", "gzip", "gzip", None, None]
    assert sorted(key for key in keys if key.endswith(" /odd")) == [
        "  /odd",
        "br  /odd",
        "gzip  /odd",
    ]
    assert not any("healthz" in key or "_dash-update" in key for key in keys)


def test_no_browser_keeps_a_page_and_none_asks_for_a_file_twice(front):
    page = front.ask("/carte")
    (script,) = set(re.findall(rb"/assets/scripts.js[?]m=[0-9a-f]+", page[2]))

    assert page[1]["Cache-Control"] == "no-cache"
    assert "immutable" in front.ask(script.decode())[1]["Cache-Control"]
    assert front.ask("/healthz")[1]["Cache-Control"] == "no-store"


def test_a_copy_of_the_folder_taken_while_it_is_served_is_a_backup(folder, store, front):
    """The commands of the documentation, on other folders."""
    restored = folder / "restauree"
    for written in ("sauvegarder", "restaurer"):
        done = documented_commands(written, folder / "sauvegarde.tar.gz", store, restored)
        assert done.returncode == 0, done.stderr

    listed = commands.list_versions(Library(restored)).text
    again = folder / "ailleurs"
    again.mkdir()
    given = {"ACTER_DATA_DIR": str(restored), "ACTER_ADRESSE": ADDRESS}
    with running("app.py", again, **given) as server:
        served = server.ask("/graphiques/carte-pays.json")[2]

    assert "premiere" in listed
    assert "seconde" in listed
    assert served == front.ask("/graphiques/carte-pays.json")[2]
    assert restored.stat().st_mode & 0o777 == 0o700


def documented_commands(name, archive, store, restored):
    """Run the block of the documentation that is called `name`, on other folders."""
    text = (ROOT / "docs" / "deploiement.md").read_text("utf-8")
    block = text.split(f"<!-- {name} -->\n```\n")[1].split("```")[0]
    place = str(store if name == "sauvegarder" else restored)
    for written, here in {
        "/var/sauvegardes/observatoire.tar.gz": str(archive),
        "/var/lib/observatoire/versions": place,
        "sudo -u observatoire ": "",
    }.items():
        block = block.replace(written, here)
    return subprocess.run(["/bin/sh", "-euc", block], check=False, capture_output=True, text=True)


def test_readers_are_answered_from_what_is_kept_once_no_instance_answers(instances, front):
    page = front.ask("/carte")[2]
    with ThreadPoolExecutor() as stopping:
        list(stopping.map(instances.stop, instances.ports))

    kept, unknown = front.ask("/carte"), front.ask("/carte?region=11")

    assert (kept[0], kept[2]) == (200, page)
    assert unknown[0] == 502
