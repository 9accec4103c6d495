"""The GitHub form "Add a case": its fields, and how the text that GitHub makes of a filled form is read back.

GitHub writes each field as `### Label`, an empty line and the value: `_No response_` where there is none,
`- [X]` and `- [ ]` for boxes, choices of a list with `, ` between, a code fence where the form says `render`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from casebook.model.case import SECTIONS
from casebook.writing.clean import LINE_BREAKS

EMPTY = ("", "_No response_", "None")
FENCED = re.compile(r"```\w*\n(.*?)\n?```", re.S)


@dataclass(frozen=True)
class FormField:
    """One field of the issue form. Its label is the heading in the issue, and how a person knows it."""

    name: str
    label: str
    kind: Literal["input", "textarea", "dropdown", "checkboxes"]
    required: bool = True
    multiple: bool = False


NAMED = "The client allows to be named here, and I know where that is written down."
PROMISES = ("No people are named, only roles.", "I may publish what I wrote here.")
STATUSES = {"Draft: I will come back to it": False, "Ready to be read and published": True}
CHARTS = {"Line (a development over time)": "line", "Bars (a comparison)": "bar"}

FORM = (
    FormField("title", "Title", "input"),
    FormField("summary", "Summary", "textarea"),
    FormField("teaser", "Teaser", "textarea"),
    FormField("outcome", "Outcome", "dropdown"),
    FormField("industry", "Industry", "dropdown"),
    FormField("service", "Services used", "dropdown", required=False, multiple=True),
    FormField("topic", "What the case teaches", "dropdown", multiple=True),
    FormField("client", "The client in a line", "input"),
    FormField("size", "The client's size", "dropdown", required=False),
    FormField("region", "The client's region", "dropdown", required=False),
    FormField("name", "The client's name", "input", required=False),
    FormField("named", "Permission to name the client", "checkboxes", required=False),
    FormField("role", "Who worked on it", "dropdown", required=False, multiple=True),
    FormField("from", "First month", "input", required=False),
    FormField("to", "Last month", "input", required=False),
    *(FormField(title, title, "textarea") for title in SECTIONS),
    FormField("lesson", "Lessons in one line each", "textarea"),
    FormField("prevented_by", "The question that would have prevented it", "input", required=False),
    FormField("source", "Where the record is kept", "textarea"),
    FormField("figures", "Figures", "textarea", required=False),
    FormField("figures_title", "What the figures show", "input", required=False),
    FormField("figures_kind", "Line or bars", "dropdown", required=False),
    FormField("author", "Your name", "input", required=False),
    FormField("status", "Status", "dropdown"),
    FormField("promises", "Before you send it", "checkboxes"),
)
LABELS = {field.name: field.label for field in FORM}


@dataclass(frozen=True)
class FormProblem:
    """What is wrong with one field, in plain words. `label` is empty when it is about the issue form as a whole."""

    label: str
    says: str

    def __str__(self) -> str:
        return f"- **{self.label}**: {self.says}" if self.label else f"- {self.says}"


def read_form(body: str) -> tuple[dict[str, str], list[FormProblem]]:
    """The texts of the fields by name, empty where nothing was filled in, and what could not be read."""
    body = LINE_BREAKS.sub("\n", body).strip()
    labels = "|".join(re.escape(field.label) for field in FORM)
    headings = list(re.finditer(rf"^### ({labels})[ \t]*$", body, re.M))
    texts: dict[str, str] = {}
    ends = [heading.start() for heading in headings[1:]] + [len(body)]
    for heading, end in zip(headings, ends, strict=False):
        texts.setdefault(heading[1], body[heading.end() : end].strip("\n").rstrip())
    problems = _shape(body, [heading[1] for heading in headings], headings[0].start() if headings else 0)
    return {field.name: _filled(texts.get(field.label, ""), field) for field in FORM}, problems


def _shape(body: str, labels: list[str], begins: int) -> list[FormProblem]:
    """Problems of the issue form as a whole: fields that are missing or there twice, text above the first."""
    if not labels:
        return [FormProblem("", "This is not the form “Add a case”: none of its fields is here. Open a new one.")]
    problems = []
    if body[:begins].strip():
        problems.append(FormProblem("", f"There is text above “{labels[0]}”. Move it into one of the fields."))
    for field in FORM:
        if labels.count(field.label) > 1:
            says = f"The line `### {field.label}` is there twice. If one is your own heading, take `####`."
            problems.append(FormProblem(field.label, says))
        if field.label not in labels:
            says = f"The field is gone. Put the line `### {field.label}` back, or fill in a new form."
            problems.append(FormProblem(field.label, says))
    return problems


def _filled(text: str, field: FormField) -> str:
    """What was filled in; empty when nothing was."""
    fence = FENCED.fullmatch(text)
    if fence and field.name == "figures":
        text = fence[1]
    empty = EMPTY if field.kind == "dropdown" else EMPTY[:2]
    return "" if text.strip() in empty else text


def ticked(text: str) -> list[str]:
    """The labels of the boxes that are ticked."""
    return [box[1].strip() for box in re.finditer(r"^- \[[xX]\] (.+)$", text, re.M)]


def chosen(text: str, titles: list[str]) -> list[str]:
    """The choices of a list from which several may be taken, whose titles may hold commas themselves.

    What is no title is given as it is, for the reader of the list to refuse.
    """
    titles_chosen = []
    rest = " ".join(text.split())
    longest_first = sorted(titles, key=len, reverse=True)
    while rest:
        title = next((one for one in longest_first if rest == one or rest.startswith(f"{one}, ")), None)
        title = title or rest.partition(", ")[0]
        titles_chosen.append(title)
        rest = rest[len(title) :].removeprefix(", ")
    return titles_chosen
