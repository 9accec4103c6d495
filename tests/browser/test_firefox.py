"""What is kept for a day without a network, in Firefox, where one is installed: it starts once for all of this file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.paper.sheet import code_of
from casebook.model.exam_keys import Role

from tests.browser.test_offline import KEPT, RENEWED, moved, released
from tests.conftest import Site
from tests.support.exam_page import ExamSite
from tests.support.firefox import Firefox
from tests.support.server import serve
from tests.support.tickets import items
from tests.support.waiting import until

HERE = "location.pathname.endsWith('{}') && document.readyState === 'complete'"
RUNS = "document.querySelector('.cb-run')"


def test_from_the_ticket_to_the_file_with_a_reload_without_a_network(
    fox: Firefox, exam: ExamSite, tmp_path: Path
) -> None:
    server = serve(exam.site.dir.parent)
    url = f"http://127.0.0.1:{server.server_port}/{exam.site.dir.name}/exam/sit/"
    ticket = tmp_path / "made-up.ticket"
    ticket.write_text(exam.token(), "utf-8")
    fox.visit(url)
    fox.wait("document.querySelector('casebook-exam[data-state=ready][data-offline=true]')")
    fox.js("document.querySelector('input[type=file]').hidden = false")
    fox.type("input[type=file]", str(ticket))
    fox.click("Start the exam")
    fox.click("Start the exam", "dialog[open]")
    fox.wait(RUNS)
    fox.click("The click")
    fox.click("Next")
    fox.click("Sales")
    fox.click("Next")
    fox.type("input.cb-input", "2,5")
    fox.reload()
    fox.wait("document.querySelector('input.cb-input')?.value === '2,5'")

    own = fox.do("WebDriver:GetWindowHandle")["value"]
    other = fox.do("WebDriver:NewWindow", type="tab")["handle"]
    fox.do("WebDriver:SwitchToWindow", handle=other)
    fox.visit(url)
    fox.wait("document.querySelector('h1')?.textContent === 'The exam is open somewhere else'")
    fox.do("WebDriver:CloseWindow")
    fox.do("WebDriver:SwitchToWindow", handle=own)

    server.shutdown()
    server.server_close()  # from here on there is nothing to load from
    fox.reload()
    fox.wait(RUNS)
    fox.click("Review and hand in")
    fox.click("Hand in", ".cb-review")
    fox.click("Hand in", "dialog[open]")
    fox.wait("document.querySelector('.cb-done')")
    data = fox.sheet()
    code = fox.js("return document.querySelector('.cb-code').textContent")
    assert code == code_of(sha256(data).hexdigest())
    made = items()
    for role in (Role.TEAM, Role.ESCROW):
        opened = exam.keys.opened(data, role)
        assert opened.responses == {
            made[0]["ref"]: made[0]["options"][1]["id"],
            made[1]["ref"]: [made[1]["options"][0]["id"]],
            made[2]["ref"]: "2,5",
        }
        assert opened.agent.startswith("Firefox ")
        assert opened.reloads == 2
    fox.reload()
    fox.wait("document.querySelector('.cb-code')")
    assert fox.js("return document.querySelector('.cb-code').textContent") == code


def asked(fox: Firefox, script: str, *arguments: str) -> bool:
    """Whether the page says so by and by."""
    whole = f"const done = [...arguments].pop(); ({script})(...arguments).then(done)"
    return bool(fox.do("WebDriver:ExecuteAsyncScript", script=whole, args=list(arguments))["value"])


def turned(fox: Firefox, path: str) -> None:
    """Go to a page as a link does."""
    fox.js("location.href = arguments[0]", path)
    fox.wait(HERE.format(path.split("?")[0]))


@pytest.fixture
def academy(site: Site) -> Iterator[tuple[Site, Any]]:
    """The tiny site on a server that can be taken away."""
    server = serve(site.dir.parent)
    copy = moved(site, "offline-firefox", server.server_port)
    yield copy, server
    shutil.rmtree(copy.dir)


def test_yesterdays_page_and_todays_ten_without_a_network_in_russian_while_a_release_goes_out(
    fox: Firefox, academy: tuple[Site, Any]
) -> None:
    (site, server), ru = academy, f"/{academy[0].dir.name}/ru/"
    fox.visit(f"{site.url}path/first-day/")
    fox.wait("document.querySelector('casebook-checklist[data-state=ready]')")
    fox.js("document.querySelector('#read input').click()")
    fox.wait("navigator.serviceWorker.controller")
    turned(fox, ru)
    fox.wait("document.querySelector('casebook-home[data-begun]')")
    until(lambda: asked(fox, KEPT, f"{site.url}ru/today/"), "Today is kept")
    fox.js("window.isSame = true; document.querySelector('a[href$=\"practice/\"]').click()")
    fox.wait(HERE.format("/ru/practice/"))
    assert fox.js("return window.isSame"), "it was turned without a full load"
    until(lambda: asked(fox, KEPT, f"{site.url}ru/practice/"), "a fetched page is a page")
    fox.wait("document.querySelector('casebook-marks[data-state=ready]')")
    released(site)
    turned(fox, f"{ru}checklists/")
    until(lambda: asked(fox, RENEWED), "the new release's questions are kept")

    server.shutdown()
    server.server_close()
    turned(fox, f"{ru}practice/")
    fox.wait("document.querySelector('h1')?.checkVisibility()")
    turned(fox, f"{ru}today/?n=10")
    fox.wait("document.querySelector('casebook-today[data-state=ready] h2')?.textContent === 'Задание 1 из 10'")
