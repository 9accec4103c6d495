import assert from "node:assert/strict";
import test from "node:test";
import { rootOf, sameIn } from "../../scripts/web/src/languages.ts";

const HOST = "https://example.org/book/";
const ROOTS = [HOST, `${HOST}ru/`, `${HOST}bg/`];

test("an address lies in the tree with the longest root that it begins with", () => {
  assert.equal(rootOf(ROOTS, `${HOST}cases/x/`), HOST);
  assert.equal(rootOf(ROOTS, `${HOST}ru/cases/x/`), `${HOST}ru/`);
  assert.equal(rootOf(ROOTS, `${HOST}ru`), `${HOST}ru/`);
  assert.equal(rootOf(ROOTS, `${HOST}rune/`), HOST);
  assert.equal(rootOf(ROOTS, "https://example.org/else/"), undefined);
});

test("the same page in another tree, with its query and its place in the page", () => {
  assert.equal(sameIn(`${HOST}ru/`, ROOTS, `${HOST}search/?q=x#y`), `${HOST}ru/search/?q=x#y`);
  assert.equal(sameIn(HOST, ROOTS, `${HOST}bg/cases/x/#why`), `${HOST}cases/x/#why`);
  assert.equal(sameIn(`${HOST}bg/`, ROOTS, `${HOST}ru/`), `${HOST}bg/`);
  assert.equal(sameIn(`${HOST}bg/`, ROOTS, `${HOST}ru`), `${HOST}bg/`);
  assert.equal(sameIn(`${HOST}bg/`, ROOTS, "https://example.org/else/"), `${HOST}bg/`);
});
