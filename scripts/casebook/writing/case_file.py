"""Cases: the text of a case file, from a validated head and the texts of its sections."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.model.case import SECTIONS, CaseHead, Client, Figure
from casebook.writing.yamltext import Value, entries, entry, flow, mapping, scalar

TODO = "TODO:"
ASKED = '# asked: ["…"]   # what a newcomer would type, word for word; search finds it by that'
HINTS = {
    "The brief": (
        "What did the client ask for, in which words? What was known of the goal, what was not?",
        "what the client asked for, and what it was meant to bring.",
    ),
    "What was done": (
        "What was done, by whom, in which order? Where did somebody have to decide?",
        "the steps, and the decision in the middle of them.",
    ),
    "What came of it": (
        "Figures with what they are compared with and where they were counted. Not measured? Then say so.",
        "the result, measured or not.",
    ),
    "Why": (
        "Why did it end like this? Ask 'and why was that?' three times. What can one project not prove?",
        "the reason behind the reason.",
    ),
    "Lessons": (
        "What will you do tomorrow that you would not have done before? One short paragraph each.",
        "what carries over to other projects.",
    ),
    "Questions to think about": (
        "Two or three questions that a newcomer can't settle by looking the reply up.",
        "what would you have asked the client before the start?",
    ),
}


def case_text(head: CaseHead, sections: Mapping[str, str] | None = None, remark: str = "") -> str:
    """The file of a case. Without `sections` each gets a hint and a line to be replaced.

    `remark` is the comment behind the status; left out, it says what to do with a draft.
    """
    texts = sections or {title: f"<!-- {hint} -->\n{TODO} {todo}" for title, (hint, todo) in HINTS.items()}
    story = "\n\n".join(f"## {title}\n\n{texts[title].strip()}" for title in SECTIONS)
    return f"---\n{_head(head, remark)}\n---\n{story}\n"


def _head(head: CaseHead, remark: str) -> str:
    """The front matter, each choice with a comment on what there is to choose from."""
    rows = [
        "# Ids: industry, region, team from cases/taxonomy.yml; services, topics from quizzes/topics.yml.",
        entry("title", head.title),
        entry("summary", head.summary),
        *([f"formerly: {flow(head.formerly)}"] if head.formerly else []),
        *_asked(head),
        _period(head),
        entry("published", head.published),
        _noted("reviewed", head.reviewed, "the day somebody last read it for truth"),
        entry("industry", head.industry),
        f"services: {flow(head.services)}   # what was used; may be empty",
        f"topics: {flow(head.topics)}   # what the case teaches, at least one",
        _noted("outcome", head.outcome, "success, mixed or failure (an anti-case)"),
        "client:",
        *_client(head.client),
        f"team: {flow(head.team)}   # roles that worked on it",
        *_figures(head.figures),
        "# What carries over to other projects: one to five single lines.",
        "lessons:",
        *(f"  - {scalar(lesson)}" for lesson in head.lessons),
        _prevented(head),
        '# Ids of facts such as "001.4", or where the agency keeps its own record.',
        "sources:",
        *(f"  - {scalar(source)}" for source in head.sources),
        entry("author", head.author),
        _noted("status", head.status, remark or "a draft is checked but not on the site; then: published"),
    ]
    return "\n".join(rows)


def _noted(name: str, value: Value, remark: str) -> str:
    return f"{name}: {scalar(value)}   # {remark}"


def _asked(head: CaseHead) -> list[str]:
    return entries("asked", head.asked) if head.asked else [ASKED]


def _period(head: CaseHead) -> str:
    if head.period is None:
        return "# period: {from: 2026-01, to: 2026-06}   # months or years; left out where not known"
    end = f", to: {head.period.to}" if head.period.to else ""
    return f"period: {{from: {head.period.from_}{end}}}"


def _prevented(head: CaseHead) -> str:
    if head.prevented_by is None:
        return "# prevented_by: …?   # a failure only: the question that would have prevented it"
    return entry("prevented_by", head.prevented_by)


def _client(client: Client) -> list[str]:
    rows = [entry("description", client.description, 2)]
    rows.append(f"  size: {client.size}" if client.size else "  # size: small   # micro, small, medium, large")
    if client.region:
        rows.append(f"  region: {client.region}")
    if client.name:
        rows.append(entry("name", client.name, 2))
    if client.may_be_named:
        rows.append("  may_be_named: true")
    elif not client.name:
        rows.append("  # name: …   # only if the client allows it, together with `may_be_named: true`")
    return rows


def _figures(figures: list[Figure]) -> list[str]:
    rows = ["figures:"] if figures else []
    for figure in figures:
        rows += [
            f"  - id: {figure.id}",
            entry("title", figure.title, 4),
            f"    kind: {figure.kind}",
            "    x:",
            entry("title", figure.x.title, 6),
            f"      values: {flow(figure.x.values)}",
            "    series:",
            *(_series(one.title, one.unit, one.values) for one in figure.series),
            *([entry("note", figure.note, 4)] if figure.note else []),
            entry("source", figure.source, 4),
        ]
    return rows


def _series(title: str, unit: str | None, values: list[float | None]) -> str:
    named = mapping(title=title, unit=unit)
    return f"      - {named[:-1]}, values: {flow(values)}}}"
