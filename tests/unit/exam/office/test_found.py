"""Founding an office: where it may lie, what is in it, and that nothing is left of a failure."""

from __future__ import annotations

import datetime
import json
import re
import stat
import subprocess
from pathlib import Path

import pytest
from casebook.check.run import check_root
from casebook.exam.office import founding
from casebook.exam.office.bank import load_bank
from casebook.exam.office.founding import Passphrases, establish
from casebook.exam.office.office import Office, open_office
from casebook.exam.office.pem import LABEL
from casebook.exam.office.private_keys import PUBLISHED, open_key, read_published
from casebook.exam.office.safekeeping import open_to_all
from casebook.exam.office.storage import OfficeFault
from casebook.load.records import load_file
from casebook.model.exam_keys import Role

from tests.unit.exam.office.conftest import ESCROW, PASSPHRASE, TODAY, Founded

BOTH = Passphrases(PASSPHRASE, ESCROW)


def test_an_office_has_what_the_readme_says(founded: Founded) -> None:
    readme = (founded.office.dir / "README.md").read_text("utf-8")
    there = {path.name for path in founded.office.dir.iterdir()}
    assert {"keys", "escrow", "bank", "ledger", "tickets", "gradebook", "office.json"} <= there
    for name in there - {"README.md", "office.json", ".gitignore", ".gitattributes"}:
        assert f"`{name}/" in readme
    assert open_office(founded.office.dir, {}) == founded.office
    assert open_office(None, {"CASEBOOK_OFFICE": str(founded.office.dir)}) == founded.office


def test_private_keys_are_encrypted_and_for_nobody_else(founded: Founded) -> None:
    files = [*founded.office.keys.iterdir(), *founded.office.escrow.iterdir()]
    assert sorted(file.name.split("-")[0] for file in files) == ["certificate", "escrow", "team", "ticket"]
    for file in files:
        assert file.read_text("ascii").startswith(f"-----BEGIN {LABEL}-----\n")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_site_gets_the_public_keys_alone(founded: Founded) -> None:
    text = (founded.root / PUBLISHED).read_text("utf-8")
    keys = json.loads(text)["keys"]
    assert [key["role"] for key in keys] == ["ticket", "team", "escrow", "certificate"]
    assert not any(set(key) & {"d", "p", "q", "dp", "dq", "qi"} for key in keys)
    now = datetime.date.today()  # the content goes on being reviewed
    assert [problem.rule for problem in check_root(founded.root, now).errors] == []
    for key in founded.keys.keys:
        file = founded.office.escrow / f"escrow-{key.kid[:8]}.pem" if key.role is Role.ESCROW else None
        assert open_key(founded.office, key, ESCROW if file else PASSPHRASE, file).kid == key.kid


def test_the_escrow_key_has_a_passphrase_of_its_own(root: Path, tmp_path: Path) -> None:
    with pytest.raises(OfficeFault, match="saw the passphrase of the office"):
        establish(tmp_path / "office", root, Passphrases(PASSPHRASE, PASSPHRASE), TODAY)
    assert not (tmp_path / "office").exists()
    made = establish(tmp_path / "office", root, BOTH, TODAY)
    key = made.keys.current(Role.ESCROW)
    assert key
    assert open_key(made.office, key, ESCROW, made.escrow)
    with pytest.raises(OfficeFault, match="in its envelope"):
        open_key(made.office, key, PASSPHRASE, made.escrow)


def test_nobody_else_can_read_a_new_office(founded: Founded) -> None:
    folders = [founded.office.dir, *(path for path in founded.office.dir.rglob("*") if path.is_dir())]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
    assert open_to_all(founded.office) == []
    founded.office.ledger.chmod(0o755)
    assert open_to_all(founded.office) == []  # the folder around it keeps others out
    founded.office.dir.chmod(0o711)
    assert open_to_all(founded.office) == [founded.office.dir, founded.office.ledger]


def test_the_example_of_a_private_item_holds(founded: Founded) -> None:
    path = "quizzes/items/brief-and-task.yml"
    file = founded.office.bank / path
    text = file.read_text("utf-8")
    example = "\n".join(line[2:] for line in text.split("\n") if re.match(r"#  ", line))
    written = text.replace("items: []", f"items:\n{example}").split("topic:", 1)[1]
    loaded = load_file(path, f"topic:{written}")
    assert loaded.problems == []
    file.write_text(f"topic:{written}", "utf-8")
    assert load_bank(founded.office, founded.root).private == {"x-brief-and-task-001", "x-brief-and-task-002"}


def test_what_must_not_be_committed_is_ignored(founded: Founded) -> None:
    run = ["git", "-C", str(founded.office.dir)]
    subprocess.run([*run, "init", "--quiet"], check=True)
    listed = subprocess.run([*run, "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True).stdout
    assert "keys/team-" in listed
    assert "escrow" not in listed


# Where it may not lie.


def place(what: str, root: Path, tmp_path: Path) -> Path:
    """A folder that is no place for an office."""
    elsewhere = tmp_path / "elsewhere"
    match what:
        case "in the site":
            return root / "office"
        case "the site itself":
            return root
        case "above the site":
            return tmp_path
        case "behind a link into the site":
            (tmp_path / "link").symlink_to(root / "docs")
            return tmp_path / "link" / "office"
        case "in another site":
            (elsewhere / "deep").mkdir(parents=True)
            (elsewhere / "mkdocs.yml").touch()
            return elsewhere / "deep" / "office"
        case "in a work tree with a site further down":
            (elsewhere / ".git").mkdir(parents=True)
            (elsewhere / "www" / "book").mkdir(parents=True)
            (elsewhere / "www" / "book" / "mkdocs.yml").touch()
            return elsewhere / "secret" / "office"
        case "in a worktree, where .git is a file":
            elsewhere.mkdir()
            (elsewhere / ".git").write_text("gitdir: ../x\n")
            (elsewhere / "mkdocs.yml").touch()
            return elsewhere / "office"
        case "a folder with something in it":
            elsewhere.mkdir()
            (elsewhere / "letter.txt").touch()
            return elsewhere
        case "a file":
            elsewhere.touch()
            return elsewhere
    raise AssertionError(what)


@pytest.mark.parametrize(
    ("what", "saw"),
    [
        ("in the site", "a folder with or in the site"), ("the site itself", "a folder with or in the site"),
        ("above the site", "a folder with or in the site"),
        ("behind a link into the site", "a folder with or in the site"),
        ("in another site", "a folder in a site"),
        ("in a work tree with a site further down", "a git work tree with a site in it"),
        ("in a worktree, where .git is a file", "a folder in a site"),
        ("a folder with something in it", "not empty (letter.txt)"), ("a file", "a file"),
    ],
)  # fmt: skip
def test_a_bad_place_is_refused_and_left_as_it_was(what: str, saw: str, root: Path, tmp_path: Path) -> None:
    folder = place(what, root, tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OfficeFault, match=re.escape(saw)):
        establish(folder, root, BOTH, TODAY)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_private_repository_made_beforehand_is_a_good_place(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "private"
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    assert establish(folder, root, BOTH, TODAY).office.dir == folder


def test_a_second_office_is_refused_unless_the_first_is_lost(founded: Founded, tmp_path: Path) -> None:
    before = founded.keys
    with pytest.raises(OfficeFault, match="4 keys in use"):
        establish(tmp_path / "second", founded.root, BOTH, TODAY)
    assert not (tmp_path / "second").exists()
    made = establish(tmp_path / "second", founded.root, BOTH, TODAY, anew=True)
    assert [key.kid for key in made.keys.keys[:4]] == [key.kid for key in before.keys]
    assert [bool(key.retired) for key in made.keys.keys] == [True] * 4 + [False] * 4


def test_nothing_is_left_when_the_site_cannot_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OfficeFault(PUBLISHED, "no room", "room", "make room")

    monkeypatch.setattr(founding, "publish", fail)
    with pytest.raises(OfficeFault, match="no room"):
        establish(tmp_path / "office", root, BOTH, TODAY)
    assert not (tmp_path / "office").exists()
    assert read_published(root).keys == []


# Opening one.


@pytest.mark.parametrize(
    ("mark", "saw"),
    [
        (None, "no office.json there"), ("", "an empty file"), ('{"v": 1', "no whole JSON"), ('{"v": 9}', "version 9"),
        ('{"v": 1, "v": 1}', "a name used twice"), ("[1]", "JSON that is no object"), ('{"v": 1e999}', "not finite"),
    ],
)  # fmt: skip
def test_what_is_no_office_is_not_opened(tmp_path: Path, mark: str | None, saw: str) -> None:
    if mark is not None:
        (tmp_path / "office.json").write_text(mark)
    with pytest.raises(OfficeFault, match=re.escape(saw)) as fault:
        open_office(tmp_path, {})
    assert " / expected " in str(fault.value)
    assert "\n    hint: " in str(fault.value)


def test_no_office_named() -> None:
    with pytest.raises(OfficeFault, match="CASEBOOK_OFFICE: saw no office named"):
        open_office(None, {"CASEBOOK_OFFICE": " "})


def test_a_folder_of_the_office_has_one_name() -> None:
    office = Office(Path("x"))
    folders = [getattr(office, name) for name in ("keys", "escrow", "bank", "ledger", "tickets", "gradebook", "erased")]
    assert len(set(folders)) == len(folders)
