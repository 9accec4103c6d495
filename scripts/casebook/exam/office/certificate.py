"""The certificate on paper: one page to print, that needs nothing else and does nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from casebook.exam.paper.entered import Decision
from casebook.model.languages import SOURCE

TEMPLATE = Path(__file__).with_name("certificate.html.jinja")
VERIFY = "exam/verify/"
GENERATOR = "casebook exam certify"
"""By this `casebook exam leaks` knows a certificate, wherever it gets to."""
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
"""Around a name, so that one in Hebrew or Arabic does not turn the words beside it."""


class Wording(Protocol):
    """The words of a certificate in one language."""

    lang: str

    def __call__(self, name: str, **values: object) -> str:
        """The word of that name with its `{places}` filled."""

    def date(self, date: datetime.date) -> str:
        """A day as the language writes it."""

    def number(self, value: float) -> str:
        """A number as the language writes it."""


def page(payload: Mapping[str, Any], name: str, decision: Decision, site: str, say: Wording) -> str:
    """The page, with the candidate's name, which the credential itself does not hold."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    subject = payload["credentialSubject"]
    described = {one["id"]: one for one in subject["achievement"]["resultDescription"]}
    rows = [
        {
            "title": of["name"],
            "short": float(result["value"]) < float(of["requiredValue"]),
            **{column: say.number(float(value)) for column, value in _points(result, of).items()},
        }
        for result in subject["result"]
        for of in [described[result["resultDescription"]]]
    ]
    return environment.from_string(TEMPLATE.read_text("utf-8")).render(
        say=say,
        generator=GENERATOR,
        name=name,
        payload=payload,
        rows=rows,
        criteria=subject["achievement"]["criteria"]["narrative"],
        decided=say.date(datetime.date.fromisoformat(decision.date)),
        until=say.date(datetime.date.fromisoformat(payload["validUntil"][:10])),
        by=f"{FIRST_STRONG_ISOLATE}{decision.by}{POP_ISOLATE}",
        verify=verify_address(site, say.lang),
    )


def verify_address(site: str, lang: str) -> str:
    """Where the site checks credentials, in that language."""
    return site + ("" if lang == SOURCE else f"{lang}/") + VERIFY


def _points(result: Mapping[str, str], described: Mapping[str, str]) -> dict[str, str]:
    return {"value": result["value"], "of": described["valueMax"], "needed": described["requiredValue"]}
