// Settings and what is kept between visits.

import assert from "node:assert/strict";
import { TASK, openPanel, problem, setText, text, until } from "./app-page.mjs";
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

spec("what is typed into a field stays when results arrive meanwhile", async ({ page, open }) => {
  await open();
  const dialog = await openSettings(page);
  const account = dialog.getByLabel("Account");
  await account.focus();
  await page.keyboard.type("1111");
  await setText(page, TASK);
  await until("the list is another", async () => (await page.locator("#panel").innerText()).includes("host port 81"));
  await page.keyboard.type("22223333");
  assert.equal(await account.inputValue(), "111122223333");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings 111122223333" }).waitFor();
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

spec("a full storage is said, and the text stays in the editor", async ({ page, open }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  await page.waitForTimeout(800);
  await openSettings(page);
  await page.getByText("Draft not kept").waitFor();
  assert.equal(await text(page), TASK);
});

spec("size and depth can be chosen", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const help = problem(page, "host port 81").locator(".help");
  await help.waitFor();
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  const dialog = await openSettings(page);
  await dialog.getByLabel(/^Size/).selectOption("huge");
  await until("it is larger", async () => (await size()) > before * 1.3);
  await dialog.getByLabel("List of problems").selectOption("short");
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
});

spec("each setting has a link, and what a link sets is not kept", async ({ page, open }) => {
  await open("#launchType=EC2&region=eu-north-1&theme=dark&size=large&explanations=short&preset=strict&rules=no-tags:off,secrets:error");
  await page.getByRole("button", { name: "Settings EC2 · eu-north-1" }).waitFor();
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), { app: "started", appRest: "joined", theme: "dark", size: "large", explanations: "short" });
  const dialog = await openSettings(page);
  assert.equal(await dialog.getByLabel("Preset").inputValue(), "strict");
  const options = JSON.parse(await dialog.getByLabel("Options as JSON").inputValue());
  assert.deepEqual(options, { context: { launchType: "EC2", region: "eu-north-1" }, preset: "strict", rules: { "no-tags": "off", secrets: "error" } });
  assert.equal(await page.evaluate(() => localStorage.getItem("taskdef-playground:1:settings")), null);
});

spec("settings go out as a link and as options, and come back", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, open, context }) => {
  await open();
  const dialog = await openSettings(page);
  const options = dialog.getByLabel("Options as JSON");
  await options.fill('{ "context": { "regoin": "x" } }');
  await options.blur();
  await dialog.getByRole("alert").getByText("options.context.regoin: unknown key").waitFor();
  await options.fill('{ "context": { "region": "eu-west-3" }, "rules": { "no-tags": "error" } }');
  await options.blur();
  await dialog.getByRole("alert").waitFor({ state: "detached" });
  await until("the field follows", async () => (await dialog.getByLabel("Region").inputValue()) === "eu-west-3");
  await dialog.getByRole("button", { name: "Copy a link with these settings" }).click();
  await dialog.getByText("Link with the settings copied").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.endsWith("#region=eu-west-3&rules=no-tags:error"), link);
  const other = await (await context.browser().newContext()).newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Settings eu-west-3" }).waitFor();
  await other.context().close();
});
