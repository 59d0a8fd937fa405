// The text in another form, and placeholders that are filled in.

import assert from "node:assert/strict";
import { editorHasFocus, openPanel, problem, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const TEMPLATE = `[
  { "name": "web", "image": "nginx:1.27", "essential": true, "memory": \${memory} }
]
`;

async function openConvert(page) {
  await page.getByRole("button", { name: "Convert" }).click();
  return page.getByRole("dialog", { name: "Convert" });
}

spec("a text is shown in another form, with notes and with what changes, and can go into the editor", async ({ page, open }) => {
  await open();
  await setText(page, TEMPLATE);
  await until("it is read as Terraform", async () => (await page.locator(".status-bar").innerText()).includes("Terraform (detected)"));
  const dialog = await openConvert(page);
  await dialog.getByLabel("To").selectOption({ label: "Terraform" });
  const converted = dialog.getByRole("region", { name: "Converted text" });
  await until("it is Terraform", async () => (await converted.innerText()).includes('resource "aws_ecs_task_definition"'));
  const notes = dialog.getByRole("list", { name: "What is different" });
  assert.match(await notes.innerText(), /is now a variable: .*memory/);
  await dialog.getByLabel("Show what changes").check();
  await until("lines are marked", async () => (await converted.locator("ins").count()) > 3 && (await converted.locator("del").count()) > 0);
  await dialog.getByRole("button", { name: "Put it into the editor" }).click();
  await dialog.waitFor({ state: "detached" });
  await until("it is in the editor", async () => (await text(page)).startsWith("variable"));
  await until("the editor has the focus", () => editorHasFocus(page));
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the text is back", async () => (await text(page)) === TEMPLATE);
});

spec("a text without task definitions cannot be converted, and the dialog says so", async ({ page, open }) => {
  await open();
  await setText(page, '{ "Statement": [] }');
  const dialog = await openConvert(page);
  await dialog.getByText("There is no task definition in the text.").waitFor();
});

spec("a placeholder can be filled in", async ({ page, open }) => {
  await open();
  await setText(page, TEMPLATE);
  await openPanel(page, "Problems");
  const section = page.getByRole("region", { name: "Placeholders" });
  await section.getByRole("button", { name: /^Placeholders/ }).click();
  await section.getByLabel("${memory}").fill("2");
  await section.getByLabel("${memory}").press("Tab");
  await section.getByText("1 filled in").waitFor();
  await problem(page, "Docker needs at least 6 MiB").first().waitFor();
  assert.equal(await text(page), TEMPLATE);
  await section.getByLabel("${memory}").fill("");
  await section.getByLabel("${memory}").press("Tab");
  await until("the problem is gone", async () => (await problem(page, "Docker needs at least 6 MiB").count()) === 0);
});
