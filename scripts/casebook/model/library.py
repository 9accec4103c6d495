"""The library: everything that was loaded, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from casebook.model.asked import digest
from casebook.model.blueprint import Blueprint
from casebook.model.case import Case, Named
from casebook.model.checklist import Checklist
from casebook.model.exam_keys import KeyFile, RevokedFile
from casebook.model.exercise import Exercise
from casebook.model.family.drawing import CannotDraw, draw_shown
from casebook.model.family.formula import BadFormula
from casebook.model.family.instance import Instance, Unsound, instance_of
from casebook.model.family.recipe import Family, FamilyFile
from casebook.model.found import Found
from casebook.model.item import HeadedFile, Item, ItemFile, OpenItem, Retired
from casebook.model.kinds import CASE, KINDS, NAMED, TRANSLATABLE, Kind, kind_named, kind_of
from casebook.model.languages import SOURCE
from casebook.model.page import Page
from casebook.model.path_days import INDEX, PathDays, in_order
from casebook.model.practice_set import PracticeSet
from casebook.model.record import Record
from casebook.model.situation import Situation
from casebook.model.source import Document
from casebook.model.term import Term, TermFile
from casebook.model.term_questions import TermQuestion, term_questions
from casebook.model.topic import Topic
from casebook.model.translation.by_language import Translations
from casebook.model.word_list import WordList

Prose = Page | Case | Exercise
"""What is written in Markdown."""


@dataclass
class Library:
    """All content of one checkout. The dictionaries keep the order of loading: by path, then by place in the
    file.

    Where two records share an id the first is kept here and both are in `doubles`, for the check to name.
    """

    topics: dict[str, Topic] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    term_files: list[TermFile] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    item_files: list[ItemFile] = field(default_factory=list)
    families: dict[str, Family] = field(default_factory=dict)
    family_files: list[FamilyFile] = field(default_factory=list)
    retired: dict[str, Retired] = field(default_factory=dict)
    practice: dict[str, PracticeSet] = field(default_factory=dict)
    blueprints: dict[str, Blueprint] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)
    """Never among the cases: nothing that counts or lists cases sees them."""
    checklists: dict[str, Checklist] = field(default_factory=dict)
    """Those of docs/checklists/, and the stages of the path in docs/path/."""
    pages: dict[str, Page] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    words: dict[str, WordList] = field(default_factory=dict)
    """The words that are not used, by language."""
    found: dict[str, Found] = field(default_factory=dict)
    """By language and ref, as `ru:page:theory/seo`: what search finds in languages that it is not translated into."""
    situations: dict[str, Situation] = field(default_factory=dict)
    """The cards of *Say this now*."""
    industries: dict[str, Named] = field(default_factory=dict)
    regions: dict[str, Named] = field(default_factory=dict)
    roles: dict[str, Named] = field(default_factory=dict)
    exam_keys: KeyFile = field(default_factory=KeyFile)
    """The public keys of the exam; none before `casebook exam init`."""
    revoked: RevokedFile = field(default_factory=RevokedFile)
    """The credentials that were revoked."""
    assets: frozenset[str] = frozenset()
    """Paths (relative to the root) of pictures and other files that pages may link to."""
    drawings: dict[str, str] = field(default_factory=dict, repr=False)
    """The SVGs among them that a page shows as a part of itself, by path."""
    doubles: list[tuple[Record, Record]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """What is there but could not be loaded, as `kind:id`, so that a reference to it is not reported as well.

    The id is `*` where a whole file of a list was unreadable: whatever is looked for may stand in it.
    """
    translations: dict[str, Translations] = field(default_factory=dict)
    """What is translated, by language."""
    lang: str = SOURCE
    """The language of the texts here, as far as they are translated."""
    source: Library | None = field(default=None, repr=False)
    """The library that this one is a translation of."""
    fallen_back: frozenset[str] = frozenset()
    """Paths of all that has a file of its own and is not translated: its texts are those of the source."""
    translated: frozenset[str] = frozenset()
    """What is translated, as `kind:id`; the kinds are those of `translatable`."""

    def is_broken(self, kind: str, record_id: str) -> bool:
        """Whether there is, or may be, such a record that could not be loaded."""
        return f"{kind}:{record_id}" in self.broken or f"{kind}:*" in self.broken

    def has_broken(self, kind: str) -> bool:
        """Whether any record of that kind could not be loaded, so that nothing can be said of all of them."""
        return any(entry.startswith(f"{kind}:") for entry in self.broken)

    @property
    def origin(self) -> Library:
        """The library in the language of the source: what is there at all."""
        return self.source or self

    def translatable(self) -> dict[str, Mapping[str, Record]]:
        """All records with texts that can be translated, by kind and id."""
        return {kind.name: self.records(kind) for kind in TRANSLATABLE}

    def records(self, kind: Kind) -> dict[str, Any]:
        """All records of a kind by id."""
        kept: dict[str, Any] = vars(self).setdefault(kind.kept, {})
        return kept

    def shown(self, kind: Kind) -> list[Any]:
        """The records of a kind that are on the site, in the order in which they are listed."""
        return self.published_cases if kind is CASE else list(self.records(kind).values())

    def find(self, kind: str, record_id: str) -> Any | None:
        """The record of the kind with this name; None where there is no such record."""
        return self.records(kind_named(kind)).get(record_id)

    def at(self, path: str) -> Any | None:
        """The record that has a page and the source file at `path`; None where there is none."""
        sort = kind_of(path)
        known = [self.records(kind).get(sort.name) for kind in sort.kind.kinds if kind.has_page] if sort else []
        return next((record for record in known if record and record.where.path == path), None)

    @property
    def authored(self) -> list[tuple[HeadedFile, Sequence[Any]]]:
        """The files that name topic, author and day for all that is listed in them, with their records."""
        items: list[tuple[HeadedFile, Sequence[Any]]] = [(file, file.items) for file in self.item_files]
        return [*items, *((file, file.families) for file in self.family_files)]

    @property
    def on_site(self) -> list[Any]:
        """All that the site has a page of its own for."""
        return [record for kind in KINDS if kind.has_page for record in self.shown(kind)]

    @property
    def readable(self) -> list[Any]:
        """All records of the kinds that have texts to read, drafts too."""
        return [record for kind in KINDS if kind.is_translated for record in self.records(kind).values()]

    @property
    def with_pages(self) -> list[Any]:
        """All records of the kinds that have pages, drafts too."""
        return [record for kind in KINDS if kind.has_page for record in self.records(kind).values()]

    @cached_property
    def moved(self) -> dict[str, Record]:
        """What has a page of its own, by the paths at which its source lay before."""
        return {path: record for record in self.with_pages for path in getattr(record, "former_paths", ())}

    def lang_of(self, kind: str, record_id: str) -> str:
        """The language of a record's texts: `lang`, or that of the source where it is not translated.

        `kind` is one of those of `translatable`.
        """
        if kind == "item" and record_id in self.instances:
            kind, record_id = "family", self.instances[record_id].family
        return self.lang if f"{kind}:{record_id}" in self.translated else SOURCE

    @cached_property
    def instances(self) -> dict[str, Instance]:
        """The instances that the site shows, by the id of their item. A family that is not sound has none; those of an
        open one have neither rubric nor sample, which would be those of the exam's instances.
        """
        found: dict[str, Instance] = {}
        for family in self.families.values():
            with suppress(BadFormula, CannotDraw, Unsound):
                lang = self.lang_of("family", family.id)
                shown = [_public(instance_of(family, parameters, lang)) for parameters in draw_shown(family)]
                found.update((instance.item.id, instance) for instance in shown)
        return found

    @cached_property
    def public_items(self) -> dict[str, Item]:
        """All items that the site shows, by id: those that are written, and the instances of families."""
        return {**self.items, **{id: instance.item for id, instance in self.instances.items()}}

    @cached_property
    def item_digests(self) -> Mapping[str, str]:
        """The digest of each item by id, always that of its source: progress counts an item once in all languages."""
        return self.source.item_digests if self.source else Digests(self.public_items)

    @cached_property
    def topic_of_term(self) -> dict[str, str]:
        """The topic of each term, which its page is of."""
        topics = {term.id: file.topic for file in self.term_files for term in file.terms}
        return {term: topics[term] for term in self.terms if term in topics}

    @cached_property
    def term_questions(self) -> dict[str, list[TermQuestion]]:
        """What practice asks of the terms of each topic that has enough of them; the same in all languages."""
        if self.source:
            return self.source.term_questions
        languages = {id: [lang for lang, to in self.translations.items() if id in to.of("term")] for id in self.terms}
        by_topic: dict[str, list[str]] = {topic: [] for topic in self.topics}
        for file in self.term_files:
            by_topic.get(file.topic, []).extend(term.id for term in file.terms if self.terms[term.id] is term)
        asked = {topic: term_questions(topic, self.terms, ids, languages) for topic, ids in by_topic.items()}
        return {topic: questions for topic, questions in asked.items() if questions}

    @cached_property
    def stages(self) -> list[Checklist]:
        """The stages of the path, in its order."""
        return in_order((one for one in self.checklists.values() if one.is_path), self.origin.pages.get(INDEX))

    @cached_property
    def path_days(self) -> PathDays:
        """On which day of the path things are read."""
        pages = {f"page:{page.id}": page.topic for page in self.pages.values() if page.topic}
        return PathDays(self.stages, pages | {f"term:{term}": topic for term, topic in self.topic_of_term.items()})

    @cached_property
    def texts(self) -> dict[str, Prose]:
        """All that is written in Markdown by the path of its source file."""
        kinds = [kind for kind in KINDS if kind.has_body]
        return {text.where.path: text for kind in kinds for text in self.records(kind).values()}

    @cached_property
    def published_cases(self) -> list[Case]:
        """The cases that the site shows, newest first."""
        cases = [case for case in self.cases.values() if case.is_published]
        return sorted(cases, key=lambda case: (case.published, case.id), reverse=True)

    @cached_property
    def items_by_ref(self) -> dict[str, list[Item]]:
        """Items by what they refer to, without the anchor: `case:tyre-shop-regions`."""
        found: dict[str, list[Item]] = {}
        for item in self.public_items.values():
            for ref in dict.fromkeys(ref.partition("#")[0] for ref in item.refs):
                found.setdefault(ref, []).append(item)
        return found

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """Titles by id of the taxonomy's three lists: `industries`, `regions`, `roles`."""
        return {kind.name: {key: one.title for key, one in self.records(kind).items()} for kind in NAMED}


def _public(instance: Instance) -> Instance:
    """The instance as the site may show it."""
    if not isinstance(instance.item, OpenItem):
        return instance
    return replace(instance, item=instance.item.model_copy(update={"rubric": [], "sample": ""}))


class Digests(Mapping[str, str]):
    """The digests of items by id, each made when it is asked for."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self._items = items
        self._known: dict[str, str] = {}

    def __getitem__(self, item_id: str) -> str:
        if item_id not in self._known:
            self._known[item_id] = digest(self._items[item_id])
        return self._known[item_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
