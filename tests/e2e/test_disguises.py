"""The search for what a candidate must never get finds it in every cheap disguise."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from tests.support.disguises import found_in, gzipped


@pytest.mark.parametrize("text", ["Quetzalcoatlus", "Иттрий: образец", "Zirconium rationale of the key"])
def test_the_search_itself_finds_what_is_hidden(text: str) -> None:
    plain = text.encode()
    packed = gzipped(text)
    hidden = [
        plain, b"x" + base64.b64encode(b"ab" + plain + b"c"), base64.urlsafe_b64encode(b"a" + plain),
        plain.hex().encode(), text[::-1].encode(), text.encode("utf-16-le"), json.dumps(text).encode(),
        zlib.compress(plain), zlib.compress(plain, 9)[2:-4], zlib.compress(packed),
        packed, packed.hex().encode(), base64.b64encode(packed),
    ]  # fmt: skip
    for number, data in enumerate(hidden):
        assert found_in(b"{ " + data + b" }", [text]) == {text}, number
    assert found_in(b"nothing of the kind", [text]) == set()
