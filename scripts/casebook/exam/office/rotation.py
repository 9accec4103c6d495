"""Keys change: a new one comes into use, an old one goes out of it, one that others know is revoked."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from casebook.exam.office.office import Office
from casebook.exam.office.private_keys import (
    PUBLISHED,
    RESTORE,
    current_public,
    file_name,
    generate,
    open_key,
    opens_any,
    own_passphrase,
    publish,
    store,
)
from casebook.exam.office.storage import OfficeFault
from casebook.model.exam_keys import KeyFile, PublicKey, Role

FEWEST = 4
"""So many characters of a key's id are asked for at least."""


def rotate(
    office: Office, root: Path, published: KeyFile, role: Role, passphrase: str, today: datetime.date
) -> tuple[KeyFile, Path]:
    """Put a new key of that role into use and retire the old one: gives the list and the file. Raises OfficeFault, also
    where the site's list lacks a key of this office: with a new one in its place, the old one would be forgotten.
    """
    _refuse_unknown(office, published)
    if role is Role.ESCROW and opens_any(office, published, passphrase):
        raise own_passphrase("the new escrow key")
    made = generate(role, today)
    path = store(office.escrow if role is Role.ESCROW else office.keys, made, passphrase)
    old = [public.retired_on(today) if public.role is role else public for public in published.keys]
    changed = KeyFile(keys=[*old, made.public])
    try:
        publish(root, changed)
    except OfficeFault:
        path.unlink(missing_ok=True)
        raise
    return changed, path


def retire(root: Path, published: KeyFile, kid: str, today: datetime.date) -> PublicKey:
    """Take a key out of use; what was made with it stays good. Raises OfficeFault."""
    return _mark(root, published, kid, lambda public: public.retired_on(today))


def revoke(root: Path, published: KeyFile, kid: str, today: datetime.date) -> PublicKey:
    """Declare that others may know a key; what was signed with it is refused. Raises OfficeFault."""
    return _mark(root, published, kid, lambda public: public.model_copy(update={"revoked": public.revoked or today}))


def named(published: KeyFile, kid: str) -> PublicKey:
    """The key whose id begins like that. Raises OfficeFault."""
    fitting = [public for public in published.keys if public.kid.startswith(kid)] if len(kid) >= FEWEST else []
    if len(fitting) != 1:
        saw = f"{len(fitting)} keys that begin with {kid[:20]!a}" if len(kid) >= FEWEST else f"{len(kid)} characters"
        raise OfficeFault(
            PUBLISHED, saw, f"the id of one key, or its first {FEWEST} characters or more",
            "`casebook exam keys list` names them",
        )  # fmt: skip
    return fitting[0]


def drill(office: Office, published: KeyFile, file: Path, passphrase: str) -> PublicKey:
    """Prove that the file is the escrow key in use, and opens. Raises OfficeFault."""
    return open_key(office, current_public(published, Role.ESCROW), passphrase, file).public


def _refuse_unknown(office: Office, published: KeyFile) -> None:
    """Raises OfficeFault where the office has the file of a key that the site's list does not know."""
    known = {file_name(public) for public in published.keys}
    unknown = sorted(path.name for path in office.keys.glob("*.pem") if path.name not in known)
    if unknown:
        raise OfficeFault(
            PUBLISHED, f"no public key for {', '.join(unknown)}", "one for each key of the office",
            f"pull the site's repository, or {RESTORE}; was a rotation broken off, move that file away",
        )  # fmt: skip


def _mark(root: Path, published: KeyFile, kid: str, mark: Callable[[PublicKey], PublicKey]) -> PublicKey:
    meant = named(published, kid)
    marked = mark(meant)
    publish(root, KeyFile(keys=[marked if public is meant else public for public in published.keys]))
    return marked
