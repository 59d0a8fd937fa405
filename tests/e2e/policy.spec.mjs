// The policies: every statement says why it is there and leads to the line that needs it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { caretLine, openExample, openPanel, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

spec("every statement has a reason that leads to its line", async ({ page, open }) => {
  await open();
  await openExample(page, "Secrets Manager");
  await openPanel(page, "IAM policy");
  const statements = page.locator("#panel li.statement");
  await statements.first().waitFor();
  for (const statement of await statements.all()) assert.ok((await statement.locator(".because li").count()) > 0);
  const secrets = statements.filter({ hasText: "secretsmanager:GetSecretValue" });
  await secrets.locator(".because").getByRole("button", { name: /^line/ }).first().click();
  const lines = (await text(page)).split("\n");
  await until("the caret is at the secret", async () => lines[(await caretLine(page)) - 1].includes(":secret:prod/orders/db-"));
});

spec("the policy is copied and downloaded as JSON", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await openExample(page, "Secrets Manager");
  await openPanel(page, "IAM policy");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("status").getByText("The policy copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const actions = JSON.parse(copied).Statement.flatMap(({ Action }) => Action);
  assert.ok(actions.includes("secretsmanager:GetSecretValue"), copied);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  assert.equal(download.suggestedFilename(), "execution-role.json");
  assert.equal(readFileSync(await download.path(), "utf8"), copied);
});

spec("the trust policy names the service", async ({ page, open }) => {
  await open();
  await openExample(page, "Secrets Manager");
  await openPanel(page, "IAM policy");
  await page.getByRole("tab", { name: "Trust policy" }).click();
  await page.locator("#policy-panel").getByText("ecs-tasks.amazonaws.com").waitFor();
});

spec("a role that is not needed says so", async ({ page, open }) => {
  await open();
  await setText(page, '{ "family": "x", "containerDefinitions": [{ "name": "x", "image": "nginx:1.27", "memory": 64 }] }');
  await openPanel(page, "IAM policy");
  await page.getByRole("tab", { name: "Task role" }).click();
  await page.locator("#policy-panel").getByText("Not needed").waitFor();
});
