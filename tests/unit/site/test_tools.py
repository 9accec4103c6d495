"""Tools: the element stands above the first section, in every language, and each can be had."""

from __future__ import annotations

import re

import pytest
from casebook.load.loading import load
from casebook.model.languages import NAMES
from casebook.model.page import Tool
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.tools import element
from casebook.site.words import words_of

from tests.support.roots import EMPTY_BUNDLE, TINY

SITE = Site(load(TINY).library, Charts(), EMPTY_BUNDLE)


@pytest.mark.parametrize("tool", Tool)
def test_the_tool_loads_its_words_and_stands_for_itself_without_javascript(tool: Tool) -> None:
    found = element(SITE, tool, "tools/x.md")
    assert found.count(f"<casebook-{tool.value} ") == 1
    assert (
        found.index("<link")
        < found.index(f"<casebook-{tool.value} ")
        < found.index("<noscript")
        < found.index("<script")
    )
    assert re.search(r'words="\.\./\.\./assets/words/tools\.[0-9a-f]{10}\.json"', found)


@pytest.mark.parametrize("lang", NAMES)
@pytest.mark.parametrize("tool", Tool)
def test_without_javascript_a_page_says_what_to_do_instead(tool: Tool, lang: str) -> None:
    assert len(words_of(lang)(f"tool-no-script-{tool.value}")) > 80
