"""What a wrong response to an instance tells: which of its named mistakes lead to it."""

from __future__ import annotations

from casebook.exam.paper.entry import FormItem, KeptMistake
from casebook.exam.paper.result import Json
from casebook.model.scoring import is_said, score


def mistakes_in(kept: FormItem, response: Json) -> list[KeptMistake]:
    """The named mistakes that lead to the response, which is in the ids of the bank; none where it is right."""
    return [mistake for mistake in kept.mistakes if _leads_to(mistake.leads_to, kept, response)]


def _leads_to(leads_to: list[str], kept: FormItem, response: Json) -> bool:
    match kept.kind, response:
        case "numeric", str():
            wrong = [{**kept.key, "value": float(value), "tolerance": abs(float(value)) / 1000} for value in leads_to]
            return any(score("numeric", key, response) for key in wrong)
        case "short", str():
            return is_said(response, leads_to)
        case "single", str():
            return response in leads_to
        case "multiple", list():
            return not set(leads_to).isdisjoint(response)
    return False
