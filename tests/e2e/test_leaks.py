"""Keys and rationales of private items are nowhere that a candidate's browser can reach, in no cheap disguise."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.disguises import found_in, gzipped
from tests.support.exam_day import (
    SENTINELS,
    ExamDay,
    begin,
    hand_in,
    load_ticket,
    payload,
    respond,
    right,
    take_sheet,
    to_item,
    with_shown,
)

STORED = """async () => {
    const found = {local: {...localStorage}, session: {...sessionStorage}, caches: [], databases: []};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            found.caches.push(request.url, await (await cache.match(request)).text());
        }
    }
    for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => resolve(opening.result);
            opening.onerror = () => reject(opening.error);
        });
        for (const table of database.objectStoreNames) {
            found.databases.push(table, await new Promise((resolve) => {
                const reading = database.transaction(table).objectStore(table).getAll();
                reading.onsuccess = () => resolve(reading.result);
            }));
        }
        database.close();
    }
    return JSON.stringify(found);
}"""


def private_ticket(day: ExamDay, who: str) -> Path:
    """A ticket for which the key of each scored kind is a private item's."""
    for number in range(12):
        ticket = day.issue(f"Test Candidate {who} {number}", f"{who}{number}@example.org")
        if sum(one["source"] == "private" for one in day.entry(ticket)["form"]) >= 5:
            return ticket
    pytest.fail("no ticket with private items was drawn")


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


def test_neither_site_nor_ticket_holds_a_sentinel(day: ExamDay, served: Path) -> None:
    names = {file.relative_to(served).as_posix() for file in served.rglob("*") if file.is_file()}
    assert {"exam/sit/index.html", "exam/keys.json"} <= names
    assert any(name.startswith("pagefind/") and name.endswith(".pf_fragment") for name in names)
    for name in sorted(names):
        assert found_in((served / name).read_bytes(), SENTINELS) == set(), name
    ticket = private_ticket(day, "site")
    head, body, _ = ticket.read_text("ascii").split(".")
    for part in (head, body):
        assert found_in(base64.urlsafe_b64decode(part + "=="), SENTINELS) == set()
    assert found_in(ticket.read_bytes(), SENTINELS) == set()


def test_neither_page_memory_nor_storage_holds_a_sentinel(day: ExamDay, candidate: Page, tmp_path: Path) -> None:
    ticket = private_ticket(day, "memory")
    form = with_shown(day.entry(ticket), ticket)
    page = candidate
    load_ticket(page, day.url + "exam/sit/", ticket)
    begin(page, "Start the exam")
    for number, one in enumerate(form, 1):
        to_item(page, number)
        if one["kind"] not in ("short", "numeric"):  # what is typed is in memory, of course
            respond(page, one, right(one))
    looked_through(page, form[0]["stem"])
    hand_in(page)
    sheet, _ = take_sheet(page, tmp_path)
    looked_through(page, ticket.stem)  # the items are gone from memory by then
    assert found_in(sheet.read_bytes(), SENTINELS) == set()
    assert {one["ref"] for one in payload(ticket)["items"]} == {one["ref"] for one in form}


def looked_through(page: Page, known: str) -> None:
    """Memory holds what is known to be there, so it was really looked into; and neither it nor storage a sentinel."""
    memory, stored = heap(page), page.evaluate(STORED).encode()
    assert known.encode() in memory
    assert b"tickets" in stored or b"sheets" in stored
    assert found_in(memory, SENTINELS) == set()
    assert found_in(stored, SENTINELS) == set()


def heap(page: Page) -> bytes:
    """All strings of the page's memory, as V8 tells them: the first 1024 characters of each."""
    session = page.context.new_cdp_session(page)
    chunks: list[str] = []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: chunks.append(event["chunk"]))
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    snapshot: dict[str, Any] = json.loads("".join(chunks))
    session.detach()
    return "\n".join(snapshot["strings"]).encode("utf-8", "replace")
