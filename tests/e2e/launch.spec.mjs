// The launch: how it ends, what AWS would say, and which step is which line.

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { caretLine, openExample, openPanel, setText, text, until } from "./app-page.mjs";
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

/** Twelve parameters, one of which is not there, and a container that waits for another. */
const BATCHES = JSON.stringify(
  {
    family: "web",
    executionRoleArn: "arn:aws:iam::111122223333:role/exec",
    containerDefinitions: [
      {
        name: "app",
        image: "nginx:1",
        memory: 64,
        dependsOn: [{ containerName: "init", condition: "SUCCESS" }],
        secrets: Array.from({ length: 12 }, (_, number) => ({ name: `P${number}`, valueFrom: `/p/${number}` })),
      },
      { name: "init", image: "busybox:1", memory: 64, essential: false },
    ],
  },
  null,
  2,
);

/** A link to it with a pretend AWS. */
const link = (world) =>
  `#v1s=${deflateRawSync(JSON.stringify({ text: BATCHES, options: { world } })).toString("base64url")}`;

spec("the launch is drawn, and a bar leads to its line", async ({ page, open }) => {
  await open();
  await setText(page, BATCHES);
  await openPanel(page, "Launch");
  const lane = (name) => page.locator(".timeline .lane").filter({ has: page.getByText(name, { exact: true }) });
  // A lane for each container and for each batch; what runs at the same time stands in one column.
  await lane("/p/0 +9").waitFor();
  await lane("/p/10 +1").waitFor();
  const left = async (name, word) => (await lane(name).locator(".bar", { hasText: word }).locator("rect").boundingBox()).x;
  assert.equal(await left("/p/0 +9", "fetch"), await left("app", "pull"));
  assert.ok((await left("init", "start")) < (await left("app", "create")), "a container waits for the other");
  await lane("init").locator(".bar", { hasText: "pull" }).click();
  const lines = (await text(page)).split("\n");
  await until("the caret is at the image", async () => lines[(await caretLine(page)) - 1].includes("busybox:1"));
});

spec("one missing parameter takes its batch along", async ({ page, open }) => {
  await open(`?tab=launch${link({ parameters: { "/p/3": { state: "missing" } } })}`);
  await page.getByRole("heading", { name: "The task stops" }).waitFor();
  const rows = page.getByRole("table", { name: "API calls" }).getByRole("row").filter({ hasText: "ssm:GetParameters" });
  await rows.first().getByText("fails, and 9 others along with it").waitFor();
  await rows.first().getByText("one batch of 10:").waitFor();
  assert.equal(await rows.nth(1).getByText("fails").count(), 0);
  assert.equal(await page.locator("#panel li.step", { hasText: "fails along with its call" }).count(), 9);
  assert.equal(await page.locator(".timeline .bar.never").count(), 2);
  // The cause stands with the words of AWS, and leads to the line.
  await page.locator(".outcome").getByText("What to do", { exact: true }).waitFor();
  await page.locator(".outcome dl").getByRole("button", { name: /^line/ }).first().click();
  const lines = (await text(page)).split("\n");
  await until("the caret is at the parameter", async () => lines[(await caretLine(page)) - 1].includes('"/p/3"'));
});

spec("a failure leads to the page of the rule that sees it", async ({ page, open }) => {
  await open();
  await setText(page, BATCHES.replace('"/p/3"', '"arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:key"'));
  await openPanel(page, "Launch");
  await page.locator(".outcome").getByRole("button", { name: "secret-suffix-incomplete" }).click();
  await page.getByRole("heading", { name: "secret-suffix-incomplete" }).waitFor();
});

spec("calls cost what their prices say", async ({ page, open }) => {
  await open();
  await openExample(page, "Secrets Manager");
  await openPanel(page, "Launch");
  const table = page.getByRole("table", { name: "API calls" });
  await table.getByRole("row").filter({ hasText: "secretsmanager:GetSecretValue" }).first().getByText("15.00").waitFor();
  await page.getByText(/^In all \d+\.\d\d USD per million launches, as of \d{4}-\d{2}/).waitFor();
  await page.getByRole("link", { name: "AWS Secrets Manager pricing" }).waitFor();
});

spec("on a phone the calls need no sideways scrolling", { viewport: { width: 360, height: 740 } }, async ({ page, open }) => {
  await open(`?tab=launch${link({})}`);
  await page.getByRole("table", { name: "API calls" }).waitFor();
  const overflow = await page.locator("#panel").evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  assert.equal(overflow, 0);
});
