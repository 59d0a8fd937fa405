// The pretend AWS: what is set there changes the environment, the launch and the policy, and is kept nowhere.

import assert from "node:assert/strict";
import { openExample, openPanel, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const section = (page) => page.getByRole("region", { name: "Pretend AWS" });

async function unfold(page) {
  await section(page).getByRole("button", { name: /^Pretend AWS/, expanded: false }).click();
}

spec("a missing secret stops the launch, in the words of AWS", async ({ page, open }) => {
  await open();
  await openExample(page, "A Fargate web service");
  await openPanel(page, "Launch");
  await page.getByRole("heading", { name: "The task runs" }).waitFor();
  await unfold(page);
  await section(page).getByLabel(/^State/).selectOption("missing");
  await page.getByRole("heading", { name: "The task stops" }).waitFor();
  assert.match(await page.locator(".stopped-reason pre").innerText(), /^ResourceInitializationError.*ResourceNotFoundException/s);
  await section(page).getByRole("button", { name: "Reset" }).click();
  await page.getByRole("heading", { name: "The task runs" }).waitFor();
});

spec("a role without permissions is denied", async ({ page, open }) => {
  await open();
  await openExample(page, "A Fargate web service");
  await openPanel(page, "Launch");
  await unfold(page);
  await section(page).getByLabel("Execution role").selectOption("nothing");
  await page.locator(".stopped-reason pre").getByText("is not authorized to perform").waitFor();
});

spec("without a route to AWS the launch stops", async ({ page, open }) => {
  await open();
  await openExample(page, "A Fargate web service");
  await openPanel(page, "Launch");
  await unfold(page);
  await section(page).getByLabel("Network").selectOption("not-reached");
  await page.getByRole("heading", { name: "The task stops" }).waitFor();
});

spec("a typed value is hidden until asked for, and copied only then", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await openExample(page, "A Fargate web service");
  await openPanel(page, "Environment");
  await unfold(page);
  await section(page).getByRole("textbox", { name: /^Value/ }).fill('{"secret":"typed-marker"}');
  const row = page.locator("#panel li.variable").filter({ hasText: "SESSION_SECRET" });
  await row.getByText("hidden secret value").waitFor({ state: "attached" });
  assert.ok(!(await row.innerText()).includes("typed-marker"));
  const copyJson = async () => {
    await page.getByRole("region", { name: "web", exact: true }).getByRole("button", { name: "JSON" }).click();
    await page.getByRole("status").getByText("JSON copied").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(JSON.parse(await copyJson()).SESSION_SECRET, null);
  await row.getByRole("button", { name: "Show the value of SESSION_SECRET" }).click();
  await row.getByText("typed-marker").waitFor();
  await until("it is copied", async () => JSON.parse(await copyJson()).SESSION_SECRET === "typed-marker");
  await page.getByRole("button", { name: "Hide all values" }).click();
  await row.getByText("typed-marker").waitFor({ state: "detached" });
});

spec("what is typed there is kept nowhere", async ({ page, open, requests }) => {
  await open();
  await openExample(page, "A Fargate web service");
  await openPanel(page, "Environment");
  await unfold(page);
  await section(page).getByRole("textbox", { name: /^Value/ }).fill('{"secret":"typed-marker"}');
  await page.waitForTimeout(1200);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, document.title]));
  assert.ok(!kept.includes("typed-marker"), kept);
  assert.ok(!requests.some((request) => request.includes("typed-marker")));
  assert.ok(!(await text(page)).includes("typed-marker"));
});

spec("a customer managed key asks for kms:Decrypt", async ({ page, open }) => {
  await open();
  await openExample(page, "A Fargate web service");
  await openPanel(page, "IAM policy");
  assert.equal(await page.locator("#policy-panel").getByText("kms:Decrypt").count(), 0);
  await openExample(page, "Both, under a customer KMS key");
  await page.locator("#policy-panel .statement").getByText("kms:Decrypt").first().waitFor();
});

spec("environment files give their variables", async ({ page, open }) => {
  await open();
  await openExample(page, "Environment files in S3");
  await openPanel(page, "Environment");
  const row = page.locator("#panel li.variable").filter({ hasText: "TIMEZONE" });
  await row.getByText("env file").first().waitFor();
});

spec("policies name resources one by one or by folder", async ({ page, open }) => {
  await open();
  await openExample(page, "Parameter Store");
  await openPanel(page, "IAM policy");
  await page.locator("#policy-panel").getByText("parameter/prod/search/index-name").first().waitFor();
  await page.getByLabel("How resources are named").selectOption("prefix");
  await page.locator("#policy-panel").getByText("parameter/prod/search/*").first().waitFor();
});
