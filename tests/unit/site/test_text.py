"""What staging makes of a text written by hand: links led to pages, facts cited, terms explained, parts put in."""

from __future__ import annotations

import html
import re

import pytest
from casebook.model.library import Library
from casebook.model.term import Term, TermFile
from casebook.model.translation.alignment import anchored
from casebook.prose.scan import scan
from casebook.site.term_finder import TermFinder
from casebook.site.text import Insert, text_html

CTR = Term(id="ctr", term="click-through rate", abbreviation="CTR", definition='Clicks by "views" <b> a_b', example="e")


def library_of(*terms: Term) -> Library:
    return Library(terms={term.id: term for term in terms}, term_files=[TermFile(topic="ads", terms=list(terms))])


def staged(text: str, source: str = "docs/theory/search-ads.md", **inserts: Insert) -> str:
    return text_html(scan(text), source, library_of(CTR), TermFinder([CTR]), inserts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](../../cases/tyre.md#why)", '<a href="../../cases/tyre/#why">x</a>'),
        ("[x](../process/brief.md)", '<a href="../../process/brief/">x</a>'),
        ("[x](../../quizzes/practice/all-kinds.yml)", '<a href="../../practice/all-kinds/">x</a>'),
        ("[x](#below)", '<a href="#below">x</a>'),
        ("[x](search-ads.md#below)", '<a href="#below">x</a>'),
        ("[x](https://example.org/a_b)", '<a href="https://example.org/a_b">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
        ('![alt](images/a.svg "title")', '<img src="../images/a.svg" alt="alt" title="title">'),
        (
            "[![alt](images/a.svg)](../../cases/x.md)",
            '<a href="../../cases/x/"><img src="../images/a.svg" alt="alt"></a>',
        ),
        ("[x][r]\n\n[r]: ../../cases/x.md", '<a href="../../cases/x/">x</a>'),
        ("`[x](../../cases/x.md)`", "<code>[x](../../cases/x.md)</code>"),
        ('a <img src="images/a.svg" alt="b">', 'a <img src="../images/a.svg" alt="b">'),
        ("a <a href='../../cases/x.md'>b</a>", "a <a href='../../cases/x/'>b</a>"),
    ],
)
def test_links_lead_to_pages(text: str, expected: str) -> None:
    assert staged(text) == f"<p>{expected}</p>"


DRAWING = '<svg class="cb-picture">\n<title>Of the file</title>\n<rect/>\n</svg>\n'


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ('![A "b"](images/a.svg)', True),
        ("![A](images/b.svg)", False),
        ("See ![A](images/a.svg)", False),
        ("[![A](images/a.svg)](seo.md)", False),
    ],
)
def test_a_drawing_alone_in_its_paragraph_is_a_part_of_the_page(text: str, is_part: bool) -> None:
    library = Library(drawings={"docs/theory/images/a.svg": DRAWING})
    html = str(text_html(scan(text), "docs/theory/search-ads.md", library, None))
    assert ("<img" not in html) is is_part
    if is_part:
        label = 'role="img" aria-label="A &quot;b&quot;"'
        assert html == f'<figure class="cb-drawing"><svg {label} class="cb-picture">\n<rect/>\n</svg></figure>'


def test_what_is_shown_as_code_or_left_out_is_no_link() -> None:
    assert "../../cases/x.md" in staged("<!-- [x](../../cases/x.md) -->")
    assert "../../cases/x.md" in staged("```\n[x](../../cases/x.md)\n```")


@pytest.mark.parametrize(
    "text",
    [
        "# The CTR", "[CTR](x.md)", "`CTR`", "```\nCTR\n```", "<b title='CTR'>x</b>", '!!! note "CTR"',
        '??? question "CTR"\n\n    a', "https://example.org/CTR", "[the\nCTR](x.md)", "![a\nCTR](x.svg)",
        "[a][r]\n\n[r]: x/CTR.md", "[![a](CTR.svg)](../x/CTR.md)", '[a](x.md "one (two) CTR")', "<img\nalt='CTR'>",
        "[a](https://example.org/b_(c)_CTR)", "www.CTR.example", "<CTR@example.org>", "click\n\n-through rate",
        "click-*through* rate", "> [!NOTE]\n> x\n",
    ],
)  # fmt: skip
def test_terms_are_left_alone_in(text: str) -> None:
    assert "cb-term" not in staged(text)


LINK = '<a class="cb-term" href="../../glossary/ads/#ctr" title="Clicks by &quot;views&quot; &lt;b&gt; a_b">'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CTR fell, the CTR rose.", f"The {LINK}CTR</a> fell, the CTR rose."),
        ("CTR", f"{LINK}CTR</a>"),
        ("A click-through\nrate of 2", f"A {LINK}click-through\nrate</a> of 2"),
        ("**CTR** of 2", f"<strong>{LINK}CTR</a></strong> of 2"),
        ("[a](#x) and CTR < 5 or > 3", f'<a href="#x">a</a> and {LINK}CTR</a> &lt; 5 or &gt; 3'),
    ],
)
def test_the_first_occurrence_of_a_term_is_explained(text: str, expected: str) -> None:
    assert staged(text) == f"<p>{expected}</p>"


def test_terms_that_follow_each_other_are_all_explained() -> None:
    terms = [Term(id=one, term=one, definition="d", example="e") for one in ("brief", "task", "lead")]
    found = text_html(scan("A brief, a task and a lead."), "docs/x.md", library_of(*terms), TermFinder(terms))
    assert re.sub(r"<a[^>]*>", "(", found).replace("</a>", ")") == "<p>A (brief), a (task) and a (lead).</p>"


def test_a_term_in_a_table_is_explained() -> None:
    assert f'<td data-label="a">{LINK}CTR</a></td>' in staged("| a | b |\n|---|---|\n| CTR | x |")


def test_cells_know_their_column_and_weak_and_good_wording_are_told_apart() -> None:
    table = '| wording-weak | wording-good | *Why* "so" |\n|---|---|---|\n| a | b | c |\n| d |\n'
    found = staged(table)
    assert found.startswith('<table data-cards="">')
    assert '<td data-label="wording-weak" data-says="weak">a</td>' in found
    assert '<td data-label="wording-good" data-says="good">b</td>' in found
    assert '<td data-label="Why &quot;so&quot;">c</td>' in found
    assert found.count("data-label") == 6


def test_citations_become_one_mark_behind_their_paragraph() -> None:
    text = staged("So it was\n[@001.12; 002.1]. So *it* was [@001.4], too [@001.12].\n\n- a [@001.4]\n- b")
    marked = re.sub(r"<button[^>]* aria-label=\"([^\"]*)\"></button>", r"(\1)", text)
    marked = re.sub(r'<span class="cb-source-title"><a href="../../sources/#d00(.)">00\1</a>: </span>', r"\1: ", marked)
    assert marked.replace('<span class="cb-cited" data-unfound>\u2060', "<span>") == (
        "<p>So it was. So <em>it</em> was, too.<span>(source-mark: 001.4, 001.12, 002.1)"
        '<span class="cb-source" id="cite--1" popover>1: 001.4, 001.12; 2: 002.1</span></span></p>\n<ul>\n'
        "<li>a<span>(source-mark: 001.4)"
        '<span class="cb-source" id="cite--2" popover>1: 001.4</span></span></li>\n<li>b</li>\n</ul>'
    )


def test_numbers_are_not_broken_over_lines() -> None:
    text = "From 50 000 to 2 000 000 roubles, 70 % of it; in 2019 100 of 12 3456; `50 000 %`."
    kept = html.unescape(re.sub("<[^>]*>", "", staged(text)))
    assert kept.replace("\u00a0", " ") == text.replace("`", "")
    assert kept.count("\u00a0") == 5  # 2019 100 is taken for a number, too: harmless
    assert "50\u00a0000" in kept
    assert "70\u00a0%" in kept
    assert "50 000 %." in kept


def test_parts_are_put_into_sections_and_above_the_first() -> None:
    text = "Intro.\n\n```text\n## no section\n```\n\n## First\n\nText.\n\n### Below\n\n> ## Quoted\n\n## Second\n\nEnd."
    parts = {
        "": Insert(after="<i>top</i>"),
        "first": Insert("<i>before</i>", "<i>after</i>"),
        "second": Insert(after="<i>e</i>"),
    }
    found = text_html(scan(text), "docs/x.md", Library(), None, parts)
    assert re.findall(r"<i>\w+</i>|<h\d", found) == [
        "<i>top</i>", "<h2", "<i>before</i>", "<h3", "<h2", "<i>after</i>", "<h2", "<i>e</i>",
    ]  # fmt: skip


def test_a_page_without_sections_ends_with_what_stands_above_the_first() -> None:
    assert text_html(scan("Intro."), "docs/x.md", Library(), None, {"": Insert(after="<i>t</i>")}).endswith("<i>t</i>")


def test_a_translation_keeps_the_anchors_of_its_source() -> None:
    body = anchored(scan("## Привет\n\nа"), scan("## Hello, you {.c}"))
    assert text_html(body, "docs/x.md", Library(), None, {"hello-you": Insert("<i>t</i>")}) == (
        '<h2 id="hello-you"><span id="привет"></span>Привет</h2>\n<i>t</i>\n<p>а</p>'
    )


@pytest.mark.parametrize("text", ["&#1;w&#2;", "`&#x1;`", "[a](&#1;)", "<b title='&#1;w&#2;'>"])
def test_no_text_is_taken_for_a_seam(text: str) -> None:
    assert not re.search("[\x01\x02]", staged(text))


def test_a_link_to_a_term_of_the_glossary_goes_straight_to_its_page() -> None:
    library = library_of(CTR)
    links = "[a](../glossary/index.md#ctr) [b](../glossary/index.md#by-topic) [c](../glossary/index.md)"
    html = text_html(scan(links), "docs/theory/x.md", library, None)
    assert re.findall('href="([^"]*)"', html) == [
        "../../glossary/ads/#ctr",
        "../../glossary/#by-topic",
        "../../glossary/",
    ]
