"""The texts that lie in a new office; they are the files of `founded/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PRIVATE_ITEMS = "# casebook: " + "private items of an exam office, never to be published"
"""The line by which `casebook exam leaks` knows a file of the bank wherever it gets to; in two: this is none."""
PLACES = {
    "README.md": "README.md",
    "items.yml": "bank/quizzes/items/brief-and-task.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}
"""Where each file of `founded/` lies in the office."""


def files() -> dict[str, str]:
    """The texts by their place in the office."""
    folder = Path(__file__).with_name("founded")
    return {
        place: (folder / name).read_text("utf-8").replace("{private}", PRIVATE_ITEMS) for name, place in PLACES.items()
    }


def texts_in(value: object) -> Iterator[str]:
    """All texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)
