"""What tests share. Sites are built once per run, whichever worker comes first; one server serves them all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.support.firefox import Firefox, firefox
from tests.support.kept_page import KeptPage
from tests.support.roots import REPO, copy_repo_content, make_tiny, share_memory
from tests.support.server import serve

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PATIENCE_MS = 30_000
"""For what a page does in its own time; five seconds are Playwright's own, and pass on a busy machine."""
MEMORY, ROOM = "/dev/shm", 3 * 2**30
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
         "--no-first-run", "--no-sandbox"]  # fmt: skip
"""Without these Chromium looks for its maker's hosts at every start."""
THRIFTY = ["--in-process-gpu", "--disable-gpu-compositing", "--renderer-process-limit=1"]
"""With these it starts fewer processes: a page of a context is shown by the process of the page before."""


def pytest_configure(config: pytest.Config) -> None:
    """The controlling process makes the shared folder and serves what will be built in it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # run in the background; what tests start must hear Ctrl+C
        signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["CASEBOOK_DEBUG"] = "1"  # a mistake of the program fails a test, also where a mentor would be spared
    if hasattr(config, "workerinput"):
        return
    in_memory()
    shared = Path(tempfile.mkdtemp(prefix="casebook-tests-"))
    (shared / "www").mkdir()
    config.stash[SERVER] = serve(shared / "www")
    config.stash[SHARED] = shared


def in_memory() -> None:
    """Temporary folders lie in memory, where the system has such a place with room and no other is named."""
    if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ["TMPDIR"] = MEMORY
        tempfile.tempdir = None  # ask the environment again


def pytest_configure_node(node: Any) -> None:
    """Tell each worker where the shared folder and the server are."""
    node.workerinput["shared"] = str(node.config.stash[SHARED])
    node.workerinput["port"] = node.config.stash[SERVER].server_port


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].shutdown()
        shutil.rmtree(config.stash[SHARED], ignore_errors=True)


SERVER = pytest.StashKey[Any]()
SHARED = pytest.StashKey[Path]()


def chromium() -> str:
    """The path of Chromium: the one that CASEBOOK_CHROMIUM names, else the first on PATH."""
    given = os.environ.get("CASEBOOK_CHROMIUM")
    found = given or next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "Chromium was not found; `make test` installs it or says how"
    return found


@dataclass(frozen=True)
class Site:
    """A built site: its root with the content, the folder it was built into, and its address (ends in `/`)."""

    root: Path
    dir: Path
    url: str

    def pages(self) -> list[str]:
        """The addresses of all pages, relative to `url`."""
        files = self.dir.rglob("index.html")
        addresses = (file.parent.relative_to(self.dir).as_posix() for file in files)
        return sorted("" if address == "." else address for address in addresses)


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> tuple[Path, int]:
    """The folder that all workers share, and the server's port."""
    config = request.config
    if hasattr(config, "workerinput"):
        return Path(config.workerinput["shared"]), config.workerinput["port"]
    return config.stash[SHARED], config.stash[SERVER].server_port


@pytest.fixture(scope="session")
def build_site(shared: tuple[Path, int]) -> Callable[[str, Callable[[Path], Path]], Site]:
    """Builds a site with `casebook build` under a name, once per test run; both sites live under a sub-path."""
    folder, port = shared

    def build(name: str, make: Callable[[Path], Path]) -> Site:
        root, out = folder / "roots" / name, folder / "www" / name
        site = Site(root, out, f"http://127.0.0.1:{port}/{name}/")
        with FileLock(folder / f"{name}.lock"):
            if not (folder / f"{name}.done").exists():
                shutil.rmtree(root, ignore_errors=True)  # what a failed build left behind
                make(root)
                environment = {**os.environ, "SITE_URL": site.url, "CASEBOOK_REPOSITORY": "https://example.org/us/book"}
                command = [sys.executable, "-m", "casebook", "build", "--root", str(root), "--site-dir", str(out)]
                done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
                assert done.returncode == 0, done.stdout + done.stderr
                (folder / f"{name}.done").touch()
        return site

    return build


@pytest.fixture(scope="session")
def site(build_site: Callable[[str, Callable[[Path], Path]], Site]) -> Site:
    """The tiny site of tests/site/tiny, with every kind of page and item."""
    return build_site("tiny", make_tiny)


@pytest.fixture(scope="session")
def real_site(build_site: Callable[[str, Callable[[Path], Path]], Site]) -> Site:
    """The site of this repository's own content, published under /casebook/ as on GitHub Pages."""
    return build_site("casebook", lambda root: share_memory(copy_repo_content(root), REPO))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, one per worker."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=QUIET + THRIFTY)
        yield launched
        launched.close()


@pytest.fixture
def fox(tmp_path: Path) -> Iterator[Firefox]:
    """A Firefox of the test's own."""
    path = firefox()
    if not path:
        pytest.skip("no Firefox is installed")
    started = Firefox(path, tmp_path / "profile")
    yield started
    started.close()


@pytest.fixture
def seen() -> Iterator[list[str]]:
    """Console messages and requests to another host, of all pages of a test; it fails if any is left in the end."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_page(browser: Any, seen: list[str]) -> Iterator[Callable[..., Any]]:
    """Makes pages, each in a context of its own with the options given."""
    contexts: list[Any] = []

    def make(**options: Any) -> Any:
        contexts.append(browser.new_context(**{**DESKTOP, **options}))
        return watched(contexts[-1].new_page(), seen.append)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def kept_page(browser: Any, shared: tuple[Path, int]) -> Iterator[KeptPage]:
    """A page for the tests of a worker, in a context in which what was once loaded is there already."""
    context = browser.new_context(**DESKTOP)
    yield KeptPage(context, f"http://127.0.0.1:{shared[1]}/", watched)
    context.close()


@pytest.fixture
def page(kept_page: KeptPage, seen: list[str]) -> Iterator[Any]:
    """A page on a desktop, with nothing stored. Who stops its clock or its network takes one of `new_page`."""
    yield kept_page.lend(seen)
    kept_page.take_back()


def watched(page: Any, note: Callable[[str], None]) -> Any:
    """`page`, whose messages and requests to other hosts are noted."""
    page.on("console", lambda message: note(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: note(f"error: {error}"))
    page.on("request", lambda request: _foreign(request.url, note))
    return page


def _foreign(url: str, note: Callable[[str], None]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        note(f"request to {url}")


@pytest.fixture(scope="session")
def repo() -> Path:
    """This repository."""
    return REPO
