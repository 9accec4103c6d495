"""Facts: what is cited is there, and a case lists all facts that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.check.values import values, values_of
from casebook.load.hints import did_you_mean, shown
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.problem import Problem, Where
from casebook.model.translation.marks import FACT

REGISTRY = "docs/sources.yml"
PLACES = {"cases": ("sources.*", "figures.*.source"), "checklists": ("sources.*", "sections.*.entries.*.sources.*")}
"""Where facts are named as sources; of a case, something else may be."""


@rule("fact-known", translations=True, lags=True)
def facts_are_known(library: Library) -> Iterator[Problem]:
    """Every fact that is cited, or named as a source, is a fact of a document in docs/sources.yml."""
    if library.is_broken("document", "*"):
        return
    documents = library.documents.values()
    known = {f"{document.id}.{number}" for document in documents for number in range(1, document.facts + 1)}
    for text in library.texts.values():
        for citation in text.body.citations:
            if citation.fact not in known:
                yield from _unknown(library, Where(text.where.path, citation.line), citation.fact)
    for source in values_of(library, PLACES):
        if source.value not in known and FACT.match(source.value):
            yield from _unknown(library, source.record.where.at(*source.keys), source.value)


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
    for source in values(case, "figures.*.source"):
        found.setdefault(source.value, case.where.at(*source.keys))
    return found


def _unknown(library: Library, where: Where, fact: str) -> Iterator[Problem]:
    found = FACT.match(fact)
    document = library.documents.get(found[1]) if found else None
    if found is None:
        yield Problem(
            where,
            saw=f"the citation {shown(fact, '`')}" if fact else "an empty citation",
            expected="the id of a fact, such as `001.7`; several are parted by semicolons",
            hint=f"compare with {REGISTRY}; `[@` begins a citation",
        )
    elif document is not None:
        yield Problem(
            where,
            saw=f"the fact `{fact}`",
            expected=f"a fact from {document.id}.1 to {document.id}.{document.facts}",
            hint=f"correct the number; if the document has more facts, raise `facts` in {REGISTRY}",
        )
    elif not library.is_broken("document", found[1]):
        yield Problem(
            where,
            saw=f"the fact `{fact}` of document {found[1]}",
            expected=f"a document of {REGISTRY}",
            hint=did_you_mean(found[1], library.documents, REGISTRY),
        )
