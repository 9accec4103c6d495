"""What tests in a browser share."""

from __future__ import annotations

import json
from typing import Any

import pytest
from filelock import FileLock

from tests.support.exam_page import ExamSite
from tests.support.tickets import Keys


@pytest.fixture(scope="session")
def exam(site: Any) -> ExamSite:
    """The site; its keys are made once for all workers."""
    file, published = site.root.parent / "exam-keys.json", site.dir / "exam" / "keys.json"
    with FileLock(f"{file}.lock"):
        if not file.exists():
            keys = Keys.make()
            published.write_text(json.dumps(keys.public()), "utf-8")
            file.write_text(keys.text(), "utf-8")
    return ExamSite(site, Keys.read(file.read_text("utf-8")))
