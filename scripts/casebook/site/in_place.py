"""Questions of the bank in the text of a page: each is tried in its place."""

from __future__ import annotations

import re

from markupsafe import Markup

from casebook.model.addresses import url
from casebook.model.asked import rationales
from casebook.prose.seams import QUESTION, seam
from casebook.site.practice_pages import IN_ATTRIBUTE, item_data, posed, refs
from casebook.site.site import Site, as_json

PLACE = re.compile(seam(QUESTION, "([^\x02]*)"))


def with_questions(site: Site, html: Markup, page: str) -> Markup:
    """The HTML of a staged page with its questions, in the tree's language as far as they are translated."""
    return Markup(PLACE.sub(lambda found: f"{_question(site, found[1], page)}\n", html))


def _question(site: Site, item_id: str, page: str) -> str:
    """Nothing for an item that is not there: content with problems is shown too."""
    if item_id not in site.library.public_items:
        return ""
    [one] = posed(site, [site.library.public_items[item_id]])
    data = as_json(item_data(site, page, one)).translate(IN_ATTRIBUTE)
    values = {
        "item": one.item,
        "lang": one.lang,
        "rationales": rationales(one.item),
        "refs": refs(site, page, one.item),
    }
    files = site.assets(page, "practice") | {"script": url(page, site.bundled["question.js"])}
    return site.render("question.html.jinja", page, data=Markup(data), base=url(page, "index.md"), **values, **files)
