"""What the tests of writing share."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.library import Library

from tests.support.academy import make_academy


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library of the academy; tests must not change it."""
    return load(make_academy(tmp_path_factory.mktemp("academy"))).library


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    """An empty folder for a glossary file."""
    (tmp_path / "docs" / "glossary").mkdir(parents=True)
    return tmp_path
