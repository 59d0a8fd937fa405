// The examples: each opens, and Undo brings the text before it back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { editorHasFocus, openExample, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const EXAMPLES = JSON.parse(readFileSync("static/examples/index.json", "utf8"));

spec("every example of the menu opens", async ({ page, open }) => {
  await open();
  for (const { file, title } of EXAMPLES) {
    await openExample(page, title);
    const expected = readFileSync(`static/examples/${file}`, "utf8");
    await until(`${file} is in the editor`, async () => (await text(page)) === expected);
    await until(`${file}: the editor has the focus`, () => editorHasFocus(page));
  }
});

spec("any of them opens", async ({ page, open }) => {
  const texts = EXAMPLES.map(({ file }) => readFileSync(`static/examples/${file}`, "utf8"));
  await open();
  await setText(page, "{ }");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("dialog", { name: "Examples" }).getByRole("button", { name: "Any of them" }).click();
  await until("it is an example", async () => texts.includes(await text(page)));
});

spec("undo brings back the text that an example replaced", async ({ page, open }) => {
  await open();
  await setText(page, "{ }");
  await openExample(page, "Plain variables");
  await until("the example is there", async () => (await text(page)).includes('"family": "hello"'));
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the text is back", async () => (await text(page)) === "{ }");
});

spec("a link opens an example", async ({ page, open }) => {
  await open("#example=plain-variables.json");
  await until("the example is there", async () => (await text(page)).includes('"family": "hello"'));
});

spec("a link cannot name anything but an example", async ({ page, open, requests }) => {
  await open("#example=../index.html");
  await page.waitForLoadState("networkidle");
  assert.ok(!requests.includes("index.html"));
});
