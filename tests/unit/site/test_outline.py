"""The headings of a finished page."""

from __future__ import annotations

from casebook.site.outline import outlined


def test_each_heading_gets_a_link_of_its_own_and_all_are_listed() -> None:
    html = '<h1 id="a">One &amp; <code>two</code></h1>\n<p>x</p>\n<h2 class="b" id="c" lang="en">Three</h2>\n'
    found, headings = outlined(html, 'Link "here"')
    assert headings == [(1, "a", "One &amp; two"), (2, "c", "Three")]
    link = '<a class="headerlink" data-unfound href="#{}" title="Link &quot;here&quot;">¶</a></h'
    assert link.format("a") + "1>" in found
    assert link.format("c") + "2>" in found


def test_an_anchor_of_the_heading_in_another_language_is_no_word_of_it() -> None:
    html, headings = outlined('<h2 id="hello-you"><span id="привет"></span>Привет</h2>', "To here")
    link = '<a class="headerlink" data-unfound href="#hello-you" title="To here">¶</a>'
    assert html == f'<h2 id="hello-you"><span id="привет"></span>Привет{link}</h2>'
    assert headings == [(2, "hello-you", "Привет")]


def test_headings_without_an_anchor_and_those_inside_an_element_are_no_part_of_it() -> None:
    html = (
        '<h2>No anchor</h2>\n<section><h2 id="x">Inside</h2></section>\n<pre><code>\n&lt;h2 id="y"&gt;</code></pre>\n'
    )
    assert outlined(html, "Link") == (html, [])
