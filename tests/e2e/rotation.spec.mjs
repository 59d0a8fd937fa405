// The rotation: a service's tasks over time, as a drawing and as a table; the plan can be changed, and the rule copied.

import assert from "node:assert/strict";
import { setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const ROTATED = JSON.stringify({
  family: "web",
  executionRoleArn: "arn:aws:iam::111122223333:role/exec",
  containerDefinitions: [
    {
      name: "app",
      image: "nginx:1",
      secrets: [
        { name: "USER", valueFrom: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:username::" },
        { name: "PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:password::" },
      ],
    },
  ],
});

async function opened(page) {
  await page.getByRole("tab", { name: /^Launch/ }).click();
  await page.getByRole("button", { name: "Rotation of a secret" }).click();
}

spec("a rotation shows which task breaks, and when", async ({ page, open }) => {
  await open();
  await setText(page, ROTATED);
  await opened(page);
  const table = page.getByRole("region", { name: "Tasks over time", exact: true });
  await until("four tasks", async () => (await table.getByRole("columnheader").count()) === 5);
  const rotated = table.getByRole("row").nth(2);
  assert.equal(await rotated.getByRole("cell", { name: "new connections fail" }).count(), 2);
  await page.getByLabel("Strategy").selectOption("alternating-users");
  await until("nobody breaks", async () => (await rotated.getByRole("cell", { name: "works" }).count()) === 2);
  await page.getByLabel("What happens").selectOption("torn");
  await until("a torn launch", async () => (await table.getByRole("cell", { name: "cannot log in" }).count()) === 1);
  await page.getByLabel("Tasks", { exact: true }).fill("1");
  await page.getByLabel("Tasks", { exact: true }).blur();
  await until("two tasks", async () => (await table.getByRole("columnheader").count()) === 3);
});

spec("the rule that redeploys is there in three languages", async ({ page, open }) => {
  await open();
  await setText(page, ROTATED);
  await opened(page);
  for (const [language, words] of [
    ["CloudFormation", "AWS::Events::Rule"],
    ["Terraform", "aws_cloudwatch_event_rule"],
    ["AWS CLI", "aws events put-rule"],
  ]) {
    await page.getByRole("region", { name: "Rotation of a secret" }).getByText(language, { exact: true }).click();
    await until(language, async () => page.locator("details[open] code", { hasText: words }).isVisible());
  }
});

spec("without a secret it says so", async ({ page, open }) => {
  await open();
  await setText(page, ROTATED.replace('"secrets"', '"environment"').replaceAll("valueFrom", "value"));
  await opened(page);
  await until("the reason", async () => page.getByText("injects no secret and no parameter").isVisible());
});
