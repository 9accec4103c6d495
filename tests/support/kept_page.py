"""A browser's page that goes from test to test: to open one and to close it costs half of a short test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CHANGES = (
    "add_init_script", "emulate_media", "expect_popup", "expose_binding", "expose_function", "on", "once", "route",
    "set_default_timeout", "set_extra_http_headers", "set_viewport_size",
)  # fmt: skip
"""What a test does to a page that shows and stores nothing: such a page is closed, and the next test gets a new one."""


class KeptPage:
    """One context with a page; nothing that was shown, stored or changed is left when a test has given it back."""

    def __init__(self, context: Any, home: str, watch: Callable[[Any, Callable[[str], None]], Any]) -> None:
        self._context, self._home, self._watch = context, home, watch
        self._page: Any = None
        self._seen: list[str] = []
        self._changed = False
        keeper = context.new_page()  # stays open, so that its process does
        keeper.goto(home)
        self._keeper, self._storage = keeper, context.new_cdp_session(keeper)

    def lend(self, seen: list[str]) -> Any:
        """The page; what is seen in it from now on comes into `seen`."""
        self._seen = seen
        if self._page is None:
            self._page = self._watch(self._context.new_page(), lambda said: self._seen.append(said))
            self._changed = False
            for name in CHANGES:
                setattr(self._page, name, self._noted(getattr(self._page, name)))
        return self._page

    def take_back(self) -> None:
        """Close what must not stay, and take away what was stored."""
        self._seen = []  # what a page says while it is left concerns nobody
        for page in self._context.pages:
            if page != self._keeper and (page != self._page or self._changed):
                page.close()
        if self._page.is_closed():
            self._page = None
        else:
            self._page.goto(self._home)
            self._page.evaluate("sessionStorage.clear()")
        origin = "/".join(self._home.split("/")[:3])
        self._storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        self._context.clear_cookies()

    def _noted(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*args: Any, **options: Any) -> Any:
            self._changed = True
            return change(*args, **options)

        return noting
