// Runs the browser tests: every *.spec.mjs in this folder, or those whose names contain one of the arguments.

import { readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { PATIENCE } from "./app-page.mjs";
import { specs, startAll, stopAll } from "./harness.mjs";

const filters = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".spec.mjs"))
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();
if (files.length === 0) throw new Error(`no spec file matches: ${filters.join(" ")}`);

// One file after the other, so that `specs` keeps their order.
for (const file of files) await import(`./${file}`);

// Two at a time: a spec waits for the browser more than it works.
describe("the page", { concurrency: 2, timeout: 600_000 * PATIENCE }, () => {
  before(startAll);
  after(stopAll);
  for (const { name, run } of specs) it(name, { timeout: 60_000 * PATIENCE }, run);
});
