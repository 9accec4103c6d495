"""The Verify page: what it says of a credential, of everything that is none, and what it never does."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from casebook.exam.office.credentials import revoke
from casebook.exam.office.rotation import retire
from casebook.exam.office.rotation import revoke as revoke_key
from casebook.model.exam_keys import Role
from playwright.sync_api import Page, Route, expect

from tests.conftest import Site
from tests.support.axe import violations, violations_at
from tests.support.passes import bureau, certified, hmac_signed, pass_exam, resigned, unsigned
from tests.support.sheets import MadeOffice, make_office

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NOW = datetime.datetime.now(datetime.UTC)
MAIL = "Test7@example.org"


@dataclass
class Passed:
    """An office with a credential that is good today, and its site's public lists as text."""

    made: MadeOffice
    token: str
    page: Path

    @property
    def claims(self) -> dict[str, Any]:
        body = self.token.split(".")[1]
        return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))

    def changed(self, **fields: Any) -> dict[str, Any]:
        return {**self.claims, **fields}

    @property
    def urn(self) -> str:
        return str(self.claims["id"])


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> Passed:
    folder = tmp_path_factory.mktemp("verify")
    made = make_office(folder)
    today = NOW.astimezone().date().isoformat()
    issued = pass_exam(made, folder / "inbox", decided=today, contact=MAIL.casefold())
    done = certified(made, issued, now=NOW)
    return Passed(made, done.record["token"], done.page)


@pytest.fixture
def lists(passed: Passed) -> dict[str, Any]:
    """What the site's own files hold; a test may change it."""
    keys = json.loads((passed.made.root / "docs/exam/keys.json").read_text("utf-8"))
    return {"keys": keys, "revoked": {"revoked": []}}


def visit(page: Page, site: Site, lists: dict[str, Any], lang: str = "") -> None:
    """Open the page of a site whose office is the one in the test."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].removesuffix(".json")
        headers = {"last-modified": (NOW - datetime.timedelta(days=2)).strftime("%a, %d %b %Y %H:%M:%S GMT")}
        route.fulfill(json=lists[name], headers=headers)

    page.route("**/exam/keys.json", answer)
    page.route("**/exam/revoked.json", answer)
    page.goto(f"{site.url}{lang}exam/verify/")
    page.wait_for_selector("casebook-verify[data-state=ready]")


def paste(page: Page, text: str) -> None:
    page.get_by_label("Or paste what is in the file").fill(text)
    page.get_by_role("button", name="Check", exact=True).click()


def verdict(page: Page) -> Any:
    return page.locator(".cb-verdict")


# What a good one shows


def test_a_good_one_by_file(page: Page, site: Site, lists: dict[str, Any], passed: Passed) -> None:
    visit(page, site, lists)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose the file").click()
    chooser.value.set_files({"name": "x.jwt", "mimeType": "text/plain", "buffer": passed.token.encode()})
    expect(verdict(page)).to_contain_text("Genuine and valid")
    expect(verdict(page).locator("h2")).to_be_focused()
    shown = page.locator("casebook-verify").inner_text()
    year = (NOW.astimezone() + datetime.timedelta(days=366)).year
    for must in ("Internal exam", "Test Agency", passed.urn, "6 of 6", "4.2", "12 of 12", "4.5 of 5", str(year)):
        assert must in shown
    assert "What this doesn't prove" in shown
    assert "List of revoked certificates as of" in shown and "(2 days ago)" in shown
    assert "It names another address as its issuer: https://academy.example.org/book/exam/keys.json" in shown
    page.get_by_label("Email or staff number").fill(f"  {MAIL.upper()} ")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("status")).to_contain_text("Yes: it was issued to the person")
    page.get_by_label("Email or staff number").fill("test8@example.org")
    expect(page.get_by_role("status")).to_have_text("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("No: it wasn't issued")
    assert asked == [], "nothing leaves the device"


def test_a_good_one_dropped_with_the_line_ends_of_mail(
    page: Page, site: Site, lists: dict[str, Any], passed: Passed
) -> None:
    visit(page, site, lists)
    wrapped = "\ufeff" + "\r\n".join(passed.token[at : at + 76] for at in range(0, len(passed.token), 76)) + "\n"
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "x.jwt"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        wrapped,
    )
    expect(verdict(page)).to_contain_text("Genuine and valid")
    page.get_by_role("button", name="Check another one").click()
    expect(page.get_by_role("button", name="Choose the file")).to_be_focused()


def test_all_by_keyboard(page: Page, site: Site, lists: dict[str, Any], passed: Passed) -> None:
    visit(page, site, lists)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Choose the file")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(passed.token)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(verdict(page).locator("h2")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("A mentor makes the decision.")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type(MAIL)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Yes")


def test_it_checks_without_a_network_once_loaded(
    new_page: Callable[..., Page], site: Site, lists: dict[str, Any], passed: Passed
) -> None:
    page = new_page()
    visit(page, site, lists)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    paste(page, passed.token)
    expect(verdict(page)).to_contain_text("Genuine and valid")


@pytest.mark.parametrize(
    ("lang", "says", "paste_as"),
    [("ru/", "Подлинный и действует", "Или вставьте"), ("bg/", "Истинско и в сила", "Или поставете")],
)
def test_in_other_languages(
    page: Page, site: Site, lists: dict[str, Any], passed: Passed, lang: str, says: str, paste_as: str
) -> None:
    visit(page, site, lists, lang)
    page.get_by_label(paste_as).fill(passed.token)
    page.locator(".cb-load .cb-buttons button").click()
    expect(verdict(page)).to_contain_text(says)


# States


def test_revoked(page: Page, site: Site, lists: dict[str, Any], passed: Passed, tmp_path: Path) -> None:
    revoke(tmp_path, passed.urn)
    lists["revoked"] = json.loads((tmp_path / "docs/exam/revoked.json").read_text("utf-8"))
    visit(page, site, lists)
    paste(page, passed.token)
    expect(verdict(page)).to_contain_text("Revoked")
    expect(page.locator(".cb-facts")).to_contain_text(passed.urn)


@pytest.mark.parametrize(("year", "says"), [(-1, "Not valid yet"), (2, "Expired")])
def test_expired_or_early(
    new_page: Callable[..., Page], site: Site, lists: dict[str, Any], passed: Passed, year: int, says: str
) -> None:
    page = new_page()
    page.clock.set_fixed_time(NOW + datetime.timedelta(days=366 * year))
    visit(page, site, lists)
    paste(page, passed.token)
    expect(verdict(page)).to_contain_text(says)


def test_a_retired_key_still_counts_and_a_revoked_one_does_not(
    page: Page, site: Site, lists: dict[str, Any], passed: Passed, tmp_path: Path
) -> None:
    made = make_office(tmp_path)
    kid = made.keys[Role.CERTIFICATE].kid
    for mark, says in ((retire, "Genuine and valid"), (revoke_key, "a key that others may know")):
        mark(made.root, bureau(made).published, kid, NOW.date())
        lists["keys"] = json.loads((made.root / "docs/exam/keys.json").read_text("utf-8"))
        visit(page, site, lists)
        paste(page, passed.token)
        expect(verdict(page)).to_contain_text(says)


# Attacks: each is refused, with its reason


def tampered(token: str) -> str:
    head, body, signature = token.split(".")
    payload = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace(b'"4.5"', b'"5"')
    return f"{head}.{base64.urlsafe_b64encode(payload).rstrip(b'=').decode()}.{signature}"


def foreign(passed: Passed) -> str:
    """Signed by another team's key, under its own id."""
    return resigned(passed.claims, passed.made, keys=1)


def swapped(passed: Passed) -> str:
    """Signed by another team's key, under the id of ours."""
    return resigned(passed.claims, passed.made, keys=1, kid=passed.made.keys[Role.CERTIFICATE].kid)


def of_role(role: Role) -> Callable[[Passed], str]:
    """Under the id of one of our keys that is for something else."""
    return lambda passed: resigned(passed.claims, passed.made, kid=passed.made.keys[role].kid)


def with_header(**header: Any) -> Callable[[Passed], str]:
    return lambda passed: resigned(passed.claims, passed.made, **header)


def with_claims(**fields: Any) -> Callable[[Passed], str]:
    return lambda passed: resigned(passed.changed(**fields), passed.made)


def twice(passed: Passed) -> str:
    """The second of two keys is what most readers see."""
    text = json.dumps(passed.claims)
    return resigned(text.replace('"name":', '"n\\u0061me": "Another exam", "name":', 1).encode(), passed.made)


def flipped(which: int) -> Callable[[Passed], str]:
    def flip(passed: Passed) -> str:
        parts = passed.token.split(".")
        middle = len(parts[which]) // 2
        part = parts[which]
        parts[which] = part[:middle] + ("A" if part[middle] != "A" else "B") + part[middle + 1 :]
        return ".".join(parts)

    return flip


ELSEWHERE = "https://keys.example.com/keys.json"
WRAPPED = {"vc": {"type": ["VerifiableCredential"]}}
ATTACKS: dict[str, tuple[Callable[[Passed], str], str]] = {
    "altered": (lambda passed: tampered(passed.token), "changed since it was signed"),
    "bit of the body": (flipped(1), "changed since it was signed"),
    "bit of the signature": (flipped(2), "changed since it was signed"),
    "cut off": (lambda passed: passed.token[:-9], "changed since it was signed"),
    "another way to write it": (lambda passed: passed.token[:-1] + "B", "changed since it was signed"),
    "no signature": (lambda passed: passed.token.rpartition(".")[0] + ".", "changed since it was signed"),
    "alg none": (lambda passed: unsigned(passed.claims, "none"), "isn't signed at all"),
    "alg NoNe": (lambda passed: unsigned(passed.claims, "NoNe"), "isn't signed at all"),
    "HS256 with the public key": (lambda passed: hmac_signed(passed.claims, passed.made), "secret shared by"),
    "RS512": (with_header(alg="RS512"), "isn't signed the way this site signs"),
    "foreign key": (foreign, "isn't one of this site's certificate keys"),
    "kid swapped": (swapped, "changed since it was signed"),
    "kid of the ticket key": (of_role(Role.TICKET), "isn't one of this site's certificate keys"),
    "kid of the team key": (of_role(Role.TEAM), "isn't one of this site's certificate keys"),
    "kid is an address": (with_header(kid=ELSEWHERE), "doesn't fetch any others"),
    "kid is a DID": (with_header(kid="did:web:example.com#1"), "doesn't fetch any others"),
    "jku": (with_header(jku=ELSEWHERE), "doesn't fetch any others"),
    "x5u": (with_header(x5u=ELSEWHERE), "doesn't fetch any others"),
    "jwk": (lambda passed: resigned(passed.claims, passed.made, keys=1, jwk="own"), "doesn't fetch any others"),
    "crit": (with_header(crit=["exp"]), "more than this site writes there"),
    "other typ": (with_header(typ="casebook-ticket+jws"), "more than this site writes there"),
    "duplicate keys": (twice, "says the same thing twice"),
    "iss differs": (with_claims(iss=ELSEWHERE), "contradicts itself"),
    "sub differs": (with_claims(sub="urn:uuid:0"), "contradicts itself"),
    "jti differs": (with_claims(jti="urn:uuid:0"), "contradicts itself"),
    "nbf differs": (with_claims(nbf=0), "contradicts itself"),
    "exp differs": (with_claims(exp=2**40), "contradicts itself"),
    "exp as text": (lambda passed: resigned(passed.changed(exp=str(passed.claims["exp"])), passed.made), "contradicts"),
    "wrapped": (with_claims(**WRAPPED), "contradicts itself"),
    "no badge": (with_claims(type=["VerifiableCredential"]), "isn't a certificate from this site"),
    "no subject": (with_claims(credentialSubject=None), "isn't a certificate from this site"),
    "no end": (with_claims(validUntil=None), "isn't a certificate from this site"),
    "score is no number": (with_claims(credentialSubject={"id": "x"}), "isn't a certificate from this site"),
    "a list": (lambda passed: resigned(b"[]", passed.made), "isn't a certificate from this site"),
    "a ticket": (lambda passed: passed.made.issued[0].token, "isn't signed the way this site signs"),
    "a poem": (lambda _: "Roses are red.", "isn't a certificate from this site"),
    "JSON": (lambda passed: json.dumps(passed.claims), "isn't a certificate from this site"),
    "nested deeply": (lambda passed: resigned(b"[" * 30_000 + b"]" * 30_000, passed.made), "isn't a certificate"),
    "too large": (lambda _: "e" * 100_001, "too large"),
}


def test_attacks_are_refused_each_with_its_reason(
    page: Page, site: Site, lists: dict[str, Any], passed: Passed
) -> None:
    visit(page, site, lists)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wrong = {}
    for name, (attack, reason) in ATTACKS.items():
        paste(page, attack(passed))
        verdict(page).wait_for()
        said = verdict(page).inner_text()
        if "Not accepted" not in said or reason not in said or page.locator(".cb-facts").count():
            wrong[name] = said
        page.get_by_role("button", name="Check another one").click()
    assert wrong == {}
    assert asked == [], "no key was fetched"


def test_a_large_file_is_not_even_read(page: Page, site: Site, lists: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "large.jwt"
    with file.open("wb") as opened:
        opened.truncate(300_000_000)
    page.add_init_script("Blob.prototype.text = () => { throw new Error('it is read') }")
    visit(page, site, lists)
    page.locator("input[type=file]").set_input_files(file)
    expect(verdict(page)).to_contain_text("too large")


def test_texts_of_a_credential_stay_texts(page: Page, site: Site, lists: dict[str, Any], passed: Passed) -> None:
    subject = json.loads(json.dumps(passed.claims["credentialSubject"]))
    subject["achievement"]["name"] = "<img src=x onerror=alert(1)> {n}"
    subject["achievement"]["resultDescription"][0]["name"] = "<script>alert(1)</script>"
    visit(page, site, lists)
    paste(page, resigned(passed.changed(credentialSubject=subject), passed.made))
    expect(page.locator(".cb-facts")).to_contain_text("<img src=x onerror=alert(1)> {n}")
    assert page.locator("casebook-verify :is(img, script)").count() == 0


def test_without_the_sites_own_lists_nothing_is_said(
    page: Page, site: Site, lists: dict[str, Any], passed: Passed
) -> None:
    whole, lists["revoked"] = lists["revoked"], {"revoked": None}
    visit(page, site, lists)
    paste(page, " \n")
    expect(verdict(page)).to_contain_text("Not checked")
    expect(verdict(page)).to_contain_text("There's nothing in it")
    page.get_by_role("button", name="Check another one").click()
    paste(page, passed.token)
    expect(verdict(page)).to_contain_text("Not checked")
    expect(verdict(page)).to_contain_text("didn't load")
    lists["revoked"] = whole
    page.get_by_role("button", name="Check another one").click()
    paste(page, passed.token)
    expect(verdict(page)).to_contain_text("Genuine and valid")


# The page itself


def test_the_policy_lets_nothing_else_in(page: Page, site: Site, lists: dict[str, Any]) -> None:
    visit(page, site, lists)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "connect-src": "'self'",
        "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip
    html = page.content()
    assert "style=" not in html
    assert page.locator("script:not([src]), style").count() == 0


def test_the_javascript_is_small(site: Site) -> None:
    import gzip

    (file,) = (site.dir / "assets/casebook").glob("verify.*.js")
    assert len(gzip.compress(file.read_bytes(), 9)) <= 6_000


def no_violations(page: Page, where: str) -> None:
    assert violations_at(page) == [], where


def test_axe(new_page: Callable[..., Page], site: Site, lists: dict[str, Any], passed: Passed) -> None:
    page = new_page(**PHONE)
    visit(page, site, lists)
    no_violations(page, "start")
    for text, where in ((passed.token, "good"), ("no", "refused")):
        paste(page, text)
        verdict(page).wait_for()
        if where == "good":
            page.get_by_role("button", name="Compare").click()
        no_violations(page, where)
        page.get_by_role("button", name="Check another one").click()
    lists["revoked"] = {"revoked": [passed.urn]}
    visit(page, site, lists)
    paste(page, passed.token)
    expect(verdict(page)).to_contain_text("Revoked")
    no_violations(page, "revoked")


def test_the_certificate_fits_one_sheet_of_paper(page: Page, passed: Passed) -> None:
    page.goto(f"data:text/html;base64,{base64.b64encode(passed.page.read_bytes()).decode()}")
    assert violations(page) == []
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
