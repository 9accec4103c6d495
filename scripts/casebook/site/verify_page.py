"""The Verify page, and what it checks credentials with: the site's public keys and its list of revoked credentials."""

from __future__ import annotations

import json
from collections.abc import Iterator

from casebook.model.addresses import url
from casebook.model.exam_keys import PublicKey
from casebook.site.site import Site, Staged

PAGE = "exam/verify/index.md"
"""As if it were a page, so that addresses from it can be told."""


def verify_page(site: Site) -> Iterator[Staged]:
    """The page in the tree's language; like the exam page it has nothing of the site's look."""
    labels = site.words["verify"]
    html = site.render(
        "verify.html.jinja",
        PAGE,
        title=labels["title"],
        labels=labels,
        words=site.words_url(PAGE, "verify"),
        script=url(PAGE, site.bundled["verify.js"]),
        style=url(PAGE, site.bundled["verify.css"]),
    )
    yield "exam/verify/index.html", html.encode()


def exam_lists(site: Site) -> Iterator[Staged]:
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
