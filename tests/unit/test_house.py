"""The house: who may import whom, and words that must not be written."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "scripts" / "casebook"
# Each part may import itself and what is named here.
ALLOWED = {
    "model": {"model", "failure"},
    "cores": set(),
    "disk": {"failure"},
    "prose": {"model", "prose"},
    "load": {"model", "cores", "failure", "prose", "load"},
    "check": {"disk", "model", "cores", "prose", "load", "trees", "check"},
    "exam/paper": {"model", "failure", "exam/paper"},
    "exam/figures": {"model", "exam/paper", "exam/figures"},
    "exam/office": {
        "model",
        "cores",
        "disk",
        "failure",
        "load",
        "check",
        "writing",
        "exam/paper",
        "exam/figures",
        "exam/office",
    },
    "writing": {"model", "disk", "failure", "prose", "load", "writing"},
    "staged_page": set(),
    "site": {"model", "cores", "disk", "prose", "load", "check", "staged_page", "site"},
    "node": {"node"},
    "bundle": {"node", "failure", "bundle"},
    "search": {"staged_page", "failure", "search"},
    "failure": set(),
    "trees": {"model"},
    "staging": {"model", "load", "check", "site", "bundle", "failure", "trees"},
    "build": {"model", "search", "failure", "trees", "generator"},
    "generator": {
        *("model", "prose", "staged_page", "load", "site", "search"),
        *("failure", "trees", "staging", "generator"),
    },
    "serve": {"model", "load", "site", "search", "failure", "trees", "staging", "generator", "serve"},
    "cli": {
        *("model", "load", "check", "site", "writing", "exam/paper", "exam/figures", "exam/office", "node"),
        *("failure", "trees", "staging", "build", "serve", "cli"),
    },
    "__main__": {"cli"},
    "__init__": set(),
}


def part_of(names: Sequence[str]) -> str:
    """The part of the house that a module belongs to, by its path: the exam's wing has two."""
    return "/".join(names[: 2 if names[0] == "exam" and len(names) > 2 else 1]).removesuffix(".py")


def imports(file: Path) -> set[str]:
    """The parts of the package that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name == "casebook" and isinstance(node, ast.ImportFrom):
                found |= {alias.name for alias in node.names}
            elif name in ("casebook.exam.paper", "casebook.exam.figures", "casebook.exam.office"):
                found.add(name.removeprefix("casebook.").replace(".", "/"))
            elif name.startswith("casebook."):
                found.add(part_of(name.split(".")[1:]))
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_one_way(file: Path) -> None:
    path = file.relative_to(PACKAGE)
    allowed = ALLOWED.get(part_of(path.parts), set())
    assert imports(file) <= allowed, f"{path} imports {sorted(imports(file) - allowed)}"


def test_the_staging_step_knows_nothing_of_the_site_generator() -> None:
    for file in (PACKAGE / "site").rglob("*.py"):
        assert "mkdocs" not in file.read_text("utf-8").lower(), file.name


GENERATOR = {"mkdocs", "properdocs", "material", "markdown"}


def generator_imports(text: str) -> set[str]:
    """The site generator's own packages that a module imports, however it does."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module)
            case ast.Call(
                func=ast.Name(id="__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                found.add(name)
    return {name for name in found if name.split(".")[0] in GENERATOR}


@pytest.mark.parametrize(
    "text",
    [
        "import mkdocs",
        "import os, mkdocs.config as c",
        "from mkdocs.structure.files import File",
        "def f():\n    from mkdocs import utils",
        "import importlib\nimportlib.import_module('mkdocs.config')",
        "__import__('markdown')",
    ],
)
def test_an_import_of_the_generator_is_seen(text: str) -> None:
    assert generator_imports(text)


@pytest.mark.parametrize(
    "text", ["from casebook.generator import mkdocs", "from .mkdocs import x", "mkdocs = 'mkdocs'"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert not generator_imports(text)


def test_only_its_folder_imports_the_generator() -> None:
    for file in PACKAGE.rglob("*.py"):
        if not file.is_relative_to(PACKAGE / "generator" / "mkdocs"):
            assert not generator_imports(file.read_text("utf-8")), file.relative_to(PACKAGE)


def test_one_block_of_our_styles_names_the_properties_of_the_theme_below() -> None:
    styles = [*(PACKAGE / "generator").rglob("*.css"), *(PACKAGE.parent / "web" / "src").rglob("*.css")]
    blocks = [block for style in styles for block in style.read_text("utf-8").split("}") if "--md-" in block]
    assert len(styles) > 5 and len(blocks) == 1
    assert not [
        line for line in blocks[0].splitlines() if "var(" in line and not re.search(r"--md-[\w-]+: var\(--cb-", line)
    ]


def test_pages_that_stand_alone_have_the_colours_of_the_site() -> None:
    theme = (PACKAGE / "generator/mkdocs/theme/assets/casebook.css").read_text("utf-8")
    alone = (PACKAGE.parent / "web/src/shared/plain.css").read_text("utf-8")
    token = re.compile(r"(--cb-[\w-]+): ([^;]+);")
    ours, theirs = token.findall(theme), token.findall(alone)
    assert theirs and set(theirs) <= set(ours)
    assert len({name for name, _ in ours if name != "--cb-heat"}) <= 15


def test_no_two_folders_have_a_module_of_the_same_name() -> None:
    places: dict[str, list[str]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        if not file.name.startswith("__"):
            places.setdefault(file.name, []).append(str(file.relative_to(PACKAGE)))
    assert [found for found in places.values() if len(found) > 1] == []
