"""`casebook translate status`, `start` and `stamp`, on a copy of the examples' base."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from casebook.load.loading import load
from casebook.model.translation.lacking import status

from tests.support.translations import BASE, FILES, ITEMS, NOT_STAMPED, PAGE, TERMS, lay
from tests.unit.cli.conftest import Run

PAGE_FILE, TERM_FILE = "docs/theory/search-ads.ru.md", "docs/glossary/search-ads.ru.yml"
ITEM_FILE = "quizzes/items/search-ads.ru.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The examples' base with some of it in Russian, none of it stamped."""
    made = shutil.copytree(BASE, tmp_path / "root")
    lay(made, FILES)
    (made / "mkdocs.yml").touch()
    return made


def test_status_counts_first_and_lists_below(run: Run) -> None:
    done = run("translate", "status", "--lang", "ru")
    assert done.exit_code == 0
    lines = done.stdout.split("\n")
    assert lines[0] == "Русский (ru)"
    assert lines[1].split() == ["there", "translated", "stale", "missing"]
    rows = {line.rsplit(maxsplit=4)[0].strip(): line.split()[-4:] for line in lines[2:12]}
    pages = len(load(BASE).library.pages)
    assert rows["pages"] == [str(pages), "1", "1", str(pages - 1)]
    assert rows["cases"] == ["1", "1", "1", "0"]  # a draft does not count
    assert rows["terms"] == ["2", "1", "1", "1"]
    assert rows["items"] == ["7", "2", "2", "5"]
    stale, missing = lines.index("  stale or not stamped:"), lines.index("  missing:")
    assert f"    {PAGE_FILE}" in lines[stale:missing]
    assert f"    {ITEM_FILE}: search-ads-001, search-ads-003" in lines[stale:missing]
    assert "    docs/index.md" in lines[missing:]
    assert "    docs/glossary/search-ads.yml: impression" in lines[missing:]


def test_status_in_json_speaks_of_every_language(run: Run) -> None:
    told = json.loads(run("translate", "status", "--format", "json").stdout)
    assert set(told) == {"ru", "bg"}
    assert {"kind": "topics", "there": 3, "translated": 1, "stale": 1, "missing": 2} in told["ru"]["kinds"]
    assert {"kind": "term", "id": "ctr", "path": TERM_FILE} in told["ru"]["stale"]
    assert {"kind": "roles", "id": "account-manager", "path": "cases/taxonomy.yml"} in told["bg"]["missing"]
    assert told["bg"]["stale"] == []


def test_start_stamp_change_stamp(run: Run, root: Path) -> None:
    done = run("translate", "start", "docs/index.md", "--lang", "bg")
    assert (done.exit_code, done.stdout) == (0, "docs/index.bg.md\n")
    assert [thing.id for thing in status(load(root).library, "bg").stale] == []
    source = root / "docs/index.md"
    source.write_text(source.read_text("utf-8").replace("Begin with", "Start with"), "utf-8")
    assert [thing.id for thing in status(load(root).library, "bg").stale] == ["index"]
    done = run("translate", "stamp", "docs/index.bg.md")
    assert (done.exit_code, done.stdout) == (0, "docs/index.bg.md: 1 stamp set\n")
    assert status(load(root).library, "bg").stale == []
    assert run("translate", "stamp", "docs/index.bg.md").stdout == "docs/index.bg.md: up to date\n"


@pytest.mark.parametrize("path", sorted(FILES))
def test_stamps_change_nothing_else(run: Run, root: Path, path: str) -> None:
    before = ("\ufeff" + FILES[path].replace("\n", "  # of: a remark\n", 1) + "# end").replace("\n", "\r\n")
    if path.endswith(".md"):
        before = FILES[path].replace('"000000000000"', '"000000000000"   # of: a remark').replace("\n", "\r\n")
    (root / path).write_bytes(before.encode())
    assert run("translate", "stamp", path).exit_code == 0
    after = (root / path).read_bytes().decode()
    digests = [translation.of for records in load(root).library.translations["ru"].records.values()
               for translation in records.values() if translation.where.path == path]  # fmt: skip
    assert NOT_STAMPED not in digests
    for digest in digests:
        after = after.replace(digest, NOT_STAMPED)
    assert after == before


def test_stamps_on_one_line(run: Run, root: Path) -> None:
    entry = '{id: %s, "of": \'000000000000\', title: "of: x", summary: y}'
    text = f"topics: [{entry % 'seo'}, {entry.replace(chr(34) + 'of' + chr(34), 'of') % 'search-ads'}]\n"
    (root / "quizzes/topics.ru.yml").write_text(text, "utf-8")
    done = run("translate", "stamp", "quizzes/topics.ru.yml")
    assert done.exit_code == 1
    assert "expected" in done.stderr
    assert (root / "quizzes/topics.ru.yml").read_text("utf-8") == text
    plain = text.replace('"of":', "of:").replace('"of: x"', "x")
    (root / "quizzes/topics.ru.yml").write_text(plain, "utf-8")
    assert run("translate", "stamp", "quizzes/topics.ru.yml").stdout == "quizzes/topics.ru.yml: 2 stamps set\n"
    assert NOT_STAMPED not in (root / "quizzes/topics.ru.yml").read_text("utf-8")


def test_a_stamp_for_what_is_known_only(run: Run, root: Path) -> None:
    (root / TERM_FILE).write_text(TERMS + TERMS.split("terms:\n")[1].replace("id: ctr", "id: ctrr"), "utf-8")
    assert run("translate", "stamp", TERM_FILE).stdout == f"{TERM_FILE}: 1 stamp set\n"
    assert (root / TERM_FILE).read_text("utf-8").count(NOT_STAMPED) == 1


def test_one_bad_file_does_not_keep_the_others_from_being_stamped(run: Run, root: Path) -> None:
    (root / TERM_FILE).write_text("terms: [\n", "utf-8")
    done = run("translate", "stamp", TERM_FILE, PAGE_FILE)
    assert done.exit_code == 1
    assert f"{TERM_FILE}:2: saw nothing where a value is expected" in done.stderr
    assert f"{PAGE_FILE}: 1 stamp set" in done.stdout


@pytest.mark.parametrize(
    "text", [PAGE.replace('of: "000000000000"\n', ""), PAGE.replace("---\n", "", 1), "", "---\n- x\n---\n",
             PAGE.replace('"000000000000"', "[000000000000]"), PAGE.replace('"000000000000"', ">-\n  000000000000")]
)  # fmt: skip
def test_what_can_t_be_stamped_is_left_as_it_was(run: Run, root: Path, text: str) -> None:
    (root / PAGE_FILE).write_text(text, "utf-8")
    done = run("translate", "stamp", PAGE_FILE)
    assert (root / PAGE_FILE).read_text("utf-8") == text
    assert done.exit_code == (0 if "- x" in text else 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["start", "docs/index.md"], "--lang is missing"),
     (["start", "docs/index.md", "--lang", "de"], "expected one of ru, bg"),
     (["start", "docs/index.md", "--lang", "RU"], "expected one of ru, bg"),
     (["start", "docs/nothing.md", "--lang", "ru"], "no such file"),
     (["start", "docs", "--lang", "ru"], "saw a folder"),
     (["start", PAGE_FILE, "--lang", "ru"], "expected its source, docs/theory/search-ads.md"),
     (["start", "../elsewhere.md", "--lang", "ru"], "outside"),
     (["stamp", "docs/index.md"], "saw no translation"),
     (["stamp", "docs/index.de.md"], "no such file"),
     (["status", "--lang", "english"], "expected one of ru, bg")],
)  # fmt: skip
def test_wrong_use(run: Run, root: Path, arguments: list[str], says: str) -> None:
    (root.parent / "elsewhere.md").touch()
    done = run("translate", *arguments)
    assert done.exit_code == 2
    assert says in done.stderr.replace("\n", " ")


def test_start_says_what_is_there_already(run: Run) -> None:
    done = run("translate", "start", "docs/theory/search-ads.md", "--lang", "ru")
    assert done.exit_code == 1
    assert f"{PAGE_FILE}: saw a file that is there already" in done.stderr
    run("translate", "start", "quizzes/items/search-ads.yml", "--lang", "ru")
    again = run("translate", "start", "quizzes/items/search-ads.yml", "--lang", "ru")
    assert (again.exit_code, again.stdout) == (0, f"{ITEM_FILE}: nothing is missing\n")


def test_files_are_named_from_where_one_is(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "quizzes" / "items")
    assert run("translate", "start", "brief-and-task.yml", "--lang", "ru").exit_code == 0
    assert (root / "quizzes/items/brief-and-task.ru.yml").is_file()
    assert run("translate", "start", "docs/index.md", "--lang", "ru").exit_code == 0


def test_a_link_or_a_folder_in_the_place_of_a_translation(run: Run, root: Path) -> None:
    os.symlink("/etc/hostname", root / "docs/index.ru.md")
    (root / "docs/sources.ru.md").mkdir()
    assert run("translate", "start", "docs/index.md", "--lang", "ru").exit_code == 1
    assert run("translate", "stamp", "docs/index.ru.md").exit_code == 2
    assert run("translate", "start", "docs/sources.md", "--lang", "ru").exit_code == 1
    assert run("translate", "stamp", "docs/sources.ru.md").exit_code == 2


def test_an_item_file_keeps_what_was_translated(run: Run, root: Path) -> None:
    run("translate", "start", "quizzes/items/search-ads.yml", "--lang", "ru")
    assert (root / ITEM_FILE).read_text("utf-8").startswith(ITEMS)


def test_found_writes_what_is_missing_once(run: Run, root: Path) -> None:
    assert "term:impression" in run("translate", "found", "--lang", "ru", "--list").stdout
    assert not (root / "docs/found").exists()
    done = run("translate", "found", "page:process/", "term:", "--lang", "ru")
    files = ("process", "terms")
    assert sorted(done.stdout.split("\n")) == ["", *(f"docs/found/{name}.ru.yml: 1 to fill in" for name in files)]
    found = load(root).library.found
    assert set(found) == {"ru:term:impression", "ru:page:process/brief-and-task"}
    assert found["ru:page:process/brief-and-task"].title == load(BASE).library.pages["process/brief-and-task"].title
    assert run("translate", "found", "page:process/", "--lang", "ru").stdout.strip() == "nothing is missing"


def test_what_is_found_is_stamped_and_kept_else(run: Run, root: Path) -> None:
    path = "docs/found/process.ru.yml"
    run("translate", "found", "page:process/", "term:", "--lang", "ru")
    written = (root / path).read_text("utf-8")
    (root / path).write_text(re.sub(r"stamp: .*", 'stamp: "0123456789ab"', written), "utf-8")
    assert run("translate", "stamp", path).stdout == f"{path}: 1 stamp set\n"
    assert (root / path).read_text("utf-8").replace('"', "") == written.replace('"', "")
    assert run("translate", "stamp", path, "docs/found/terms.ru.yml").stdout.count("up to date") == 2
    (root / path).write_text(re.sub(r"    stamp: .*\n", "", written), "utf-8")
    assert run("translate", "stamp", path).stdout == f"{path}: 1 stamp set\n"
    (root / path).write_text("found: [{of: page:process/brief-and-task, summary: Кратко}]\n", "utf-8")
    assert "can't be stamped" in run("translate", "stamp", path).stderr
