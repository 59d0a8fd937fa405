// The policies: every statement says why it is there and leads to the line that needs it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TASK, caretLine, openExample, openPanel, setText, text, until } from "./app-page.mjs";
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
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download", exact: true }).click()]);
  assert.equal(download.suggestedFilename(), "execution-role.json");
  assert.equal(readFileSync(await download.path(), "utf8"), copied);
});

spec("the trust policy names the service", async ({ page, open }) => {
  await open();
  await openExample(page, "Secrets Manager");
  await openPanel(page, "IAM policy");
  await page.locator("summary").getByText("Trust policy").click();
  await page.locator("#policy-panel").getByText("ecs-tasks.amazonaws.com").waitFor();
});

spec("a role that is not needed says so", async ({ page, open }) => {
  await open();
  await setText(page, '{ "family": "x", "containerDefinitions": [{ "name": "x", "image": "nginx:1.27", "memory": 64 }] }');
  await openPanel(page, "IAM policy");
  await page.getByRole("tab", { name: "Task role" }).click();
  await page.locator("#policy-panel").getByText("Not needed").waitFor();
});

const lit = (page) => page.locator("task-editor .cm-line.lit");

spec("an action and the line that needs it light up together", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "IAM policy");
  const action = page.getByRole("button", { name: /secret:shop\/api-Ab12Cd/ }).first();
  await action.hover();
  await until("the line is lit", async () => (await lit(page).allInnerTexts()).join().includes("API_KEY"));
  await page.mouse.move(0, 0);
  await until("it is dark again", async () => (await lit(page).count()) === 0);
  await action.focus();
  await until("the focus does the same", async () => (await lit(page).allInnerTexts()).join().includes("API_KEY"));
  await page.keyboard.press("Enter");
  const lines = (await text(page)).split("\n");
  await until("the caret goes there", async () => lines[(await caretLine(page)) - 1].includes("API_KEY"));
  const statement = page.locator("#panel li.statement").filter({ hasText: "GetSecretValue" });
  await statement.getByText("for the line of the caret").waitFor();
});

spec("a role is written for each tool, with its file and a snippet", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await setText(page, TASK);
  await openPanel(page, "IAM policy");
  await page.getByLabel("Written as").selectOption("terraform");
  await page.locator("#policy-panel").getByText('resource "aws_iam_role"').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download", exact: true }).click()]);
  assert.equal(download.suggestedFilename(), "execution-role.tf");
  await page.getByRole("button", { name: "Copy for a pull request" }).click();
  await page.getByRole("status").getByText("What it may do, why, and the policy copied").waitFor();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(snippet, /^### Execution role of `shop`\n\n- .*\(line \d+\)/);
  assert.match(snippet, /```hcl\n[^]*aws_iam_role/);
});

spec("what the text does not tell is asked for, and stays", async ({ page, open }) => {
  await open();
  await setText(page, TASK.replace("eu-west-1.amazonaws.com/shop", "eu-west-1.amazonaws.com/cache/shop"));
  await openPanel(page, "IAM policy");
  await page.getByRole("tab", { name: "Task role" }).click();
  await page.locator("#policy-panel").getByText("Not needed").waitFor();
  await page.locator("summary").getByText("What the text does not tell").click();
  assert.equal(await page.getByLabel("Account from the text").getAttribute("placeholder"), "111122223333");
  await page.getByLabel("ECS Exec is on").check();
  await page.locator("#policy-panel").getByText("ssmmessages:OpenDataChannel").first().waitFor();
  await page.getByRole("tab", { name: "Execution role" }).click();
  await page.getByLabel("Prefixes of pull-through caches").fill("cache");
  await page.getByLabel("Prefixes of pull-through caches").press("Enter");
  await page.locator("#policy-panel").getByText("ecr:BatchImportUpstreamImage").first().waitFor();
  await page.getByLabel("ECS manages load balancers").check();
  await page.getByRole("tab", { name: "Infrastructure role" }).click();
  await page.locator("#policy-panel").getByText("AmazonECSInfrastructureRolePolicyForLoadBalancers").waitFor();
  const kept = await page.evaluate(() => JSON.parse(localStorage["taskdef-playground:1:settings"]).roleOptions);
  assert.deepEqual(kept, { exec: true, infrastructure: ["load-balancers"], pullThroughPrefixes: ["cache"] });
});

spec("every call of a launch is put to each layer of policies", async ({ page, open, axe }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "IAM policy");
  await page.getByRole("tab", { name: "Can it launch?" }).click();
  await page.locator("#policy-panel").getByText("all allowed").waitFor();
  const row = page.getByRole("row").filter({ hasText: "secretsmanager:GetSecretValue" });
  assert.deepEqual(await row.locator("td strong").allInnerTexts(), ["allowed", "allowed", "no say", "no say", "no say"]);
  assert.deepEqual(await axe(), []);
  await openPanel(page, "Pretend AWS");
  await page.getByRole("tab", { name: "Form", exact: true }).click();
  await page.getByLabel("It may (Execution role)").selectOption("nothing");
  await openPanel(page, "IAM policy");
  await until("the row is denied", async () => (await row.locator("td strong").allInnerTexts()).join() === "denied,denied,no say,no say,no say");
  await row.getByRole("button", { name: /^line/ }).click();
  const lines = (await text(page)).split("\n");
  await until("the caret is at the secret", async () => lines[(await caretLine(page)) - 1].includes("API_KEY"));
});

spec("policies of resources unfold", async ({ page, open, axe }) => {
  await open();
  await setText(page, TASK);
  await openPanel(page, "IAM policy");
  await page.locator("summary").getByText("Lock on the secret").click();
  await page.locator("#policy-panel").getByText("aws:PrincipalArn").waitFor();
  await page.getByRole("tab", { name: "Deployer" }).click();
  await page.locator("#policy-panel").getByText("iam:PassRole").first().waitFor();
  assert.deepEqual(await axe(), []);
});
