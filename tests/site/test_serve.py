"""`casebook serve`: an edit is on screen at once, everything that it touches soon after, and mistakes end nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.bench.server import free_port
from tests.support.roots import make_tiny

PATIENCE = 60


class Served:
    """A tiny casebook that is being served."""

    def __init__(self, root: Path) -> None:
        self.root, self.url = root, f"http://127.0.0.1:{free_port()}/"
        self.log = (root / "serve.log").open("w+", encoding="utf-8")
        command = [sys.executable, "-m", "casebook", "serve", "--root", str(root), "--address", self.url[7:-1]]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)
        self.wait(lambda: self.get(""))

    def get(self, address: str) -> str:
        """A page, or nothing while it is not there."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            return ""

    def edit(self, path: str, before: str, after: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")

    def said(self) -> str:
        return Path(self.log.name).read_text("utf-8")

    def wait(self, seen: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE
        while not seen():
            assert self.process.poll() is None and time.monotonic() < until, self.said()
            time.sleep(0.05)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(make_tiny(tmp_path_factory.mktemp("served")))
    yield served
    with suppress(ProcessLookupError):
        os.killpg(served.process.pid, signal.SIGKILL)
    served.process.wait()


def test_an_edit_is_shown_and_what_tells_of_it_follows(served: Served) -> None:
    served.edit("cases/paper-lanterns.md", "Paper lanterns", "Silk lanterns")
    served.wait(lambda: "Silk lanterns" in served.get("cases/paper-lanterns/"))
    served.wait(lambda: "Silk lanterns" in served.get("cases/"))
    assert "livereload" in served.get("cases/")


def test_an_edit_that_ends_what_goes_on_behind_loses_nothing(served: Served) -> None:
    served.edit("cases/glass-beads.md", "title: Glass", "title: Amber")
    served.wait(lambda: "<title>Amber" in served.get("cases/glass-beads/"))
    served.edit("cases/wooden-spoons.md", "title: Wooden", "title: Silver")
    served.wait(lambda: "<title>Silver" in served.get("cases/wooden-spoons/"))
    served.wait(lambda: "Amber beads" in served.get("cases/") and "Silver spoons" in served.get("cases/"))


def test_a_new_case_is_shown_and_told_of(served: Served) -> None:
    text = (served.root / "cases/paper-lanterns.md").read_text("utf-8")
    (served.root / "cases/brass-bells.md").write_text(re.sub("(?m)^title: .*", "title: Brass bells", text), "utf-8")
    served.wait(lambda: "Brass bells" in served.get("cases/brass-bells/"))
    served.wait(lambda: "Brass bells" in served.get("cases/"))
    served.edit("cases/brass-bells.md", "title: Brass", "title: Tin")
    served.wait(lambda: "Tin bells" in served.get("cases/brass-bells/"))


def test_a_mistake_is_told_and_the_rest_goes_on(served: Served) -> None:
    served.edit("docs/theory/search-ads.md", "topic: search-ads", "topic: no-such-topic")
    served.wait(lambda: "no-such-topic" in served.said())
    served.edit("docs/theory/search-ads.md", "topic: no-such-topic", "topic: search-ads")
    served.edit("docs/index.md", "# ", "# Once more: ")
    served.wait(lambda: "Once more:" in served.get(""))
    assert "Traceback" not in served.said()


def test_a_page_that_is_gone_goes_from_the_site(served: Served) -> None:
    (served.root / "cases" / "wooden-spoons.md").unlink()
    served.wait(lambda: not served.get("cases/wooden-spoons/"))
    assert not re.search("(Wooden|Silver) spoons", served.get("cases/"))


def test_a_picture_that_comes_while_all_is_checked_is_seen(served: Served) -> None:
    served.edit("docs/index.md", "# ", "# With a picture: ")
    served.wait(lambda: "With a picture" in served.get(""))
    picture = served.root / "docs/pictures/late.svg"
    picture.parent.mkdir()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>Late</title></svg>', "utf-8")
    served.wait(lambda: "Late" in served.get("pictures/late.svg"))
    picture.unlink()
    served.wait(lambda: not served.get("pictures/late.svg"))


def test_a_page_whose_file_can_not_be_read_stays_under_a_notice(served: Served) -> None:
    assert "can't be read" not in served.get("cases/paper-lanterns/")
    served.edit("cases/paper-lanterns.md", "title: ", "title: [")
    served.wait(lambda: "paper-lanterns.md can&#x27;t be read" in served.get("cases/paper-lanterns/"))
    served.wait(lambda: served.said().count("cases/paper-lanterns.md:") >= 1)
    assert "Silk lanterns" in served.get("cases/paper-lanterns/")
    assert "can&#x27;t be read" not in served.get("")
    served.edit("cases/paper-lanterns.md", "title: [", "title: ")
    served.wait(lambda: "can&#x27;t be read" not in served.get("cases/paper-lanterns/"))
    assert "Silk lanterns" in served.get("cases/paper-lanterns/")


def test_the_theme_and_the_configuration_are_followed(served: Served) -> None:
    with (served.root / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("\nsite_author: Somebody new\n")
    served.wait(lambda: "Somebody new" in served.get("cases/"))


def test_all_is_one_process_but_pagefind(served: Served) -> None:
    for process in psutil.Process(served.process.pid).children(recursive=True):
        assert "pagefind" in process.name()


def test_search_is_there(served: Served) -> None:
    served.wait(lambda: "page_count" in served.get("pagefind/pagefind-entry.json"))
    served.wait(lambda: "page_count" in served.get("ru/pagefind/pagefind-entry.json"))


def test_a_second_one_in_the_same_folder_is_refused(served: Served) -> None:
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "casebook", "serve", "--root", str(served.root), "--address", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1
    assert f"this folder is shown already, on {served.url}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["../mkdocs.yml", "%2e%2e/mkdocs.yml", ".search/terms.json", "index.md"])
def test_what_is_no_part_of_the_site_is_not_sent(served: Served, address: str) -> None:
    assert not served.get(address)


def test_the_feed_has_the_addresses_of_the_preview(served: Served) -> None:
    assert f'rel="self" type="application/atom+xml" href="{served.url}cases/feed.xml"' in served.get("cases/feed.xml")


def test_a_page_that_is_not_there_says_so(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"{served.url}nowhere/")
    assert answer.value.code == 404
    assert re.search(r"<h1[^>]*>This page isn't here", answer.value.read().decode())


def test_ctrl_c_ends_it_in_peace(served: Served) -> None:
    os.kill(served.process.pid, signal.SIGINT)
    served.process.wait(PATIENCE)
    assert "Stopped." in served.said()
    assert "Traceback" not in served.said()
