"""Grades files: opens each, compares it with the ledger, and keeps it once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from casebook.cores import side_by_side
from casebook.exam.office import gradebook, inbox, ledger
from casebook.exam.office.corrections import log_of
from casebook.exam.office.office import Office
from casebook.exam.office.storage import IsThere, OfficeFault
from casebook.exam.paper.derive import Dossier, derive
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.opened import Opened, Receipt, opened
from casebook.exam.paper.result import Result
from casebook.exam.paper.sheet import (
    Reason,
    Sealed,
    Sheet,
    SheetRefused,
    open_sealed,
    read_sealed,
    same_code,
)
from casebook.model.exam_keys import KeyFile

if TYPE_CHECKING:
    from joserfc.jwk import ECKey

CHUNK = 16
"""Sheets that a worker takes at a time, each in a thread: what takes longest is to wait until the disk has written a
result, and a disk writes many at once as fast as one.
"""
T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """What grading needs besides the sheets. `received` and `now` are in seconds since 1970. `codes`: commit codes as
    they came; empty: none is compared. `sealing_keys`: the private ones, by id; `shut`: the files of those that no
    passphrase given opens. `raises`: whether a mistake of this program stops the run with its traceback; else the one
    file that it happened with is refused, and the rest is graded.
    """

    office: Office
    published: KeyFile
    sealing_keys: dict[str, ECKey]
    received: int
    now: int
    codes: Sequence[str] = ()
    shut: Mapping[str, str] = field(default_factory=dict)
    raises: bool = False
    codes_of: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Codes that were given for a file alone, by its name."""
    received_of: Mapping[str, int] = field(default_factory=dict)
    """When a file alone came, by its name."""

    def of(self, file: Path) -> Desk:
        """What grading that file needs. Where codes are given by file, one without a code is not compared."""
        codes = self.codes_of.get(file.name, self.codes)
        return replace(self, codes=codes, received=self.received_of.get(file.name, self.received))


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    file: Path
    state: Literal["graded", "before", "refused"]
    ticket: str = ""
    result: Result | None = None
    """Without its items, which are in the gradebook."""
    reason: Reason | None = None
    says: str = ""
    hint: str = ""
    compared: bool = False
    """Whether a commit code was given and is this file's: also when the file was graded before without one."""


def grade_files(desk: Desk, files: Sequence[Path], forks: bool = True) -> Iterator[Outcome]:
    """Grade all of them, on all cores, in the order given.

    Two different sheets for one ticket in the same run are both refused, unless a code tells which one counts: which
    of them is graded must not depend on their names.
    """
    gradebook.sweep_up(desk.office, int(time.time()))
    rivals = frozenset() if len(files) == 1 else _rivals(desk, files, forks)
    yield from _in_chunks(partial(_outcome, desk, rivals=rivals), files, forks)


def _rivals(desk: Desk, files: Sequence[Path], forks: bool) -> frozenset[str]:
    """Tickets that several different sheets claim."""
    seen: dict[str, str] = {}
    rivals = set()
    for ticket, sha256 in filter(None, _in_chunks(partial(_claim, desk), files, forks)):
        if seen.setdefault(ticket, sha256) != sha256:
            rivals.add(ticket)
    return frozenset(rivals)


def _claim(desk: Desk, file: Path) -> tuple[str, str] | None:
    try:
        _, sealed, sheet = _unsealed(desk.of(file), file)
        return sheet.ticket, sealed.sha256
    except SheetRefused:
        return None
    except Exception:
        if desk.raises:
            raise
        return None  # `_outcome` meets it again, and says so


def _in_chunks(work: Callable[[Path], T], files: Sequence[Path], forks: bool) -> Iterator[T]:
    """`work` on each file, in order. What stops it is raised after all that was done before."""

    def chunk(number: int) -> tuple[list[T], OfficeFault | None]:
        done: list[T] = []
        part = files[number * CHUNK : (number + 1) * CHUNK]
        with ThreadPoolExecutor(len(part)) as threads:
            try:
                for one in threads.map(work, part):
                    done.append(one)
            except OfficeFault as fault:
                return done, fault
        return done, None

    for done, fault in side_by_side(chunk, -(-len(files) // CHUNK), forks):
        yield from done
        if fault:
            raise fault


def _outcome(desk: Desk, file: Path, rivals: frozenset[str]) -> Outcome:
    """Grade one file, and keep it."""
    desk = desk.of(file)
    try:
        data, sealed, sheet = _unsealed(desk, file)
        known = gradebook.dossier(desk.office, sheet.ticket) if gradebook.is_graded(desk.office, sheet.ticket) else None
        if known is None:
            if sheet.ticket in rivals:
                raise SheetRefused(
                    Reason.SECOND, "there are several different sheets for its ticket among these files",
                    "find out which one counts: add the commit code that came with it, --code CODE",
                )  # fmt: skip
            try:
                return _kept(desk, file, data, _read(desk, sealed, sheet))
            except IsThere:  # another grader was quicker
                known = gradebook.dossier(desk.office, sheet.ticket)
                assert known
        if known and sealed.sha256 not in known.sheets:
            raise _second(desk, known, data, sealed, sheet)
        return _before(desk, file, sealed, sheet, known)
    except SheetRefused as refused:
        return _refused(file, refused)
    except OfficeFault:
        raise  # the disk or the office: it would be the same with every file
    except Exception as error:  # one odd sheet must not keep the others from being graded
        if desk.raises:
            raise
        # The error's own words may hold what a candidate wrote, so only its sort is told.
        saw = f"it holds something that casebook did not foresee ({type(error).__name__}); nothing was written for it"
        return _refused(file, SheetRefused(Reason.UNFORESEEN, saw))


def _refused(file: Path, refused: SheetRefused) -> Outcome:
    return Outcome(file, "refused", reason=refused.reason, says=refused.saw, hint=refused.hint)


def _unsealed(desk: Desk, file: Path) -> tuple[bytes, Sealed, Sheet]:
    """The sheet in a file. Its name says nothing: only what is sealed tells whose it is. Raises SheetRefused."""
    data = inbox.content(file)
    sealed = read_sealed(data)
    if desk.codes and not any(same_code(code, sealed.sha256) for code in desk.codes):
        raise SheetRefused(Reason.CODE, f"the commit code does not match; this file's is {sealed.code}")
    needed = _shut_for(desk, sealed)
    if needed:
        raise SheetRefused(
            Reason.OTHER_KEY, f"it is sealed for {needed}, which the passphrase does not open",
            "that key has an older passphrase: give it in CASEBOOK_OLD_PASSPHRASE, or name the escrow key, --escrow",
        )  # fmt: skip
    return data, sealed, open_sealed(sealed, desk.sealing_keys)


def needed_shut(desk: Desk, files: Sequence[Path]) -> set[str]:
    """The files of the keys that some of the sheets need, and that stay shut."""
    return {name for file in files if (name := _shut_file(desk, file))} if desk.shut else set()


def _shut_file(desk: Desk, file: Path) -> str:
    try:
        return _shut_for(desk, read_sealed(inbox.content(file)))
    except SheetRefused:
        return ""


def _shut_for(desk: Desk, sealed: Sealed) -> str:
    """The file of a shut key that alone would open the sheet; empty when another one does, or none."""
    if any(kid in desk.sealing_keys for kid in sealed.recipients):
        return ""
    return next((desk.shut[kid] for kid in sealed.recipients if kid in desk.shut), "")


def _read(desk: Desk, sealed: Sealed, sheet: Sheet) -> tuple[Entry, Opened]:
    """What is kept of a sheet, by the ledger. Raises SheetRefused."""
    entry = ledger.read(desk.office, sheet.ticket)
    if entry is None:
        raise SheetRefused(Reason.UNKNOWN_TICKET, f"its ticket {sheet.ticket} is not in this office's ledger")
    _in_force(desk, entry)
    if desk.received < entry.issued:
        came, issued = _day(desk.received), _day(entry.issued)
        raise SheetRefused(Reason.RECEIVED, f"it can't have come on {came}: its ticket was issued on {issued}")
    return entry, opened(entry, sealed, sheet)


def _kept(desk: Desk, file: Path, data: bytes, read: tuple[Entry, Opened]) -> Outcome:
    """Keep a sheet, and tell what the machine makes of it. Raises IsThere, OfficeFault."""
    entry, sheet = read
    receipt = _receipt(desk, sheet.sheet_sha256)
    kept = Dossier(entry, ledger.blueprint_of(entry), {sheet.sheet_sha256: sheet}, {sheet.sheet_sha256: receipt})
    result = derive(kept, log_of(desk.office)).result  # what can't be scored is not kept
    gradebook.keep_sheet(desk.office, sheet, data, receipt)
    return Outcome(file, "graded", entry.id, _light(result), compared=bool(desk.codes))


def _receipt(desk: Desk, sha256: str) -> Receipt:
    return Receipt(sheet_sha256=sha256, received=desk.received, graded=desk.now, code_checked=bool(desk.codes))


def _day(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def _before(desk: Desk, file: Path, sealed: Sealed, sheet: Sheet, known: Dossier) -> Outcome:
    """The outcome for a sheet that was graded before. Raises SheetRefused where the office has changed what it says."""
    if opened(known.entry, sealed, sheet).responses != known.sheets[sealed.sha256].responses:
        raise SheetRefused(Reason.CHANGED, "it was graded before, and what the office keeps of it is not what it says")
    if desk.codes and not known.receipts[sealed.sha256].code_checked:
        gradebook.keep_receipt(desk.office, known.entry.id, _receipt(desk, sealed.sha256))
    result = derive(known, log_of(desk.office)).result
    return Outcome(file, "before", known.entry.id, _light(result), compared=bool(desk.codes))


def _second(desk: Desk, known: Dossier, data: bytes, sealed: Sealed, sheet: Sheet) -> SheetRefused:
    """The refusal of another sheet than the one that was graded. Where a code was given, which fits it, and that of the
    first was never compared, it is kept beside that one: whoever was quicker must not lock the right one out.
    """
    first = f"the one that was graded has the code {known.opened.code}"
    if not desk.codes or any(receipt.code_checked for receipt in known.receipts.values()):
        return SheetRefused(Reason.SECOND, f"a second sheet for the same ticket; {first}")
    _, other = _read(desk, sealed, sheet)
    gradebook.keep_sheet(desk.office, other, data, _receipt(desk, other.sheet_sha256))
    return SheetRefused(
        Reason.RIVAL, f"a second sheet for the same ticket; {first}, which was not compared. Both are kept",
        f'find out whose the first one is, then `casebook exam choose {known.entry.id} --code "{other.code}"`, or the '
        "other code",
    )  # fmt: skip


def _light(result: Result) -> Result:
    """Without its items: sending them from the worker takes as long as scoring them."""
    return result.model_copy(update={"items": []})


def _in_force(desk: Desk, entry: Entry) -> None:
    """The ticket and its key still count. Raises SheetRefused."""
    withdrawn = gradebook.withdrawal(desk.office, entry.id)
    if withdrawn:
        saw = f"its ticket was withdrawn on {withdrawn.date}: {withdrawn.reason}"
        raise SheetRefused(Reason.REVOKED_TICKET, saw, f"ask {withdrawn.by}, or issue a new ticket")
    public = desk.published.by_kid(entry.kids.ticket)
    if public is None:
        raise SheetRefused(
            Reason.UNKNOWN_TICKET, "its ticket was signed with a key that is not among the site's",
            "look whether `docs/exam/keys.json` is that of this office",
        )  # fmt: skip
    if public.revoked:
        saw = f"its ticket was signed with a key that was revoked on {public.revoked}"
        raise SheetRefused(Reason.REVOKED_TICKET, saw)
