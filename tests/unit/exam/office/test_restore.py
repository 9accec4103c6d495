"""An office restored from its back-up on another machine, where there is nothing of it but that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from casebook.exam.office import candidates, chains
from casebook.exam.office.office import VARIABLE, Office
from casebook.exam.office.private_keys import openers, read_published
from casebook.exam.office.rotation import rotate
from casebook.model.exam_keys import Role
from typer.testing import CliRunner, Result

from tests.support.commands import app
from tests.support.desk import Grader
from tests.support.passes import certified, pass_exam
from tests.support.sheets import PASSPHRASE, make_office
from tests.unit.exam.office.conftest import TODAY


def exam(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["exam", *map(str, arguments)])


def test_what_was_issued_graded_and_certified_goes_on_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_office(tmp_path / "first", with_keys=True)
    passed = pass_exam(made, tmp_path / "inbox")
    issued, credential = made.issue(), certified(made, passed)
    sheet = Grader(made, tmp_path / "inbox").put(made.seal(issued.sheet()))  # out, when its key is retired
    rotate(made.office, made.root, read_published(made.root), Role.TEAM, PASSPHRASE, TODAY)
    monkeypatch.setenv("CASEBOOK_PASSPHRASE", PASSPHRASE)
    done = exam("backup", tmp_path / "stick", "--office", made.office.dir, "--root", made.root)
    assert done.exit_code == 0, done.output
    assert not list((tmp_path / "stick").rglob("escrow*"))

    there, site = tmp_path / "second" / "office", tmp_path / "second" / "site"
    shutil.copytree(tmp_path / "stick", there)
    (site / "docs" / "exam").mkdir(parents=True)
    (site / "mkdocs.yml").write_text("site_name: Test\n", "utf-8")
    shutil.rmtree(tmp_path / "first")
    monkeypatch.setenv(VARIABLE, str(there))
    lacking = exam("grade", sheet, "--root", site)
    assert lacking.exit_code == 2 and "public/" in lacking.output and "rotate" not in lacking.output
    refused = exam("keys", "rotate", "team", "--root", site)
    assert refused.exit_code == 2 and not (site / "docs/exam/keys.json").exists()

    shutil.copytree(there / "public", site / "docs" / "exam", dirs_exist_ok=True)
    graded = exam("grade", sheet, "--root", site)
    assert graded.exit_code == 0, graded.output
    office, published = Office(there), read_published(site)
    keys = openers(office, published, PASSPHRASE).sealing_keys
    assert list(chains.faults(office, published, keys)) == []
    _, standing = candidates.dossier_of(office, passed.id)
    assert standing.decision and standing.decision.decision == "pass"
    assert (there / "credentials" / credential.token.name).read_text("ascii") == credential.record["token"]
