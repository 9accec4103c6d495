"""Removes a person from the office, on their demand. What items did stays, without the person."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from casebook.exam.office import credentials, former, gradebook, issuing, stamped
from casebook.exam.office.candidates import Person
from casebook.exam.office.office import Office
from casebook.exam.office.storage import IsThere, OfficeFault, names, reaching, read_json, write_json_once
from casebook.exam.paper.entered import Withdrawal
from casebook.exam.paper.entry import Entry
from casebook.exam.paper.kept import digest_of
from casebook.exam.paper.result import remains


def files_of(office: Office, person: Person) -> list[Path]:
    """Every file that the office keeps of the person; the ledger's last, by which the person is found."""
    files: list[Path] = []
    for entry in person.entries:
        id = entry.id
        files += [office.tickets / f"{id}.ticket", *_credentials(office, id)]
        files += [office.dir / Withdrawal.folder / f"{id}.json", *gradebook.files_of(office, id)]
    files += [office.ledger / f"{entry.id}.json" for entry in person.entries]
    return [file for file in files if file.exists()]


def erase(office: Office, person: Person) -> int:
    """Keep what items did, then remove every file; returns how many. Killed in between, it is simply run again.

    Raises OfficeFault.
    """
    _count(office, person)
    for entry in person.entries:
        _keep_statistics(office, entry)
    files = files_of(office, person)
    stamped.forget(office)
    for file in files:
        with reaching(file):
            file.unlink(missing_ok=True)
    for entry in person.entries:
        with suppress(OSError):
            gradebook.folder_of(office, entry.id).rmdir()
    return len(files)


def left_behind(office: Office) -> Iterator[str]:
    """Where the person's data may still be, as nothing here can reach it."""
    where = _history(office)
    if where:
        yield (
            f"the git history in {where} still holds every file that was ever committed; to remove it, commit this "
            "erasure, then rewrite the history (git filter-repo --invert-paths) in every copy of the repository"
        )
    yield "back-ups of the office, and copies that colleagues have"
    yield "sheets, tickets and commit codes in mail and chat"
    yield "a credential that was handed over stays valid: revoke it with `casebook exam revoke` if it must not"


def certificates_of(office: Office, person: Person) -> list[str]:
    """The ids of the credentials that the person was given, revoked or not. Raises OfficeFault."""
    ids = {entry.id for entry in person.entries}
    return [str(record.get("id")) for record in credentials.records(office) if record.get("ticket") in ids]


def _count(office: Office, person: Person) -> None:
    """Keep how many attempts the person made at each exam; rehearsals and tickets taken back are none."""
    for exam in {entry.exam for entry in person.entries if not entry.rehearsal}:
        at = [entry for entry in person.entries if entry.exam == exam and not entry.rehearsal]
        made = [(entry.attempt, attempt) for entry in at if (attempt := issuing.attempt_of(office, entry))]
        most = max((number for number, _ in made), default=0)
        passed = max((number for number, attempt in made if attempt.decision == "pass"), default=0)
        known = former.of(office, person.contact, exam)
        before = passed or known.attempts - known.since  # those up to the last pass
        former.keep(office, person.contact, exam, former.Former(attempts=most, since=most - before))


def _keep_statistics(office: Office, entry: Entry) -> None:
    standing = gradebook.standing(office, entry.id)
    if standing is None:
        return
    try:
        digests = [digest_of(entry.as_json()), *sorted(gradebook.digests_of(office, entry.id))]
        write_json_once(office.erased / f"{entry.id}.json", {**remains(standing, entry), "digests": digests})
    except IsThere:  # an erasure that was cut short had come this far
        return


def _credentials(office: Office, ticket: str) -> Iterator[Path]:
    for name in names(office.credentials):
        file = office.credentials / f"{name}.json"
        try:
            if read_json(file).get("ticket") == ticket:
                # The record goes last: without it the others could not be found any more.
                yield from (file.with_suffix(".html"), file.with_suffix(".jwt"), file)
        except OfficeFault:
            continue


def _history(office: Office) -> Path | None:
    """The git repository that the office lies in."""
    command = ["git", "-C", str(office.dir), "rev-parse", "--show-toplevel"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return Path(done.stdout.strip()) if done.returncode == 0 else None
