"""The extracts that Pagefind reads: what is to be found stands in them, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from casebook.search.extracts import extracts, one_word, page_html, term_html
from casebook.search.wanted import Entry, Page

THEORY = Page("theory/seo/", "", {"kind": ["theory"]})
CASE = Page("cases/x/", "", {"kind": ["case"], "industry": ["crafts"], "missing": ["ru", "bg"]}, alike=True)
SPELLINGS = ["a, b", "кликабельность"]
ASKED, KINDS = ["who came over"], {"kind": ["term"]}
TERM = Entry(
    "ctr",
    "glossary/search-ads/",
    "CTR (click-through rate)",
    "Clicks <by> impressions.",
    "2 %.",
    SPELLINGS,
    ASKED,
    KINDS,
)


def found(page: Page, html: str, lang: str = "en") -> str:
    return page_html(replace(page, html=html), lang)


def test_an_extract_holds_the_article_and_its_filters() -> None:
    copy = found(CASE, "<h1>SEO</h1><p>Text</p>", "ru")
    assert '<html lang="ru">' in copy and "<h1>SEO</h1><p>Text</p>" in copy
    for value in ("kind:case", "industry:crafts", "missing:ru", "missing:bg"):
        assert f'data-pagefind-filter="{value}"' in copy


def test_a_page_is_found_by_the_questions_that_it_answers() -> None:
    asked = Page("theory/seo/", "", {"kind": ["theory"]}, ("where did our visitors go", "no, really, where"))
    copy = found(asked, "<p>Text</p>", "en")
    assert 'data-pagefind-meta="questions:where did our visitors go / no  really  where"' in copy


def test_practice_charts_and_scripts_are_not_even_handed_on() -> None:
    body = (
        "<p>Kept</p><script>KEY</script><noscript><p>RATIONALE</p></noscript>"
        "<svg><text>AXIS</text></svg><script>CODE</script>"
    )
    copy = found(THEORY, body, "en")
    assert "Kept" in copy
    assert not [word for word in ("KEY", "RATIONALE", "AXIS", "CODE") if word in copy]


def test_nothing_is_found_below_the_mark_that_says_so() -> None:
    copy = found(CASE, '<p>Story</p><!-- unfound --><h2 id="related-cases">More</h2><p>OTHER</p>', "en")
    assert "Story" in copy and "More" not in copy and "OTHER" not in copy


def test_the_titles_that_all_cases_share_are_one_word() -> None:
    copy = found(CASE, '<h2 id="the-brief">The brief<a class="headerlink">¶</a></h2>', "en")
    assert '<h2 id="the-brief">_\u2060The\u2060brief <a' in copy
    assert one_word("Why") == "_\u2060Why "
    assert ">The brief<" in found(THEORY, '<h2 id="the-brief">The brief</h2>', "en")


def test_a_term_answers_with_its_definition_and_is_found_by_every_spelling() -> None:
    copy = term_html(TERM, "en")
    assert 'data-pagefind-meta="questions:who came over"' in copy
    assert '<p data-pagefind-meta="definition">Clicks &lt;by&gt; impressions.</p>' in copy
    assert 'data-pagefind-meta="also:a  b кликабельность"' in copy  # a comma would begin another entry
    assert 'data-pagefind-filter="kind:term"' in copy


def test_a_tree_has_an_extract_for_each_page_that_says_so_and_each_term(tmp_path: Path) -> None:
    for name, head in (("seo", '---\nsearch: {"kind": "page"}\n---\n\n<p>Text</p>\n'), ("list", "---\n---\n\n")):
        (tmp_path / f"{name}.md").write_text(head, "utf-8")
    (tmp_path / ".search").mkdir()
    (tmp_path / ".search/terms.json").write_text(json.dumps([staged(TERM)]), "utf-8")
    assert [extract.url for extract in extracts(tmp_path, "en")] == ["seo/", "glossary/search-ads/ctr/"]


def staged(term: Entry) -> dict[str, object]:
    """A term as the staged tree has it, written in English."""
    texts = {name: getattr(term, name) for name in ("id", "at", "title", "definition", "example", "also", "asked")}
    return {**texts, "lang": "en", "missing": []}
