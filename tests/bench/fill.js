/** Keeps so many tries over sixty days, of all that can come back, and ticks the whole path; gives how many are kept. */
async (most) => {
  const index = await (await fetch(document.querySelector("casebook-progress").getAttribute("index"))).json();
  const entries = [...new Map(index.entries.map((entry) => [entry[0], entry])).values()];
  const days = (count) => Date.now() - count * 86_400_000;
  let [seed, kept] = [20261130, 0];
  const chance = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const [{ name }] = (await indexedDB.databases()).filter((one) => one.name.startsWith("casebook /"));
  const database = await new Promise((resolve) => (indexedDB.open(name).onsuccess = (event) => resolve(event.target.result)));
  const transaction = database.transaction(["responses", "checklists"], "readwrite");
  for (const [place, [memory, , set, id, digests]] of entries.entries()) {
    const count = Math.floor((most * (place + 1)) / entries.length) - kept;
    const item = set === "cards" ? memory : id;
    const family = item === memory ? {} : { family: memory };
    const tried = (one) => ({ at: days(60 - (58 * one) / count), digest: "d", score: chance() < 0.8 ? 1 : 0, key_digest: digests.slice(0, 6), text_digest: digests.slice(6), ...family });
    const history = Array.from({ length: count }, (_, one) => tried(one));
    transaction.objectStore("responses").put({ item, response: "a", ...history.at(-1), history });
    kept += count;
  }
  for (const { list, days: all } of index.path) {
    const answers = Object.fromEntries(all.flatMap(([, , listed]) => listed.map(([entry]) => [entry, { value: true, text: "Read" }])));
    transaction.objectStore("checklists").put({ list, answers });
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
  return kept;
};
