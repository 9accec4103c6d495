"""What `mkdocs.yml` says, as far as the check reads it, and on which line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from casebook.load.yaml import in_our_words
from casebook.model.languages import SOURCE
from casebook.model.problem import Problem, Where
from casebook.trees import config_file

FILE = "mkdocs.yml"


class Loader(yaml.SafeLoader):
    """Reads MkDocs's configuration, whose own tags mean nothing here."""


Loader.add_multi_constructor("", lambda loader, tag, node: None)


@dataclass(frozen=True)
class Settings:
    """The configuration: its YAML as nodes, which know their lines, and what they mean; both empty without one."""

    node: yaml.Node | None = None
    said: Any = None
    problems: tuple[Problem, ...] = ()
    """Why it can't be read, if so."""

    def at(self, *keys: str) -> tuple[int, yaml.Node | None]:
        """The 1-based line of the last of `keys`, each within the one before, and what stands there, if anything."""
        line, node = 1, self.node
        for key in keys:
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            line, node = next(((line_of(name), value) for name, value in pairs if name.value == key), (line, None))
        return line, node


def line_of(node: yaml.Node) -> int:
    """The 1-based line on which a node begins."""
    return int(node.start_mark.line) + 1


def settings(root: Path) -> Settings:
    """The configuration of the site at `root`; its `problems` tell of one that is there but can't be read."""
    file = config_file(root, SOURCE)
    if not file.is_file():
        return Settings()
    text = ""
    try:
        text = file.read_text("utf-8")
        loader = Loader(text)
        node = loader.get_single_node()
        return Settings(node, None if node is None else loader.construct_document(node))
    except yaml.YAMLError as error:
        told = in_our_words(error, text)
        return Settings(problems=(Problem(Where(FILE, told.line), told.saw, told.expected, told.hint, told.rule),))
    except (OSError, ValueError, RecursionError) as error:
        saw = str(error).split("\n")[0][:80]
        problem = Problem(
            Where(FILE, 1), saw, "a file that can be read", "look at its encoding and permissions", "site-nav"
        )
        return Settings(problems=(problem,))
