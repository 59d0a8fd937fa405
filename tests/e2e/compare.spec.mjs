// Two texts compared: what a deployment of the one in the editor changes.

import assert from "node:assert/strict";
import { TASK, editorHasFocus, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const AFTER = TASK.replace('"value": "blue"', '"value": "red"').replace("shop/api-", "shop/token-").replace("shop:1.0.0", "shop:1.1.0");

async function openCompare(page) {
  await page.getByRole("button", { name: "Compare" }).click();
  return page.getByRole("dialog", { name: "Compare" });
}

const rows = (dialog, list) => dialog.getByRole("list", { name: list }).getByRole("listitem");

spec("an older text is pasted, and what changes stands below", async ({ page, open }) => {
  await open();
  await setText(page, AFTER);
  const dialog = await openCompare(page);
  await dialog.getByLabel("Text before").fill(TASK);
  await dialog.getByRole("status").filter({ hasText: "2 variables" }).waitFor();
  const variables = rows(dialog, "Variables of web");
  assert.match(await variables.filter({ hasText: "COLOR" }).innerText(), /changed[^]*before[^]*blue[^]*after[^]*red/);
  const permissions = rows(dialog, "Permissions of the execution role");
  await permissions.filter({ hasText: "can go" }).filter({ hasText: "shop/api" }).waitFor();
  await permissions.filter({ hasText: "is needed" }).filter({ hasText: "shop/token" }).waitFor();
  await rows(dialog, "Secrets and parameters").filter({ hasText: "no longer used" }).waitFor();
  assert.match(await rows(dialog, "Other members of web").innerText(), /image[^]*1\.0\.0[^]*1\.1\.0/);
  const texts = dialog.getByRole("region", { name: "The texts, line by line" }).last();
  assert.equal(await texts.locator("ins").count(), 3);
  await dialog.getByLabel("Side by side").check();
  await until("lines stand beside each other", async () => {
    const [gone, come] = [await texts.locator("del").first().boundingBox(), await texts.locator("ins").first().boundingBox()];
    return gone.y === come.y && gone.x < come.x;
  });
  await variables.filter({ hasText: "COLOR" }).getByRole("button", { name: "line 15" }).click();
  await dialog.waitFor({ state: "detached" });
  await until("the editor has the focus", () => editorHasFocus(page));
});

spec("the text in the editor is taken as the older one, and both can be exchanged", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  let dialog = await openCompare(page);
  await dialog.getByRole("button", { name: "Take the text in the editor" }).click();
  await dialog.getByRole("status").filter({ hasText: "Nothing changes" }).waitFor();
  await page.keyboard.press("Escape");
  await setText(page, AFTER);
  dialog = await openCompare(page);
  await dialog.getByRole("status").filter({ hasText: "2 variables" }).waitFor();
  await dialog.getByRole("button", { name: "Exchange the two" }).click();
  await until("the older text is in the editor", async () => (await text(page)) === TASK);
  assert.equal(await dialog.getByLabel("Text before").inputValue(), AFTER);
  await rows(dialog, "Secrets and parameters").filter({ hasText: "no longer used" }).filter({ hasText: "shop/token" }).waitFor();
  await page.reload();
  dialog = await openCompare(page);
  assert.equal(await dialog.getByLabel("Text before").inputValue(), "", "nothing is stored");
});
