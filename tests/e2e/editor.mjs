// The tests of the editor element, alone; editor.spec.mjs joins them to all others.
//
//   node tests/e2e/editor.mjs     needs TASKDEF_NODE_MODULES, and CHROMIUM where it is not Debian's
//
// Each test has a name, `options` for a browser context, and `run`, which gets Playwright's `page`, not opened yet, and the
// `base` address to open it under.

import { pathToFileURL } from "node:url";
import { tests as ask } from "./editor-ask.mjs";
import { tests as access } from "./editor-access.mjs";
import { tests as life } from "./editor-life.mjs";
import { modules } from "./editor-page.mjs";
import { tests as problems } from "./editor-problems.mjs";
import { tests as text } from "./editor-text.mjs";

export const tests = [...text, ...problems, ...ask, ...access, ...life];

async function runAlone() {
  const { test: declare, after } = await import("node:test");
  const { chromium } = modules()("playwright-core");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  after(() => browser.close());
  for (const { name, options, run } of tests) {
    declare(name, async () => {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(10_000);
      try {
        // Nothing listens there: every answer is made by open().
        await run({ page: await context.newPage(), base: "http://127.0.0.1/" });
      } finally {
        await context.close();
      }
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await runAlone();
