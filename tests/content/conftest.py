"""The content that these tests look at: this repository's, or that of the folder in CASEBOOK_CONTENT."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from casebook.load.loading import Loading, load
from casebook.model.library import Library

from tests.support.roots import REPO


@pytest.fixture(scope="session")
def root() -> Path:
    """Where the content lies."""
    return Path(os.environ.get("CASEBOOK_CONTENT", REPO))


@pytest.fixture(scope="session")
def loading(root: Path) -> Loading:
    """The whole content, loaded once; whoever checks a copy of it need not read it again."""
    return load(root)


@pytest.fixture(scope="session")
def content(loading: Loading) -> Library:
    """Its library."""
    return loading.library
