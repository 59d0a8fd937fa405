// Check my policy: a second editor for the policies that a role has, judged by the task definition.

import assert from "node:assert/strict";
import { TASK, caretLine, openPanel, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Images", "Effect": "Allow", "Action": "ecr:*", "Resource": "*" },
    { "Sid": "Queue", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:typed-marker" }
  ]
}
`;

const editor = (page) => page.locator("#policy-panel task-editor");
const typed = (page) => editor(page).evaluate((element) => element.getText());
const section = (page) => page.getByRole("region", { name: "Execution role", exact: true });

async function openCheck(page) {
  await setText(page, TASK);
  await openPanel(page, "IAM policy");
  await page.getByRole("tab", { name: "Check my policy" }).click();
  await editor(page).evaluate((element, policy) => element.setText(policy), POLICY);
  await section(page).waitFor();
}

spec("a pasted policy is judged, with places in both texts", async ({ page, open, axe }) => {
  await open();
  await openCheck(page);
  const missing = section(page).getByRole("listitem").filter({ hasText: "secretsmanager:GetSecretValue" }).first();
  await missing.getByText("missing").first().waitFor();
  await section(page).getByText("too broad").first().waitFor();
  await section(page).getByText("unused").first().waitFor();
  await until("the editor marks it", async () => (await editor(page).locator(".problem").count()) > 0);
  assert.deepEqual(await axe(), []);
  await section(page).getByRole("button", { name: "Queue, line 5" }).first().click();
  await until("the place is selected in the policies", async () =>
    (await editor(page).evaluate(() => document.activeElement === document.querySelector("#policy-panel task-editor"))));
  await missing.getByRole("button", { name: /^line/ }).first().click();
  const lines = (await page.locator(".editor-pane task-editor").evaluate((element) => element.getText())).split("\n");
  await until("and the one in the task definition", async () => lines[(await caretLine(page)) - 1].includes("API_KEY"));
});

spec("a change is previewed, made in one step and taken back", async ({ page, open }) => {
  await open();
  await openCheck(page);
  const patch = section(page).locator("details.patch").first();
  await patch.locator("summary").click();
  await until("the lines that come are shown", async () => (await patch.locator("ins").count()) > 0);
  await patch.getByRole("button", { name: "Make this change" }).click();
  await until("what was missing is there", async () => (await typed(page)).includes("secretsmanager:GetSecretValue"));
  await until("nothing is missing", async () => (await section(page).getByText("missing").count()) === 0);
  await editor(page).evaluate((element) => element.undo());
  assert.equal(await typed(page), POLICY);
});

spec("what is pasted is kept nowhere, and stays while the panel shows something else", async ({ page, open, requests }) => {
  await open();
  await openCheck(page);
  await page.getByLabel("Whose policies").selectOption("deployer");
  await page.getByRole("region", { name: "Deployer", exact: true }).waitFor();
  await page.getByRole("tab", { name: "Task role" }).click();
  await page.waitForTimeout(1200);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, document.title]));
  assert.ok(!kept.includes("typed-marker"), kept);
  assert.ok(!requests.some((request) => request.includes("typed-marker")));
  await page.getByRole("tab", { name: "Check my policy" }).click();
  await page.getByRole("region", { name: "Deployer", exact: true }).waitFor();
  assert.equal(await typed(page), POLICY);
  assert.ok(!(await page.locator(".editor-pane task-editor").evaluate((element) => element.getText())).includes("typed-marker"));
});
