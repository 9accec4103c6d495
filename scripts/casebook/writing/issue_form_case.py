"""A filled form becomes a draft of a case, or a list of what is wrong with it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from casebook.model.case import SECTIONS, CaseHead, Figure
from casebook.model.library import Library
from casebook.model.record import Line
from casebook.writing import case_fields, figures, guard, issue_form, line_breaks
from casebook.writing.case_file import case_text
from casebook.writing.clean import clean, one_line
from casebook.writing.fields import Field, Values, fit, read_all
from casebook.writing.issue_form import FORM, LABELS, FormProblem
from casebook.writing.new_ids import make_id, taken, unique

BULLET = re.compile(r"^(?:[-*•–]|\d{1,2}[.)]) +")
LINES = ("lesson", "source")
READY = "its author calls it ready: read it, then set this to published"
LATER = "its author comes back to it"


@dataclass
class Draft:
    """What an issue form gave: the id and text of a case, or problems."""

    id: str = ""
    text: str = ""
    problems: list[FormProblem] = field(default_factory=list)


def draft(body: str, number: int, author: str, today: datetime.date, library: Library) -> Draft:
    """The case of the issue `number`, whose text is `body`, as a draft in which nothing can do harm."""
    texts, problems = issue_form.read_form(body)
    if problems:
        return Draft(problems=problems)
    source = f"issue #{number}"
    problems = [*_merged(source, library), *_missing(texts), *_refused(texts), *_permission(texts)]
    if problems:
        return Draft(problems=problems)
    values, problems = _values(texts, library)
    figure = _figure(texts, source, problems)
    if problems:
        return Draft(problems=problems)
    values["source"].append(source)
    values["figures"] = [figure] if figure else []
    head = case_fields.build(values, one_line(texts["author"]) or author, today)
    return Draft(unique(make_id(head.title) or f"case-{number}", taken(library, "case")), _text(head, texts))


def _text(head: CaseHead, texts: dict[str, str]) -> str:
    sections = {title: line_breaks.kept(guard.settled(texts[title])) for title in SECTIONS}
    return case_text(head, sections, READY if issue_form.STATUSES[texts["status"]] else LATER)


def _merged(source: str, library: Library) -> list[FormProblem]:
    """A problem when the issue has become a case already."""
    here = [case.id for case in library.cases.values() if source in case.sources]
    says = "This form is in the archive already: `cases/{}.md`. Propose your change there."
    return [FormProblem("", says.format(here[0]))] if here else []


def _missing(texts: dict[str, str]) -> list[FormProblem]:
    empty = [one for one in FORM if one.required and not texts[one.name].strip()]
    problems = [FormProblem(one.label, "Nothing is filled in here, and a case needs it.") for one in empty]
    if texts["outcome"] == case_fields.OUTCOMES["failure"] and not texts["prevented_by"].strip():
        says = "Nothing is filled in here, and a failure needs it: which question would have prevented it?"
        problems.append(FormProblem(LABELS["prevented_by"], says))
    promised = issue_form.ticked(texts["promises"])
    missing = [promise for promise in issue_form.PROMISES if promise not in promised]
    return problems + [FormProblem(LABELS["promises"], f"Tick “{promise}”") for promise in missing]


def _refused(texts: dict[str, str]) -> list[FormProblem]:
    """What a stranger must not put into a file."""
    problems = []
    for one in FORM:
        look = guard.refused if one.name in SECTIONS else guard.refused_in_line
        if one.kind in ("input", "textarea"):
            problems += [FormProblem(one.label, reason) for reason in look(texts[one.name])]
    return problems


def _permission(texts: dict[str, str]) -> list[FormProblem]:
    if texts["name"] and issue_form.NAMED not in issue_form.ticked(texts["named"]):
        says = "A client is named only with permission. Tick the box below, or leave the name out."
        return [FormProblem(LABELS["name"], says)]
    return []


def _values(texts: dict[str, str], library: Library) -> tuple[Values, list[FormProblem]]:
    values: Values = {}
    problems = []
    for one in case_fields.fields(library):
        try:
            values[one.name] = read_all(one, _given(one, texts))
        except ValueError as error:
            problems.append(_problem(one.name, error))
    try:
        fit(one_line(texts["author"]) or "nobody", Line)
    except ValueError as error:
        problems.append(_problem("author", error))
    wrong = None if problems else case_fields.problem(values)
    if wrong:
        problems.append(_problem("to", wrong))
    if texts["status"] not in issue_form.STATUSES:
        problems.append(FormProblem(LABELS["status"], "Choose one of the list."))
    return values, problems


def _given(one: Field, texts: dict[str, str]) -> list[str]:
    """The texts of a field of the issue form as `casebook new case` would be given them."""
    text = texts[one.name]
    if one.name in LINES:
        rows = (BULLET.sub("", one_line(row)) for row in clean(text).split("\n"))
        return [row for row in rows if row]
    if one.choices is not None and one.most > 1:
        return issue_form.chosen(text, list(one.choices.values()))
    return [one_line(text)]


def _figure(texts: dict[str, str], source: str, problems: list[FormProblem]) -> Figure | None:
    if not texts["figures"].strip():
        return None
    kind = issue_form.CHARTS.get(texts["figures_kind"] or "Line (a development over time)", "line")
    try:
        return figures.figure(texts["figures"], texts["figures_title"], kind, source)
    except ValueError as error:
        problems.append(_problem("figures", error))
        return None


def _problem(name: str, error: object) -> FormProblem:
    """A problem whose words may quote the issue form: shown as code, so that they link nowhere and call nobody."""
    words = re.sub(r"[`\s]+", " ", str(error))
    return FormProblem(LABELS[name], f"`{words}`")
