// axe finds nothing, in light and dark, and in the states before the app has come.

import assert from "node:assert/strict";
import { spec } from "./harness.mjs";

for (const colorScheme of ["light", "dark"]) {
  spec(`axe finds nothing in the ${colorScheme} page`, { colorScheme }, async ({ open, axe }) => {
    await open();
    assert.deepEqual(await axe(), []);
  });

  spec(`axe finds nothing in the ${colorScheme} failure notice`, { colorScheme, problems: "expected" }, async ({ page, visit, axe }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await visit();
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await axe(), []);
  });
}
