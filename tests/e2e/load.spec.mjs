// The page comes up from a sub-folder of a plain static host, and takes over what was typed before.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TASK, field, gate, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

spec("the app starts with the example of the static page", async ({ page, open }) => {
  await open();
  assert.equal(await text(page), readFileSync("static/examples/checkout.json", "utf8"));
  await problem(page, "Fargate has no task with 512 CPU units").waitFor();
});

spec("text typed before the app has come is kept", async ({ page, visit }) => {
  const { passed, open: letThrough } = gate();
  await page.route("**/*.wasm", async (route) => {
    await passed;
    await route.continue();
  });
  await visit();
  await field(page).press("Control+a");
  await field(page).pressSequentially('[ "typed early" ]');
  letThrough();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  await until("the panel is there", () => page.locator("#panel").isVisible());
  assert.equal(await text(page), '[ "typed early" ]');
});

spec("without the editor's script the text area does", { problems: "expected" }, async ({ page, open }) => {
  await page.route("**/js/editor.js", (route) => route.abort());
  await open();
  const area = page.locator("task-editor textarea");
  await area.fill(TASK);
  await problem(page, "host port 81").waitFor();
  await page.getByRole("button", { name: /^Fix all safe/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Make \d+ fix/ }).click();
  await problem(page, "host port 81").waitFor({ state: "detached" });
  assert.ok(!(await area.inputValue()).includes("hostPort"));
});

spec("an editor that comes late takes over the text", async ({ page, base }) => {
  const { passed, open: letThrough } = gate();
  await page.route("**/js/editor.js", async (route) => {
    await passed;
    await route.continue();
  });
  await page.goto(base, { waitUntil: "commit" });
  await page.locator("#panel").waitFor();
  await page.locator("task-editor textarea").fill(TASK);
  await problem(page, "host port 81").waitFor();
  letThrough();
  await until("the editor is there", () => page.evaluate(() => document.querySelector("task-editor").ready === true));
  assert.equal(await text(page), TASK);
  await setText(page, "{ }");
  await problem(page, "host port 81").waitFor({ state: "detached" });
});

spec("while it loads, it says so", async ({ page, visit }) => {
  await page.route("**/*.wasm", () => {});
  await visit();
  await page.getByRole("status").getByText("Loading the engine").waitFor();
});
