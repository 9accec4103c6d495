"""A family of the site copied into the office's bank: whole, under an id of its own, and public until it is changed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import yaml
from casebook.check.report import text
from casebook.exam.office.adopting import adopt
from casebook.exam.office.stock import check_bank, pools, unmarked
from casebook.exam.office.storage import OfficeFault
from casebook.model.family.recipe import NumericFamily
from casebook.model.translation.source_texts import digest
from casebook.writing.keep import CannotWrite

from tests.support.plain_yaml import plain_yaml
from tests.support.roots import REPO
from tests.unit.exam.office.conftest import TODAY, Founded

MARGIN, COPY = "margin-of-a-job", "x-margin-of-a-job"


@pytest.fixture
def shipped(founded: Founded) -> Founded:
    """An office for a site with two families of this repository, in three languages."""
    there = founded.root / "quizzes/families"
    there.mkdir(exist_ok=True)
    for file in (REPO / "quizzes/families").glob("agency-economics*.yml"):
        data = plain_yaml(file.read_text("utf-8"))
        if isinstance(data["families"], list):
            data["families"] = [one for one in data["families"] if one["id"] in (MARGIN, "commission-left")]
        text_of = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)
        (there / file.name).write_text(text_of, "utf-8")
    return founded


def adopted(founded: Founded, family: str = MARGIN, id: str = "") -> list[str]:
    """The files that were written."""
    made = adopt(founded.office, founded.bank, founded.root, family, id)
    return sorted(file.relative_to(founded.office.bank / "quizzes/families").as_posix() for file in made.files)


def change(founded: Founded, old: str, new: str) -> None:
    file = founded.office.bank / "quizzes/families/agency-economics.yml"
    said = file.read_text("utf-8")
    assert old in said
    file.write_text(said.replace(old, new), "utf-8")


def test_the_copy_is_whole_and_in_every_language(shipped: Founded) -> None:
    assert adopted(shipped) == [f"agency-economics{lang}.yml" for lang in (".bg", ".ru", "")]
    files = list((shipped.office.bank / "quizzes/families").iterdir())
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}  # as all that is the office's
    bank = shipped.bank
    assert bank.problems == () and not [file for file in unmarked(shipped.office) if "families" in file]
    first, copy = bank.library.families[MARGIN], bank.library.families[COPY]
    assert copy.model_dump(exclude={"id"}) == first.model_dump(exclude={"id"})
    for lang in ("ru", "bg"):
        assert bank.is_translated(copy, lang)
        there = bank.library.translations[lang].of("family")
        assert there[COPY].model_dump(exclude={"id"}) == there[MARGIN].model_dump(exclude={"id"})
    found = [text(one) for one in check_bank(bank, shipped.office, shipped.root, TODAY)]
    assert [one for one in found if "families" in one and "id-unique" in one] == []


def test_a_second_copy_stands_below_the_first(shipped: Founded) -> None:
    adopted(shipped)
    adopted(shipped, "commission-left")
    adopted(shipped, id="margin-of-ours")
    own = [id for id in shipped.bank.library.families if id in shipped.bank.private]
    assert own == [COPY, "x-commission-left", "margin-of-ours"]


def test_an_unchanged_copy_counts_as_the_original(shipped: Founded) -> None:
    adopted(shipped)
    change(shipped, "is the margin of the job", "margin had the job")
    bank = shipped.bank
    assert bank.copies == {COPY: MARGIN}
    assert [one.id for one in bank.elements() if one.source == "drawn"] == [MARGIN, "commission-left"]
    assert max(pool.families for pool in pools(bank)) <= 2


def test_a_changed_copy_is_the_offices_own(shipped: Founded) -> None:
    adopted(shipped)
    change(shipped, "lowest: 120", "lowest: 140")
    bank = shipped.bank
    assert bank.copies == {}
    assert {one.id: one.own for one in bank.elements() if one.source == "drawn"} == {
        COPY: True, MARGIN: False, "commission-left": False,
    }  # fmt: skip
    changed, first = bank.library.families[COPY], bank.library.families[MARGIN]
    assert [one.beside for one in bank.elements() if one.own] == [(first,)]  # it never asks what the site shows of that
    assert isinstance(changed, NumericFamily) and changed.parameters[0].lowest == 140
    assert digest(changed) == digest(first)  # no text was changed: the translations fit


BAD = {
    "a slip": (("margin-of-job", ""), "saw 'margin-of-job' / expected a family of the site\n    hint: did you mean"),
    "nothing like it": (("zzz", ""), "known: margin-of-a-job, commission-left"),
    "an item": (("seo-001", ""), "saw 'seo-001' / expected a family of the site"),
    "its own": ((COPY, ""), "the office's own / expected a family of the site\n    hint: it is in bank/"),
    "adopted before": ((MARGIN, ""), "taken / expected an id of its own\n    hint: change the copy that"),
    "an id that is taken": ((MARGIN, "commission-left"), "--id: saw the id 'commission-left', which is taken"),
    "an item's id": ((MARGIN, "seo-001"), "--id: saw the id 'seo-001', which is taken"),
    "no id": ((MARGIN, "Our margin"), "saw 'Our margin' for `id` / expected lower-case letters"),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "says"), BAD.values(), ids=list(BAD))
def test_what_cannot_be_adopted_is_told_and_nothing_is_written(
    shipped: Founded, asked: tuple[str, str], says: str
) -> None:
    adopted(shipped)
    before = files_in(shipped.office.bank)
    with pytest.raises((OfficeFault, CannotWrite)) as refused:
        adopted(shipped, *asked)
    assert says in str(refused.value)
    assert files_in(shipped.office.bank) == before


def test_a_site_without_families_has_none_to_copy(founded: Founded) -> None:
    with pytest.raises(OfficeFault, match="there is none yet"):
        adopted(founded)


def files_in(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
