"""Looks for what must never leave the office: private keys, tickets, ledger, gradebook, private items, people."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import yaml

from casebook.exam.office import ledger
from casebook.exam.office.bank import QUIZZES
from casebook.exam.office.office import Office
from casebook.exam.office.texts import PRIVATE_ITEMS, texts_in
from casebook.exam.paper.kept import TICKET_ID
from casebook.load.loading import load
from casebook.model.exam_keys import PRIVATE
from casebook.model.family.slots import SLOT
from casebook.model.problem import Problem, Where

MADE = {".git", ".venv", "venv", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
LARGEST = 40_000_000
"""Larger files are looked through up to here."""
TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
WORD = re.compile(r"\w+")
TEXTS = {"stem", "options", "pairs", "decoys", "steps", "rubric", "sample", "rationale", "parameters", "mistakes"}
PEM = re.compile(rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}")
PEM_BASE64 = re.compile(rb"LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,60}")
OBJECT = re.compile(rb"\{[^{}]*\}", re.DOTALL)
KTY = re.compile(rb'["\']?kty["\']?\s*:\s*["\']?(?:EC|RSA|OKP|oct)\b')
MEMBER = "|".join(PRIVATE).encode()
SECRET = re.compile(rb'(?<![A-Za-z0-9_])["\']?(?:' + MEMBER + rb')["\']?\s*:\s*["\'][A-Za-z0-9_-]{20,}')
TOKEN = re.compile(rb"(?<![A-Za-z0-9_.-])(eyJ[A-Za-z0-9_-]{20,400})\.[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_-]{20,}")
FOLDERS = "ledger|gradebook|reviews|vivas|decisions|withdrawn|erased"
OFFICE_FILE = re.compile(
    rf"(^|/)(({FOLDERS})/{TICKET_ID.pattern}(\.json|/[\w-]+\.(json|sheet))|corrections/\d+\.json)$", re.ASCII
)
NAMED = re.compile(
    rf"(^|/)(office\.json|{TICKET_ID.pattern}\.(ticket|sheet)|(ticket|team|escrow|certificate)-[\w-]{{8}}\.pem)$",
    re.ASCII,
)
SHAPES = (
    (frozenset({b"ticket_sha256", b"candidate", b"form"}), "an entry of the ledger"),
    (frozenset({b"sheet_sha256", b"code_checked", b"graded_at"}), "a result of the gradebook"),
    (frozenset({b"sheet_sha256", b"responses", b"clock_set_back"}), "an opened sheet"),
    (frozenset({b"ticket", b"before", b"corrections", b"kind"}), "what a mentor entered"),
    (frozenset({b"change", b"scope", b"keys", b"tickets"}), "a correction"),
    (frozenset({b"ciphertext", b"recipients", b"casebook-sheet"}), "a sheet"),
    (frozenset({b"certified_at", b"valid_until", b"token"}), "a credential's record"),
)
PROTECTED = re.compile(rb'"protected"\s*:\s*"([A-Za-z0-9_-]{20,200})"')
RESULTS = re.compile(
    rb'^(?:\xef\xbb\xbf)?"?ticket"?[,;\t](?:"?name"?[,;\t]"?contact"?[,;\t])?"?exam"?[,;\t]"?attempt"?[,;\t]',
    re.MULTILINE,
)
"""The head of results as CSV, also after a spreadsheet has saved them in its own way."""
OWN_ID = re.compile(rb'^\s*(?:-\s+)?\{?\s*"?id"?\s*:\s*["\']?x-', re.MULTILINE)
"""An id as an office gives them: `x-` at its beginning, by which an item is known for a private one."""
BANK = ("items", "families")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CERTIFICATE = re.compile(rb'<meta name="generator" content="casebook[ ]exam certify">')
HINT = "remove it of the repository; if it was ever pushed, it is known: see the mentor's guide, *A leak*"


@dataclass
class Secrets:
    """What an office knows and nobody else may, as runs of words: neither case, marks nor HTML between them matter."""

    runs: dict[str, list[tuple[str, list[str]]]] = field(default_factory=dict)
    """By their first word: what it is, and the words."""

    def add(self, says: str, text: str, fewest: int, most: int = 8) -> None:
        """Look for that text, too; one of fewer words than `fewest` could stand anywhere and is left out."""
        words = WORD.findall(text.casefold())[:most]
        if len(words) >= fewest:
            self.runs.setdefault(words[0], []).append((says, words))

    def found_in(self, data: bytes) -> Iterator[tuple[str, int]]:
        """What is found, and where."""
        if not self.runs:
            return
        text = data.decode("utf-8", "replace").casefold()
        yield from self._found_in(text)
        if "</" in text:  # tags stand between words, too
            yield from self._found_in(TAG.sub(lambda tag: re.sub(r"[^\n]", " ", tag[0]), text))

    def _found_in(self, text: str) -> Iterator[tuple[str, int]]:
        words = WORD.findall(text)
        for at, word in enumerate(words):
            for says, run in self.runs.get(word, ()):
                if words[at : at + len(run)] == run:
                    start = next(islice(WORD.finditer(text), at, None)).start()
                    yield says, len(text[:start].encode())


def secrets_of(office: Office) -> Secrets:
    """What this office knows: private items with their texts, and everybody a ticket was issued to. Raises OfficeFault.

    A ledger that can't be read is no reason to let the rest go unnoticed elsewhere, so it is a fault here.
    """
    secrets = Secrets()
    bank = load(office.bank, folders=QUIZZES).library
    for item in (*bank.items.values(), *bank.families.values()):
        secrets.add("the id of a private item", item.id, fewest=2, most=20)
        for text in texts_in(item.model_dump(mode="json", include=TEXTS)):
            for run in SLOT.split(text)[::2]:  # what stands in the slots of a family is another each time
                secrets.add("a text of a private item", run, fewest=5)
    for entry in ledger.entries(office):
        secrets.add("a candidate's name", entry.candidate.name, fewest=2)
        secrets.add("how a candidate is reached", entry.candidate.contact, fewest=2)
    return secrets


def find_leaks(root: Path, folders: Iterable[Path], secrets: Secrets | None = None) -> Iterator[Problem]:
    """Every leak in the repository at `root` and in other folders, such as a built site. What leaks is never shown."""
    seen = set()
    known = secrets or Secrets()
    for path in [*tracked(root), *(file for folder in folders for file in _all(folder))]:
        real = path.resolve()
        if real in seen:
            continue
        seen.add(real)
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        for line, saw in _leaks_of(path, shown, known):
            yield Problem(Where(shown, line), saw, "nothing that belongs into the office alone", HINT, "exam-leak")


def tracked(root: Path) -> list[Path]:
    """Every file that git tracks or would track; all files where there is no git."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
        return [path for name in done.stdout.split(b"\0") if name and (path := root / os.fsdecode(name)).is_file()]
    except (OSError, subprocess.CalledProcessError):
        return list(_all(root))


def _all(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in MADE)
        yield from (path for name in sorted(names) if (path := Path(at, name)).is_file() and not path.is_symlink())


def _leaks_of(path: Path, shown: str, secrets: Secrets) -> Iterator[tuple[int, str]]:
    """What leaks in one file, by line; of each sort once."""
    if OFFICE_FILE.search(shown) or NAMED.search(shown):
        yield 1, "a file of an exam office"
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST)
    except OSError as error:
        yield 1, f"a file that can't be read ({error.strerror})"
        return
    told = set()
    for text in (data, *_unpacked(data)):
        for saw, at in (*_shapes(text), *secrets.found_in(text)):
            if saw not in told:
                told.add(saw)
                yield (data.count(b"\n", 0, at) + 1 if text is data else 1), saw


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What is packed in a file with gzip, as a search index is; a bomb is opened as far as `LARGEST` only."""
    if data[:2] == b"\x1f\x8b":
        try:
            yield zlib.decompressobj(wbits=31).decompress(data, LARGEST)
        except zlib.error:
            return


def _shapes(data: bytes) -> Iterator[tuple[str, int]]:
    """Private keys, tickets, and files of the office, known by their looks, and where; of each sort the first."""
    for says, pattern, confirms in LOOKS:
        if hit := next((hit for hit in pattern.finditer(data) if confirms is None or confirms(hit)), None):
            yield says, hit.start()
    if (own := OWN_ID.search(data)) and _is_bank(data):
        yield "private items", own.start()
    for members, says in SHAPES:
        if all(b'"' + member in data for member in members) and _is_json(data, members):
            yield says, 0


def _is_json(data: bytes, members: Iterable[bytes]) -> bool:
    """Whether the file is JSON of that shape: names or values of members, and no words in a list or a program."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    text = json.dumps(value).encode()
    named = (b'"' + member + b'": ' in text or b': "' + member in text for member in members)
    return isinstance(value, dict | list) and all(named)


def _is_bank(data: bytes) -> bool:
    """Whether the file is a list of items or families with an id of an office's, and no page that speaks of one."""
    try:
        value = yaml.load(data, LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    lists = [value.get(name) for name in BANK] if isinstance(value, dict) else []
    listed = [one for there in lists if isinstance(there, list) for one in there if isinstance(one, dict)]
    return any(str(one.get("id")).startswith("x-") for one in listed)


def _decoded(text: bytes) -> bytes:
    padded = text.replace(b"-", b"+").replace(b"_", b"/")
    try:
        return base64.b64decode(padded + b"=" * (-len(padded) % 4))
    except ValueError:
        return base64.b64decode(padded[: len(padded) // 4 * 4])


Confirms = Callable[[re.Match[bytes]], bool]
LOOKS: tuple[tuple[str, re.Pattern[bytes], Confirms | None], ...] = (
    ("a private key (PEM)", PEM, None),
    ("a private key (PEM in base64)", PEM_BASE64, lambda hit: b"PRIVATE KEY" in _decoded(hit[0])),
    ("a private key (JWK)", OBJECT, lambda hit: bool(KTY.search(hit[0]) and SECRET.search(hit[0]))),
    ("a ticket", TOKEN, lambda hit: b"casebook-ticket+jws" in _decoded(hit[1])),
    ("a credential", TOKEN, lambda hit: b'"AchievementSubject"' in _decoded(hit[0].split(b".")[1])),
    ("a sheet", PROTECTED, lambda hit: b"casebook-sheet+jwe" in _decoded(hit[1])),
    ("results of the exam (CSV)", RESULTS, None),
    ("a file of private items", re.compile(re.escape(PRIVATE_ITEMS.encode())), None),
    ("a certificate with a name on it", CERTIFICATE, None),
)
"""What leaks, the pattern that finds it, and what must hold of a hit besides."""
