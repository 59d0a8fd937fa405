// Format document: the button, the key, one step of undo, and what it leaves alone.
import assert from "node:assert/strict";
import { spec } from "./harness.mjs";

const text = (page) => page.evaluate(() => document.querySelector("task-editor").getText());
const put = (page, value) => page.evaluate((value) => document.querySelector("task-editor").setText(value), value);

spec("a text is formatted in one step, and one undo takes it back", async ({ page, open }) => {
  await open();
  await put(page, '{"family":"web","cpu":"256"}');
  await page.getByRole("button", { name: "Format" }).click();
  assert.equal(await text(page), '{\n  "family": "web",\n  "cpu": "256"\n}\n');
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await text(page), '{"family":"web","cpu":"256"}');
});

spec("the text as it is now is formatted, also before there are results of it", async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    document.querySelector("task-editor").setText('{"family":"newer"}');
    document.querySelector("button[aria-label=Format]").click();
  });
  assert.equal(await text(page), '{\n  "family": "newer"\n}\n');
});

spec("a text with comments is not formatted, and the page says why", async ({ page, open }) => {
  await open();
  const before = '{ // mine\n"family":"web"}';
  await put(page, before);
  await page.keyboard.press("Shift+Alt+F");
  await page.getByText(/Nothing to format/).first().waitFor();
  assert.equal(await text(page), before);
});
