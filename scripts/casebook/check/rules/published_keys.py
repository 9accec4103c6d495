"""The exam's published keys: public ones only, and each what it says it is."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.check.rule import rule
from casebook.model.exam_keys import ALGORITHMS, MEMBERS, PRIVATE, Role, kid_of
from casebook.model.library import Library
from casebook.model.problem import Problem


@rule("exam-key-public")
def keys_are_public(library: Library) -> Iterator[Problem]:
    """The published keys hold no member of a private key, and nothing else that the exam does not know."""
    file = library.exam_keys
    for index, key in enumerate(file.keys):
        for name in key.model_extra or {}:
            secret = name in PRIVATE
            yield file.problem(
                "keys", index, name,
                saw=f"the member `{name[:40]}`" + (" of a private key" if secret else ""),
                expected="public members only",
                hint="this key is no secret any more: `casebook exam keys revoke`, also if it was never pushed"
                if secret
                else "let `casebook exam` write this file",
            )  # fmt: skip


@rule("exam-key-members")
def keys_are_of_their_role(library: Library) -> Iterator[Problem]:
    """A published key has the members, the use and the algorithm of its role, and no others."""
    file = library.exam_keys
    for index, key in enumerate(file.keys):
        kty, use, alg = ALGORITHMS[key.role]
        there = tuple(sorted(key.jwk()))
        if (key.kty, key.use, key.alg) != (kty, use, alg) or there != MEMBERS[kty]:
            yield file.problem(
                "keys", index,
                saw=f"kty {key.kty}, use {key.use}, alg {key.alg} with {', '.join(there)}",
                expected=f"kty {kty}, use {use}, alg {alg} with {', '.join(MEMBERS[kty])} for the role {key.role}",
                hint="let `casebook exam` write this file",
            )  # fmt: skip


@rule("exam-key-id")
def key_ids_are_thumbprints(library: Library) -> Iterator[Problem]:
    """A published key's id is its thumbprint, and no two have the same."""
    file = library.exam_keys
    seen = set()
    for index, key in enumerate(file.keys):
        jwk = key.jwk()
        complete = all(name in jwk for name in MEMBERS[key.kty])
        if (complete and kid_of(jwk) != key.kid) or key.kid in seen:
            yield file.problem(
                "keys", index, "kid",
                saw=f"the key id {key.kid[:8]}…" + (" a second time" if key.kid in seen else ""),
                expected="the key's own thumbprint (RFC 7638)",
                hint="somebody changed the file by hand: take it from git's history",
            )  # fmt: skip
        seen.add(key.kid)


@rule("exam-key-roles")
def each_role_has_one_key_in_use(library: Library) -> Iterator[Problem]:
    """Where the exam has keys at all, each role has exactly one that is neither retired nor revoked."""
    file = library.exam_keys
    for role in Role if file.keys else ():
        used = [key.kid[:8] for key in file.keys if key.role is role and not (key.retired or key.revoked)]
        if len(used) != 1:
            yield file.warning(
                "keys",
                saw=f"{len(used)} keys in use for the role {role}" + (f": {', '.join(used)}" if used else ""),
                expected="one",
                hint=f"`casebook exam keys retire {used[0]}`" if used else _lacking(library, role),
            )


def _lacking(library: Library, role: Role) -> str:
    """What to do about a role with no key in use: a key that was only lost from the list is to be brought back."""
    known = any(key.role is role for key in library.exam_keys.keys)
    return f"`casebook exam keys rotate {role}`" if known else "take the file from git's history"
