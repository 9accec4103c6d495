"""Private keys as encrypted PEM: PKCS#8 with PBES2 (RFC 8018), which every tool opens.

`as_pem(password=…)` of the libraries derives the key in 2048 rounds, which a stolen back-up does not withstand for
long. The format takes any number of rounds, so it is put together here.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import textwrap

ROUNDS = 600_000
"""What OWASP recommends for PBKDF2 with SHA-256; about a quarter of a second."""
SEQUENCE, OCTETS, INTEGER, OID, NULL = 0x30, 0x04, 0x02, 0x06, 0x05
PBES2 = bytes.fromhex("2a864886f70d01050d")
PBKDF2 = bytes.fromhex("2a864886f70d01050c")
HMAC_SHA256 = bytes.fromhex("2a864886f70d0209")
AES_256_CBC = bytes.fromhex("60864801650304012a")
BLOCK = 16
LABEL = "ENCRYPTED PRIVATE KEY"


def encrypted(pkcs8: bytes, passphrase: str, rounds: int | None = None) -> bytes:
    """A private key in PKCS#8 (DER) as a PEM that only the passphrase opens."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    salt, iv, count = secrets.token_bytes(BLOCK), secrets.token_bytes(BLOCK), rounds or ROUNDS
    derived = hashlib.pbkdf2_hmac("sha256", passphrase.encode(), salt, count, 32)
    filling = BLOCK - len(pkcs8) % BLOCK
    encryptor = Cipher(algorithms.AES(derived), modes.CBC(iv)).encryptor()
    data = encryptor.update(pkcs8 + bytes([filling]) * filling) + encryptor.finalize()
    derivation = _sequence(_tag(OID, PBKDF2), _sequence(
        _tag(OCTETS, salt), _tag(INTEGER, _number(count)), _sequence(_tag(OID, HMAC_SHA256), _tag(NULL, b""))
    ))  # fmt: skip
    scheme = _sequence(_tag(OID, AES_256_CBC), _tag(OCTETS, iv))
    der = _sequence(_sequence(_tag(OID, PBES2), _sequence(derivation, scheme)), _tag(OCTETS, data))
    lines = "\n".join(textwrap.wrap(base64.b64encode(der).decode(), 64))
    return f"-----BEGIN {LABEL}-----\n{lines}\n-----END {LABEL}-----\n".encode()


def is_whole(pem: bytes) -> bool:
    """Whether `pem` is an encrypted private key from its first line to its last, whatever passphrase opens it.

    What a wrong passphrase makes of a key ends, one time in 256, in bytes that could be the padding of a right one:
    then it is no wrong passphrase that a library reports, but a key that can't be read.
    """
    head, _, rest = pem.strip().partition(b"\n")
    body, _, end = rest.rpartition(b"\n")
    if (head.strip(), end.strip()) != (f"-----BEGIN {LABEL}-----".encode(), f"-----END {LABEL}-----".encode()):
        return False
    try:
        der = base64.b64decode(b"".join(body.split()), validate=True)
    except ValueError:
        return False
    size = der[1] & 0x7F if len(der) > 1 and der[1] & 0x80 else 0
    length = int.from_bytes(der[2 : 2 + size], "big") if size else der[1] if len(der) > 1 else -1
    return der[:1] == bytes([SEQUENCE]) and len(der) == 2 + size + length


def _sequence(*parts: bytes) -> bytes:
    return _tag(SEQUENCE, b"".join(parts))


def _tag(tag: int, content: bytes) -> bytes:
    """A value in DER: its tag, its length, itself."""
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    length = _number(len(content)).lstrip(b"\0")
    return bytes([tag, 0x80 | len(length)]) + length + content


def _number(value: int) -> bytes:
    """A whole number above zero in DER: as short as can be, its first bit 0."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big")
