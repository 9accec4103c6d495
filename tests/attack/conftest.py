"""An office, a ticket issued in it, and a grader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Grader
from tests.support.sheets import Issued, MadeOffice, make_office


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path)


@pytest.fixture
def issued(made: MadeOffice) -> Issued:
    return made.issue()


@pytest.fixture
def grader(made: MadeOffice, tmp_path: Path) -> Grader:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return Grader(made, inbox)
