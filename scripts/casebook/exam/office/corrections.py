"""The office's corrections on disk: `corrections/<number>.json`, each naming the one before, written once."""

from __future__ import annotations

from pathlib import Path

from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import PrivateKey
from casebook.exam.office.storage import as_json, names, read_as, read_json, write_once
from casebook.exam.paper.correction import Correction
from casebook.exam.paper.kept import digest_of
from casebook.exam.paper.signature import signed


def files_of(office: Office) -> list[Path]:
    """The files of the corrections, first to last."""
    numbers = sorted(int(name) for name in names(office.corrections) if name.isdecimal())
    return [office.corrections / f"{number}.json" for number in numbers]


def log_of(office: Office) -> dict[str, Correction]:
    """The corrections by their digest, first to last. Raises OfficeFault."""
    return {digest_of(read_json(file)): read_as(file, Correction) for file in files_of(office)}


def write(office: Office, correction: Correction, signing_key: PrivateKey) -> Path:
    """Add a correction, signed: all of it or nothing. Raises IsThere when somebody else adds one, OfficeFault."""
    known = log_of(office)
    value = correction.model_copy(update={"before": next(reversed(known), "")}).as_json()
    file = office.corrections / f"{len(known) + 1}.json"
    write_once(file, as_json(signed(value, signing_key.key, signing_key.kid)))  # type: ignore[arg-type]
    return file
