"""Translations: beside their sources, of things that are there, once each, and of the texts as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.load.kinds import in_language, kind_of, parted
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.model.problem import Problem, Where
from casebook.model.record import Record
from casebook.model.translation import NOT_STAMPED, Translation
from casebook.model.translation_texts import digest
from casebook.model.translations import TAXONOMY_LISTS, Translations

LOADED_AS = {"term": "terms", "item": "items", "topic": "topics", "document": "sources"} | dict.fromkeys(
    TAXONOMY_LISTS, "taxonomy"
)
"""The names under which `Library.broken` speaks of what is in lists."""
CALLED = {"industries": "industry", "regions": "region", "roles": "role", "document": "source document"}


@rule("translation-source")
def translations_lie_beside_their_source(library: Library) -> Iterator[Problem]:
    """A translation lies beside its source and has its name: `seo.ru.md` beside `seo.md`."""
    hints = Hints()
    paths = source_paths(library)
    for lang, to in library.translations.items():
        for file in to.files:
            source, _ = parted(file.where.path)
            if source not in paths and not _is_broken(library, source):
                near = hints.nearest(source, sorted(paths))
                yield Problem(
                    Where(file.where.path, 1),
                    saw=f"a translation of {source}, which is not there",
                    expected="a source of the same name without the code of the language",
                    hint=f"did you mean '{in_language(near, lang)}'?" if near else "rename the file, or take it out",
                )


@rule("translation-known")
def translated_ids_are_known(library: Library) -> Iterator[Problem]:
    """Every term, item, topic, document and taxonomy entry in a translation is in the file beside it."""
    hints = Hints()
    homes = _homes(library)
    known = _known(homes)
    paths = source_paths(library)
    for to in library.translations.values():
        for kind, record_id, record in _of_lists(to):
            source, _ = parted(record.where.path)
            home = homes[kind].get(record_id)
            if home == source or source not in paths or library.is_broken(LOADED_AS[kind], record_id):
                continue
            yield record.problem(
                "id",
                saw=f"the {CALLED.get(kind, kind)} {shown(record_id, '`')}",
                expected=f"the id of one in {source}",
                hint=f"it is in {home}: move the entry to {in_language(home, parted(record.where.path)[1])}"
                if home
                else hints.did_you_mean(record_id, known.get((kind, source), ())),
            )


@rule("translation-unique")
def things_are_translated_once(library: Library) -> Iterator[Problem]:
    """Nothing is translated into a language twice."""
    for to in library.translations.values():
        doubles = list(to.doubles)
        for name in TAXONOMY_LISTS:
            first: dict[str, Record] = {}
            entries = getattr(to.taxonomy, name)
            doubles += [(first[e.id], e) for e in entries if first.setdefault(e.id, e) is not e]
        for one, other in doubles:
            yield other.problem(
                "id",
                saw=f"{shown(getattr(other, 'id', ''), '`')} a second time",
                expected=f"one translation of each thing; entry {int(one.where.keys[-1]) + 1} "
                f"of {one.where.path} is of this one",
                hint="take one of the two out",
            )


@rule("translation-stale")
def translations_are_of_the_present_texts(library: Library) -> Iterator[Problem]:
    """A translation is of the source's texts as they are now: `of` is their digest."""
    for to in library.translations.values():
        unstamped: dict[str, list[Translation]] = {}
        for record, source in pairs(library, to):
            now = digest(source)  # type: ignore[arg-type]
            if record.of == NOT_STAMPED:
                unstamped.setdefault(record.where.path, []).append(record)
            elif record.of != now:
                yield record.warning(
                    "of",
                    saw=f'`of: "{record.of}"`, the digest of earlier texts',
                    expected=f'"{now}", that of the texts in {parted(record.where.path)[0]} as they are now',
                    hint="compare with the source and mend the translation, then run "
                    f"`casebook translate stamp {record.where.path}`",
                )
        for path, records in unstamped.items():
            count = "a translation" if len(records) == 1 else f"{len(records)} translations"
            yield records[0].warning(
                "of",
                saw=f'{count} with `of: "{NOT_STAMPED}"`',
                expected="the digest of what was translated",
                hint=f"run `casebook translate stamp {path}` once all is translated",
            )


@rule("translation-copied")
def translations_are_not_copies(library: Library) -> Iterator[Problem]:
    """No translation still has the source's own text, as `casebook translate start` copied it."""
    for to in library.translations.values():
        for record, source in pairs(library, to):
            own, meant = _longest_text(record), _longest_text(source)
            if own[1] and own[1] == meant[1]:
                yield record.warning(
                    *([] if own[0] == "body" else [own[0]]),
                    saw=f"{shown(own[1])}, as in the source",
                    expected="a translation",
                    hint="translate it; taken out, the site shows the source and says so",
                )


def _longest_text(record: Record) -> tuple[str, str]:
    """That text of a record which is never the same in two languages, with its name; titles may be."""
    for name in ("definition", "stem", "summary", "about", "body"):
        value = record.__dict__.get(name)
        if value:
            return name, value.text.strip() if isinstance(value, Body) else value
    return "", ""


def pairs(library: Library, to: Translations) -> Iterator[tuple[Translation, Record]]:
    """Every translated record with its source, where it has one."""
    sources = library.translatable()
    for kind, records in to.by_kind().items():
        for record_id, record in records.items():
            source = sources[kind].get(record_id)
            # Entries of the taxonomy have no place of their own. In another file than its own it is told as unknown.
            if source and source.where.path in ("", parted(record.where.path)[0]):
                yield record, source


def source_paths(library: Library) -> set[str]:
    """The path of every file that may be translated."""
    lists = {"quizzes/topics.yml": library.topics, "docs/sources.yml": library.documents}
    files = [*library.texts, *(record.where.path for record in library.practice.values())]
    files += [file.where.path for file in (*library.item_files, *library.term_files)]
    files += [path for path, records in lists.items() if records]
    return {*files, *(["cases/taxonomy.yml"] if any(library.names.values()) else [])}


def _is_broken(library: Library, path: str) -> bool:
    """Whether there is such a source, but with problems of its own."""
    sort = kind_of(path)
    return sort is not None and (library.is_broken(sort.kind.name, sort.name))


def _homes(library: Library) -> dict[str, Mapping[str, str]]:
    """The path of the file that each thing of a list is in, by kind and id."""
    homes: dict[str, Mapping[str, str]] = {
        kind: {key: record.where.path for key, record in records.items()}
        for kind, records in library.translatable().items()
        if kind in LOADED_AS
    }
    return homes | {name: dict.fromkeys(library.names[name], "cases/taxonomy.yml") for name in TAXONOMY_LISTS}


def _known(homes: dict[str, Mapping[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The ids of the things of a kind in a file."""
    known: dict[tuple[str, str], list[str]] = {}
    for kind, places in homes.items():
        for record_id, path in places.items():
            known.setdefault((kind, path), []).append(record_id)
    return known


def _of_lists(to: Translations) -> Iterator[tuple[str, str, Translation]]:
    for kind, records in to.by_kind().items():
        if kind in LOADED_AS:
            yield from ((kind, key, record) for key, record in records.items())
