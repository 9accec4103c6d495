"""An office founded for a site, in folders of the test's own. Everybody in it is made up."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import pem
from casebook.exam.office.bank import Bank, load_bank
from casebook.exam.office.founding import Passphrases, establish
from casebook.exam.office.issuing import Issued, Luck, Order, issue
from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import PrivateKey, current, read_published
from casebook.model.exam_keys import KeyFile, Role

from tests.support.academy import make_academy
from tests.support.loading import read_once

PASSPHRASE = "five words in no row"
ESCROW = "words for the envelope alone"
TODAY = datetime.date(2026, 11, 22)
NOW = int(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC).timestamp())


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of tests need no protection."""
    monkeypatch.setattr(pem, "ROUNDS", 1000)


@dataclass
class Founded:
    """A site with its office, ready to issue."""

    root: Path
    office: Office

    @property
    def keys(self) -> KeyFile:
        return read_published(self.root)

    @property
    def bank(self) -> Bank:
        return load_bank(self.office, self.root)

    def key(self, role: Role = Role.TICKET) -> PrivateKey:
        return current(self.office, self.keys, role, PASSPHRASE)

    def issue(self, who: int = 7, now: int = NOW, bank: Bank | None = None, **how: Any) -> Issued:
        """A ticket for Test Candidate `who`."""
        fields = {"name": f"Test Candidate {who}", "contact": f"test{who}@example.org", "exam": "internal-exam", **how}
        order = Order(**fields)
        return issue(self.office, bank or self.bank, self.keys, self.key(), order, now, luck(f"{who} {now}"))


def luck(name: str) -> Luck:
    """What chance would give, the same at each run."""
    draw, names = (hashlib.sha256(f"{what} {name}".encode()).digest() for what in ("draw", "names"))
    return Luck(hashlib.sha256(name.encode()).hexdigest()[:22], draw, names)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small academy."""
    return make_academy(tmp_path / "site")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site and an office, made once for each worker: keys take a while."""
    folder = tmp_path_factory.mktemp("template")
    root = make_academy(folder / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pem, "ROUNDS", 1000)
        establish(folder / "office", root, Passphrases(PASSPHRASE, ESCROW), TODAY)
    return folder


@pytest.fixture
def founded(template: Path, tmp_path: Path) -> Founded:
    """A small academy, and an office for it, for a test to write into."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return Founded(tmp_path / "site", Office(tmp_path / "office"))


__all__ = ["read_once"]
