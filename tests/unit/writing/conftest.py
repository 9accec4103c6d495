"""What the tests of writing share."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.library import Library

from tests.support.roots import REPO


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of this repository; tests must not change it."""
    return load(REPO).library


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    """An empty folder for a glossary file."""
    (tmp_path / "docs" / "glossary").mkdir(parents=True)
    return tmp_path
