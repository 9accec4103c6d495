"""What the made-up library has by name: topics, terms, documents, and what cases choose from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from tests.synthetic.vocabulary import vocabulary

LANGUAGES = ("en", "ru")
SERVICES = (
    "seo", "search-ads", "display-ads", "web-development", "smm", "copywriting", "design", "mailings",
    "domains-hosting", "licences", "site-maintenance", "analytics",
)  # fmt: skip
PROCESSES = (
    "role-and-team", "client-business", "brief-and-task", "planning-and-rhythm", "communication",
    "delegation-and-conflict", "results-and-reporting", "agency-economics",
)  # fmt: skip
TOPICS = SERVICES + PROCESSES
INDUSTRIES = tuple(f"industry-{number:02}" for number in range(1, 16))
REGIONS = tuple(f"region-{number}" for number in range(1, 9))
ROLES = tuple(f"role-{number:02}" for number in range(1, 15))
DOCUMENTS = tuple(f"{number:03}" for number in range(20))
FACTS = 24
THEORY_PLAN = (
    "what-it-is", "how-the-work-goes", "what-it-costs", "what-to-ask", "what-goes-wrong", "what-to-say",
    "terms", "what-changed",
)  # fmt: skip
PROCESS_PLAN = ("the-rule", "the-reason", "on-a-monday", "template", "the-exception", "the-case")
CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"


@dataclass(frozen=True)
class MadeTerm:
    """A term of the made-up glossary, with its name in each language."""

    id: str
    topic: str
    names: dict[str, str]
    abbreviation: str | None


def _terms() -> list[MadeTerm]:
    """The 300 terms, always the same: each trade word with each head."""
    en, ru = vocabulary("en"), vocabulary("ru")
    pairs = product(zip(en.trade, ru.trade, strict=True), zip(en.heads, ru.heads, strict=True))
    return [
        MadeTerm(
            id=f"{en_trade}-{en_head}",
            topic=TOPICS[number % len(TOPICS)],
            names={"en": f"{en_trade} {en_head}", "ru": f"{ru_head} {ru_trade}"},
            abbreviation=_abbreviation(number // 3) if number % 3 == 0 else None,
        )
        for number, ((en_trade, ru_trade), (en_head, ru_head)) in enumerate(pairs)
    ]


def _abbreviation(number: int) -> str:
    """Three capitals of which no other number has the same."""
    tens, ones = divmod(number, len(CONSONANTS))
    return f"{CONSONANTS[tens]}{CONSONANTS[ones]}X"


TERMS = _terms()


def page_of(topic: str) -> str:
    """The page that teaches a topic, as its path below docs/ without `.md`."""
    return f"theory/{topic}" if topic in SERVICES else f"process/{topic}"


def plan_of(topic: str) -> tuple[str, ...]:
    """The anchors of the page that teaches a topic."""
    return THEORY_PLAN if topic in SERVICES else PROCESS_PLAN
