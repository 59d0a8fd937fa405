// The page as its specs use it: by roles and names, as a person would.

import assert from "node:assert/strict";

/** The text field inside the editor element. */
export const field = (page) => page.locator(".editor-pane task-editor").getByRole("textbox", { name: "Task definition" });

/** The text in the editor. */
export const text = (page) => page.locator(".editor-pane task-editor").evaluate(
  // Before the editor has come, it is the text area's.
  (editor) => (editor.getText ? editor.getText() : editor.querySelector("textarea").value),
);

/** Replaces the text as one step, as a paste over everything would. */
export async function setText(page, content) {
  await page.locator(".editor-pane task-editor").evaluate(async (editor, content) => {
    await customElements.whenDefined("task-editor");
    editor.setText(content);
  }, content);
}

/** Opens a result panel by its tab. */
export async function openPanel(page, name) {
  await page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("tabpanel", { name: new RegExp(`^${name}`) }).waitFor();
}

/** The rows of the list of problems. */
export const problems = (page) => page.locator("#panel li.problem");

/** The problem whose message contains the words. */
export const problem = (page, words) => problems(page).filter({ hasText: words });

/** Opens an example by its title. */
export async function openExample(page, title) {
  await page.getByRole("button", { name: "Examples" }).click();
  const dialog = page.getByRole("dialog", { name: "Examples" });
  await dialog.getByRole("button", { name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The line that the caret is in, from 1. */
export async function caretLine(page) {
  const words = await page.locator(".status-bar .caret").innerText();
  return Number(words.match(/Line (\d+)/)[1]);
}

/**
 * How many times longer everything may take than on a machine that does nothing else. It costs time only where something fails:
 * `TASKDEF_PATIENCE=1 script/test e2e` fails sooner.
 */
export const PATIENCE = Number(process.env.TASKDEF_PATIENCE ?? 3);

/** Waits until a condition holds; says which when it does not. */
export async function until(what, condition) {
  const end = Date.now() + 5000 * PATIENCE;
  while (Date.now() < end) {
    if (await condition()) return;
    await new Promise((wait) => setTimeout(wait, 20));
  }
  assert.fail(`it never came true: ${what}`);
}

/** A gate for routes: `passed` is a promise, `open` lets it through. */
export function gate() {
  let open;
  const passed = new Promise((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Whether the editor has the focus. */
export const editorHasFocus = (page) =>
  page.evaluate(() => document.activeElement?.localName === "task-editor");

/** A task definition with two containers and one problem of each kind that the specs need. */
export const TASK = `{
  "family": "shop",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "256",
  "memory": "512",
  "executionRoleArn": "arn:aws:iam::111122223333:role/shop-execution",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0.0",
      "portMappings": [{ "containerPort": 8080, "hostPort": 80 }],
      "environment": [
        { "name": "COLOR", "value": "green" },
        { "name": "COLOR", "value": "blue" }
      ],
      "secrets": [
        { "name": "API_KEY", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/api-Ab12Cd:key::" }
      ]
    },
    {
      "name": "proxy",
      "image": "public.ecr.aws/nginx/nginx:1.27",
      "portMappings": [{ "containerPort": 8081, "hostPort": 81 }],
    }
  ]
}
`;
