// Reports: saved in every format with the numbers of the list, opened again for viewing, and printed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TASK, problems, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

async function openShare(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  return page.getByRole("dialog", { name: "Share" });
}

spec("every format is saved and copied, with the numbers of the list", CLIPBOARD, async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await until("the list is there", async () => (await problems(page).count()) > 2);
  const number = await problems(page).count();
  const dialog = await openShare(page);
  for (const [format, name, count] of [
    ["Text, with the lines and carets", "report.txt", (report) => report.match(/^(error|warning|info)\[/gm).length],
    ["JSON", "report.json", (report) => JSON.parse(report).diagnostics.length],
    ["SARIF 2.1.0, for code scanning", "report.sarif", (report) => JSON.parse(report).runs[0].results.length],
    ["Markdown, a table", "report.md", (report) => report.match(/^\| (error|warning|info) \|/gm).length],
    ["GitHub Actions annotations", "report.txt", (report) => report.match(/^::(error|warning|notice) /gm).length],
  ]) {
    await dialog.getByLabel("Format").selectOption({ label: format });
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download" }).click()]);
    assert.equal(download.suggestedFilename(), name);
    const report = readFileSync(await download.path(), "utf8");
    assert.equal(count(report), number, `${format}:\n${report}`);
    await dialog.getByRole("button", { name: "Copy", exact: true }).click();
    await until("it is copied", async () => (await page.evaluate(() => navigator.clipboard.readText())) === report);
  }
});

spec("a report is opened for viewing, and its lines and rules lead on", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await until("the list is there", async () => (await problems(page).count()) > 2);
  const number = await problems(page).count();
  const share = await openShare(page);
  await share.getByLabel("Format").selectOption({ label: "SARIF 2.1.0, for code scanning" });
  const [download] = await Promise.all([page.waitForEvent("download"), share.getByRole("button", { name: "Download" }).click()]);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), share.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name: "report.sarif", mimeType: "application/json", buffer: readFileSync(await download.path()) });
  const dialog = page.getByRole("dialog", { name: "Report" });
  await dialog.getByText("On task-definition.json, written by taskdef-playground").waitFor();
  assert.equal(await dialog.getByRole("listitem").count(), number);
  await dialog.getByRole("listitem").filter({ hasText: "host port 81" }).getByRole("button", { name: /^line / }).click();
  await dialog.waitFor({ state: "detached" });
  await until("the caret is there", async () => (await page.locator(".status-bar .caret").innerText()).startsWith("Line 24,"));
});

spec("on paper stand problems, environments and policies, and no controls", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await until("the list is there", async () => (await problems(page).count()) > 2);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = page.locator("article.paper");
  await paper.waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  await paper.getByRole("heading", { name: "shop", level: 1 }).waitFor();
  const words = await paper.innerText();
  for (const word of ["host port 81", "COLOR", "API_KEY", "secretsmanager:GetSecretValue", "sts:AssumeRole"]) assert.ok(words.includes(word), word);
  for (const control of ["Undo", "Share", "Fix all safe"]) {
    assert.equal(await page.getByRole("button", { name: new RegExp(`^${control}`) }).first().isVisible().catch(() => false), false, control);
  }
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await paper.waitFor({ state: "detached" });
});
