// The JavaScript API loads in Node.js too, from the bytes of the wasm file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const api = new URL("../../dist/api/", import.meta.url);

test("the bundle starts from its bytes and knows its version", async () => {
  const bundle = await import(new URL("taskdef_playground.js", api));
  bundle.initSync({ module: readFileSync(new URL("taskdef_playground_bg.wasm", api)) });
  const { version } = JSON.parse(readFileSync(new URL("package.json", api), "utf8"));
  assert.equal(bundle.version(), version);
});
