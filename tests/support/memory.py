"""What a page leaves behind: all strings of its memory, and all that it stored."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

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


def stored(page: Page) -> bytes:
    """All that the page keeps in the browser, as JSON."""
    return str(page.evaluate(STORED)).encode()


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
