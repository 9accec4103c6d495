"""What stands above a page that is not translated, or translated from earlier texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.localized import localized
from casebook.site.charts import Charts
from casebook.site.site import Site

from tests.support.translations import BASE, FILES, NOT_STAMPED, lay

PAGE = "docs/theory/search-ads.ru.md"


@pytest.mark.parametrize(
    ("lang", "of", "says"),
    [("en", "000000000001", ""), ("ru", "000000000001", "оригинал изменился"), ("ru", NOT_STAMPED, ""),
     ("bg", NOT_STAMPED, "още не е преведена")],
)  # fmt: skip
def test_a_page_says_of_when_it_is(tmp_path: Path, lang: str, of: str, says: str) -> None:
    root = shutil.copytree(BASE, tmp_path / "root")
    lay(root, {PAGE: FILES[PAGE].replace(NOT_STAMPED, of)})
    site = Site(localized(load(root).library, lang), Charts(tmp_path / "charts"))
    notice = site.notice("page", "theory/search-ads", "theory/search-ads.md")
    assert says in notice if says else notice == ""
