// Settings and what is kept between visits.

import assert from "node:assert/strict";
import { openPanel, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

async function openSettings(page) {
  await page.getByRole("button", { name: "Settings" }).click();
  return page.getByRole("dialog", { name: "Settings" });
}

spec("the colours can be chosen, and are there from the first moment of the next visit", { colorScheme: "light" }, async ({ page, open, visit }) => {
  await open();
  const light = await background(page);
  const dialog = await openSettings(page);
  await dialog.getByLabel("Colours").selectOption("dark");
  await until("it is dark", async () => (await background(page)) !== light);
  await page.route("**/*.wasm", () => {});
  await visit();
  assert.notEqual(await background(page), light);
});

spec("the place of the task is kept and shown", async ({ page, open }) => {
  await open();
  const dialog = await openSettings(page);
  await dialog.getByLabel(/^Launch type/).selectOption("EC2");
  await dialog.getByLabel("Region").fill("eu-north-1");
  await dialog.getByLabel("Account").fill("111122223333");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings EC2 · eu-north-1 · 111122223333" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Settings EC2 · eu-north-1 · 111122223333" }).waitFor();
});

spec("a dialog gives the focus back", async ({ page, open }) => {
  await open();
  await openSettings(page);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Settings/);
});

spec("the text is kept, and says so", async ({ page, open }) => {
  await open();
  await setText(page, '{ "family": "kept" }');
  await page.getByText("Draft kept in this browser only").waitFor();
  await page.reload();
  await until("the draft is back", async () => (await text(page)) === '{ "family": "kept" }');
});

spec("everything can be forgotten", async ({ page, open }) => {
  await open();
  await setText(page, '{ "family": "forget me" }');
  await page.getByText("Draft kept in this browser only").waitFor();
  const dialog = await openSettings(page);
  await dialog.getByRole("button", { name: "Forget everything" }).click();
  await dialog.getByText("Draft not kept").waitFor();
  await page.keyboard.press("Escape");
  await setText(page, '{ "family": "after" }');
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

spec("a browser that refuses storage still has a playground", async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await open();
  await setText(page, '{ "family": "web", "containerDefinitions": [] }');
  await openPanel(page, "Launch");
  await openSettings(page);
  await page.getByText("Draft not kept").waitFor();
});
