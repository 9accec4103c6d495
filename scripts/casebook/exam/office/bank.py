"""The bank that forms are drawn from: the site's items, the office's private ones, and families, checked by the same
rules.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from casebook.check.rules.blueprints import draw_names
from casebook.check.run import check_library
from casebook.exam.office.office import Office
from casebook.exam.office.storage import read_bytes
from casebook.exam.office.texts import PRIVATE_ITEMS, texts_in
from casebook.exam.paper.draw import CannotDraw, draw_form
from casebook.exam.paper.form import Banked, Form
from casebook.exam.paper.near_copies import PublicTexts
from casebook.exam.paper.shares import too_public
from casebook.exam.paper.ticket import Said
from casebook.load.loading import Loading, load
from casebook.load.locate import locate
from casebook.model.blueprint import Element
from casebook.model.case import Case
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import BaseFamily
from casebook.model.kinds import kind_of
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.problem import Problem, Where
from casebook.model.record import Record
from casebook.model.translation.by_language import Translations
from casebook.model.translation.shapes import NOT_STAMPED
from casebook.model.translation.source_texts import digest

FOLDER = "bank/"
KINDS = {"items", "retired", "items-translation", "families", "families-translation"}
LEFT_OUT = {"coverage-item"}
"""Rules that private items need not hold: nobody is to practise them."""
QUIZZES = ("quizzes",)


@dataclass(frozen=True)
class Bank:
    """All that there is to draw from. `library` is the site's, with the private items and families among its own.

    `private` are the ids of both; `near` those of private items that are near copies of what the site says: they count
    as public.
    """

    library: Library
    private: frozenset[str]
    near: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    """What could not be loaded, private files only."""

    def elements(self) -> list[Banked]:
        """All items and families in the language of their source, with where they come from."""
        items, families = self.library.items.values(), self.library.families.values()
        hidden = self.private - self.near
        banked = [Banked(one, "private" if one.id in hidden else "public", one.id in self.private) for one in items]
        return banked + [Banked(family, "drawn", family.id in self.private) for family in families]

    def said(self, form: Form, lang: str) -> dict[str, Said]:
        """The items of the form in that language, by id; those that are not translated are missing."""
        there, said = localized(self.library, lang), {}
        for drawn in form.drawn:
            instance = drawn.instance
            if instance and self.is_translated(self.library.families[instance.family], lang):
                other = instance_of(there.families[instance.family], instance.parameters, lang)
                said[drawn.item.id] = Said(other.item, other.mistakes)
            elif not instance and self.is_translated(drawn.item, lang):
                said[drawn.item.id] = Said(there.items[drawn.item.id])
        return said

    def is_translated(self, element: Element, lang: str) -> bool:
        """Whether it can be asked in that language. A translation of what it said earlier is none: an option mended
        since would be asked in its old words and scored by its new key.
        """
        kind = "family" if isinstance(element, BaseFamily) else "item"
        known = self.library.translations.get(lang, Translations()).of(kind).get(element.id)
        return known is not None and known.of in (digest(element), NOT_STAMPED)


def load_bank(office: Office, root: Path) -> Bank:
    """The bank of the office and of the site at `root`, whose pages tell which private items are near copies."""
    site, private = load(root).library, load(office.bank, folders=QUIZZES)
    bank = _joined(site, private)
    items = [bank.library.items[id] for id in bank.private if id in bank.library.items]
    public = PublicTexts(_said_in_public(site)) if items else PublicTexts([])
    return replace(bank, near=frozenset(item.id for item in items if public.gives_away(item)))


def _said_in_public(site: Library) -> Iterator[str]:
    """What the site says in each of its languages: paragraphs, and terms, items and other records, each as one text."""
    for library in (site, *(localized(site, lang) for lang in site.translations)):
        for record in [*library.readable, *library.public_items.values()]:
            if isinstance(record, BaseFamily) or (isinstance(record, Case) and not record.is_published):
                continue
            yield " ".join(texts_in(record.model_dump(mode="json", exclude={"body"})))
            yield from record.body.text.split("\n\n") if hasattr(record, "body") else ()


def check_bank(office: Office, root: Path, today: datetime.date) -> list[Problem]:
    """What is wrong with the private items, and what the blueprints lack with them; with lines, sorted."""
    bank = load_bank(office, root)
    problems = [*bank.problems, *check_library(bank.library, today)]
    private = [one for one in problems if one.where.path.startswith(FOLDER) and one.rule not in LEFT_OUT]
    blueprints = [one for one in problems if one.rule.startswith("blueprint-")]
    return [*locate(office.dir, private), *locate(root, blueprints)]


def unmarked(office: Office) -> list[str]:
    """The files of private items without the line by which a copy of them is known as a leak. Raises OfficeFault."""
    files = sorted((office.bank / "quizzes").rglob("*.yml"))
    return [file.relative_to(office.dir).as_posix() for file in files if PRIVATE_ITEMS.encode() not in read_bytes(file)]


@dataclass(frozen=True)
class Pool:
    """What one draw of a blueprint can draw from."""

    exam: str
    name: str
    drawn: int
    fitting: int
    private: int
    families: int


def pools(bank: Bank) -> Iterator[Pool]:
    """Every draw of every blueprint, in order, with how many of what fits it are private items, and families."""
    for blueprint in bank.library.blueprints.values():
        for slot, name in zip(blueprint.slots(), draw_names(blueprint), strict=True):
            fitting = [item.id for item in bank.library.items.values() if slot.draw.admits(item)]
            private = sum(id in bank.private - bank.near for id in fitting)
            families = sum(slot.draw.admits(family) for family in bank.library.families.values())
            yield Pool(blueprint.id, name, slot.draw.count, len(fitting), private, families)


def shortages(bank: Bank) -> Iterator[tuple[str, str]]:
    """The exams that the bank can't fill with so few public items as their blueprints allow, and what to add."""
    for blueprint in bank.library.blueprints.values():
        with suppress(CannotDraw):  # which the rule for blueprints tells
            form = draw_form(blueprint, bank.elements(), (), bytes(32))
            if lacking := too_public(blueprint, form.drawn):
                yield blueprint.id, to_add(lacking)


def to_add(lacking: Mapping[str, int]) -> str:
    """In words what must be added, by the title of the part."""
    return ", ".join(f"{count} more for `{title}`" for title, count in lacking.items())


def _joined(site: Library, private: Loading) -> Bank:
    """The site's library with the private items in it; a private item never takes the place of a public one."""
    own = private.library
    for record in _records(own):
        record.placed(_in_office(record.where))
    doubles = [(_in_doubles(first), _in_doubles(second)) for first, second in own.doubles]
    doubles += [(site.items[id], item) for id, item in own.items.items() if id in site.items]
    doubles += [(site.families[id], family) for id, family in own.families.items() if id in site.families]
    library = replace(
        site,
        items={**own.items, **site.items},
        item_files=[*site.item_files, *own.item_files],
        families={**own.families, **site.families},
        family_files=[*site.family_files, *own.family_files],
        retired={**own.retired, **site.retired},
        doubles=[*site.doubles, *doubles],
        broken=site.broken | own.broken,
        translations=_translations(site, own),
    )
    problems = [replace(problem, where=_in_office(problem.where)) for problem in private.problems]
    problems += [_misplaced(path) for path in private.cache if not _is_of_bank(path)]
    ids = {*own.items, *own.families} - {*site.items, *site.families}
    return Bank(library, frozenset(ids), problems=tuple(problems))


def _records(own: Library) -> Iterator[Record]:
    """All records of the private bank, each once."""
    yield from own.item_files
    yield from own.items.values()
    yield from own.family_files
    yield from own.families.values()
    yield from own.retired.values()
    for to in own.translations.values():
        yield from to.files
        yield from (*to.of("item").values(), *to.of("family").values())


def _in_doubles(record: Record) -> Record:
    """The second of two private records with the same id is in no other list."""
    if not record.where.path.startswith(FOLDER):
        record.placed(_in_office(record.where))
    return record


def _in_office(where: Where) -> Where:
    return replace(where, path=FOLDER + where.path)


def _translations(site: Library, own: Library) -> dict[str, Translations]:
    """The translations of both, by language."""
    joined = dict(site.translations)
    for lang, to in own.translations.items():
        known = joined.get(lang, Translations())
        joined[lang] = replace(
            known,
            files=[*known.files, *to.files],
            records={**known.records, **{kind: {**to.of(kind), **known.of(kind)} for kind in ("item", "family")}},
            doubles=[*known.doubles, *to.doubles],
        )
    return joined


def _is_of_bank(path: str) -> bool:
    sort = kind_of(path)
    return sort is None or sort.kind.name in KINDS  # what has no kind was reported by the loader


def _misplaced(path: str) -> Problem:
    return Problem(
        Where(FOLDER + path, 1), "a file that holds no items",
        "only `quizzes/items/<topic>.yml`, `quizzes/families/<topic>.yml` and translations",
        "practice sets, exams and topics belong on the site", rule="file-place",
    )  # fmt: skip
