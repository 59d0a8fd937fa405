// Completion with the engine behind it: what is offered where somebody types, and what a choice makes of the text.

import assert from "node:assert/strict";
import { field, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const options = (page) => page.locator("task-editor").getByRole("listbox").getByRole("option");
const labels = (page) => page.locator("task-editor .cm-completionLabel").allInnerTexts();

/** Sets a text and puts the caret where it has `‸`. */
async function typeAt(page, content) {
  await setText(page, content.replace("‸", ""));
  await page.locator("task-editor").evaluate((editor, at) => editor.reveal(at), content.indexOf("‸"));
}

spec("typing in a container offers every member that is not there yet", async ({ page, open }) => {
  await open();
  await typeAt(page, '{\n  "containerDefinitions": [\n    { "name": "web", "image": "nginx", ‸ }\n  ]\n}\n');
  await page.keyboard.type('"');
  await options(page).first().waitFor();
  const offered = await labels(page);
  assert.ok(offered.length >= 38, `${offered.length}`);
  assert.ok(offered.includes("portMappings") && !offered.includes("name"));
  await page.keyboard.type("logc");
  await until("it is narrowed", async () => (await labels(page))[0] === "logConfiguration");
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  assert.match(await text(page), /"logConfiguration": \{\}/);
});

spec("values follow what stands beside them", async ({ page, open }) => {
  await open();
  await typeAt(page, '{ "family": "a", "cpu": "256", "memory": "‸" }');
  await page.keyboard.press("Control+Space");
  await options(page).first().waitFor();
  assert.deepEqual(await labels(page), ["512", "1024", "2048"]);
  // Keys pressed sooner than a person could read the list are not meant for it.
  await page.waitForTimeout(100);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await text(page), '{ "family": "a", "cpu": "256", "memory": "1024" }');
});

spec("a pattern is put in with what is to be filled in selected", async ({ page, open }) => {
  await open();
  await typeAt(page, "family: a\nexecutionRoleArn: ‸\n");
  await page.keyboard.press("Control+Space");
  await options(page).filter({ hasText: "IAM role" }).waitFor();
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  await page.keyboard.type("111122223333");
  await until("the account is typed over", async () => (await text(page)).includes("arn:aws:iam::111122223333:role/NAME"));
});

spec("the keys Ctrl+K Ctrl+I explain a field", async ({ page, open }) => {
  await open();
  await typeAt(page, '{ "family": "a", "network‸Mode": "awsvpc", "containerDefinitions": [] }');
  await until("it has been read", async () => {
    await field(page).press("Control+k");
    await field(page).press("Control+i");
    return (await page.locator("task-editor .card").count()) > 0;
  });
  const card = page.locator("task-editor .card");
  await card.getByText("a string, optional").waitFor();
  assert.match(await card.innerText(), /bridge, host, awsvpc, none/);
});
