"""The exam page in Firefox, where one is installed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from casebook.exam.paper.sheet import code_of
from casebook.model.exam_keys import Role

from tests.support.exam_page import ExamSite
from tests.support.firefox import Firefox
from tests.support.server import serve
from tests.support.tickets import items

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
