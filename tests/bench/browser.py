"""What pages cost a visitor, measured in Chromium with an empty cache."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chromium-headless-shell")
QUIET = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
WATCH = (Path(__file__).parent / "watch.js").read_text("utf-8")
COUNT = """() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return { nodes, elements: document.querySelectorAll("*").length };
}"""
THEIRS = "/assets/javascripts/"
"""Material's own scripts lie here, ours do not."""


@dataclass(frozen=True)
class Visit:
    """One visit of one page. Bytes are as transferred, heads of answers included."""

    ready: float
    """Milliseconds until the page can be used; with practice on it: until the first item can be checked."""
    painted: float
    """Milliseconds until the first content was painted."""
    bytes: int
    our_scripts: int
    """Bytes of scripts that are not Material's."""
    requests: int
    nodes: int
    elements: int


@dataclass(frozen=True)
class Tour:
    """All visits by name of page, and the browser's version."""

    chromium: str
    visits: dict[str, list[Visit]]


def tour(pages: Mapping[str, str], runs: int, tell: Callable[[str], None]) -> Tour:
    """Visit each page (name to address) `runs` times in turn, after one turn that does not count."""
    visits: dict[str, list[Visit]] = {name: [] for name in pages}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        for turn in range(runs + 1):
            tell(f"Chromium, turn {turn} of {runs}")
            for name, address in pages.items():
                visited = visit(chromium, address)
                if turn:
                    visits[name].append(visited)
        version = chromium.version
        chromium.close()
    return Tour(version, visits)


def find_chromium() -> str:
    """The Chromium that CASEBOOK_CHROMIUM names, else the first on PATH."""
    found = os.environ.get("CASEBOOK_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("Chromium was not found; put it on PATH or name it: CASEBOOK_CHROMIUM=…")
    return found


def visit(chromium: Browser, address: str) -> Visit:
    """Open `address` in a new context, which has no cache and no stored progress."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        context.add_init_script(WATCH)
        page = context.new_page()
        traffic = Traffic(context.new_cdp_session(page))
        answer = page.goto(address, wait_until="load")
        if answer is None or not answer.ok:
            raise SystemExit(f"{address} can't be visited: {answer.status if answer else 'no answer'}")
        page.wait_for_function("window.benchReady !== undefined", timeout=60_000)
        page.wait_for_load_state("networkidle")
        times = page.evaluate("() => ({ ready: window.benchReady, painted: window.benchPainted() })")
        count = page.evaluate(COUNT)
    finally:
        context.close()
    return Visit(
        ready=round(max(times["ready"], times["painted"]), 1),
        painted=round(times["painted"], 1),
        bytes=traffic.bytes(),
        our_scripts=traffic.bytes(_is_ours),
        requests=len(traffic.answers),
        nodes=count["nodes"],
        elements=count["elements"],
    )


def _is_ours(answer: Mapping[str, Any]) -> bool:
    return answer["type"] == "Script" and THEIRS not in answer["response"]["url"]


class Traffic:
    """Counts what a page transfers, by Chromium's own account."""

    def __init__(self, session: Any) -> None:
        self.answers: dict[str, Mapping[str, Any]] = {}
        self._sizes: dict[str, int] = {}
        session.on("Network.responseReceived", lambda event: self.answers.update({event["requestId"]: event}))
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _finished(self, event: Mapping[str, Any]) -> None:
        self._sizes[event["requestId"]] = int(event["encodedDataLength"])

    def bytes(self, wanted: Callable[[Mapping[str, Any]], bool] = lambda answer: True) -> int:
        """The bytes of all answers, or of those that are wanted."""
        return sum(size for request, size in self._sizes.items() if wanted(self.answers[request]))
