"""The tiny site in three languages, under a sub-path: addresses, what is not translated, words, terms, practice."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

import pytest
from casebook.build import build_site
from casebook.failure import BuildFailure
from casebook.model.languages import NAMES
from casebook.search import extracts
from casebook.staging import stage_checked
from casebook.trees import languages, staged_tree

from tests.conftest import Site
from tests.support.html import parse, practice_set
from tests.support.roots import REPO, TINY, make_root, translate


def read(site: Site, page: str) -> str:
    return (site.dir / page / "index.html").read_text("utf-8")


def links(html: str, rel: str) -> dict[str, str]:
    """The addresses of `<link rel=…>` by their language."""
    found = re.findall(rf'<link rel="{rel} ?"(?: hreflang="([^"]*)")? href="([^"]*)"', html)
    return dict(found)


def selector(html: str) -> dict[str, str]:
    """What the language selector leads to, by language."""
    menu = html[html.index("cb-languages") :].partition("</details>")[0]
    return dict(re.findall(r'<a href="([^"]*)"[^>]* hreflang="([^"]*)"', menu))


def test_every_page_is_there_in_every_language(site: Site) -> None:
    pages = [page for page in site.pages() if not page.startswith(("ru", "bg"))]
    for lang in ("ru", "bg"):
        assert [page[3:] for page in site.pages() if page.startswith(lang)] == pages


@pytest.mark.parametrize("lang", NAMES)
def test_a_page_says_its_language_and_has_the_selector_to_itself(site: Site, lang: str) -> None:
    for page in ("", "cases/paper-lanterns", "practice/pair", "cases/by/year/2024"):
        here = "" if lang == "en" else f"{lang}/"
        html = read(site, f"{here}{page}")
        assert f'<html lang="{lang}"' in html
        base = urljoin(site.url, f"{here}{page}/" if page else here)
        found = {code: urljoin(base, href) for href, code in selector(html).items()}
        end = f"{page}/" if page else ""
        assert found == {"en": site.url + end, "ru": f"{site.url}ru/{end}", "bg": f"{site.url}bg/{end}"}
        assert html.count('aria-current="true"') == 1


def test_a_translated_page_names_its_translations_and_itself(site: Site) -> None:
    url = site.url
    home = {"en": url, "ru": f"{url}ru/", "bg": f"{url}bg/", "x-default": url}
    for page in ("", "ru", "bg"):
        assert links(read(site, page), "alternate")["x-default"] == url
        assert {k: v for k, v in links(read(site, page), "alternate").items() if k} == home
    theory = {"en": f"{url}theory/search-ads/", "ru": f"{url}ru/theory/search-ads/"}
    html = read(site, "ru/theory/search-ads")
    assert {k: v for k, v in links(html, "alternate").items() if k} == {**theory, "x-default": theory["en"]}
    assert links(html, "canonical") == {"": theory["ru"]}


def test_an_untranslated_page_says_so_and_leaves_the_finding_to_the_original(site: Site) -> None:
    html = read(site, "bg/theory/search-ads")
    assert links(html, "canonical") == {"": f"{site.url}theory/search-ads/"}
    assert not any(lang for lang in links(html, "alternate"))
    notice = re.search(r'<p class="cb-untranslated" lang="bg"[^>]*>(.*?) <a href="([^"]*)"', html)
    assert notice
    assert "още не е преведена" in notice[1]
    assert urljoin(f"{site.url}bg/theory/search-ads/", notice[2]) == f"{site.url}theory/search-ads/"
    assert '<html lang="bg"' in html
    assert '<article lang="en" class="md-content__inner' in html
    assert 'data-md-component="toc" lang="en"' in html
    assert "The share of impressions" in html  # terms are explained in the language of the text


def test_edit_links_lead_to_the_translation_or_else_to_the_original(site: Site) -> None:
    def edit(page: str) -> list[str]:
        return [href for href in parse(site.dir / page / "index.html").links if "/edit/" in href]

    repository = "https://example.org/us/book/edit/main/"
    assert edit("ru/cases/paper-lanterns") == [f"{repository}cases/paper-lanterns.ru.md"]
    assert edit("ru/practice/pair") == [f"{repository}quizzes/practice/pair.ru.yml"]
    assert edit("bg/cases/paper-lanterns") == [f"{repository}cases/paper-lanterns.md"]


def test_a_case_that_is_not_translated_is_in_english_as_a_whole(site: Site) -> None:
    html = read(site, "ru/cases/glass-beads")
    article = html[html.index("<article") : html.index("</article>")].replace(' title="Ссылка на этот раздел"', "")
    assert '<article lang="en"' in article
    own = r'<casebook-decide lang="ru".*?</casebook-decide>|<div class="cb-end" lang="ru".*?</div>'  # the tree's tools
    article = re.sub(own, "", article, flags=re.DOTALL)
    assert set(re.findall("[А-Яа-яё]+", article)) <= set(re.findall("[А-Яа-яё]+", article.partition("</p>")[0]))


def test_a_translated_case_is_in_its_language(site: Site) -> None:
    page = read(site, "ru/cases/paper-lanterns")
    facts = page[page.index('<dl class="cb-facts') : page.index("</dl>")]
    for fact in ("Ремёсла", "Нигде", "Контекстная реклама", "Бриф и задача", "Аккаунт-менеджер",
                 "009.1–2", "выдуманная запись самого магазина", "&lt;маленький&gt; &amp;"):  # fmt: skip
        assert fact in facts
    spaces = str.maketrans("\u00a0\u202f", "  ")
    assert "с февраля 2024 г. до ноября 2024 г." in facts.translate(spaces)
    assert "21 ноября 2026 г." in facts.translate(spaces)
    figure = page[page.index('<figure class="cb-figure') : page.index("</figure>")]
    assert "нет в источнике" in figure
    assert ">180,5<" in figure
    assert ">фев<" in figure
    assert page.index('id="what-came-of-it"') < page.index("<figure") < page.index('id="why"')
    assert page.index("Показать, чем кончилось") < page.index("Неудача: антикейс") < page.index("<figure")
    assert page.index('id="lessons"') < page.index("cb-lessons") < page.index("Сначала задайте семь вопросов")


def test_terms_are_explained_in_the_language_and_in_other_forms(site: Site) -> None:
    page = read(site, "ru/theory/search-ads")
    found = re.findall(r'<a class="cb-term" href="([^"]+)" title="([^"]+)">([^<]+)</a>', page)
    assert found == [
        ("../../glossary/search-ads/#ctr", "Доля показов, по которым кликнули; «10 %» — это 1 из 10.", "CTR")
    ]
    assert 'id="what-it-is"' in page


def test_the_glossary_shows_what_it_has_and_says_what_is_english(site: Site) -> None:
    index = read(site, "ru/glossary")
    assert '<a href="search-ads/#ctr">CTR (кликабельность)</a>' in index
    assert '<li id="brief" lang="en"' in index
    page = read(site, "ru/glossary/search-ads")
    assert re.search(r'<h2 id="ctr">CTR \(кликабельность\)', page)
    assert re.search(r'<h2 id="brief" lang="en">brief', page)
    assert '<p lang="en">What the client wants' in page
    assert 'английский: <span lang="en">click-through rate</span>' in page


def test_practice_has_the_translated_items_and_the_digests_of_the_source(site: Site) -> None:
    def data(page: str) -> dict[str, dict[str, object]]:
        return {item["id"]: item for item in practice_set(read(site, page))["items"]}

    english, russian = data("practice/pair"), data("ru/practice/pair")
    assert {key: item["digest"] for key, item in english.items()} == {k: i["digest"] for k, i in russian.items()}
    assert str(russian["tiny-numeric"]["stem"]).startswith("1000 показов")
    assert "lang" not in russian["tiny-numeric"]
    assert russian["tiny-single"]["stem"] == english["tiny-single"]["stem"]
    assert russian["tiny-single"]["lang"] == "en"
    assert '<casebook-practice lang="ru"' in read(site, "ru/practice/pair")
    listed = read(site, "ru/practice/pair").partition("<noscript")[2].partition("</noscript>")[0]
    assert listed.count('<li lang="en">') == 1
    assert ">2,5 %<" in listed.replace("\u00a0", " ")


def test_one_404_page_has_the_words_of_all_languages(site: Site) -> None:
    html = (site.dir / "404.html").read_text("utf-8")
    assert re.findall(r'class="cb-not-found" lang="(..)" data-root="([^"]*)"( hidden)?', html) == [
        ("en", "/tiny/", ""), ("ru", "/tiny/ru/", " hidden"), ("bg", "/tiny/bg/", " hidden"),
    ]  # fmt: skip
    assert "Такой страницы здесь нет" in html
    assert list(selector(html)) == ["/tiny/", "/tiny/ru/", "/tiny/bg/"]


def test_everything_that_a_page_shows_is_under_its_own_tree(site: Site) -> None:
    """Pages of a tree load nothing from another one, so each language can be moved or served alone."""
    for lang in ("ru", "bg"):
        for page in (site.dir / lang).rglob("index.html"):
            here = urljoin(site.url, page.relative_to(site.dir).as_posix())
            for load in parse(page).loads:
                assert urljoin(here, load).startswith((f"{site.url}{lang}/", "data:")), (page, load)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_root(tmp_path / "tiny", TINY)


def test_a_root_has_the_languages_that_it_has_a_configuration_for(root: Path) -> None:
    assert languages(root) == ("en",)
    shutil.copy(REPO / "mkdocs.bg.yml", root)
    assert languages(root) == ("en", "bg")
    build_site(root, partial(stage_checked, root, datetime.date.today(), None))
    assert sorted(folder.name for folder in (root / "build/docs").iterdir()) == ["bg", "en"]
    assert (root / "site/bg/index.html").is_file()
    assert not (root / "site/ru").exists()
    assert 'hreflang="ru"' not in (root / "site/index.html").read_text("utf-8")


def test_search_is_given_the_pages_while_they_are_staged_in_the_order_of_a_whole_tree(root: Path) -> None:
    """It decides which comes first of two that are found equally well."""
    translate(root)
    told = defaultdict(list)
    stage_checked(root, datetime.date.today(), None, lambda lang, paths: told[lang].extend(paths))
    assert list(told) == ["en", "ru", "bg"]
    for lang, paths in told.items():
        tree = staged_tree(root, lang)
        pages = [path for path in paths if path.endswith(".md")]
        assert list(extracts(tree, lang, pages)) == list(extracts(tree, lang))


def test_a_failed_language_is_named_and_the_site_stays_as_it_was(root: Path) -> None:
    translate(root)
    (root / "site").mkdir()
    for name in ("404.html", "index.html"):
        (root / "site" / name).write_text("built before", "utf-8")

    def stage(tell: Callable[[str, Sequence[str]], None]) -> None:
        stage_checked(root, datetime.date.today(), None, tell)
        (root / "build/docs/ru/index.md").write_text("no staged page", "utf-8")

    with pytest.raises(BuildFailure) as failure:
        build_site(root, stage)
    said = str(failure.value)
    assert "In mkdocs.ru.yml:" in said
    assert "index.md" in said
    assert "a staged page begins with its head" in said
    assert "mkdocs.bg.yml" not in said
    assert [file.read_text("utf-8") for file in (root / "site").iterdir()] == ["built before"] * 2
    assert [folder.name for folder in (root / "build").iterdir() if folder.name.startswith("site-")] == []


def test_plain_mkdocs_builds_one_language_by_itself(root: Path) -> None:
    translate(root)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.ru.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1:9/sub/"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    html = (root / "site/ru/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="http://127.0.0.1:9/sub/ru/">' in html
    assert "Крошка" in html
