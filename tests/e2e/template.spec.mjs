// A template is read as one: what is detected can be changed, parameters and conditions chosen, task definitions told apart.

import assert from "node:assert/strict";
import { openPanel, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const TEMPLATE = `Parameters:
  Stage: { Type: String, AllowedValues: [dev, prod] }
  Port: { Type: Number, Default: 8080, Description: Where it listens }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      ContainerDefinitions:
        - Name: app
          Image: nginx:1.27
          Memory: 64
          Environment:
            - Name: LEVEL
              Value: !If [IsProd, warn, debug]
            - Name: PORT
              Value: !Ref Port
  Worker:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: worker
      ContainerDefinitions:
        - Name: app
          Image: nginx:1.27
          Memory: 2
`;

const variable = (page, name) => page.locator("#panel li.variable").filter({ hasText: name });

spec("parameters and conditions are chosen, and decide what follows from them", async ({ page, open }) => {
  await open();
  await setText(page, TEMPLATE);
  await openPanel(page, "Environment");
  const form = page.getByRole("region", { name: "Parameters and conditions" });
  await form.getByRole("button", { name: /2 parameters, 1 condition/ }).click();
  await form.getByLabel("Stage").selectOption("prod");
  await variable(page, "LEVEL").filter({ hasText: "warn" }).waitFor();
  await form.getByText("1 chosen").waitFor();
  assert.match(await form.getByLabel(/IsProd/).locator("option").first().innerText(), /as the parameters say: holds/);
  await form.getByLabel(/IsProd/).selectOption("false");
  await variable(page, "LEVEL").filter({ hasText: "debug" }).waitFor();
  await form.getByLabel("Port").fill("9090");
  await form.getByLabel("Port").press("Tab");
  await variable(page, "PORT").filter({ hasText: "9090" }).waitFor();
  await form.getByLabel("Port").fill("");
  await form.getByLabel("Port").press("Tab");
  await form.getByLabel("Take the defaults of the parameters").check();
  await variable(page, "PORT").filter({ hasText: "8080" }).waitFor();
  assert.equal(await text(page), TEMPLATE);
});

spec("the choice of a task definition tells how many problems each has", async ({ page, open }) => {
  await open();
  await setText(page, TEMPLATE);
  await openPanel(page, "Environment");
  const options = page.getByLabel("Task definition shown").locator("option");
  await until("both are there", async () => (await options.count()) === 2);
  const [web, worker] = await options.allInnerTexts();
  assert.match(web, /^1\. Web \(\d+ /);
  assert.match(worker, /^2\. Worker \(\d+ /);
  assert.notEqual(web.slice("1. Web".length), worker.slice("2. Worker".length));
});

spec("what the text is taken for is shown, and can be changed", async ({ page, open }) => {
  await open();
  await setText(page, '[{ "name": "app", "image": "nginx:1.27", "memory": 64 }]');
  const choice = page.getByRole("contentinfo").getByLabel("Read as");
  await until("it is detected", async () => (await choice.locator("option").first().innerText()) === "Terraform (detected)");
  await choice.selectOption({ label: "a task definition" });
  await openPanel(page, "Problems");
  await page.locator("#panel").getByText("the text cannot be read as a task definition").waitFor();
  await choice.selectOption({ label: "what is detected" });
  await until("it is detected again", async () => (await choice.inputValue()) === "");
});

spec("the output of describe-tasks leads to its explanation", async ({ page, open }) => {
  await open();
  const reason = "Essential container in task exited";
  await setText(page, JSON.stringify({ tasks: [{ taskArn: "arn:aws:ecs:eu-west-1:111122223333:task/c/1", stoppedReason: reason }] }));
  await openPanel(page, "Problems");
  await page.getByRole("button", { name: "Explain why the tasks stopped" }).click();
  const dialog = page.getByRole("dialog", { name: "Explain an error of AWS" });
  await dialog.getByText(reason, { exact: true }).first().waitFor();
  await dialog.getByText("Cause").waitFor();
});
