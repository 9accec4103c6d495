"""Private keys: made, kept as PKCS#8 encrypted with a passphrase, opened; and the public ones written to the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from casebook.exam.office.office import Office
from casebook.exam.office.pem import encrypted, is_whole
from casebook.exam.office.storage import OfficeFault, read_as, read_bytes, replace_json, write_once
from casebook.model.exam_keys import ALGORITHMS, MEMBERS, KeyFile, PublicKey, Role, kid_of

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, RSAKey

PUBLISHED = "docs/exam/keys.json"
REVOKED = "docs/exam/revoked.json"
FETCH = "fetch it from your back-up, or from another mentor's copy of the office"
OTHER = (
    "type it again; a key older than the last change of passphrase has the old one; if it is the right one, the file "
    "is damaged: fetch it from your back-up; without either only the escrow key helps: `casebook exam escrow --help`"
)
OTHER_ESCROW = (
    "the escrow key has a passphrase of its own, in its envelope; give that in CASEBOOK_ESCROW_PASSPHRASE or type it; "
    "in an older office it may be the office's"
)
"""What to do about a passphrase that does not open a key."""
RESTORE = (
    "fetch the file from the site's git history, or from `public/` of your back-up; no new key opens what was sealed "
    "for the old one"
)
"""What to do where a public key is missing whose private key may well be there."""
SHORTEST = 12
"""So many characters has a passphrase at least."""


class WrongPassphrase(OfficeFault):
    """The passphrase does not open the key."""


@dataclass(frozen=True)
class Openers:
    """What sheets can be opened with, by key id; and the files that stay shut, since they have another passphrase."""

    keys: Mapping[str, PrivateKey]
    shut: Mapping[str, str]

    @property
    def sealing_keys(self) -> dict[str, ECKey]:
        """The keys as joserfc takes them."""
        return {kid: cast("ECKey", opened.key) for kid, opened in self.keys.items()}


@dataclass(frozen=True)
class PrivateKey:
    """A private key that was opened or made."""

    public: PublicKey
    key: ECKey | RSAKey

    @property
    def kid(self) -> str:
        """The key's id."""
        return self.public.kid


def generate(role: Role, since: datetime.date) -> PrivateKey:
    """A new key for that role, whose id does not begin with `-`: a command would take such an id for an option."""
    from joserfc.jwk import ECKey, RSAKey

    kty, use, alg = ALGORITHMS[role]
    while True:
        bare = RSAKey.generate_key(2048) if kty == "RSA" else ECKey.generate_key("P-256")
        jwk = {name: str(value) for name, value in bare.as_dict(private=False).items() if name in MEMBERS[kty]}
        kid = kid_of(jwk)
        if not kid.startswith("-"):
            public = {**jwk, "kid": kid, "use": use, "alg": alg, "role": role, "since": since}
            return PrivateKey(PublicKey.model_validate(public), bare)


def fit_passphrase(passphrase: str, place: str) -> str:
    """The passphrase, if it is long enough for keys that may lie about in back-ups. Raises OfficeFault."""
    if len(passphrase) < SHORTEST or len(set(passphrase)) < 5:
        saw = f"{len(passphrase)} characters" if len(passphrase) < SHORTEST else "the same few characters again"
        raise OfficeFault(
            place, saw, f"a passphrase of at least {SHORTEST}", "take five words that nobody would put in a row"
        )
    return passphrase


def own_passphrase(place: str) -> OfficeFault:
    """The fault of an escrow key with the office's passphrase."""
    return OfficeFault(
        place, "the passphrase of the office", "one that only the escrow key has",
        "it is for the day on which that of the office is lost: take five other words",
    )  # fmt: skip


def file_name(public: PublicKey) -> str:
    """`team-1a2b3c4d.pem`: role and the first eight characters of the key's id."""
    return f"{public.role}-{public.kid[:8]}.pem"


def store(folder: Path, private: PrivateKey, passphrase: str) -> Path:
    """Write the private key into `folder`, encrypted. Raises OfficeFault."""
    path = folder / file_name(private.public)
    write_once(path, encrypted(private.key.as_der(private=True), passphrase))
    return path


def open_key(office: Office, public: PublicKey, passphrase: str, file: Path | None = None) -> PrivateKey:
    """The private key that belongs to `public`, from `file` or the office. Raises WrongPassphrase, OfficeFault."""
    path = file or office.keys / file_name(public)
    if not (file or path.exists()):
        raise OfficeFault(path, "no such file", f"the {public.role} key in use, or an older one", FETCH)
    private = _read_pem(path, public, passphrase)
    jwk = {name: str(value) for name, value in private.as_dict(private=False).items()}
    if kid_of(jwk) != public.kid:
        expected = f"the {public.role} key {public.kid[:8]}"
        raise OfficeFault(path, "another key than its name says", expected, "restore the file from your backup")
    return PrivateKey(public, private)


def _read_pem(path: Path, public: PublicKey, passphrase: str) -> ECKey | RSAKey:
    """The private key in a PEM. Raises WrongPassphrase, OfficeFault."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey, RSAKey

    pem = read_bytes(path, most=20_000)
    sort: type[ECKey] | type[RSAKey] = ECKey if public.kty == "EC" else RSAKey
    try:
        return sort.import_key(pem, password=passphrase)
    except (ValueError, TypeError, AttributeError, JoseError, UnsupportedAlgorithm) as error:
        wrong = isinstance(error, ValueError) and ("password" in str(error).lower() or is_whole(pem))
        if wrong:
            raise WrongPassphrase(
                path, "a passphrase that does not open it", "the one that it was encrypted with",
                OTHER_ESCROW if public.role is Role.ESCROW else OTHER,
            ) from error  # fmt: skip
        hint = "restore the file from your backup"
        raise OfficeFault(path, "no key that can be read", "a private key as PEM", hint) from error


def current(office: Office, published: KeyFile, role: Role, passphrase: str) -> PrivateKey:
    """The private key now in use for that role. Raises OfficeFault."""
    return open_key(office, current_public(published, role), passphrase)


def current_public(published: KeyFile, role: Role) -> PublicKey:
    """The public key now in use for that role. Raises OfficeFault."""
    public = published.current(role)
    if public is None:
        known = any(public.role is role for public in published.keys)
        hint = f"make one with `casebook exam keys rotate {role}`" if known else RESTORE
        raise OfficeFault(PUBLISHED, f"no {role} key in use", "one", hint)
    return public


def openers(
    office: Office, published: KeyFile, passphrase: str, escrow: Path | None = None, old: Sequence[str] = ()
) -> Openers:
    """The keys that open sheets: every team key whose file is in the office, or the escrow key in `escrow`.

    Retired and revoked keys open too: what was sealed for them can still be read. They may have been encrypted before
    the passphrase changed; `old` are those that were used then. What none of them opens stays shut, which is a fault
    only when nothing opens, or when a sheet needs just that key. Raises OfficeFault.
    """
    if escrow:
        known = [public for public in published.keys if public.role is Role.ESCROW]
        public = next((public for public in known if file_name(public) == escrow.name), known[-1] if known else None)
        if public is None:
            raise OfficeFault(PUBLISHED, "no escrow key", "the one whose file you name", "look at the site's history")
        return Openers({public.kid: open_key(office, public, passphrase, escrow)}, {})
    team = [public for public in published.keys if public.role is Role.TEAM]
    team = [public for public in team if (office.keys / file_name(public)).exists()]
    if not any(public.role is Role.TEAM for public in published.keys):
        raise OfficeFault(PUBLISHED, "no team key", "one", RESTORE)
    if not team:
        raise OfficeFault(
            office.keys, "no team key", "the file of one",
            "fetch it from your back-up, or name the escrow key with --escrow FILE",
        )  # fmt: skip
    opened: dict[str, PrivateKey] = {}
    shut: dict[str, OfficeFault] = {}
    for public in team:
        try:
            opened[public.kid] = _opened(office, public, [passphrase, *old])
        except OfficeFault as fault:
            if public.in_use and not isinstance(fault, WrongPassphrase):
                raise
            shut[public.kid] = fault
    if not opened:
        raise shut[team[-1].kid]
    return Openers(opened, {kid: Path(fault.place).name for kid, fault in shut.items()})


def opens_any(office: Office, published: KeyFile, passphrase: str) -> bool:
    """Whether that passphrase opens a key which the office works with: then it is no escrow key's own."""
    for public in published.keys:
        if public.in_use and public.role is not Role.ESCROW:
            with suppress(OfficeFault):
                open_key(office, public, passphrase)
                return True
    return False


def stay_shut(office: Office, published: KeyFile, passphrase: str) -> Iterator[PublicKey]:
    """The keys of the office's folder that this passphrase does not open: it was another one that they were made with.

    A file that is not there, or is no key, is passed over: other commands speak of it.
    """
    for public in published.keys:
        try:
            if (office.keys / file_name(public)).exists():
                open_key(office, public, passphrase)
        except WrongPassphrase:
            yield public
        except OfficeFault:
            continue


def _opened(office: Office, public: PublicKey, passphrases: Sequence[str]) -> PrivateKey:
    """The key, by the first of the passphrases that opens it. Raises WrongPassphrase, OfficeFault."""
    *others, last = passphrases
    for passphrase in others:
        try:
            return open_key(office, public, passphrase)
        except WrongPassphrase:
            continue
    return open_key(office, public, last)


def read_published(root: Path) -> KeyFile:
    """The site's public keys; none where the file is not there. Raises OfficeFault."""
    path = root / PUBLISHED
    if not path.exists():
        return KeyFile()
    return read_as(path, KeyFile, "public keys as casebook writes them", "run `casebook check`")


def publish(root: Path, keys: KeyFile) -> None:
    """Write the public keys into the site's repository, in the place of those that are there. Raises OfficeFault."""
    entries = [public.model_dump(mode="json", exclude_none=True) for public in keys.keys]
    replace_json(root / PUBLISHED, {"keys": entries})
