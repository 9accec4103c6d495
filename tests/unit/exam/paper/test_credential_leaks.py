"""Credentials and certificates are of a person: in the site's repository they are a leak, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

from casebook.exam.office.leaks import find_leaks

from tests.support.passes import certified
from tests.support.roots import REPO
from tests.support.sheets import Issued, MadeOffice


def test_what_certify_writes_is_a_leak_in_the_site(made: MadeOffice, passed: Issued, tmp_path: Path) -> None:
    done = certified(made, passed)
    site = tmp_path / "other"
    site.mkdir()
    for name, file in {"a.md": done.token, "b.htm": done.page, "c.txt": done.token.with_suffix(".json")}.items():
        shutil.copy(file, site / name)
    seen = {(problem.where.path, problem.saw) for problem in find_leaks(site, [])}
    assert seen == {
        ("a.md", "a credential"), ("b.htm", "a certificate with a name on it"), ("c.txt", "a credential"),
        ("c.txt", "a credential's record"),
    }  # fmt: skip


def test_our_own_sources_are_none() -> None:
    names = ("scripts/casebook/office", "scripts/casebook/exam", "tests/support", "tests/unit/exam")
    files = [REPO / name for name in names]
    assert [str(problem.where) for problem in find_leaks(REPO / "docs/exam", files)] == []
