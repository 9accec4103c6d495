"""The site's interface words: none is missing, none is left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

SITE = Path(__file__).parents[3] / "scripts" / "casebook" / "site"
LANGUAGES = sorted(folder.name for folder in (SITE / "labels").iterdir())
DYNAMIC = ("outcome-", "size-")


def words(lang: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load((SITE / "labels" / lang / "site.yml").read_text("utf-8"))
    return loaded


def used() -> set[str]:
    """Every word that a view or a template asks for by its name."""
    files = [*SITE.glob("*.py"), *(SITE / "templates").iterdir()]
    texts = "".join(file.read_text("utf-8") for file in files)
    calls = re.findall(r"word\(([^)]*)\)", texts)
    first = {found[1] for call in calls if (found := re.match(r"\s*['\"]([a-z]+)['\"]", call))}
    named = {name for call in calls for name in re.findall(r"['\"]([a-z]+(?:-[a-z]+)+)['\"]", call)}
    lists = set(re.findall(r"words\[['\"]site['\"]\]\[['\"]([a-z-]+)['\"]\]", texts))
    return first | named | lists


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_that_is_asked_for_is_there(lang: str) -> None:
    assert used() - set(words(lang)) == set()


def test_no_word_is_left_over() -> None:
    names = {name for name in words("en") if not name.startswith(DYNAMIC)}
    assert names - used() == set()
