// The pretend AWS: experiments, form and JSON. What is set there changes the environment, the launch and the policy, and is kept nowhere.

import assert from "node:assert/strict";
import { openExample, openPanel, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const section = (page) => page.getByRole("region", { name: "Pretend AWS" });

/** The experiments above the launch. */
async function experiments(page) {
  await inExample(page, "Launch");
  await section(page).getByRole("button", { name: /^Pretend AWS/, expanded: false }).click();
}

/** A way to see the pretend AWS in its panel. */
async function worldAs(page, way) {
  await inExample(page, "Pretend AWS");
  await page.getByRole("tab", { name: way, exact: true }).click();
}

async function inExample(page, panel) {
  await openExample(page, "A Fargate web service");
  await openPanel(page, panel);
}

const json = (page) => page.getByRole("textbox", { name: "Pretend AWS as JSON" });

spec("an experiment stops the launch in the words of AWS, and is undone by the same button", async ({ page, open }) => {
  await open();
  await experiments(page);
  await page.getByRole("heading", { name: "The task runs" }).waitFor();
  const remove = section(page).getByRole("button", { name: "Delete", exact: true });
  assert.equal(await remove.getAttribute("aria-pressed"), "false");
  await remove.click();
  await page.getByRole("heading", { name: "The task stops" }).waitFor();
  assert.match(await page.locator(".stopped-reason pre").innerText(), /^ResourceInitializationError.*ResourceNotFoundException/s);
  assert.equal(await remove.getAttribute("aria-pressed"), "true");
  await remove.click();
  await page.getByRole("heading", { name: "The task runs" }).waitFor();
});

spec("experiments are listed, and undone one by one or all at once", async ({ page, open, axe }) => {
  await open();
  await experiments(page);
  for (const name of ["Cut the network", "Deny secretsmanager:GetSecretValue", "Rotate now"]) {
    await section(page).getByRole("button", { name, exact: true }).click();
  }
  const list = section(page).getByRole("region", { name: "Experiments that are on" });
  await until("three are on", async () => (await list.getByRole("listitem").count()) === 3);
  assert.deepEqual(await axe(), []);
  await page.locator(".stopped-reason pre").getByText("connection issue").waitFor();
  await list.getByRole("button", { name: "Undo: Cut the network" }).click();
  await page.locator(".stopped-reason pre").getByText("is not authorized to perform: secretsmanager:GetSecretValue").waitFor();
  await list.getByRole("button", { name: "Undo all" }).click();
  await page.getByRole("heading", { name: "The task runs" }).waitFor();
  assert.equal(await list.count(), 0);
});

spec("a role without permissions is denied", async ({ page, open }) => {
  await open();
  await worldAs(page, "Form");
  await page.getByLabel("It may (Execution role)").selectOption("nothing");
  await page.getByRole("status").getByText("is not authorized to perform").waitFor();
  await page.getByRole("button", { name: "Reset everything" }).click();
  await page.getByRole("status").getByText("The task runs").waitFor();
});

spec("form and JSON say the same, and what cannot be read is shown at its place", async ({ page, open, axe }) => {
  await open();
  await worldAs(page, "Form");
  await page.getByLabel(/^State \(secret/).selectOption("pending-deletion");
  assert.deepEqual(await axe(), []);
  await page.getByRole("tab", { name: "JSON", exact: true }).click();
  const [state] = Object.values(JSON.parse(await json(page).inputValue()).secrets);
  assert.deepEqual(state, { state: "pending-deletion" });
  await json(page).fill('{\n  "network": "down"\n}');
  const alert = page.getByRole("alert");
  await alert.getByText('world.network: must be one of "ok", "no-route"').waitFor();
  assert.deepEqual(await axe(), []);
  await page.getByRole("status").getByText("marked for deletion").waitFor();
  await alert.getByRole("button", { name: "line 2" }).click();
  assert.equal(await json(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), '"network"');
  await json(page).fill('{\n  "network": "no-route"\n}');
  await alert.waitFor({ state: "detached" });
  await page.getByRole("status").getByText("connection issue").waitFor();
  await page.getByRole("tab", { name: "Form", exact: true }).click();
  assert.equal(await page.getByLabel("Route to AWS (Network)").inputValue(), "no-route");
});

spec("stages and other tables get entries by name", async ({ page, open }) => {
  await open();
  await worldAs(page, "Form");
  const secret = page.getByRole("region", { name: /^secret / });
  await secret.getByText("More", { exact: true }).click();
  await secret.getByRole("textbox", { name: /^Name: Value by staging label/ }).fill("AWSPREVIOUS");
  await secret.getByRole("button", { name: /^Add: Value by staging label/ }).click();
  await secret.getByRole("textbox", { name: /^Value by staging label AWSPREVIOUS/ }).fill("old");
  await page.getByRole("tab", { name: "JSON", exact: true }).click();
  await until("it is there", async () => (await json(page).inputValue()).includes('"AWSPREVIOUS": "old"'));
});

spec("a typed value is hidden until asked for, and copied only then", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await worldAs(page, "Form");
  await page.getByRole("textbox", { name: /^Value \(secret/ }).fill('{"secret":"typed-marker"}');
  await openPanel(page, "Environment");
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
  await worldAs(page, "Form");
  await page.getByRole("textbox", { name: /^Value \(secret/ }).fill('{"secret":"typed-marker"}');
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
