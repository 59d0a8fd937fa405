// The rules: presets and levels in the settings, and problems that are ignored.

import assert from "node:assert/strict";
import { TASK, problem, problems, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** One plain text password, which `strict` takes more seriously. */
const PASSWORD = TASK.replace('{ "name": "COLOR", "value": "blue" }', '{ "name": "DB_PASSWORD", "value": "hunter2-is-short" }');

async function openSettings(page) {
  await page.getByRole("button", { name: /^Settings/ }).click();
  return page.getByRole("dialog", { name: "Settings" });
}

const byRule = (page, rule) => problems(page).filter({ has: page.getByRole("button", { name: `Explain ${rule}`, exact: true }) });

spec("a rule that is switched off says nothing, also after a reload, until it is reset", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await page.getByText("Draft kept in this browser only").waitFor();
  await problem(page, "host port 81").waitFor();
  const dialog = await openSettings(page);
  await dialog.getByRole("searchbox", { name: "Find a rule" }).fill("awsvpc-host-port");
  await dialog.getByLabel("Level of awsvpc-host-port").selectOption("off");
  await problem(page, "host port 81").waitFor({ state: "detached" });
  await page.reload();
  await problems(page).first().waitFor();
  assert.equal(await problem(page, "host port 81").count(), 0);
  const again = await openSettings(page);
  await again.getByRole("button", { name: /^Network.*1 changed/ }).click();
  assert.equal(await again.getByLabel("Level of awsvpc-host-port").inputValue(), "off");
  await again.getByRole("button", { name: "Reset the rules" }).click();
  await problem(page, "host port 81").waitFor();
  assert.equal(await again.getByLabel("Level of awsvpc-host-port").inputValue(), "");
});

spec("a rule's level goes before that of its group", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  const dialog = await openSettings(page);
  await dialog.getByLabel("Level of Network").selectOption("off");
  await problem(page, "host port 81").waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: /^Network/ }).click();
  await dialog.getByLabel("Level of awsvpc-host-port").selectOption("info");
  await problem(page, "host port 81").and(page.locator(".is-info")).waitFor();
});

spec("the strict preset makes an error of a warning", async ({ page, open }) => {
  await open();
  await setText(page, PASSWORD);
  await byRule(page, "plaintext-secret-by-name").and(page.locator(".is-warning")).waitFor();
  const dialog = await openSettings(page);
  await dialog.getByLabel("Preset").selectOption("strict");
  await byRule(page, "plaintext-secret-by-name").and(page.locator(".is-error")).waitFor();
});

spec("a problem is ignored and comes back", async ({ page, open, axe }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
  const all = await problems(page).count();
  await problem(page, "host port 81").getByRole("button", { name: "Ignore awsvpc-host-port" }).press("Enter");
  await problem(page, "host port 81").waitFor({ state: "detached" });
  assert.equal(await problems(page).count(), all - 1);
  await problem(page, "host port 80").waitFor();
  await page.waitForFunction(() => document.getElementById("panel").contains(document.activeElement));
  await page.getByRole("button", { name: "1 ignored · show" }).press("Enter");
  await page.getByRole("button", { name: "1 ignored · hide" }).waitFor();
  assert.deepEqual(await axe(), []);
  await page.getByRole("button", { name: "Restore awsvpc-host-port" }).press("Enter");
  await problem(page, "host port 81").waitFor();
  assert.equal(await problems(page).count(), all);
  assert.equal(await page.getByRole("button", { name: /ignored/ }).count(), 0);
  await page.waitForFunction(() => document.getElementById("panel").contains(document.activeElement));
});

spec("all ignored problems come back from the settings", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  for (const port of ["80", "81"]) {
    await problem(page, `host port ${port}`).getByRole("button", { name: "Ignore awsvpc-host-port" }).click();
    await problem(page, `host port ${port}`).waitFor({ state: "detached" });
  }
  await page.getByRole("button", { name: "2 ignored · show" }).waitFor();
  const dialog = await openSettings(page);
  await dialog.getByRole("button", { name: "Restore 2 ignored problems" }).click();
  await problem(page, "host port 80").waitFor();
  await problem(page, "host port 81").waitFor();
});

spec("what a comment silences is listed as such", async ({ page, open }) => {
  await open();
  await setText(page, "family: web\ncolour: 1 # taskdef-ignore: unknown-field\ncontainerDefinitions: []\n");
  await page.getByRole("button", { name: "1 ignored · show" }).click();
  await page.locator(".ignored-row").filter({ hasText: "by a comment" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Restore/ }).count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  spec(`the rules fit a phone, and axe finds nothing, ${colorScheme}`, { ...PHONE, colorScheme }, async ({ page, open, axe }) => {
    await open();
    await setText(page, TASK);
    const dialog = await openSettings(page);
    await dialog.getByRole("button", { name: /^Secrets and environment/ }).click();
    await until("the rules are there", async () => (await dialog.locator("li.rule-level").count()) > 20);
    await dialog.getByLabel("Level of empty-value").selectOption("off");
    const over = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.equal(over, 0);
    assert.deepEqual(await axe(), []);
  });
}
