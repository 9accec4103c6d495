"""Facts: what is cited is there, and a case lists all facts that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.load.shape import did_you_mean, shown
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.problem import Problem, Where
from casebook.model.source import FACT

REGISTRY = "docs/sources.yml"


@rule("fact-known")
def facts_are_known(library: Library) -> Iterator[Problem]:
    """Every fact that is cited, or named as a source, is a fact of a document in docs/sources.yml."""
    if library.is_broken("sources", "*"):
        return
    for text in library.texts.values():
        for citation in text.body.citations:
            yield from _unknown(library, Where(text.where.path, citation.line), citation.fact)
    for case in library.cases.values():
        for index, source in enumerate(case.sources):
            if FACT.match(source):
                yield from _unknown(library, case.where.at("sources", index), source)
        for index, figure in enumerate(case.figures):
            if FACT.match(figure.source):
                yield from _unknown(library, case.where.at("figures", index, "source"), figure.source)


@rule("case-sources")
def cases_list_the_facts_they_cite(library: Library) -> Iterator[Problem]:
    """Every fact that a case cites in its story or its figures is listed in its `sources`."""
    for case in library.cases.values():
        for fact, where in _cited(case).items():
            if fact not in case.sources and FACT.match(fact):
                yield Problem(
                    where,
                    saw=f"the fact `{fact}`, which is not in `sources`",
                    expected="every fact that the case cites in its `sources`",
                    hint=f'add "{fact}" to `sources` in the front matter',
                )


def _cited(case: Case) -> dict[str, Where]:
    """The facts that a case cites, each with its first place."""
    found: dict[str, Where] = {}
    for citation in case.body.citations:
        found.setdefault(citation.fact, Where(case.where.path, citation.line))
    for index, figure in enumerate(case.figures):
        found.setdefault(figure.source, case.where.at("figures", index, "source"))
    return found


def _unknown(library: Library, where: Where, fact: str) -> Iterator[Problem]:
    found = FACT.match(fact)
    if found is None:
        yield Problem(
            where,
            saw=f"the citation {shown(fact, '`')}",
            expected="the id of a fact, such as `001.7`; several are parted by semicolons",
            hint=f"compare with {REGISTRY}; `[@` begins a citation",
        )
        return
    document = library.documents.get(found[1])
    if library.is_broken("sources", found[1]) or (document and _is_number(found[2], document.facts)):
        return
    yield Problem(
        where,
        saw=f"the fact `{fact}`",
        expected=f"a fact of document {found[1]}, which has {document.facts}"
        if document
        else "a known document",
        hint=f"its facts are {found[1]}.1 to {found[1]}.{document.facts}; {REGISTRY} says so"
        if document
        else did_you_mean(found[1], library.documents),
    )


def _is_number(text: str, highest: int) -> bool:
    """Whether `text` is a number from 1 to `highest`, without leading zeros."""
    return not text.startswith("0") and int(text) <= highest
