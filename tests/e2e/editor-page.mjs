// A page with nothing but the editor element, under a stricter content policy than the site's: no more than scripts and
// styles from the same origin. It needs no build of the app. Everything here serves the lists of tests in editor-*.mjs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export const ROOT = new URL("../../", import.meta.url);
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'";

export const TEXT = `{
  "family": "checkout",
  "cpu": "256",
  "memory": "4096",
  "containerDefinitions": [
    {
      "name": "app",
      "image": "checkout:latest",
      "environment": [
        { "name": "KEY", "value": "🔑 hunter2" }
      ]
    }
  ]
}
`;

export const YAML = "family: checkout # the name\ncontainerDefinitions:\n  - name: app\n    essential: true\n";

export const PROBLEMS = [
  problem("\"4096\"", "error", "fargate-size-pair", "`4096` MiB does not go with `256` CPU units", [
    "set `memory` to 2048",
    "set `cpu` to 512",
  ]),
  problem(":latest", "warning", "image-tag-latest", "<img src=x> is pulled by the tag `latest`", []),
  problem("hunter2", "info", "plaintext-secret", "`KEY` looks like a credential", ["move it to `secrets`"]),
];

function problem(needle, severity, rule, message, titles) {
  const from = TEXT.indexOf(needle);
  const fixes = titles.map((title) => ({ title }));
  const source = { title: "API model", url: "https://docs.aws.amazon.com/ecs" };
  const says = severity === "error" ? ["No Fargate configuration exists for given values."] : [];
  const why = `Why ${rule} matters.`;
  return { from, to: from + needle.length, severity, rule, message, help: `do something about ${rule}`, fixes, why, says, source };
}

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Editor</title>
    <link rel="stylesheet" href="page.css">
    <script src="record.js"></script>
    <script type="module" src="js/editor.js"></script>
  </head>
  <body>
    <main>
      <h1>Editor</h1>
      <button type="button" id="before">Before</button>
      <task-editor label="Task definition" placeholder="Paste a task definition">CONTENT</task-editor>
      <button type="button" id="after">After</button>
    </main>
  </body>
</html>`;

const CSS = `
  html { color-scheme: light dark; background: Canvas; }
  body { margin: 0; font: 16px sans-serif; }
  task-editor { height: 480px; }
  button { min-height: 32px; }
`;

const RECORD = `
  window.events = [];
  for (const name of ["ready", "change", "selection", "fix", "rule", "tab"]) {
    document.addEventListener("editor-" + name, ({ detail }) => events.push({ name, ...detail }));
  }
  // What the page answers when the editor asks: see editor-ask.js.
  window.answers = {};
  for (const name of ["complete", "about"]) {
    document.addEventListener("editor-" + name, ({ detail }) => {
      detail.answer = answers[name]?.find(({ at }) => at === undefined || at === detail.offset) ?? null;
    });
  }
  window.breaches = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    breaches.push(effectiveDirective + " " + blockedURI);
  });
`;

/** Opens the page with a text and its problems, unless `text` is null, and gives what the tests read from it. */
async function open(page, base, { text = TEXT, problems = PROBLEMS, content = "", hold = null } = {}) {
  const address = `${base}editor-alone/`;
  const logged = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("pageerror", (error) => logged.push(error.message));
  await page.route(`${address}**`, async (route) => {
    const path = route.request().url().slice(address.length);
    if (path === "js/editor.js") await hold;
    const answer = (contentType, body, headers = {}) => route.fulfill({ contentType, body, headers });
    if (path === "") return answer("text/html", HTML.replace("CONTENT", content), { "content-security-policy": POLICY });
    if (path === "page.css") return answer("text/css", CSS);
    if (path === "record.js") return answer("text/javascript", RECORD);
    const ours = /^js\/[a-z-]+\.js$/.test(path);
    return ours ? answer("text/javascript", readFileSync(new URL(`static/${path}`, ROOT))) : route.fulfill({ status: 404 });
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelector("task-editor")?.ready);
  await page.evaluate(() => {
    window.heard = [];
    const live = document.querySelector("task-editor").shadowRoot.querySelector("[aria-live=polite]");
    // Its words are taken out again soon, so they are noted as they come.
    new MutationObserver(() => live.innerText.trim() && heard.push(live.innerText)).observe(live, { childList: true });
  });

  const call = (method, ...values) => page.evaluate(
    ([name, list]) => {
      const editor = document.querySelector("task-editor");
      return typeof editor[name] === "function" ? editor[name](...list) : editor[name];
    },
    [method, values],
  );
  const editor = {
    call,
    text: () => call("getText"),
    events: (name) => page.evaluate((wanted) => events.filter((event) => event.name === wanted), name),
    caret: async () => (await editor.events("selection")).at(-1),
    content: page.locator(".cm-content"),
    card: page.locator(".card"),
    /** What a screen reader was told last. */
    heard: () => page.evaluate(() => heard.at(-1)),
    /** The class of what has the focus in the editor, else the id of what has it in the page. */
    focused: () => page.evaluate(() => {
      const { activeElement: outer } = document;
      return outer.shadowRoot?.activeElement?.className ?? outer.id;
    }),
    /** What no test may leave behind. */
    async clean() {
      assert.deepEqual(await page.evaluate(() => breaches), []);
      assert.deepEqual(logged, []);
    },
  };
  if (text !== null) {
    await call("setText", text);
    if (text === TEXT) assert.equal(await call("setDiagnostics", problems, await call("revision")), true);
  }
  return editor;
}

/**
 * A test: `options` are those of a browser context, the body gets `page` and `open`, which opens the page and gives the
 * editor in it. Afterwards nothing may be on the console, and nothing may have hurt the content policy.
 */
export function test(name, options, body) {
  if (typeof options === "function") return test(name, {}, options);
  return {
    name,
    options,
    async run({ page, base }) {
      let editor = null;
      await body({ page, open: async (how) => (editor = await open(page, base, how)) });
      await editor?.clean();
    },
  };
}

export function modules() {
  const folder = process.env.TASKDEF_NODE_MODULES;
  if (!folder) throw new Error("TASKDEF_NODE_MODULES must name the node_modules folder that has playwright-core");
  return createRequire(pathToFileURL(`${folder}/`));
}

/** What axe-core finds in the page as it is; injected by the protocol, which the content policy does not concern. */
export async function axe(page) {
  await page.evaluate(modules()("axe-core").source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
