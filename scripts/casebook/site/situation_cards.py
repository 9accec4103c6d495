"""*Say this now*: the situations of a call as cards, by topic."""

from __future__ import annotations

from markupsafe import Markup

from casebook.model.kinds import SITUATION
from casebook.site.ref_links import places
from casebook.site.site import Site


def cards_tail(site: Site, page: str) -> Markup:
    """All cards, for the end of their page, each with what to read after the call: what may come up with any client,
    then what belongs to a service.
    """
    cards = [(card, places(site.library, [card.ref])) for card in site.library.shown(SITUATION)]
    topics = sorted(site.library.topics.values(), key=lambda topic: topic.kind == "service")
    of_topic = ((topic, [one for one in cards if one[0].topic == topic.id]) for topic in topics)
    by_topic = [(topic, there) for topic, there in of_topic if there]
    return site.render("say-this-now.html.jinja", page, by_topic=by_topic)
