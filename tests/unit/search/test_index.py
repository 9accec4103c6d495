"""Pagefind itself, over a site of three pages: what is meant to be found is found, or the build says what is wrong."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from casebook.search import EarlyIndex, Extract, SearchFailure, extracts, index
from casebook.search.extracts import term_html
from casebook.search.pagefind import PagefindIndex, PagefindService

from tests.unit.search.test_extracts import TERM


def site(folder: Path, **pages: str) -> tuple[Path, Path]:
    """A staged tree of pages, by name and text, and where the site is to be."""
    tree, built = folder / "tree", folder / "site"
    for name, text in pages.items():
        (tree / f"{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (tree / f"{name}.md").write_text(f'---\nsearch: {{"kind": "page"}}\n---\n\n{text}\n', "utf-8")
    return built, tree


def index_site(folder: Path, tree: Path, lang: str) -> int:
    return index_extracts(extracts(tree, lang), lang, folder)


def index_extracts(found: Iterable[Extract], lang: str, folder: Path) -> int:
    """Index them in a thread of its own: in that of the tests a browser's event loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(index, found, lang, folder).result()


def fragments(built: Path) -> list[dict[str, Any]]:
    """What the bundle tells of each page."""
    files = (built / "pagefind/fragment").glob("*.pf_fragment")
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in files]


def test_a_site_is_indexed_in_its_language(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>Кейсы</h1><p>Договоры и ёлка</p>", two="<h1>Two</h1><p>Words</p>")
    assert index_site(built, tree, "ru") == 2
    entry = json.loads((built / "pagefind/pagefind-entry.json").read_bytes())
    assert list(entry["languages"]) == ["ru"] and (built / "pagefind/wasm.ru.pagefind").is_file()
    assert {fragment["url"] for fragment in fragments(built)} == {"/one/", "/two/"}


def test_the_parts_of_an_index_are_small(tmp_path: Path) -> None:
    words = " ".join(f"w{number}" for number in range(9000))
    built, tree = site(tmp_path, one=f"<h1>One</h1><p>{words}</p>")
    index_site(built, tree, "en")
    parts = list((built / "pagefind/index").iterdir())
    assert len(parts) > 5, "Pagefind no longer knows the setting SMALL_PARTS"


def test_the_bundle_holds_what_is_used_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>")
    index_site(built, tree, "bg")
    names = {path.name for path in (built / "pagefind").iterdir()}
    assert {"pagefind.js", "wasm.unknown.pagefind", "fragment", "index"} <= names
    assert not [name for name in names if "ui" in name or "highlight" in name or "worker" in name]
    assert {path.name for path in built.iterdir()} == {"pagefind"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", "tree"}


def test_an_index_is_made_anew_and_not_added_to(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>", two="<h1>Two</h1>")
    index_site(built, tree, "en")
    (tree / "two.md").unlink()
    assert index_site(built, tree, "en") == 1
    assert [fragment["url"] for fragment in fragments(built)] == ["/one/"]


def test_a_language_that_nothing_is_translated_into_has_a_bundle_that_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "tree").mkdir()
    assert index_site(tmp_path / "site", tmp_path / "tree", "bg") == 0
    assert {path.name for path in (tmp_path / "site/pagefind").iterdir()} == {"pagefind-entry.json", "pagefind.js"}


def test_what_a_template_marks_and_what_is_heavy_is_not_found(tmp_path: Path) -> None:
    left_out = "<p data-unfound>LABEL</p><svg><text>AXIS</text></svg><noscript><p>KEY</p></noscript>"
    built, tree = site(tmp_path, one=f"<h1>One</h1><p>Kept</p>{left_out}")
    index_site(built, tree, "en")
    assert fragments(built)[0]["content"] == "One. Kept."


def test_what_pagefind_leaves_out_fails_the_build(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>", two="<h1>Two</h1>")
    index_site(built, tree, "en")
    both = [Extract("one/", term_html(TERM, "en")), Extract("two/", "<html><body>Two</body></html>")]
    with pytest.raises(SearchFailure, match="2 pages are meant to be found, 1 were indexed"):
        index_extracts(both, "en", built)
    assert len(fragments(built)) == 2, "the earlier bundle stays until the new one is whole"


@pytest.mark.parametrize("program", ["/bin/false", "/bin/echo", "nowhere/pagefind"])
def test_a_pagefind_that_dies_or_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program)
    with pytest.raises(SearchFailure, match="Pagefind did not"):
        index_extracts([Extract("one/", "<p>One</p>")] * 100, "en", tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_an_index_is_made_while_pages_are_added_and_can_be_stopped(tmp_path: Path) -> None:
    built, tree = site(tmp_path, one="<h1>One</h1>", two="<h1>Two</h1>")
    with ThreadPoolExecutor(1) as threads:
        early = EarlyIndex(tree, "en", built, threads)
        early.add(["one.md", "assets/one.json"])
        early.add(["two.md"])
        assert (early.wrong(), early.pages) == ("", 2)
        assert len(fragments(built)) == 2
        stopped = EarlyIndex(tree, "en", tmp_path / "other", threads)
        stopped.add(["one.md"])
        stopped.stop()
        assert stopped.wrong() == "search: stopped"
    assert {path.name for path in tmp_path.iterdir()} == {"site", "tree"}


def test_answers_are_read_as_they_come() -> None:
    """Pagefind's own interface rests before each answer: a site of 1000 pages would take two minutes more."""
    assert "sleep" in PagefindService._wait_for_responses.__code__.co_names, "it is mended: take ours out"


def test_a_bundle_is_waited_for_until_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind says that it has written its files when some are empty still."""
    write = PagefindIndex.write_files

    async def write_late(self: PagefindIndex, output_path: str) -> None:
        await write(self, output_path)
        entry = Path(output_path, "pagefind-entry.json")
        text = entry.read_bytes()
        entry.write_bytes(b"")
        asyncio.get_running_loop().call_later(0.3, entry.write_bytes, text)

    monkeypatch.setattr(PagefindIndex, "write_files", write_late)
    built, tree = site(tmp_path, one="<h1>One</h1>")
    assert index_site(built, tree, "en") == 1
