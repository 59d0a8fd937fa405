// What AWS said: pasted words lead to cause, place, fix and the rule; what is not known is called so.

import assert from "node:assert/strict";
import { caretLine, openExample, setText, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const REFUSED = "An error occurred (ClientException) when calling the RegisterTaskDefinition operation: No Fargate configuration exists for given values.";

async function opened(page) {
  await page.getByRole("tab", { name: /^Launch/ }).click();
  await page.getByRole("button", { name: "Explain an error of AWS" }).click();
  return page.getByRole("dialog", { name: "Explain an error of AWS" });
}

spec("a refusal leads to its place in the text and to the rule", async ({ page, open }) => {
  await open();
  await openExample(page, "A service with four mistakes");
  const dialog = await opened(page);
  await dialog.getByLabel("What AWS said").fill(REFUSED);
  await dialog.getByText("Cause", { exact: true }).waitFor();
  const line = dialog.getByRole("button", { name: /^[Ll]ine \d+/ }).first();
  const number = Number((await line.innerText()).match(/\d+/)[0]);
  await line.click();
  await dialog.waitFor({ state: "detached" });
  await until("the caret is there", async () => (await caretLine(page)) === number);
  const again = await opened(page);
  await again.getByLabel("What AWS said").fill(REFUSED);
  await again.getByRole("button", { name: "fargate-size-pair" }).click();
  await page.getByRole("heading", { name: "fargate-size-pair" }).waitFor();
});

spec("output is read, and unknown words are called unknown", async ({ page, open }) => {
  await open();
  const dialog = await opened(page);
  const task = { taskArn: "arn:aws:ecs:eu-west-1:111122223333:task/web/0123abcd", stoppedReason: "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/x" };
  await dialog.getByLabel("What AWS said").fill(JSON.stringify({ tasks: [task] }));
  await dialog.getByRole("heading", { name: "task 0123abcd" }).waitFor();
  await dialog.getByText("Cause", { exact: true }).waitFor();
  await dialog.getByLabel("What AWS said").fill("the moon is full");
  await dialog.getByText(/^These words are not known here/).waitFor();
  assert.equal(await dialog.getByText("Cause", { exact: true }).count(), 0);
});

spec("it can be asked without a text, fits a phone, and axe finds nothing", { viewport: { width: 320, height: 640 } }, async ({ page, open, axe }) => {
  await open();
  await setText(page, "");
  await page.getByRole("button", { name: /^Launch/ }).click();
  await page.getByRole("button", { name: "Explain an error of AWS" }).click();
  await page.getByLabel("What AWS said").fill(REFUSED);
  await page.getByRole("button", { name: "fargate-size-pair" }).waitFor();
  assert.deepEqual(await axe(), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `${wide} pixels wide`);
});
