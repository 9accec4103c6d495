"""The bank that forms are drawn from: the site's items, the office's private ones, and families, checked by the same
rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from casebook.check.remembered import Remembered
from casebook.exam.office.office import Office
from casebook.exam.office.parsed import Parsed
from casebook.exam.office.resemblance import near_copies
from casebook.exam.office.stamped import CACHE
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.form import Banked, Form, Source
from casebook.exam.paper.near_copies import recipe_of
from casebook.exam.paper.ticket import Said
from casebook.load.files import FOLDERS
from casebook.load.loading import Loading, load
from casebook.model.blueprint import Element
from casebook.model.family.drawing import draw_shown
from casebook.model.family.held_back import Shown
from casebook.model.family.instance import instance_of
from casebook.model.family.recipe import BaseFamily, Family
from casebook.model.kinds import kind_of
from casebook.model.languages import TRANSLATED
from casebook.model.library import Library
from casebook.model.localized import localized
from casebook.model.problem import Problem, Where
from casebook.model.record import Record
from casebook.model.translation.by_language import Translations
from casebook.model.translation.shapes import NOT_STAMPED
from casebook.model.translation.source_texts import digest

FOLDER = "bank/"
KINDS = {"items", "retired", "items-translation", "families", "families-translation"}
QUIZZES = ("quizzes",)


@dataclass(frozen=True)
class Bank:
    """All that there is to draw from. `library` is the site's, with the private items and families among its own.

    `private` are the ids of both; `near` those of private items that are near copies of what the site says, and of
    families that ask for a term in its words: they count as public. `copies` are families with the recipe of one of the
    site, by id the id of that one, in whose place none of them is drawn.
    """

    library: Library
    private: frozenset[str]
    near: frozenset[str] = frozenset()
    copies: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """What could not be loaded, private files only."""
    shown_of: Shown = draw_shown

    def elements(self) -> list[Banked]:
        """All that may be drawn, in the language of its source, with where it comes from."""
        items = self.library.items.values()
        families = [family for id, family in self.library.families.items() if id not in self.copies]
        hidden = self.private - self.near
        banked = [Banked(one, "private" if one.id in hidden else "public", one.id in self.private) for one in items]
        return banked + [
            Banked(one, self._source(one), one.id in self.private, self._beside(one), self.shown_of) for one in families
        ]

    def _source(self, family: Family) -> Source:
        return "public" if family.id in self.near else "drawn"

    def _beside(self, family: Family) -> tuple[Family, ...]:
        """The families of the site that one of the office may be a changed copy of: they draw what it draws."""
        if family.id not in self.private:
            return ()
        drawn = [one.id for one in family.parameters]
        public = [one for id, one in self.library.families.items() if id not in self.private]
        return tuple(one for one in public if [parameter.id for parameter in one.parameters] == drawn)

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


def load_bank(
    office: Office, root: Path, folders: Sequence[str] = FOLDERS, langs: Collection[str] = TRANSLATED
) -> Bank:
    """The bank of the office and of the site at `root`, of which `folders` are read and the translations into `langs`:
    for a draw `QUIZZES` and its own language will do.
    """
    parsed = Parsed(office.dir / CACHE / "parsed.json")
    site = load(root, forks=False, folders=folders, langs=langs, parse=parsed.parse).library
    private = load(office.bank, folders=QUIZZES, parse=parsed.parse)
    parsed.keep()
    bank = _joined(site, private)
    own = [item for id, item in private.library.items.items() if id in bank.private]
    near = near_copies(office, root, own, bank.library.families.values())
    return replace(bank, near=near, shown_of=_kept_in(Remembered(office.dir / CACHE / "shown")))


def _kept_in(memory: Remembered) -> Shown:
    """What the site shows of a family: drawing it is a seventh of what issuing a ticket takes."""
    return lambda family: [*memory.get("shown", family.model_dump_json(), lambda: draw_shown(family))]


def in_use(office: Office, entries: Iterable[Entry]) -> set[str]:
    """What the tickets hold that is not public and may be drawn again, by what it is known as: all but what is retired
    in the office's bank.
    """
    hidden = {kept.known_as for entry in entries for kept in entry.form if kept.source != "public"}
    return hidden - set(load(office.bank, folders=QUIZZES).library.retired) if hidden else hidden


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
    return Bank(library, frozenset(ids), copies=_copies(site, own), problems=tuple(problems))


def _copies(site: Library, own: Library) -> dict[str, str]:
    """The office's families that are as public as one of the site, since their recipe is the same; with that one."""
    if not own.families:
        return {}
    public = {recipe_of(family): id for id, family in site.families.items()}
    found = {id: public.get(recipe_of(family)) for id, family in own.families.items() if id not in site.families}
    return {id: of for id, of in found.items() if of}


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
