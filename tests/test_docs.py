"""What the documents and the comments tell a programmer is true."""

import ast
import io
import re
import tokenize
from itertools import chain
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
HOST = "http://127.0.0.1:8050"
PROGRAM = ("data", "components", "callbacks")
ROOMS = (*PROGRAM, "assets", "deploiement", "docs", "tests")
WIDTH = 120

ADDRESSES = sorted(set(re.findall(rf"{HOST}(/[^'\"\s`]*)", (DOCS / "api.md").read_text("utf-8"))))


def named(*patterns, rooms=(".", ".github", *ROOMS)):
    """Files of the project by the ends of their names: what is installed or vendored is not."""
    found = {
        path
        for room in rooms
        for pattern in patterns
        for path in (ROOT / room).glob(pattern if room in {".", ".github"} else f"**/{pattern}")
    }
    return sorted(path for path in found if "vendor" not in path.parts)


def ids(path):
    return path.relative_to(ROOT).as_posix()


DOCUMENTS = named("*.md") + named("*.md", rooms=["assets/vendor", ".github/ISSUE_TEMPLATE"])

#: A path from the root, or the name of a file of ours; `*` stands for any.
PATH = re.compile(
    rf"(?<![\w./<{{-])((?:{'|'.join(ROOMS)})/[\w./*@-]*[\w/*]|[\w*-]+\.(?:py|css|js|mjs))(?![\w*{{])"
)
#: Names that are not ours.
OTHERS = {"plotly.js", "plotly.py"}


#: A module from its room, maybe with one of its names: `data.french.bound`.
DOTTED = re.compile(rf"(?<![\w./-])(?:{'|'.join(PROGRAM)})(?:\.[A-Za-z_]\w*)+")


def missing(text):
    """Return the paths, files and modules that `text` names and that stand for nothing here."""
    paths = [name for name in PATH.findall(text) if name not in OTHERS and not found(name)]
    return paths + [name for name in DOTTED.findall(text) if not imported(name)]


def found(name):
    """Tell whether a path is in the tree, or a bare name is that of a file somewhere in it."""
    if "/" not in name:
        return any(path.match(name) for path in OURS)
    return any(chain(ROOT.glob(name), ROOT.glob(f"{name}.py")))


def imported(name):
    """Tell whether a dotted name is a module's, or one that is written in a module."""
    place = ROOT.joinpath(*name.split("."))
    if place.is_dir() or place.with_suffix(".py").is_file():
        return True
    files = (place.parent.with_suffix(".py"), place.parent / "__init__.py")
    return any(place.name in file.read_text("utf-8") for file in files if file.is_file())


OURS = named("*.py", "*.css", "*.js", "*.mjs") + named("*.js", "*.css", rooms=["assets/vendor"])


def comments(path):
    """Return what a source file says to its readers: comments, and the docstrings of Python."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        return "\n".join(re.findall(r"/\*.*?\*/|(?<!:)//[^\n]*", source, re.DOTALL))
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found = [token.string for token in tokens if token.type == tokenize.COMMENT]
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, documented))
    return "\n".join([*found, *(ast.get_docstring(node) or "" for node in nodes)])


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids)
def test_every_file_that_a_document_names_exists(path):
    code = re.findall(r"`([^`\n]+)`", path.read_text("utf-8"))

    assert missing("\n".join(code)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids)
def test_every_link_between_documents_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids)
def test_lines_of_a_document_fit_a_screen(path):
    lines = path.read_text("utf-8").splitlines()

    assert [line for line in lines if len(line) > WIDTH and not line.startswith("|")] == []


def test_every_file_that_a_comment_names_exists():
    wrong = {ids(path): missing(comments(path)) for path in OURS if ".min." not in path.name}

    assert {path: names for path, names in wrong.items() if names} == {}


def test_every_folder_of_the_program_is_in_the_tree_of_the_architecture():
    """One line a folder: the names of the lines, indented as the folders are."""
    drawn, parents = set(), []
    tree = (DOCS / "architecture.md").read_text("utf-8").split("## The tree")[1].split("```")[1]
    for line in tree.splitlines():
        if entry := re.match(r"( *)([\w.]+/)", line):
            parents = [*parents[: len(entry[1]) // 2], entry[2]]
            drawn.add("".join(parents).rstrip("/"))
    modules = {ids(path.parent) for path in named("*.py", rooms=PROGRAM)}

    assert sorted(modules - drawn) == []
    assert [path for path in sorted(drawn) if not (ROOT / path).is_dir()] == []


def test_every_code_word_of_the_glossary_is_in_the_code():
    rows = re.findall(
        r"^\|[^|]*\|([^|]*)\|", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE
    )
    words = sorted({word for row in rows for word in re.findall(r"`([^`]+)`", row)})
    names = {path.name for path in OURS}
    written = named("*.py", rooms=PROGRAM) + named("*.csv", rooms=["data/codebook"])
    code = "\n".join(path.read_text("utf-8") for path in written)
    known = set(re.findall(r"[\w-]+", code)) | set(re.findall(r"\w+", code)) | names

    assert len(words) > 40
    assert [word for word in words if word not in known] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_guide_to_the_interface_answers(client, address):
    assert client.get(address).status_code == 200


def test_the_guide_has_examples():
    assert len(ADDRESSES) >= 12


def test_a_table_is_read_as_the_guide_says(client):
    payload = client.get("/api/v1/graphiques/odd?type=commune").json
    table = pd.DataFrame(payload["table"]["rows"])

    assert {"libelle", "part", "statut"} <= set(table.columns)
