"""`casebook exam certify` and `revoke` as they are typed."""

from __future__ import annotations

import base64
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office import gradebook
from casebook.exam.paper.entered import Revocation
from click.testing import Result
from typer.testing import CliRunner

from tests.support.commands import app
from tests.support.passes import SITE, pass_exam
from tests.support.sheets import PASSPHRASE, Issued, MadeOffice, make_office

TODAY = datetime.date.today()


@pytest.fixture
def made(tmp_path: Path) -> MadeOffice:
    return make_office(tmp_path, with_keys=True)


@pytest.fixture
def fresh(made: MadeOffice, tmp_path: Path) -> Issued:
    return pass_exam(made, tmp_path / "inbox", decided=TODAY.isoformat())


def run(made: MadeOffice, *words: str, **environment: str) -> Result:
    given = {"CASEBOOK_OFFICE": str(made.office.dir), "CASEBOOK_PASSPHRASE": PASSPHRASE, "SITE_URL": "", **environment}
    return CliRunner().invoke(app, ["exam", *words, "--root", str(made.root)], env=given)


def claims(file: str) -> dict[str, Any]:
    body = Path(file).read_text("ascii").split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def test_certify_prints_id_and_files(made: MadeOffice, fresh: Issued) -> None:
    done = run(made, "certify", fresh.id[:6], "--site", SITE.rstrip("/"), "--issuer", "Test  Agency")
    assert done.exit_code == 0, done.output
    urn, token, page = done.stdout.splitlines()
    assert (claims(token)["id"], claims(token)["iss"]) == (urn, f"{SITE}exam/keys.json")
    assert claims(token)["issuer"]["name"] == "Test Agency"
    assert Path(page).suffix == ".html"
    assert fresh.entry.candidate.name not in done.output
    again = run(made, "certify", fresh.entry.candidate.contact, CASEBOOK_PASSPHRASE="", SITE_URL=SITE)
    assert (again.exit_code, again.stdout) == (0, done.stdout), "no key is needed for what is there"
    assert "It was certified before" in again.stderr


def test_the_office_may_know_site_and_issuer(made: MadeOffice, fresh: Issued) -> None:
    about = {"v": 1, "site": SITE, "issuer": "Agency of tests"}
    (made.office.dir / "office.json").write_text(json.dumps(about), "utf-8")
    done = run(made, "certify", fresh.id)
    assert claims(done.stdout.splitlines()[1])["issuer"]["name"] == "Agency of tests"


def test_an_address_that_is_none_is_refused(made: MadeOffice, fresh: Issued) -> None:
    bad = ("", "academy.example.org", "http://academy.example.org/", "https://", "https://a@example.org/",
           "https://example.org/?a", "https://example.org/#a", "javascript:alert(1)", "https://exa mple.org/",
           "https://[::1/")  # fmt: skip
    for site in bad:
        done = run(made, "certify", fresh.id, SITE_URL=site)
        assert (done.exit_code, "--site: saw" in done.stderr) == (2, True), site
    assert not made.office.credentials.exists()


def test_a_wrong_passphrase_is_said_plainly(made: MadeOffice, fresh: Issued) -> None:
    done = run(made, "certify", fresh.id, "--site", SITE, CASEBOOK_PASSPHRASE="not the passphrase")
    assert (done.exit_code, done.exception.__class__) == (2, SystemExit)
    assert "a passphrase that does not open it" in done.stderr
    assert not made.office.credentials.exists()


def test_revoke(made: MadeOffice, fresh: Issued) -> None:
    urn = run(made, "certify", fresh.id, "--site", SITE).stdout.splitlines()[0]
    assert "--reason: saw an empty text" in run(made, "revoke", urn).stderr
    why = ("--reason", "annulled", "--by", "Test Mentor")
    done = run(made, "revoke", urn.removeprefix("urn:uuid:"), *why)
    assert (done.exit_code, done.stdout) == (0, f"{urn}: revoked\n")
    assert "publish the site" in done.stderr
    assert "no credential of that id" not in done.stderr
    assert run(made, "revoke", urn, *why).stdout == f"{urn}: was revoked before\n"
    dossier = gradebook.dossier(made.office, fresh.id)
    assert dossier
    assert [link.reason for link in dossier.links if isinstance(link, Revocation)] == ["annulled"]
    list_ = json.loads((made.root / "docs/exam/revoked.json").read_text("utf-8"))
    assert list_ == {"revoked": [urn]}


def test_revoke_needs_no_office_and_tells_of_slips(made: MadeOffice) -> None:
    urn = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert "no credential of that id" in run(made, "revoke", urn).stderr
    assert run(made, "revoke", urn, CASEBOOK_OFFICE="").exit_code == 0
    done = run(made, "revoke", "7c9e")
    assert (done.exit_code, "no credential's id" in done.stderr) == (2, True)
