"""Pages of the exam that stand alone: static files with a strict policy and a look of their own, and what they load."""

from __future__ import annotations

import json
from collections.abc import Iterator

from casebook.model.exam_keys import PublicKey
from casebook.site.site import Site, Staged

WORKER = "exam-worker.js"


def exam_pages(site: Site) -> Iterator[Staged]:
    """The exam page and the Verify page in the tree's language, and what they read.

    The exam's worker lies beside its page: its place says which pages it may serve.
    """
    yield _page(site, "exam", "exam/sit/", "load-title")
    yield "exam/sit/worker.js", site.bundle[WORKER]
    yield _page(site, "verify", "exam/verify/", "title")
    yield from _lists(site)


def _page(site: Site, name: str, folder: str, title: str) -> Staged:
    """The page for the element `name`; addresses from it are told as if it were one that the generator makes."""
    labels, page = site.words[name], f"{folder}index.md"
    values = {"title": labels[title], "labels": labels, **site.assets(page, name)}
    return f"{folder}index.html", site.render(f"{name}.html.jinja", page, **values).encode()


def _lists(site: Site) -> Iterator[Staged]:
    """The public keys and the revoked credentials, as pages of the exam read them; there is a list before any is made.

    Of a key only what is known to be public is written, whatever else stands in the file.
    """
    library = site.library
    yield "exam/keys.json", _list("keys", [_public(key) for key in library.exam_keys.keys])
    yield "exam/revoked.json", _list("revoked", list(library.revoked.revoked))


def _public(key: PublicKey) -> dict[str, object]:
    return key.model_dump(mode="json", exclude_none=True, include=set(PublicKey.model_fields))


def _list(name: str, entries: list[dict[str, object]] | list[str]) -> bytes:
    return (json.dumps({name: entries}, indent=1) + "\n").encode()
