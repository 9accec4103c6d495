/** Bundles the browser part.  node build.mjs OUTDIR | node build.mjs --tests OUTDIR */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

/** What the site ships: one module and one stylesheet per element (staging puts a hash in the names). */
const page = {
  entryPoints: [
    "site.ts", "practice/practice.ts", "practice/question.ts", "practice/practice.css",
    "trainer/today.ts", "trainer/home.ts", "trainer/marks.ts", "trainer/mentor-button.ts", "trainer/mentor-give.ts",
    "trainer/friday.ts", "trainer/friday.css", "trainer/home.css", "trainer/today.css", "trainer/progress.ts", "trainer/progress.css",
    "page-end/page-end.ts", "page-end/page-end.css", "path/path.ts", "path/path.css",
    "archive/archive.ts", "archive/archive.css",
    "mock/mock.ts", "mock/mock.css", "checklist/checklist.ts", "checklist/clients.ts", "checklist/checklist.css",
    "decide/decide.ts", "decide/decide.css",
    "search/search.ts", "search/search.css", "exam/exam.ts", "exam/exam.css",
    "verify/verify.ts", "verify/verify.css", "narrow/narrow.ts", "narrow/narrow.css",
    "tools/reply-deadline/reply-deadline.ts", "tools/metrics/metrics.ts", "tools/task-check/task-check.ts", "tools/tools.css",
  ].map((name) => join(here, "src", name)).concat(
    { in: join(here, "src/exam/worker.ts"), out: "exam-worker" },
    { in: join(here, "src/offline/site-worker.ts"), out: "site-worker" },
    { in: join(here, "src/offline/quit-worker.ts"), out: "quit-worker" },
  ),
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8", // a module is read as UTF-8 everywhere, and escapes are three times as long
  entryNames: "[name]",
};

/** The unit tests, for `node --test OUTDIR/*.mjs`. */
function tests() {
  const root = resolve(here, "../..");
  const folder = join(root, "tests/web");
  const names = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
  return {
    entryPoints: names.map((name) => join(folder, name)),
    format: "esm",
    platform: "node",
    target: "node18",
    nodePaths: [join(here, "node_modules")],
    define: { ROOT: JSON.stringify(root) },
    sourcemap: "inline",
    outExtension: { ".js": ".mjs" },
  };
}

/** All JavaScript of the exam page. */
const EXAM = ["exam.js", "exam-worker.js"];

function sizes(outputs) {
  const kilo = (count) => (count / 1000).toFixed(1);
  let exam = 0;
  for (const path of Object.keys(outputs)) {
    const bytes = readFileSync(path);
    const name = path.split("/").pop();
    const zipped = gzipSync(bytes, { level: 9 }).length;
    if (EXAM.includes(name)) exam += zipped;
    console.log(`${name}  ${kilo(bytes.length)} kB, ${kilo(zipped)} kB gz`);
  }
  console.log(`exam page, all JavaScript: ${kilo(exam)} kB gz (at most 21.8)`);
}

const args = process.argv.slice(2);
const forTests = args[0] === "--tests";
const outdir = args[forTests ? 1 : 0];
if (!outdir) {
  console.error("usage: node build.mjs [--tests] OUTDIR");
  process.exit(2);
}
const result = await build({
  ...(forTests ? tests() : page),
  bundle: true,
  outdir: resolve(outdir),
  logLevel: "warning",
  metafile: true,
});
if (!forTests) sizes(result.metafile.outputs);
