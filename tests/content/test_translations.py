"""What is translated of this content: each of its records by its texts."""

from __future__ import annotations

import datetime
from pathlib import Path

from casebook.check.run import check_root
from casebook.load.loading import Loading
from casebook.model.library import Library

from tests.support.roots import share_memory
from tests.support.translations import assert_startable, untranslated
from tests.unit.model.test_translation_texts import miscounted


def test_the_texts_of_every_record_count_and_nothing_else(content: Library) -> None:
    wrong = {
        f"{kind} {key}": bad
        for kind, records in content.translatable().items()
        for key, record in records.items()
        if (bad := miscounted(kind, record))
    }
    assert wrong == {}


def test_a_translation_of_any_of_its_files_can_be_begun(root: Path, loading: Loading, tmp_path: Path) -> None:
    assert_startable(share_memory(untranslated(tmp_path, root), root), loading)


def test_no_translation_is_wrong(root: Path, loading: Loading) -> None:
    """What somebody writes right now may be missing or stale; it is never wrong."""
    problems = check_root(root, datetime.date.today(), earlier=loading).problems
    assert [one for one in problems if one.rule.startswith("translation-") and one.severity == "error"] == []
