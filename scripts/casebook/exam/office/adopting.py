"""Copies a family of the site, with its tables and translations, into the office's bank, to be changed there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casebook.exam.office.bank import Bank
from casebook.exam.office.office import Office
from casebook.exam.office.storage import OfficeFault
from casebook.exam.office.texts import PRIVATE_ITEMS
from casebook.load.files import read
from casebook.load.hints import did_you_mean
from casebook.model.family.recipe import Family
from casebook.writing.keep import add_entry, reaching
from casebook.writing.listing import entry_lines, renamed

LIST = "families"


@dataclass(frozen=True)
class Adopted:
    """A copy that was made: its id, and the files that it stands in, that of its source first."""

    id: str
    files: tuple[Path, ...]


def adopt(office: Office, bank: Bank, root: Path, named: str, new_id: str = "") -> Adopted:
    """Copy the family `named` of the site at `root`; the copy is called `new_id`, or `x-` and what it was called.

    What stands in the office's files is kept; the entry is taken as it is written, comments too.
    Raises OfficeFault, CannotWrite.
    """
    family = _of_the_site(bank, named)
    id = _free(bank, named, new_id)
    translations = [to for to in bank.library.translations.values() if named in to.of("family")]
    head = f"{PRIVATE_ITEMS}\ntopic: {family.topic}\nauthor: {family.author}\nreviewed: {family.reviewed}\n{LIST}: []\n"
    copies = [(family.where.path, head)]
    copies += [(to.of("family")[named].where.path, f"{PRIVATE_ITEMS}\n{LIST}: []\n") for to in translations]
    for path, top in copies:
        with reaching(path):
            (office.bank / path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lines = renamed(entry_lines(read(root, path)[0], LIST, named), named, id)
        add_entry(office.bank, path, top, LIST, lambda _, lines=lines: lines, True, 0o600)  # type: ignore[misc]
    return Adopted(id, tuple(office.bank / path for path, _ in copies))


def _of_the_site(bank: Bank, named: str) -> Family:
    """The family of the site that is named. Raises OfficeFault."""
    known = [id for id in bank.library.families if id not in bank.private]
    if named in bank.private:
        there = bank.library.families.get(named) or bank.library.items[named]
        raise OfficeFault(
            "FAMILY", f"{named!a}, the office's own", "a family of the site", f"it is in {there.where.path}"
        )
    if named not in known:
        raise OfficeFault(
            "FAMILY", f"{named[:60]!a}", "a family of the site", did_you_mean(named, known, "quizzes/families/")
        )
    return bank.library.families[named]


def _free(bank: Bank, named: str, wanted: str) -> str:
    """The id of the copy. Raises OfficeFault where it is taken."""
    library, id = bank.library, wanted or f"x-{named}"
    if id in {*library.items, *library.families, *library.retired}:
        hint = "ids are never used again" if wanted else "change the copy that you have, or name another with --id"
        raise OfficeFault("--id" if wanted else "FAMILY", f"the id {id!a}, which is taken", "an id of its own", hint)
    return id
