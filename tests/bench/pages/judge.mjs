/**
 * What Lighthouse says of pages as a phone would show them: `judge.mjs CHROMIUM RUNS ADDRESS…`, one page after the other.
 *
 * Prints, as JSON, of each address the scores of each run by category, and what cost points in the last one. Chromium
 * knows no host but the loopback.
 */
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"];

const [chromePath, runs, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: FLAGS, logLevel: "silent" });
const told = {};
try {
  for (let run = 0; run < Number(runs); run += 1) {
    for (const address of addresses) {
      const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", onlyCategories: CATEGORIES });
      if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
      const page = (told[address] ??= { scores: [], lost: [] });
      page.scores.push(Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(lhr.categories[name].score * 100)])));
      page.lost = CATEGORIES.flatMap((name) => lost(lhr, name));
    }
  }
} finally {
  chrome.kill();
}
process.stdout.write(JSON.stringify(told));

/** What a page lost points by: `category: what (how much)`. */
function lost({ categories, audits }, category) {
  const bad = categories[category].auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.9);
  return bad.map(({ id }) => `${category}: ${audits[id].title} (${audits[id].displayValue ?? audits[id].score})`);
}
