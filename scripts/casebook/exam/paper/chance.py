"""Chance that a candidate can't work back to: everything random in a ticket comes from it."""

from __future__ import annotations

import hashlib
import random
from typing import Any

BLOCK = 32
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


class Chance(random.Random):
    """Random numbers from SHA-256 over a secret seed and a counter.

    Python's own generator would tell all of its numbers to whoever has seen 624 of them. A ticket shows more than that
    as ids of parts, and they are made in an order that the key can be read from.
    """

    def __init__(self, seed: bytes) -> None:
        if len(seed) < BLOCK:
            raise ValueError(f"a seed has at least {BLOCK} bytes")
        self._secret, self._count, self._left, self._bits = seed, 0, 0, 0
        self._named: set[str] = set()
        super().__init__()

    def seed(self, *_: Any) -> None:
        """The seed is given once, when the object is made."""

    def getrandbits(self, k: int) -> int:
        """`k` random bits."""
        while self._bits < k:
            block = hashlib.sha256(self._secret + self._count.to_bytes(8, "big")).digest()
            self._count += 1
            self._left |= int.from_bytes(block, "big") << self._bits
            self._bits += BLOCK * 8
        bits = self._left & ((1 << k) - 1)
        self._left >>= k
        self._bits -= k
        return bits

    def random(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self.getrandbits(53) / (1 << 53)

    def name(self, mark: str) -> str:
        """`mark` and eight random characters of base32, never the same twice."""
        while (name := mark + "".join(LETTERS[self.getrandbits(5)] for _ in range(8))) in self._named:
            pass
        self._named.add(name)
        return name
