"""The site of this academy as files: its links, its navigation, and what it loads."""

from __future__ import annotations

import re

from tests.conftest import Site
from tests.site.test_build import broken_links, foreign, marked
from tests.site.test_languages import read


def test_all_links_and_files_resolve_under_the_sub_path(real_site: Site) -> None:
    assert broken_links(real_site.dir, real_site.url) == []


def test_nothing_is_published_that_is_for_search_alone_or_from_another_host(real_site: Site) -> None:
    assert marked(real_site) == []
    assert foreign(real_site) == []


def test_the_navigation_is_in_the_language_or_as_the_page_is(real_site: Site) -> None:
    def tabs(page: str) -> list[str]:
        nav = read(real_site, page).partition('class="md-tabs__list"')[2].partition("</nav>")[0]
        return [text.strip() for text in re.findall(r">([^<>]*)</a>", nav)]

    assert tabs("ru")[:4] == ["Главная", "Путь", "Теория", "Процессы"]
    assert tabs("bg")[-1] == "За ментори"
    nav = read(real_site, "ru/mentor").partition("md-sidebar--primary")[2]
    assert "Наставникам" in nav
    assert "2. Strict YAML" in nav or "Решения" in nav
