// The page comes up from a sub-folder of a plain static host, and takes over what was typed before.

import assert from "node:assert/strict";
import { spec } from "./harness.mjs";

spec("the app starts and counts lines", async ({ page, open }) => {
  await open();
  await page.getByLabel("Task definition").fill("{\n}\n");
  await page.getByText("Lines: 3").waitFor();
});

spec("text typed before the app has come is kept", async ({ page, visit }) => {
  let letThrough;
  const typed = new Promise((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/*.wasm", async (route) => {
    await typed;
    await route.continue();
  });
  await visit();
  await page.getByLabel("Task definition").fill("one\ntwo");
  letThrough();
  await page.getByText("Lines: 2").waitFor();
  assert.equal(await page.getByLabel("Task definition").inputValue(), "one\ntwo");
});

spec("while it loads, it says so", async ({ page, visit }) => {
  await page.route("**/*.wasm", () => {});
  await visit();
  await page.getByRole("status").getByText("Loading the engine").waitFor();
});
