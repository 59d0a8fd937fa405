// The launch: how it ends, what AWS would say, and which step is which line.

import assert from "node:assert/strict";
import { caretLine, openExample, openPanel, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

spec("a task that starts shows its steps and calls", async ({ page, open }) => {
  await open();
  await openExample(page, "Secrets Manager");
  await openPanel(page, "Launch");
  await page.getByRole("heading", { name: "The task runs" }).waitFor();
  await page.getByRole("tab", { name: "Launch (the task runs)" }).waitFor();
  await page.getByRole("table").getByText("secretsmanager:GetSecretValue").first().waitFor();
  const step = page.locator("#panel li.step").filter({ hasText: "GetSecretValue for DB_PASSWORD of" });
  await step.getByRole("button", { name: /^line/ }).click();
  const lines = (await text(page)).split("\n");
  await until("the caret is at the secret", async () => lines[(await caretLine(page)) - 1].includes(":password::"));
});

spec("a definition that is refused shows what AWS says", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await openExample(page, "The same name twice");
  await openPanel(page, "Launch");
  await page.getByRole("heading", { name: "It is refused" }).waitFor();
  await page.locator(".stopped-reason").getByRole("button", { name: "Copy" }).click();
  await page.getByRole("status").getByText("The reason copied").waitFor();
  const reason = await page.locator(".stopped-reason pre").innerText();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), reason);
});
