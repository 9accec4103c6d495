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
    "site.ts", "practice/practice.ts", "practice/practice.css", "archive/archive.ts", "archive/archive.css",
    "search/search.ts", "search/search.css",
  ].map((name) => join(here, "src", name)),
  format: "esm",
  target: "es2022",
  minify: true,
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
    define: { ROOT: JSON.stringify(root) },
    sourcemap: "inline",
    outExtension: { ".js": ".mjs" },
  };
}

function sizes(outdir, outputs) {
  for (const path of Object.keys(outputs)) {
    const bytes = readFileSync(path);
    const kilo = (count) => (count / 1000).toFixed(1);
    console.log(`${path.split("/").pop()}  ${kilo(bytes.length)} kB, ${kilo(gzipSync(bytes, { level: 9 }).length)} kB gz`);
  }
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
if (!forTests) sizes(outdir, result.metafile.outputs);
