"""Finds a text in bytes, plain or in any disguise that is cheap to undo."""

from __future__ import annotations

import base64
import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cache

LEVELS = (1, 6, 9)
DEEPEST = 3
"""So many layers of packing are undone."""
STREAM = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
"""Where something packed may begin: gzip, zlib."""
RUN = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
"""What may be base64 or hex."""
MOST = 4_000_000


@cache
def disguises(text: str) -> set[bytes]:
    """The text as bytes: plain, reversed, in UTF-16, escaped for JSON and HTML; each also in base64, hex and packed."""
    plain = {text.encode(), text.encode("utf-16-le"), text[::-1].encode(), text.casefold().encode()}
    plain |= {
        text.encode("unicode_escape"),
        text.encode("ascii", "xmlcharrefreplace"),
        text.replace(" ", "%20").encode(),
    }
    found = set(plain)
    for form in plain:
        found |= {form.hex().encode(), form.hex().upper().encode(), form.hex()[::-1].encode()}
        found |= set(_base64(form))
        found |= set(_packed(form))
    return {form for form in found if len(form) >= 6}


def _base64(form: bytes) -> Iterator[bytes]:
    """At each of the three places that a text may have in a longer one, without what its neighbours change."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + form)
        start, end = (0, 2, 3)[before], len(whole) - (0 if (before + len(form)) % 3 == 0 else 4)
        middle = whole[start + (2 if before else 0) : end]
        yield from (middle, middle.replace(b"+", b"-").replace(b"/", b"_"), middle[::-1])


def _packed(form: bytes) -> Iterator[bytes]:
    """Deflated alone; text that is packed together with other text is unpacked before it is searched."""
    for level in LEVELS:
        for bits in (-15, 15):
            packer = zlib.compressobj(level, zlib.DEFLATED, bits)
            packed = packer.compress(form) + packer.flush()
            yield packed
            yield base64.b64encode(packed).rstrip(b"=")
            yield packed.hex().encode()


def found_in(data: bytes, texts: Iterable[str]) -> set[str]:
    """The texts that `data` holds in some disguise; what is packed or encoded in it is opened, layer by layer."""
    wanted = {text: disguises(text) for text in texts}
    layers = list(_layers(data))
    return {text for text, forms in wanted.items() if any(form in layer for layer in layers for form in forms)}


def _layers(data: bytes, depth: int = 0) -> Iterator[bytes]:
    yield data
    if depth == DEEPEST:
        return
    for match in STREAM.finditer(data):
        if opened := _opened(data[match.start() :]):
            yield from _layers(opened, depth + 1)
    for match in RUN.finditer(data):
        if (decoded := _decoded(match.group())) and STREAM.match(decoded):
            yield from _layers(decoded, depth + 1)


def _opened(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(data, MOST)  # 47: gzip or zlib
    except zlib.error:
        return b""


def _decoded(run: bytes) -> bytes:
    if re.fullmatch(rb"(?:[0-9a-fA-F]{2})+", run):
        return bytes.fromhex(run.decode())
    try:
        return base64.b64decode(run.replace(b"-", b"+").replace(b"_", b"/") + b"=" * (-len(run.rstrip(b"=")) % 4))
    except ValueError:
        return b""


def gzipped(text: str) -> bytes:
    """For the check of the check."""
    return gzip.compress(f"before {text} after".encode())
