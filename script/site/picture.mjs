// Draws the picture for links with Chromium. Usage: script/picture

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.env.TASKDEF_NODE_MODULES}/`));
const { chromium } = require("playwright-core");

// In the size that all of them take.
const viewport = { width: 1200, height: 630 };
const tokens = readFileSync("static/tokens.css", "utf8");
const mark = readFileSync("static/icons/icon.svg", "utf8");

const ROWS = [
  ["warning", "Warning", "<code>DB_PASSWORD</code> gets the text of the ARN, not the secret"],
  ["error", "Error", "<code>hostPort</code> must equal <code>containerPort</code> in <code>awsvpc</code> mode"],
  ["success", "IAM", "<code>secretsmanager:GetSecretValue</code> on one secret, no more"],
];

const html = `<!doctype html><html lang="en" data-theme="light"><style>${tokens}
  * { box-sizing: border-box; margin: 0; }
  body { display: grid; align-content: center; gap: 40px; block-size: 630px; padding: 0 84px; background: var(--page); color: var(--ink); font: 26px/1.35 var(--font-words); }
  header { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: 28px; }
  svg { inline-size: 96px; block-size: 96px; }
  h1 { font-size: 60px; font-weight: 700; letter-spacing: -0.02em; line-height: 1.1; }
  ul { display: grid; gap: 14px; padding: 0; list-style: none; }
  li { display: grid; grid-template-columns: 150px 1fr; align-items: center; padding: 16px 26px; border: 1px solid var(--line); border-inline-start: 10px solid var(--tone); border-radius: 12px; background: var(--surface); }
  b { color: var(--tone); font-weight: 650; }
  code { font-family: var(--font-code); font-size: 0.9em; }
  p { color: var(--ink-quiet); }
</style><body>
  <header>${mark}<h1>ECS Task Definition<br>Playground</h1></header>
  <ul>${ROWS.map(([tone, word, text]) => `<li style="--tone: var(--${tone})"><b>${word}</b><span>${text}</span></li>`).join("")}</ul>
  <p>Lint, launch and least-privilege IAM. Nothing leaves the browser.</p>
</body></html>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport });
await page.setContent(html);
await page.screenshot({ path: process.argv[2] });
await browser.close();
