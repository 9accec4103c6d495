"""Translations: beside their sources, of things that are there, once each, and of the texts as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.check.rule import rule
from casebook.load.hints import Hints, shown
from casebook.model.kinds import KINDS, TRANSLATABLE, in_language, kind_of, parted
from casebook.model.library import Library
from casebook.model.markdown import Body
from casebook.model.problem import Problem, Severity, Where
from casebook.model.record import Record
from casebook.model.translation.by_language import Translations
from casebook.model.translation.lacking import lags, pairs
from casebook.model.translation.shapes import NOT_STAMPED, Translation
from casebook.model.translation.source_texts import digest

CALLED = {kind.name: kind.one for kind in KINDS}
LISTED = frozenset(kind.name for kind in TRANSLATABLE if kind.listed)


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
                    hint=f"did you mean '{in_language(near, lang)}'?" if near else "rename the file, or remove it",
                    severity="warning",
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
            if home == source or source not in paths or library.is_broken(kind, record_id):
                continue
            yield record.warning(
                "id",
                saw=f"the {CALLED[kind]} {shown(record_id, '`')}",
                expected=f"the id of one in {source}",
                hint=f"it is in {home}: move the entry to {in_language(home, parted(record.where.path)[1])}"
                if home
                else hints.did_you_mean(record_id, known.get((kind, source), ()), source),
            )


@rule("translation-unique")
def things_are_translated_once(library: Library) -> Iterator[Problem]:
    """Nothing is translated into a language twice."""
    for to in library.translations.values():
        for one, other in to.doubles:
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
    unstamped: dict[str, list[Translation]] = {}
    for record, source in translated(library):
        now = digest(source)
        if record.of == NOT_STAMPED:
            unstamped.setdefault(record.where.path, []).append(record)
        elif record.of != now:
            yield record.warning(
                "of",
                saw=f'`of: "{record.of}"`, the digest of earlier texts',
                expected=f'"{now}", that of the texts in {parted(record.where.path)[0]} as they are now',
                hint="compare with the source and correct the translation, then run "
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
    for record, source in translated(library):
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


def translated(library: Library) -> Iterator[tuple[Translation, Record]]:
    """Every translation of something that is there, with its source."""
    for to in library.translations.values():
        yield from ((record, source) for _, record, source in pairs(library, to))


def severity(translation: Translation, source: Record) -> Severity:
    """How much a fault in a translation weighs: one that lags behind stops nobody who writes its source."""
    return "warning" if lags(translation, source) else "error"


def source_paths(library: Library) -> set[str]:
    """The path of every file that may be translated."""
    records = (record for records in library.translatable().values() for record in records.values())
    return {record.where.path for record in (*records, *library.item_files, *library.family_files, *library.term_files)}


def _is_broken(library: Library, path: str) -> bool:
    """Whether there is such a source, but with problems of its own."""
    sort = kind_of(path)
    return sort is not None and any(library.is_broken(kind.name, sort.name) for kind in sort.kind.kinds)


def _homes(library: Library) -> dict[str, Mapping[str, str]]:
    """The path of the file that each thing of a list is in, by kind and id."""
    return {
        kind: {key: record.where.path for key, record in records.items()}
        for kind, records in library.translatable().items()
        if kind in LISTED
    }


def _known(homes: dict[str, Mapping[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The ids of the things of a kind in a file."""
    known: dict[tuple[str, str], list[str]] = {}
    for kind, places in homes.items():
        for record_id, path in places.items():
            known.setdefault((kind, path), []).append(record_id)
    return known


def _of_lists(to: Translations) -> Iterator[tuple[str, str, Translation]]:
    for kind in LISTED:
        yield from ((kind, key, record) for key, record in to.of(kind).items())
