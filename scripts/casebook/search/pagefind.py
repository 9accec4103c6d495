"""Pagefind's own Python interface, mended where it keeps us waiting."""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import Iterable
from pathlib import Path

from pagefind.index import PagefindIndex
from pagefind.service import PagefindService

from casebook.failure import Failure
from casebook.search.extracts import Extract
from casebook.staged_page import UNFOUND

MEMORY = ("_RJEM_MALLOC_CONF", "dirty_decay_ms:500")
"""Lets Pagefind give back memory after half a second, not ten: it takes a seventh less at its peak."""
SMALL_PARTS = ("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "4000")
"""Places of words in a part of the index, 20 000 by default: a word asked for loads 4 kB, not 27."""
AT_ONCE = 32
"""So many extracts wait for an answer: Pagefind is never idle, and few of them are in memory."""
PART = 2 * 1024 * 1024
"""Bytes that are written at once: a file of as many, or of none, is not whole yet."""
LOOK, LOOKS = 0.02, 3000
"""Seconds between two looks whether all is written, and how often we look."""


class SearchFailure(Failure):
    """An index that can't be made; the message says what to do."""


def write_bundle(extracts: Iterable[Extract], lang: str, bundle: Path) -> int:
    """Index `extracts` as texts in `lang` into the folder `bundle`: how many they were. Raises SearchFailure."""
    try:
        return asyncio.run(_write_bundle(extracts, lang, bundle))
    except (OSError, EOFError) as error:
        raise SearchFailure(f"Pagefind did not run to its end; run `make setup` if it is missing\n{error}") from error


async def _write_bundle(extracts: Iterable[Extract], lang: str, bundle: Path) -> int:
    """One language per bundle: a word is stemmed as the bundle's language does."""
    for setting in (MEMORY, SMALL_PARTS):
        os.environ.setdefault(*setting)
    service = await _Service().launch()
    try:
        index = await service.create_index({"force_language": lang, "exclude_selectors": [f"[{UNFOUND}]"]})
        added = await _add(index, extracts)
        await index.write_files(str(bundle))
        await _until_written(bundle)
        return added
    finally:
        await service.close()


async def _add(index: PagefindIndex, extracts: Iterable[Extract]) -> int:
    room = asyncio.Semaphore(AT_ONCE)

    async def add(extract: Extract) -> None:
        try:
            await index.add_html_file(content=extract.html, url=f"/{extract.url}")
        finally:
            room.release()

    adding: list[asyncio.Task[None]] = []
    waiting = iter(extracts)
    while extract := await asyncio.to_thread(next, waiting, None):  # it may not be staged yet
        await room.acquire()
        adding.append(asyncio.create_task(add(extract)))
    await asyncio.gather(*adding)
    return len(adding)


async def _until_written(bundle: Path) -> None:
    """Wait for the last bytes: Pagefind answers before they are on the disk, and they are lost if it is ended then."""
    for _ in range(LOOKS):
        if all(file.stat().st_size % PART for file in bundle.rglob("*.*")):
            return
        await asyncio.sleep(LOOK)
    raise SearchFailure("Pagefind has not written all of its files\n    hint: make room on the disk")


class _Service(PagefindService):
    """Pagefind's process. Version 1.5.2 rests for a tenth of a second before it reads an answer, which is two minutes
    for 1000 pages, and waits for ever for one that has died."""

    async def _wait_for_responses(self) -> None:
        assert self._backend.stdout
        try:
            while True:
                answer = json.loads(base64.b64decode((await self._backend.stdout.readuntil(b","))[:-1]))
                waiting, payload = self._responses.pop(answer["message_id"]), answer["payload"]
                if payload["type"] == "Error":
                    waiting.set_exception(SearchFailure(f"Pagefind: {payload['message']}"))
                else:
                    waiting.set_result(payload)
        except (EOFError, LookupError, ValueError) as error:
            for left in self._responses.values():
                left.set_exception(SearchFailure(f"Pagefind did not answer: {error}"))

    async def close(self) -> None:
        """End the process."""
        self._poll_task.cancel()
        if self._backend.returncode is None:
            self._backend.terminate()
        await self._backend.wait()
