// The list of problems: follows the text, leads into it, and repairs it.

import assert from "node:assert/strict";
import { TASK, caretLine, editorHasFocus, field, openPanel, problem, problems, setText, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

spec("the first page shows an example with its problems", async ({ page, open }) => {
  await open();
  await problem(page, "Fargate has no task with 512 CPU units").waitFor();
  assert.match(await page.title(), /errors?.* – ECS Task Definition Playground/);
});

spec("typing updates the list", async ({ page, open }) => {
  await open();
  await setText(page, '{ "family": "shop", "containerDefinitions": [] }');
  await field(page).press("Control+End");
  const before = await problems(page).count();
  await field(page).pressSequentially(" x");
  await until("there is a problem more", async () => (await problems(page).count()) > before);
  await field(page).press("Backspace");
  await field(page).press("Backspace");
  await until("the problem is gone", async () => (await problems(page).count()) === before);
});

spec("a click on a problem leads to its place", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 81").getByRole("button", { name: /host port 81/ }).click();
  await until("the caret is in the line", async () => (await caretLine(page)) === 24);
  await until("the editor has the focus", () => editorHasFocus(page));
  assert.equal(await problem(page, "host port 81").getAttribute("aria-current"), "true");
});

spec("the list and the editor tell the same of a problem", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const words = [
    "Under awsvpc the host port must equal the container port.",
    "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
    "ECS API model",
  ];
  const row = problem(page, "host port 81");
  await row.getByText("Why").click();
  for (const part of words) assert.ok((await row.innerText()).includes(part), part);
  await row.getByRole("button", { name: /host port 81/ }).first().click();
  const card = page.locator("task-editor").getByRole("group", { name: "Problems here" });
  await until("the editor has the focus", () => editorHasFocus(page));
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  for (const part of words) assert.ok((await card.innerText()).includes(part), part);
  await card.getByRole("button", { name: "awsvpc-host-port" }).click();
  await page.getByRole("article", { name: "awsvpc-host-port" }).waitFor();
});

spec("a place that belongs to a problem can be visited", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "line 12", exact: true }).click();
  await until("the caret is in the line", async () => (await caretLine(page)) === 12);
});

spec("a fix changes the text, and one undo takes it back", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "Fix: remove hostPort" }).click();
  await problem(page, "host port 80").waitFor({ state: "detached" });
  assert.equal(await text(page), TASK.replace(', "hostPort": 80', ""));
  await page.getByRole("button", { name: "Undo" }).click();
  await problem(page, "host port 80").waitFor();
  assert.equal(await text(page), TASK);
});

spec("all safe fixes are one step", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await page.getByRole("button", { name: /^Fix all safe/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Make \d+ fix/ }).click();
  await page.getByRole("button", { name: /^Fix all safe/ }).waitFor({ state: "detached" });
  const fixed = await text(page);
  assert.ok(!fixed.includes("hostPort"), fixed);
  JSON.parse(fixed);
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the text is back", async () => (await text(page)) === TASK);
});

spec("a fix is shown before it is made: one, all of its rule, all safe ones", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "Preview: remove hostPort" }).click();
  const dialog = page.getByRole("dialog", { name: "What the fix changes" });
  const changed = (sign) => dialog.locator(sign).allInnerTexts();
  assert.deepEqual((await changed("del")).map((line) => line.trim()), ['-       "portMappings": [{ "containerPort": 8080, "hostPort": 80 }],']);
  assert.equal((await changed("ins")).length, 1);
  assert.equal(await text(page), TASK, "nothing is changed yet");
  await dialog.getByRole("radio", { name: "All 2 of awsvpc-host-port" }).check();
  await until("both are shown", async () => (await changed("del")).length === 2);
  await dialog.getByRole("button", { name: "Make 2 fixes" }).click();
  await dialog.waitFor({ state: "detached" });
  const fixed = await text(page);
  assert.ok(!fixed.includes("hostPort") && fixed.includes("}],\n    }"), "the comma of another rule is left");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await until("one undo takes both back", async () => (await text(page)) === TASK);
});

spec("a fix can be chosen inside the editor", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 81").getByRole("button", { name: /host port 81/ }).click();
  await until("the editor has the focus", () => editorHasFocus(page));
  await page.keyboard.press("Control+.");
  await page.keyboard.press("Enter");
  await problem(page, "host port 81").waitFor({ state: "detached" });
  assert.ok(!(await text(page)).includes('"hostPort": 81'));
});

spec("problems are filtered by severity and by words", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const all = await problems(page).count();
  await page.getByRole("searchbox", { name: "Filter problems" }).fill("HOST port 81");
  await until("one is left", async () => (await problems(page).count()) === 1);
  await page.getByRole("searchbox", { name: "Filter problems" }).fill("no such words");
  await page.getByRole("button", { name: "Show all problems" }).click();
  await until("all are back", async () => (await problems(page).count()) === all);
  const errors = page.getByRole("button", { name: /Errors/, pressed: true });
  await errors.click();
  await problem(page, "host port 81").waitFor({ state: "detached" });
  assert.ok((await problems(page).count()) > 0);
});

spec("problems are grouped by container, severity or rule", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const headings = page.locator("#panel h3");
  await headings.filter({ hasText: "proxy" }).waitFor();
  await page.getByLabel("Group by").selectOption("severity");
  await headings.filter({ hasText: "Errors" }).waitFor();
  await page.getByLabel("Group by").selectOption("rule");
  await headings.filter({ hasText: "awsvpc-host-port" }).waitFor();
});

spec("the page of a rule opens beside the text", async ({ page, open, requests }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "Explain awsvpc-host-port" }).click();
  const article = page.getByRole("article", { name: "awsvpc-host-port" });
  await article.getByRole("heading", { name: "What to do" }).waitFor();
  assert.ok(requests.includes("rules/awsvpc-host-port.md"));
  await article.getByRole("button", { name: "Open in the editor" }).first().click();
  await until("the example is there", async () => (await text(page)).includes('"hostPort": 80 }]'));
  await page.getByRole("button", { name: "Undo" }).click();
  await until("the text is back", async () => (await text(page)) === TASK);
  await article.focus();
  await page.keyboard.press("Escape");
  await article.waitFor({ state: "detached" });
  await until("the focus is back", () => page.evaluate(() => document.activeElement.id === "panel"));
});

spec("one goes from rule to rule, and both samples open in the editor", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  await problem(page, "host port 80").getByRole("button", { name: "Explain awsvpc-host-port" }).click();
  const article = (name) => page.getByRole("article", { name });
  const samples = article("awsvpc-host-port").getByRole("button", { name: "Open in the editor" });
  await samples.first().waitFor();
  assert.ok((await samples.count()) >= 2);
  await samples.last().click();
  await until("the good one is there", async () => (await text(page)).includes('"networkMode": "bridge"'));
  await page.getByRole("button", { name: /^Next rule/ }).click();
  await article("awsvpc-host-port").waitFor({ state: "detached" });
  await page.locator("#rule").getByRole("heading", { name: "What to do" }).waitFor();
});

spec("a problem tells how it is ignored, and when it is, by what", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const setting = '{"rule":"awsvpc-host-port","pointer":"/containerDefinitions/1/portMappings/0/hostPort"}';
  const row = problem(page, "host port 81");
  await row.getByText("Why").click();
  await row.getByText(setting).waitFor();
  await row.getByRole("button", { name: "Ignore awsvpc-host-port" }).click();
  await page.getByRole("button", { name: /^1 ignored/ }).click();
  await page.locator(".ignored-row").getByText(setting).waitFor();
  const yaml = "family: a\nnetworkMode: awsvpc\ncontainerDefinitions:\n  - name: b\n    image: c\n    portMappings:\n      - containerPort: 1\n        hostPort: 2\n";
  await setText(page, yaml);
  await problem(page, "host port 2").waitFor();
  await problem(page, "host port 2").locator("details").evaluate((details) => { details.open = true; });
  await problem(page, "host port 2").getByText("# taskdef-ignore: awsvpc-host-port").waitFor();
});

spec("a rule page that does not come can be tried again", { problems: "expected" }, async ({ page, open }) => {
  await open();
  await page.route("**/rules/*.md", (route) => route.abort(), { times: 1 });
  await page.getByRole("button", { name: /^Explain / }).first().click();
  await page.getByRole("alert").getByText("could not be opened").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "What to do" }).waitFor();
});

spec("no result of another text is ever marked as current", async ({ page, open }) => {
  await open();
  await setText(page, TASK);
  const wrong = await page.evaluate(async () => {
    const editor = document.querySelector("task-editor");
    const panel = () => document.getElementById("panel");
    let wrong = 0;
    let seed = 7;
    const random = (below) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let key = 0; key < 500; key += 1) {
      const { length } = editor.getText();
      const from = random(length);
      const to = random(3) === 0 ? Math.min(length, from + random(6)) : from;
      editor.applyEdits([{ from, to, insert: "{}[]\",: x1\n"[random(11)] }]);
      await new Promise((drawn) => setTimeout(drawn));
      const places = [...panel().querySelectorAll(".at [aria-hidden]")].map((place) => place.textContent);
      const lines = editor.getText().split("\n");
      const outside = places.some((place) => {
        const [line, column] = place.split(":").map(Number);
        return line > lines.length || column > lines[line - 1].length + 1;
      });
      if (outside && panel().getAttribute("aria-busy") !== "true") wrong += 1;
    }
    return wrong;
  });
  assert.equal(wrong, 0);
});

spec("where nothing is wrong the list says so", async ({ page, open }) => {
  await open();
  await setText(page, "");
  await page.getByRole("heading", { name: "Nothing to check yet" }).waitFor();
  await page.getByRole("tab", { name: "Problems", exact: true }).waitFor();
  assert.equal(await page.locator(".editor-pane .marks .mark").count(), 0);
  await openPanel(page, "IAM policy");
  await page.getByRole("heading", { name: "Nothing to check yet" }).waitFor();
});

spec("another kind of document is named, with a way on", async ({ page, open }) => {
  await open();
  await setText(page, 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n');
  await page.getByRole("heading", { name: "This is a Kubernetes manifest" }).waitFor();
});

spec("a text that is too long is refused in a sentence", async ({ page, open }) => {
  await open();
  await setText(page, `{ "family": "${"x".repeat(1 << 20)}" }`);
  await page.getByRole("heading", { name: "This text is too long" }).waitFor();
  await setText(page, TASK);
  await problem(page, "host port 81").waitFor();
});
