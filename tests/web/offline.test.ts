import assert from "node:assert/strict";
import test from "node:test";
import { cachesOf } from "../../scripts/web/src/offline/going.ts";
import { filesIn, kindOf } from "../../scripts/web/src/offline/kinds.ts";

const SCOPE = "https://agency.example/academy/";
const kind = (path: string) => kindOf(SCOPE + path, SCOPE);

test("pages, files that never change, other files", () => {
  for (const path of ["", "today/", "today/?n=10", "ru/cases/tyres/", "404.html"]) assert.equal(kind(path), "page", path);
  for (const path of ["assets/casebook/site.0123456789.js", "ru/assets/javascripts/bundle.79ae519e.min.js", "assets/casebook.css?v=0123456789"]) {
    assert.equal(kind(path), "fixed", path);
  }
  for (const path of ["assets/today/index.json", "cases/feed.xml", "assets/casebook-logo.svg"]) assert.equal(kind(path), "file", path);
});

test("the exam's pages, the worker itself, the search index and other sites are none of its business", () => {
  for (const path of ["exam/sit/", "ru/exam/sit/?x", "bg/exam/verify/", "exam/sit/worker.js", "worker.js", "worker-off.js", "pagefind/pagefind.js", "ru/pagefind/x.pf_meta"]) {
    assert.equal(kind(path), "other", path);
  }
  for (const address of ["https://agency.example/", "https://agency.example/academy2/", "https://other.example/academy/"]) {
    assert.equal(kindOf(address, SCOPE), "other", address);
  }
  assert.equal(kind("exam/"), "page");
});

test("what a page loads is named in its HTML", () => {
  const html = `<script src="../assets/a.js"></script><casebook-today words="../assets/words/t.json"><a href="../practice/">p</a>
    <use href="../assets/x.svg#one"></use><img src="../assets/a.js"><link href="../assets/c.css?v=1&amp;w=2">`;
  assert.deepEqual(filesIn(html, `${SCOPE}today/`), ["assets/a.js", "assets/words/t.json", "assets/c.css?v=1&w=2"].map((path) => SCOPE + path));
});

test("caches are named by the site", () => {
  assert.deepEqual(cachesOf(SCOPE), { pages: "casebook-pages /academy/", files: "casebook-files /academy/" });
});
