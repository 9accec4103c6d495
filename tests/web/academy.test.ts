import assert from "node:assert/strict";
import test from "node:test";
import { baseOf } from "../../scripts/web/src/shared/academy.ts";

const module = (root: string) => `https://agency.example${root}assets/casebook/practice.0123456789.js`;

test("all trees of an academy have one base, whatever its folder is called", () => {
  for (const root of ["/", "/casebook/", "/ru/", "/en/", "/a/b/"]) {
    assert.equal(baseOf(module(root), "en"), root);
    assert.equal(baseOf(module(`${root}ru/`), "ru"), root);
    assert.equal(baseOf(module(`${root}bg/`), "bg"), root);
  }
});
