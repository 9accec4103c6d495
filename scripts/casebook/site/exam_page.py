"""The exam page: a static file of its own, with a strict policy and nothing of the site's look, and its worker."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.model.addresses import url
from casebook.site.site import Site, Staged

PAGE = "exam/sit/index.md"
"""As if it were a page, so that addresses from it can be told."""
WORKER = "exam-worker.js"


def exam_page(site: Site) -> Iterator[Staged]:
    """The page in the tree's language, and beside it the worker: its place says which pages it may serve."""
    labels = site.words["exam"]
    html = site.render(
        "exam.html.jinja",
        PAGE,
        title=labels["load-title"],
        labels=labels,
        words=site.words_url(PAGE, "exam"),
        script=url(PAGE, site.bundled["exam.js"]),
        style=url(PAGE, site.bundled["exam.css"]),
    )
    yield "exam/sit/index.html", html.encode()
    yield "exam/sit/worker.js", site.bundle[WORKER]
