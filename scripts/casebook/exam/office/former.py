"""How many attempts somebody made who was erased: kept under a digest with a secret of the office, so that nobody reads
from it who that was, and who comes again with the same contact does not begin anew.

`former/<secret>.secret` holds nothing: its name is the secret, of which two mentors may have made one each.
`former/<digest>-<attempts>.json`: the highest number of attempts counts.
"""

from __future__ import annotations

import hmac
import secrets

from casebook.exam.office.ledger import normal
from casebook.exam.office.office import Office
from casebook.exam.office.storage import IsThere, names, read_as, write_json_once, write_once
from casebook.exam.paper.kept import Kept

SECRET = ".secret"


class Former(Kept):
    """`attempts`: all that were made at an exam; `since`: those after the last pass, which count."""

    v: int = 1
    attempts: int = 0
    since: int = 0


def of(office: Office, contact: str, exam: str) -> Former:
    """What is known of that person's attempts from before they were erased. Raises OfficeFault."""
    digests = {_digest(secret, contact, exam) for secret in names(office.former, SECRET)}
    kept = [name for name in names(office.former) if name.partition("-")[0] in digests]
    return max((read_as(office.former / f"{name}.json", Former) for name in kept), key=_attempts, default=Former())


def keep(office: Office, contact: str, exam: str, counted: Former) -> None:
    """Keep how many attempts a person made who is about to be erased; a second time changes nothing. Raises
    OfficeFault.
    """
    if counted.attempts <= of(office, contact, exam).attempts:
        return
    if not names(office.former, SECRET):
        write_once(office.former / f"{secrets.token_hex(32)}{SECRET}", b"")
    digest = _digest(names(office.former, SECRET)[0], contact, exam)
    try:
        write_json_once(office.former / f"{digest}-{counted.attempts}.json", counted.as_json())
    except IsThere:
        return


def _digest(secret: str, contact: str, exam: str) -> str:
    return hmac.digest(bytes.fromhex(secret), f"{exam}\n{normal(contact)}".encode(), "sha256").hex()


def _attempts(former: Former) -> int:
    return former.attempts
