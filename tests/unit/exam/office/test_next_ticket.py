"""What the next ticket holds is open to whoever knows all of the office, its tickets and its clock."""

from __future__ import annotations

import base64
import os
import secrets
import time

import pytest
from casebook.exam.office import ledger
from casebook.exam.office.office import VARIABLE
from typer.testing import CliRunner

from tests.support.commands import app
from tests.unit.exam.office.conftest import NOW, PASSPHRASE, Founded

SECRET = 32


def test_a_ticket_is_drawn_by_the_systems_chance_and_that_is_kept_nowhere(
    founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []
    monkeypatch.setattr(secrets, "token_bytes", lambda size: given.append(os.urandom(size)) or given[-1])
    monkeypatch.setattr(time, "time", lambda: float(NOW))
    monkeypatch.setenv(VARIABLE, str(founded.office.dir))
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    order = ["--name", "Test Candidate 1", "--contact", "c1@example.org", "--rehearsal", "--root", str(founded.root)]
    for _ in range(2):
        done = CliRunner().invoke(app, ["exam", "issue", *order])
        assert done.exit_code == 0, done.output

    drawn_by = [one for one in given if len(one) == SECRET]
    assert len(drawn_by) == len(set(drawn_by)) == 4  # for the draw, and for the names of parts
    kept = b"".join(path.read_bytes() for path in founded.office.dir.rglob("*") if path.is_file())
    written = [way(one) for one in drawn_by for way in (bytes, bytes.hex, base64.b64encode, base64.urlsafe_b64encode)]
    assert not any((one if isinstance(one, bytes) else one.encode()).rstrip(b"=") in kept for one in written)

    one, other = (
        [(kept.item, kept.ref, *kept.parts) for kept in entry.form] for entry in ledger.entries(founded.office)
    )
    assert {item for item, *_ in one} != {item for item, *_ in other}
    assert not {name for _, *names in one for name in names} & {name for _, *names in other for name in names}
