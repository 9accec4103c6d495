"""The site's service worker, by which what was visited opens without a network, and what takes it away again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casebook.model.languages import SOURCE

if TYPE_CHECKING:
    from casebook.site.site import Site, Staged

WORKER = "worker.js"
"""Has no digest in its name: browsers look at this address for a newer one."""
NO_WORKER = "worker-off.js"
"""Takes the worker's place where an academy wants none."""


def worker_files(site: Site) -> Iterator[Staged]:
    """Both, in the source's tree alone: it is the root, below which a worker serves the trees of all languages."""
    if site.lang == SOURCE:
        yield WORKER, site.bundle["site-worker.js"]
        yield NO_WORKER, site.bundle["quit-worker.js"]
