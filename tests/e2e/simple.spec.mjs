// The plain text field in the place of the editor: the same work by the list of problems and by keys.

import assert from "node:assert/strict";
import { TASK, openExample, openPanel, problem, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const area = (page) => page.locator("task-editor").getByRole("textbox", { name: "Task definition" });
const value = (page) => area(page).inputValue();

/** Chooses it in the settings. */
async function choose(page) {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: "Plain text field instead of the editor" }).check();
  await page.keyboard.press("Escape");
  await page.locator("task-editor textarea.simple").waitFor();
}

spec("a plain text field does the same by list and keys", async ({ page, open, axe, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await choose(page);
  await area(page).fill(TASK);
  await problem(page, "host port 81").getByRole("button", { name: /host port 81/ }).first().click();
  const selected = () => area(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
  await until("its place is selected", async () => (await selected()) === "81");
  const live = page.locator("task-editor .said");
  assert.match(await live.textContent(), /^Problem \d+ of \d+, line 24\. Error: host port 81/);
  await page.keyboard.press("F8");
  await until("the next problem is selected", async () => (await selected()) !== "81");
  await problem(page, "host port 81").getByRole("button", { name: /host port 81/ }).first().click();
  await until("it is the current one", () => page.locator("#panel .problem.current").count());
  await area(page).focus();
  await page.keyboard.press("Control+.");
  await until("its fix has the focus", () => page.evaluate(() => document.activeElement.classList.contains("fix")));
  await page.keyboard.press("Enter");
  await problem(page, "host port 81").waitFor({ state: "detached" });
  assert.ok(!(await value(page)).includes('"hostPort": 81'));
  await area(page).focus();
  await page.keyboard.press("Control+z");
  await until("undo takes the fix back", async () => (await value(page)) === TASK);
  assert.deepEqual(await axe(), []);
  await openExample(page, "Secrets Manager");
  await until("the example is there", async () => (await value(page)).includes('"family": "orders"'));
  await openPanel(page, "IAM policy");
  await page.getByRole("button", { name: "Copy", exact: true }).first().click();
  await page.getByRole("status").getByText("copied").waitFor();
  assert.equal(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).Version, "2012-10-17");
});

spec("what is typed there is checked, kept and taken back", async ({ page, open }) => {
  await open();
  await choose(page);
  await area(page).fill("");
  await area(page).pressSequentially("family: 😀 web");
  await until("it is analysed", async () => (await page.locator("task-editor").evaluate((editor) => editor.getText())) === "family: 😀 web");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), "task-editor", "Tab leaves");
  await until("it is kept", () => page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes("😀 web"))));
  await page.reload();
  await page.locator("task-editor textarea.simple").waitFor();
  assert.equal(await value(page), "family: 😀 web");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: "Plain text field instead of the editor" }).uncheck();
  await page.keyboard.press("Escape");
  await page.locator("task-editor .cm-content").waitFor();
  assert.equal(await page.locator("task-editor").evaluate((editor) => editor.getText()), "family: 😀 web");
});
