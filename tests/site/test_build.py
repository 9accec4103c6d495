"""The tiny site, built by `casebook build` under a sub-path: what is on its pages, and what is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.conftest import Site
from tests.support.html import broken_links, parse, practice_set

SITEMAPS = ("sitemap.xml", "sitemap-cases.xml")


def read(site: Site, page: str) -> str:
    return (site.dir / page / "index.html").read_text("utf-8")


def test_every_page_is_there_and_no_draft(site: Site) -> None:
    assert [page for page in site.pages() if page[:3] not in ("ru", "bg", "ru/", "bg/")] == [
        "",
        "cases",
        "cases/by/industry/crafts",
        "cases/by/outcome/failure",
        "cases/by/outcome/mixed",
        "cases/by/outcome/success",
        "cases/by/service/search-ads",
        "cases/by/topic/brief-and-task",
        "cases/by/year/2023",
        "cases/by/year/2024",
        "cases/glass-beads",
        "cases/paper-lanterns",
        "cases/wooden-spoons",
        "checklists",
        "checklists/errand",
        "exam/sit",
        "exam/verify",
        "exercises",
        "exercises/lost-key",
        "glossary",
        "glossary/search-ads",
        "mentor/friday",
        "path",
        "path/first-day",
        "practice",
        "practice/all-kinds",
        "practice/many",
        "practice/many/list",
        "practice/pair",
        "process/brief-and-task",
        "progress",
        "search",
        "sources",
        "theory/search-ads",
        "today",
    ]
    everything = "".join(file.read_text("utf-8") for file in site.dir.rglob("*.*") if file.suffix in (".html", ".json"))
    assert "secret-draft" not in everything
    assert "Secret draft" not in everything
    assert "saw it came over" not in everything, "questions that a term answers are found and not shown"


def test_all_links_and_files_resolve_under_the_sub_path(site: Site) -> None:
    assert broken_links(site.dir, site.url) == []


def test_what_marks_texts_for_the_search_is_not_published(site: Site) -> None:
    assert marked(site) == []


def marked(site: Site) -> list[Path]:
    """Pages that still say what search leaves out."""
    mark = re.compile(r"<[^<>]* data-unfound")
    return [page for page in site.dir.rglob("*.html") if mark.search(page.read_text("utf-8"))]


def test_what_the_theme_brings_for_its_own_search_is_not_published(site: Site) -> None:
    folder = site.dir / "assets/javascripts"
    scripts = [file.relative_to(folder).as_posix() for file in folder.rglob("*.*")]
    assert [name for name in scripts if not name.startswith("bundle.")] == []
    assert list(site.dir.rglob("*.map")) == []


def test_the_sitemaps_hold_every_page_once_and_cases_are_in_their_own(site: Site) -> None:
    found = {name: re.findall("<loc>(.*)</loc>", (site.dir / name).read_text("utf-8")) for name in SITEMAPS}
    ours = [page for page in site.pages() if page[:3] not in ("ru", "bg", "ru/", "bg/")]
    alone = {"exam/sit", "exam/verify"}  # pages for those who were sent there
    assert sorted(page for pages in found.values() for page in pages) == sorted(
        f"{site.url}{page}/".replace("//", "/").replace(":/", "://") for page in ours if page not in alone
    )
    assert all(address.startswith(f"{site.url}cases/") for address in found["sitemap-cases.xml"])
    assert [page for page in found["sitemap.xml"] if "/cases/" in page] == [f"{site.url}cases/"]


def test_no_page_loads_anything_from_another_host(site: Site) -> None:
    assert foreign(site) == []


def foreign(site: Site) -> list[tuple[Path, str]]:
    """What pages load from other hosts."""
    loads = [(page, load) for page in site.dir.rglob("*.html") for load in parse(page).loads]
    return [(page, load) for page, load in loads if re.match(r"(https?:)?//", load) and not load.startswith(site.url)]


def test_the_404_page_finds_its_style_under_the_sub_path(site: Site) -> None:
    loads = parse(site.dir / "404.html").loads
    assert loads
    assert all(load.startswith(("/tiny/", site.url, "data:")) for load in loads)


def test_edit_links_lead_to_the_source_file(site: Site) -> None:
    def edit(page: str) -> list[str]:
        return [href for href in parse(site.dir / page / "index.html").links if "/edit/" in href]

    repository = "https://example.org/us/book/edit/main/"
    assert edit("cases/paper-lanterns") == [f"{repository}cases/paper-lanterns.md"]
    assert edit("theory/search-ads") == [f"{repository}docs/theory/search-ads.md"]
    assert edit("practice/pair") == [f"{repository}quizzes/practice/pair.yml"]


def test_nothing_tells_the_end_of_a_case_before_its_decisions(site: Site) -> None:
    page = read(site, "cases/paper-lanterns")
    before, ending, rest = re.split("(<details class=.?cb-ending.*?</details>\n(?=<h2))", page, maxsplit=1, flags=re.S)
    for tells in ("learnt to ask first", "Failure: an anti-case", "cb-figure", "cb-lessons"):
        assert tells not in before + rest
        assert tells in ending
    assert 'content="A made-up shop asks for more buyers' in before
    assert "Questions to think about</h2>" not in ending
    for other in ("", "cases", "cases/by/year/2024", "cases/glass-beads"):
        assert "What would you ask first?" in read(site, other)
        assert "cb-badge" not in read(site, other).partition("cb-ending")[0]


def test_a_case_shows_its_facts_chart_lessons_and_neighbours(site: Site) -> None:
    page = read(site, "cases/paper-lanterns")
    facts = page[page.index('<dl class="cb-facts') : page.index("</dl>")]
    for fact in ("Crafts", "Nowhere", "February 2024 to November 2024", "Search ads",
                 "Brief and task", "Account manager", "009.1–2", "21 November 2026", "micro (up to 10 people)",
                 "made-up record"):  # fmt: skip
        assert fact in facts
    assert "&lt;small&gt; &amp;" in facts
    figure = page[page.index('<figure class="cb-figure') : page.index("</figure>")]
    assert figure.count("<svg") == 1
    assert "not in the source" in figure
    assert ">180.5<" in figure
    assert page.index("What came of it") < page.index("<figure") < page.index('id="why"')
    assert page.index('id="lessons"') < page.index("cb-lessons") < page.index("Ask the seven questions")
    related = page[page.index('id="related-cases"') :]
    assert "Wooden spoons" in related
    assert "Glass beads" in related


def test_a_term_is_explained_at_its_first_occurrence_only(site: Site) -> None:
    page = read(site, "theory/search-ads")
    links = re.findall(r'<a class="cb-term" href="([^"]+)" title="([^"]+)">([^<]+)</a>', page)
    assert links == [
        (
            "../../glossary/search-ads/#ctr",
            "The share of impressions that were clicked; &quot;10 %&quot; means 1 of 10.",
            "CTR",
        )
    ]
    assert "<code>CTR</code>" in page
    assert "CTR in a block [is not a link](nowhere.md)" in re.sub(r"<[^>]+>", "", page)


def test_facts_lead_to_the_sources_and_back(site: Site) -> None:
    assert '<a href="../../sources/#d009"' in read(site, "theory/search-ads")
    sources = read(site, "sources")
    assert re.search(r"<td>009\.2</td>\s*<td>.*Search ads.*Paper lanterns", sources)


def test_practice_data_has_all_kinds_with_keys_and_rationales(site: Site) -> None:
    page = read(site, "practice/all-kinds")
    data = practice_set(page)
    assert data["format"] == 2
    assert {item["kind"] for item in data["items"]} == {
        "single", "multiple", "numeric", "short", "match", "order", "open",
    }  # fmt: skip
    for item in data["items"]:
        assert re.fullmatch(r"[0-9a-f]{12}", item["digest"])
        assert item["refs"]
        if item["kind"] == "order":
            assert [step["id"] for step in item["steps"]] == sorted(item["key"])


def test_without_javascript_the_set_is_a_list_with_the_keys_folded(site: Site) -> None:
    page = read(site, "practice/all-kinds")
    listed = page[page.index("<noscript") : page.index("</noscript>")]
    assert listed.count("<details>") == 7
    assert listed.count("Reread:") == 7


def test_a_large_set_is_a_file_and_a_list_of_its_own(site: Site) -> None:
    page = read(site, "practice/many")
    assert len(page) < 40_000
    file = re.search(r'<casebook-practice lang="en" src="../../(assets/practice/many\.[0-9a-f]{10}\.json)"', page)
    assert file
    assert len(json.loads((site.dir / file[1]).read_text("utf-8"))["items"]) == 45
    assert read(site, "practice/many/list").count("<details>") == 45


def test_the_year_lists_are_linked_and_complete(site: Site) -> None:
    assert "Paper lanterns" in read(site, "cases/by/year/2024")
    assert "Wooden spoons" in read(site, "cases/by/year/2024")
    archive = read(site, "cases")
    assert re.search(r'href="by/year/2024/">2024</a> <span class="cb-count">2<', archive)
    assert "3 cases" in archive


def test_a_check_list_is_a_form_that_needs_no_javascript(site: Site) -> None:
    page = read(site, "checklists/errand")
    assert len(re.findall(r'<li class="cb-entry[^>]* data-list="errand"', page)) == 4
    assert [page.count(field) for field in ("<textarea", 'type="text"', 'type="checkbox" autocomplete')] == [1, 1, 2]
    assert "<b>before" not in page[page.index("<article") :]
    assert '<h2 id="goal">' in page and 'id="what"' in page
    places = [page.index(text) for text in ("bring &lt;something else&gt;.", "Zweak things", "<textarea")]
    assert places == sorted(places)


def test_refs_of_a_check_list_are_links_to_read_and_to_practise(site: Site) -> None:
    page = read(site, "checklists/errand")
    parts = [page[page.index(f"<strong>{what}:</strong>") :].split("</p>")[0] for what in ("Read", "Practise")]
    to_read, to_practise = (re.findall(r'href="([^"]+)"', part) for part in parts)
    assert to_read == [
        "../../process/brief-and-task/#the-rule", "../../glossary/search-ads/#ctr", "../../cases/paper-lanterns/",
    ]  # fmt: skip
    assert to_practise == ["../../exercises/lost-key/#your-task", "../../practice/pair/"]
    assert 'href="../../checklists/errand/#what"' in read(site, "path/first-day")


def test_facts_of_check_lists_and_exercises_stand_among_the_sources(site: Site) -> None:
    rows = re.findall(r"<td>(009\.\d)</td>\s*<td>(.*?)</td>", read(site, "sources"))
    used = {fact: re.findall(r'href="([^"]+)"', cell) for fact, cell in rows}
    assert "../checklists/errand/" in used["009.1"] and "../exercises/lost-key/" in used["009.1"]
    assert "../checklists/errand/" in used["009.2"]


def test_an_exercise_is_marked_folded_and_no_case(site: Site) -> None:
    page = read(site, "exercises/lost-key")
    assert page.index("Exercise: made up, no real client") < page.index('id="the-situation"')
    folded = re.findall(r'<details class="cb-folded">(.*?)</details>', page, re.S)
    assert ["Zsecret" in folded[0], "It is folded, too" in folded[0], "Zlook" in folded[1]] == [True, True, True]
    assert "Zsecret" not in re.sub(r'<details class="cb-folded">.*?</details>', "", page, flags=re.S)
    assert "Exercise: made up" in read(site, "exercises")
    elsewhere = [file for file in (site.dir / "cases").rglob("*.*") if "lost-key" in file.read_text("utf-8", "ignore")]
    catalogue = [file for file in (site.dir / "assets").rglob("*.json") if "lost-key" in file.read_text("utf-8")]
    assert elsewhere == []
    assert {file.parent.name for file in catalogue} == {"search"}
    assert "3 cases" in read(site, "cases")


def test_the_script_of_check_lists_is_on_their_pages_only(site: Site) -> None:
    pages = {page for page in site.pages() if "casebook/checklist." in read(site, page)}
    own = {"checklists/errand", "exercises/lost-key", "path/first-day"}
    assert pages == {lang + page for page in own for lang in ("", "ru/", "bg/")}


def test_in_another_language_a_check_list_says_that_it_is_in_english_and_its_tools_are_not(site: Site) -> None:
    page = read(site, "ru/checklists/errand")
    assert "Эта страница ещё не переведена" in page or "cb-untranslated" in page
    assert re.search(r'<article lang="en"', page)
    assert '<casebook-checklist lang="ru"' in page and "Попробовать ещё раз" in page
