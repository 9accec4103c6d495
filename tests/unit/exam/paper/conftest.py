"""An office in which one candidate passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.passes import certified, pass_exam
from tests.support.sheets import Issued, MadeOffice, make_office


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path)


@pytest.fixture
def passed(made: MadeOffice, tmp_path: Path) -> Issued:
    return pass_exam(made, tmp_path / "inbox")


@pytest.fixture
def token(made: MadeOffice, passed: Issued) -> str:
    return str(certified(made, passed).record["token"])
