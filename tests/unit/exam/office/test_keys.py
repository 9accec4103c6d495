"""Private keys: encrypted so that any tool opens them with the passphrase, and only with it; rotation, revocation."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from casebook.exam.office import pem
from casebook.exam.office.backup import compare, write
from casebook.exam.office.pem import LABEL, encrypted
from casebook.exam.office.private_keys import (
    PUBLISHED,
    WrongPassphrase,
    current_public,
    file_name,
    fit_passphrase,
    generate,
    open_key,
    openers,
    publish,
    read_published,
    stay_shut,
)
from casebook.exam.office.rotation import drill, named, retire, revoke, rotate
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.ticket import TicketRefused, verify
from casebook.model.exam_keys import KeyFile, Role
from joserfc.jwk import ECKey, RSAKey

from tests.support.sheets import private_keys
from tests.unit.exam.office.conftest import ESCROW, PASSPHRASE, Founded

NEWER = "five other words in a row"
LATER = datetime.date(2027, 1, 1)


@pytest.mark.parametrize("role", [Role.TICKET, Role.CERTIFICATE])
def test_openssl_opens_a_key(founded: Founded, role: Role) -> None:
    if not shutil.which("openssl"):
        pytest.skip("no openssl here")
    file = founded.office.keys / file_name(current_public(founded.keys, role))
    command = ["openssl", "pkcs8", "-in", str(file), "-passin", f"pass:{PASSPHRASE}"]
    opened = subprocess.run(command, capture_output=True, check=True).stdout
    assert opened.startswith(b"-----BEGIN " + b"PRIVATE KEY-----")


@pytest.mark.slow
@pytest.mark.parametrize("passphrase", ["a", "пять слов не подряд", "x" * 500, "1\n2", "\0 and more"])
def test_any_passphrase_and_any_number_of_rounds(passphrase: str) -> None:
    for role in (Role.TICKET, Role.CERTIFICATE):
        key = private_keys()[role].key
        for rounds in (1, 127, 128, 255, 256, 65_535, 100_000):
            data = encrypted(key.as_der(private=True), passphrase, rounds)
            assert type(key).import_key(data, password=passphrase).thumbprint() == key.thumbprint()


def test_no_id_of_a_key_looks_like_an_option_of_a_command() -> None:
    assert not any(generate(Role.TEAM, LATER).kid.startswith("-") for _ in range(400))  # by chance it were 6 of them


def test_a_key_is_worth_guessing_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert pem.ROUNDS >= 600_000


def test_a_wrong_passphrase_is_told(founded: Founded) -> None:
    with pytest.raises(WrongPassphrase) as fault:
        open_key(founded.office, current_public(founded.keys, Role.TEAM), "not the right one")
    assert "escrow" in str(fault.value)
    assert PASSPHRASE not in str(fault.value)
    assert "not the right one" not in str(fault.value)


def test_a_wrong_passphrase_that_seems_to_fit_is_one_too(founded: Founded) -> None:
    """One in 256 decrypts to what ends like a key: no reason to fetch a back-up."""
    public = current_public(founded.keys, Role.TEAM)
    file = founded.office.keys / file_name(public)
    data = encrypted(private_keys()[Role.TEAM].key.as_der(private=True), PASSPHRASE, rounds=1)
    file.unlink()
    file.write_bytes(data)

    def said(passphrase: str) -> str:
        with pytest.raises(ValueError) as error:
            ECKey.import_key(data, password=passphrase)
        return str(error.value)

    lucky = next(text for text in map(str, range(10_000)) if "password" not in said(text).lower())
    with pytest.raises(WrongPassphrase):
        open_key(founded.office, public, lucky)


@pytest.mark.parametrize(
    ("content", "saw"),
    [
        (b"", "no key that can be read"), (b"not a key", "no key that can be read"),
        (f"-----BEGIN {LABEL}-----\nAAAA\n-----END {LABEL}-----\n".encode(), "no key"),
        (b"x" * 30_000, "more than 20,000 bytes"),
    ],
)  # fmt: skip
def test_a_broken_key_file_is_told(founded: Founded, content: bytes, saw: str) -> None:
    public = current_public(founded.keys, Role.TEAM)
    file = founded.office.keys / file_name(public)
    file.unlink()
    file.write_bytes(content)
    with pytest.raises(OfficeFault, match=saw):
        open_key(founded.office, public, PASSPHRASE)


@pytest.mark.parametrize(("role", "other"), [(Role.TEAM, Role.CERTIFICATE), (Role.CERTIFICATE, Role.TEAM)])
def test_a_key_of_another_sort_is_told(founded: Founded, role: Role, other: Role) -> None:
    """RSA where a point of a curve belongs, and the other way round: no traceback."""
    here, there = (founded.office.keys / file_name(current_public(founded.keys, one)) for one in (role, other))
    here.unlink()
    there.rename(here)
    with pytest.raises(OfficeFault, match="no key that can be read"):
        open_key(founded.office, current_public(founded.keys, role), PASSPHRASE)


def test_retired_keys_of_an_older_passphrase_stay_shut_and_the_others_open(founded: Founded) -> None:
    old = current_public(founded.keys, Role.TEAM)
    assert list(stay_shut(founded.office, founded.keys, PASSPHRASE)) == []
    rotate(founded.office, founded.root, founded.keys, Role.TEAM, NEWER, LATER)
    new = current_public(founded.keys, Role.TEAM)
    opened = openers(founded.office, founded.keys, NEWER)
    assert (list(opened.keys), opened.shut) == ([new.kid], {old.kid: file_name(old)})
    assert {key.role for key in stay_shut(founded.office, founded.keys, NEWER)} == set(Role) - {Role.ESCROW}
    both = openers(founded.office, founded.keys, NEWER, old=[PASSPHRASE])
    assert (set(both.keys), both.shut) == ({old.kid, new.kid}, {})
    with pytest.raises(WrongPassphrase):
        openers(founded.office, founded.keys, "one that opens none")


def test_a_broken_file_of_a_retired_key_stops_nothing_and_of_the_one_in_use_does(founded: Founded) -> None:
    files = [founded.office.keys / file_name(current_public(founded.keys, Role.TEAM))]
    rotate(founded.office, founded.root, founded.keys, Role.TEAM, PASSPHRASE, LATER)
    files.append(founded.office.keys / file_name(current_public(founded.keys, Role.TEAM)))
    whole = files[0].read_bytes()
    files[0].write_bytes(b"broken")
    assert len(openers(founded.office, founded.keys, PASSPHRASE).keys) == 1
    files[0].write_bytes(whole)
    files[1].write_bytes(b"broken")
    with pytest.raises(OfficeFault, match="no key that can be read"):
        openers(founded.office, founded.keys, PASSPHRASE)


def test_a_key_under_anothers_name_is_refused(founded: Founded) -> None:
    ticket, team = (founded.office.keys / file_name(current_public(founded.keys, role)) for role in list(Role)[:2])
    team.unlink()
    ticket.rename(team)
    with pytest.raises(OfficeFault, match="another key than its name says"):
        open_key(founded.office, current_public(founded.keys, Role.TEAM), PASSPHRASE)


@pytest.mark.parametrize(("given", "saw"), [("short", "5 characters"), ("aaaaaaaaaaaaaaaa", "the same few characters")])
def test_a_weak_passphrase_is_refused(given: str, saw: str) -> None:
    with pytest.raises(OfficeFault, match=saw):
        fit_passphrase(given, "CASEBOOK_PASSPHRASE")


@pytest.mark.parametrize(
    ("content", "saw"),
    [
        ('{"keys": [{"kty": "EC"}]}', "at keys.0"), ('{"keys": 1}', "at keys"), ('{"keys": []', "no whole JSON"),
        ('{"keys": [], "d": "x"}', "at d"),
    ],
)  # fmt: skip
def test_broken_public_keys_are_told(founded: Founded, content: str, saw: str) -> None:
    (founded.root / PUBLISHED).write_text(content)
    with pytest.raises(OfficeFault, match=re.escape(saw)):
        read_published(founded.root)


def test_a_rotated_key_still_verifies_and_opens(founded: Founded) -> None:
    token = founded.issue().token
    old = founded.keys
    for role in (Role.TICKET, Role.TEAM):
        rotate(founded.office, founded.root, founded.keys, role, PASSPHRASE, LATER)
    now = founded.keys
    assert verify(token, now)["id"]
    assert current_public(now, Role.TICKET) != current_public(old, Role.TICKET)
    assert set(openers(founded.office, now, PASSPHRASE).keys) == {key.kid for key in now.keys if key.role is Role.TEAM}
    assert len(openers(founded.office, now, PASSPHRASE).keys) == 2
    assert [key.retired for key in now.keys if key in old.keys] == [None, None]
    assert verify(founded.issue(8).token, now)["seal"][0] == current_public(now, Role.TEAM).kid


def test_what_a_revoked_key_signed_is_refused(founded: Founded) -> None:
    token = founded.issue().token
    revoke(founded.root, founded.keys, current_public(founded.keys, Role.TICKET).kid[:8], LATER)
    with pytest.raises(TicketRefused):
        verify(token, founded.keys)
    with pytest.raises(OfficeFault, match="no ticket key in use"):
        founded.issue(8)
    rotate(founded.office, founded.root, founded.keys, Role.TICKET, PASSPHRASE, LATER)
    assert verify(founded.issue(8).token, founded.keys)


def test_a_retired_key_is_marked_once(founded: Founded) -> None:
    kid = current_public(founded.keys, Role.TEAM).kid
    retire(founded.root, founded.keys, kid, LATER)
    retire(founded.root, founded.keys, kid, LATER + datetime.timedelta(1))
    assert founded.keys.by_kid(kid).retired == LATER  # type: ignore[union-attr]


@pytest.mark.parametrize(("kid", "saw"), [("", "0 characters"), ("abc", "3 characters"), ("....", "0 keys")])
def test_a_key_must_be_named(founded: Founded, kid: str, saw: str) -> None:
    with pytest.raises(OfficeFault, match=saw):
        named(founded.keys, kid)


def test_the_escrow_key_opens_alone(founded: Founded, tmp_path: Path) -> None:
    (file,) = founded.office.escrow.iterdir()
    elsewhere = tmp_path / "safe" / file.name
    elsewhere.parent.mkdir()
    file.rename(elsewhere)
    shutil.rmtree(founded.office.keys)
    with pytest.raises(OfficeFault, match=r"no team key.*\n.*--escrow FILE"):
        openers(founded.office, founded.keys, PASSPHRASE)
    escrow = current_public(founded.keys, Role.ESCROW)
    assert list(openers(founded.office, founded.keys, ESCROW, elsewhere).keys) == [escrow.kid]
    assert drill(founded.office, founded.keys, elsewhere, ESCROW) == escrow
    renamed = elsewhere.rename(elsewhere.with_name("escrow.pem"))
    assert list(openers(founded.office, founded.keys, ESCROW, renamed).keys) == [escrow.kid]


def test_a_new_escrow_key_has_a_passphrase_of_its_own_too(founded: Founded) -> None:
    before = founded.keys
    with pytest.raises(OfficeFault, match="saw the passphrase of the office"):
        rotate(founded.office, founded.root, before, Role.ESCROW, PASSPHRASE, LATER)
    assert founded.keys == before and len(list(founded.office.escrow.iterdir())) == 1
    changed, file = rotate(founded.office, founded.root, before, Role.ESCROW, NEWER, LATER)
    assert drill(founded.office, changed, file, NEWER).role is Role.ESCROW


@pytest.mark.parametrize("lost", ["keys.json", "one key in it", "the file of a key"])
def test_who_lacks_a_file_is_sent_to_fetch_it_and_makes_no_new_key(founded: Founded, lost: str) -> None:
    published, ticket = founded.root / PUBLISHED, current_public(founded.keys, Role.TICKET)
    match lost:
        case "keys.json":
            published.unlink()
        case "one key in it":
            publish(founded.root, KeyFile(keys=[key for key in founded.keys.keys if key is not ticket][1:]))
        case "the file of a key":
            (founded.office.keys / file_name(ticket)).unlink()
    with pytest.raises(OfficeFault, match=r"fetch .*back-up") as fault:
        founded.key()
    assert "rotate" not in fault.value.hint
    before = published.read_bytes() if published.exists() else None
    if lost != "the file of a key":
        with pytest.raises(OfficeFault, match=r"saw no public key for .*ticket-"):
            rotate(founded.office, founded.root, founded.keys, Role.TICKET, PASSPHRASE, LATER)
    assert (published.read_bytes() if published.exists() else None) == before


def test_the_published_file_is_a_plain_jwk_set(founded: Founded) -> None:
    for member in json.loads((founded.root / PUBLISHED).read_text("utf-8"))["keys"]:
        sort = ECKey if member["kty"] == "EC" else RSAKey
        bare = {name: value for name, value in member.items() if name in ("kty", "crv", "x", "y", "n", "e")}
        assert sort.import_key(bare).thumbprint() == member["kid"]


def test_a_backup_is_compared(founded: Founded, tmp_path: Path) -> None:
    founded.issue()
    copy = tmp_path / "copy"
    assert write(founded.office, founded.root, copy) > 10
    assert write(founded.office, founded.root, copy) == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert (copy / "public/keys.json").read_bytes() == (founded.root / PUBLISHED).read_bytes()
    assert not list(copy.rglob("escrow*"))
    compared = compare(founded.office, founded.root, copy)
    assert (compared.missing, compared.other, compared.only_there) == ([], [], [])
    (entry,) = (copy / "ledger").glob("*.json")
    entry.write_bytes(entry.read_bytes()[:-3])
    (copy / "office.json").rename(copy / "extra.json")
    (copy / "office.json").write_bytes((founded.office.dir / "office.json").read_bytes())
    (copy / "README.md").unlink()
    compared = compare(founded.office, founded.root, copy)
    assert compared.missing == ["README.md"]
    assert compared.other == [f"ledger/{entry.name}"]
    assert compared.only_there == ["extra.json"]
    (copy / "bank/quizzes/items/brief-and-task.yml").write_text("older", "utf-8")
    assert write(founded.office, founded.root, copy) == 2
    compared = compare(founded.office, founded.root, copy)
    assert (compared.missing, compared.other) == ([], [f"ledger/{entry.name}"])  # a record is never replaced
    for wrong, saw in ((tmp_path / "nowhere", "no office.json"), (founded.office.dir, "the office itself")):
        with pytest.raises(OfficeFault, match=saw):
            compare(founded.office, founded.root, wrong)


def test_a_backup_does_not_get_into_a_site_an_office_or_a_full_folder(founded: Founded, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    before = sorted(tmp_path.rglob("*"))
    for place, saw in (
        (founded.root / "x", "a site"),
        (founded.office.dir / "x", "office itself"),
        (tmp_path / "full", "no"),
    ):
        with pytest.raises(OfficeFault, match=saw):
            write(founded.office, founded.root, place)
    assert sorted(tmp_path.rglob("*")) == before
