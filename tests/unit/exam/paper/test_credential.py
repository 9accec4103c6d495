"""Credentials: what they hold, when they are made, how they are taken back."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import re
import threading
import uuid
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office.candidates import person
from casebook.exam.office.certifying import basis_of
from casebook.exam.office.credentials import read_revoked, revoke
from casebook.exam.office.erasing import erase
from casebook.exam.office.rotation import retire
from casebook.exam.office.rotation import revoke as revoke_key
from casebook.exam.office.storage import OfficeFault
from casebook.exam.paper.credential import identity_hash, months_later, normal, validity_of
from casebook.exam.paper.revocation import urn_of, with_revoked
from casebook.failure import WrongUse
from casebook.model.blueprint import Blueprint
from casebook.model.exam_keys import RevokedFile, Role
from casebook.site.words import words_of

from tests.support.passes import SITE, TODAY, bureau, certified, pass_by_talk, pass_exam
from tests.support.sheets import Issued, MadeOffice, blueprint


def part(token: str, which: int) -> dict[str, Any]:
    text = token.split(".")[which]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def test_the_header_is_exactly_what_the_profile_allows(made: MadeOffice, token: str) -> None:
    assert part(token, 0) == {"alg": "RS256", "kid": made.keys[Role.CERTIFICATE].kid, "typ": "JWT"}


def test_claims_repeat_their_fields_and_there_is_no_wrapper(token: str) -> None:
    said = part(token, 1)
    when = {"nbf": "validFrom", "exp": "validUntil"}
    for claim, field in when.items():
        assert said[claim] == datetime.datetime.fromisoformat(said[field]).timestamp()
    fields = {"iss": said["issuer"]["id"], "jti": said["id"], "sub": said["credentialSubject"]["id"]}
    assert {claim: said[claim] for claim in fields} == fields
    assert said["iss"] == f"{SITE}exam/keys.json"
    assert said["validFrom"] == "2026-06-02T00:00:00Z"
    assert said["validUntil"] == "2027-06-02T23:59:59Z"
    assert "vc" not in said
    for urn in (said["id"], said["credentialSubject"]["id"]):
        assert urn_of(urn) == urn
    assert said["id"] != said["credentialSubject"]["id"]


def test_scores_by_section_are_results(token: str) -> None:
    subject = part(token, 1)["credentialSubject"]
    described = {one["id"]: one for one in subject["achievement"]["resultDescription"]}
    shown = [
        (described[one["resultDescription"]]["name"], one["value"], described[one["resultDescription"]]["valueMax"],
         described[one["resultDescription"]]["requiredValue"]) for one in subject["result"]
    ]  # fmt: skip
    assert shown == [
        ("Terms", "6", "6", "4.2"), ("Processes", "6", "6", "4.2"), ("All sections", "12", "12", "9.6"),
        ("Practicum", "4.5", "5", "3"),
    ]  # fmt: skip
    assert subject["achievement"]["criteria"]["narrative"] == (
        "To pass: 9.6 of 12 points overall, and in each section: Terms: 4.2 of 6; Processes: 4.2 of 6; "
        "Practicum: 3 of 5. The cut scores came with the software. Nobody at the agency has set them. "
        "A mentor makes the decision. Tasks worth 0 of 17 points were on the site with their solutions."
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "The cut scores were set on 1 February 2027 by the head of department: Angoff's method."),
     ("ru", "Проходные баллы установлены 1 февраля 2027 г. (кем: the head of department; как: метод Ангоффа)."),
     ("bg", "Праговете са определени на 1 февруари 2027 г. (от кого: the head of department; как: метод на Ангоф).")],
)  # fmt: skip
def test_it_says_who_set_the_cut_scores(lang: str, said: str) -> None:
    basis = {"by": "the head of department", "date": "2027-02-01", "method": "angoff"}
    plan = Blueprint.model_validate({**blueprint().model_dump(), "cut_basis": basis})
    assert re.sub(r"\s", " ", basis_of(plan, words_of(lang).of("certificate"))) == said


def test_nothing_in_it_names_the_person_or_the_ticket(passed: Issued, token: str) -> None:
    text = json.dumps(part(token, 1), ensure_ascii=False)
    for secret in (passed.entry.candidate.name, passed.entry.candidate.contact, passed.id, "Test Mentor"):
        assert secret not in text
    identity = part(token, 1)["credentialSubject"]["identifier"][0]
    whole = passed.entry.candidate.contact + identity["salt"]
    assert identity["identityHash"] == "sha256$" + hashlib.sha256(whole.encode()).hexdigest()
    assert (identity["hashed"], identity["identityType"]) == (True, "emailAddress")


def test_a_staff_number_is_an_identifier(made: MadeOffice, tmp_path: Path) -> None:
    issued = pass_exam(made, tmp_path / "inbox", contact="a-0417")
    identity = part(certified(made, issued).record["token"], 1)["credentialSubject"]["identifier"][0]
    assert identity["identityType"] == "identifier"
    assert identity["identityHash"] == identity_hash("  A-0417 ", identity["salt"])


def test_asked_again_it_is_the_same_credential(made: MadeOffice, passed: Issued) -> None:
    first, second = certified(made, passed), certified(made, passed, number=2)
    assert (first.record, first.token, first.before) == (second.record, second.token, not second.before)
    second.page.unlink()  # killed before it was written
    written = certified(made, passed, number=3).page.read_text("utf-8")
    assert certified(made, passed, number=4).page.read_text("utf-8") == written
    assert len(list(made.office.credentials.glob("*.json"))) == 1


def test_two_at_once_make_one_credential(made: MadeOffice, passed: Issued) -> None:
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(certified(made, passed, number=n).record["id"]))  # type: ignore[misc]
        for n in range(1, 7)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


def test_only_who_passed_is_certified(made: MadeOffice, tmp_path: Path) -> None:
    failed = pass_exam(made, tmp_path / "inbox", decision="fail")
    with pytest.raises(OfficeFault, match="fail / expected the decision `pass`"):
        certified(made, failed)
    undecided = pass_exam(made, tmp_path / "inbox")
    (made.office.gradebook / undecided.id / "2.json").unlink()
    with pytest.raises(OfficeFault, match="no decision yet / expected the decision `pass`"):
        certified(made, undecided)
    with pytest.raises(OfficeFault, match="no graded sheet"):
        certified(made, made.issue())
    assert not made.office.credentials.exists()


@pytest.mark.parametrize(
    ("decided", "now", "says"),
    [("2026-06-05", TODAY, "this machine's clock"), ("2026-06-02", TODAY.replace(year=2027), "good until 2027-06-02")],
)
def test_a_decision_not_in_force_is_refused(
    made: MadeOffice, tmp_path: Path, decided: str, now: datetime.datetime, says: str
) -> None:
    issued = pass_exam(made, tmp_path / "inbox", decided=decided)
    with pytest.raises(OfficeFault, match=says):
        certified(made, issued, now=now)


def test_it_is_good_from_the_day_of_the_decision() -> None:
    early = datetime.datetime(2026, 6, 1, 22, 30, 5, 7, tzinfo=datetime.UTC)  # 2 June already, to the east
    validity = validity_of(datetime.date(2026, 6, 2), 12, early)
    assert validity.start == early.replace(microsecond=0)
    assert validity.end == datetime.datetime(2027, 6, 2, 23, 59, 59, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 120, "2036-11-30"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_later(datetime.date.fromisoformat(day), months).isoformat() == later


def test_contacts_are_compared_without_case_and_spaces() -> None:
    assert normal("  Test7@Example.ORG ") == "test7@example.org"
    assert normal("Stra\N{LATIN SMALL LETTER SHARP S}e") == "strasse"
    assert normal("e\N{COMBINING ACUTE ACCENT}") == "\N{LATIN SMALL LETTER E WITH ACUTE}"


# The page to print


def test_the_page_needs_nothing_else_and_runs_nothing(made: MadeOffice, passed: Issued) -> None:
    done = certified(made, passed)
    html = done.page.read_text("utf-8")
    for must in (passed.entry.candidate.name, "Internal exam", "2 June 2027", "Test Mentor", done.record["id"],
                 f"{SITE}exam/verify/", "4.5 of 5", done.token.name):  # fmt: skip
        assert must in html
    assert not re.search(r"<script|\son\w+=|src=|@import|url\(|javascript:", html)
    assert "default-src 'none'" in html
    assert re.findall(r'href="([^"]*)"', html) == [f"{SITE}exam/verify/"]


def test_a_hostile_name_stays_text(made: MadeOffice, tmp_path: Path) -> None:
    name = "</p><script>alert(1)</script> {{ say }}"
    issued = pass_exam(made, tmp_path / "inbox", candidate={"name": name, "contact": "c9@example.org"})
    html = certified(made, issued).page.read_text("utf-8")
    assert "<script" not in html
    assert "{{ say }}" in html


def test_a_name_that_runs_to_the_left_turns_no_words_beside_it(made: MadeOffice, tmp_path: Path) -> None:
    issued = pass_exam(made, tmp_path / "inbox", candidate={"name": "רות כהן (2)", "contact": "c9@example.org"})
    html = certified(made, issued).page.read_text("utf-8")
    assert "<bdi>רות כהן (2)</bdi>" in html
    assert "\u2068Test Mentor\u2069" in html


@pytest.mark.parametrize(("lang", "says"), [("ru", "экзамен сдан"), ("bg", "издържа изпита")])
def test_in_the_language_of_the_exam(made: MadeOffice, tmp_path: Path, lang: str, says: str) -> None:
    issued = pass_exam(made, tmp_path / "inbox", lang=lang)
    done = certified(made, issued)
    html = done.page.read_text("utf-8")
    assert says in html
    assert f"{SITE}{lang}/exam/verify/" in html
    assert part(done.record["token"], 1)["credentialSubject"]["achievement"]["inLanguage"] == lang


# Taking it back


def test_a_section_that_a_talk_made_good_is_marked(made: MadeOffice, passed: Issued, tmp_path: Path) -> None:
    by_talk = certified(made, pass_by_talk(made, tmp_path / "inbox"), number=2)
    page = by_talk.page.read_text("utf-8")
    assert page.count("below the cut score; made up for in a talk with the mentor") == 1
    assert "With 14 to 16 points, or if a section misses its cut score by no more than 2, the mentor talks" in page
    assert "made up for in a talk" not in certified(made, passed).page.read_text("utf-8")


def test_a_revoked_credential_is_replaced_by_a_new_one(made: MadeOffice, passed: Issued) -> None:
    first = certified(made, passed)
    assert revoke(made.root, first.record["id"])
    second = certified(made, passed, number=2)
    assert (second.before, second.record["id"] != first.record["id"]) == (False, True)
    assert (first.record["replaces"], second.record["replaces"]) == ("", first.record["id"])
    assert f"This certificate replaces {first.record['id']}." in second.page.read_text("utf-8")
    assert certified(made, passed, number=3).record == second.record


def test_a_revoked_key_takes_its_credentials_with_it(made: MadeOffice, passed: Issued) -> None:
    certified(made, passed)
    kid = made.keys[Role.CERTIFICATE].kid
    retire(made.root, bureau(made).published, kid, TODAY.date())
    assert certified(made, passed, number=2).before
    revoke_key(made.root, bureau(made).published, kid, TODAY.date())
    assert not certified(made, passed, number=3).before


def test_the_list_is_sorted_public_and_whole(made: MadeOffice) -> None:
    urns = [f"urn:uuid:{n:08x}-1111-4111-8111-111111111111" for n in (3, 1, 2)]
    assert [revoke(made.root, urn) for urn in [*urns, urns[0]]] == [True, True, True, False]
    file = made.root / "docs" / "exam" / "revoked.json"
    assert json.loads(file.read_text("utf-8")) == {"revoked": sorted(urns)}
    assert read_revoked(made.root) == with_revoked(RevokedFile(revoked=urns[:2]), urns[2])
    assert sorted(path.name for path in file.parent.iterdir()) == ["keys.json", "revoked.json"]
    assert file.stat().st_mode & 0o777 == 0o644


def test_revoking_two_at_once_loses_none(made: MadeOffice) -> None:
    urns = [f"urn:uuid:{n:08x}-1111-4111-8111-111111111111" for n in range(12)]
    threads = [threading.Thread(target=revoke, args=(made.root, urn)) for urn in urns]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read_revoked(made.root).revoked == urns


def test_a_broken_list_is_no_empty_one(made: MadeOffice) -> None:
    file = made.root / "docs" / "exam" / "revoked.json"
    for text in ('{"revoked": ["x"]}', '{"revoked": [], "revoked": []}', "{", "[]"):
        file.write_text(text, "utf-8")
        with pytest.raises(OfficeFault):
            revoke(made.root, "urn:uuid:00000001-1111-4111-8111-111111111111")
        assert file.read_text("utf-8") == text


@pytest.mark.parametrize("text", ["", "urn:uuid:", "7c9e6679", "../../etc", f"urn:uuid:{uuid.UUID(int=7)}\nx"])
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(WrongUse, match="no credential's id"):
        urn_of(text)


def test_ids_as_people_copy_them() -> None:
    urn = "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"
    assert {urn_of(urn), urn_of(f" {urn.upper()}\n"), urn_of(urn.removeprefix("urn:uuid:"))} == {urn}


def test_erasing_a_person_takes_the_credential_along(made: MadeOffice, passed: Issued) -> None:
    done = certified(made, passed)
    erase(made.office, person(made.office, passed.entry.candidate.contact))
    assert list(done.token.parent.iterdir()) == []
