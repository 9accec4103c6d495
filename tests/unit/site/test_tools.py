"""Tools: the element stands above the first section, in every language, and each can be had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.languages import NAMES
from casebook.model.page import Tool
from casebook.site.charts import Charts
from casebook.site.site import Site
from casebook.site.tools import with_tool
from casebook.site.words import words_of

from tests.support.roots import EMPTY_BUNDLE, REPO, TINY

SITE = Site(load(TINY).library, Charts(), EMPTY_BUNDLE)


@pytest.mark.parametrize("tool", Tool)
def test_the_tool_stands_above_the_first_section(tool: Tool) -> None:
    body = "# Title\n\nIntro.\n\n```text\n## no section\n```\n\n## First {#first}\n\nText.\n\n## Second\n"
    found = with_tool(SITE, tool, body, "tools/x.md")
    assert found.count(f"<casebook-{tool.value} ") == 1
    before, _, after = found.partition(f"<casebook-{tool.value} ")
    assert before.startswith("# Title\n\nIntro.\n\n```text\n## no section\n```\n\n<link")
    assert after.index("<noscript") < after.index("<script") < after.index("\n\n## First {#first}")
    assert re.search(r'words="\.\./\.\./assets/words/tools\.[0-9a-f]{10}\.json"', found)


def test_a_page_without_sections_ends_with_its_tool() -> None:
    assert with_tool(SITE, Tool.METRICS, "# Title\n\nIntro.", "x.md").endswith("</script>")


@pytest.mark.parametrize("lang", NAMES)
@pytest.mark.parametrize("tool", Tool)
def test_without_javascript_a_page_says_what_to_do_instead(tool: Tool, lang: str) -> None:
    assert len(words_of(lang)(f"tool-no-script-{tool.value}")) > 80


def test_every_tool_has_a_page_and_code_of_its_own() -> None:
    pages = {page.tool: page for page in load(REPO).library.pages.values() if page.tool}
    assert set(pages) == set(Tool)
    for tool, page in pages.items():
        assert page.id == f"tools/{tool.value}"
        assert Path(REPO, f"scripts/web/src/tools/{tool.value}/{tool.value}.ts").is_file()
