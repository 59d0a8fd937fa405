// The static pages of the rules: each has an address of its own, needs no script, and opens its examples in the playground.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { PEERS } from "../../script/site/words.mjs";
import { problems, text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const NAMES = readdirSync("static/rules").map((file) => file.slice(0, -3));

spec("every rule has a page, and every link between the pages leads somewhere", { javaScriptEnabled: false }, async ({ page, visit }) => {
  const dist = new Set(readdirSync("dist/rules"));
  for (const name of NAMES) assert.ok(dist.has(`${name}.html`), name);
  for (const file of [...dist].filter((name) => name.endsWith(".html"))) {
    const html = readFileSync(`dist/rules/${file}`, "utf8");
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
      if (address.startsWith("https://") || address.startsWith("../#") || address.startsWith("#")) continue;
      const target = address.split("#")[0];
      if (target === "./" || target === "../") continue;
      const path = target.startsWith("../") ? `dist/${target.slice(3)}` : `dist/rules/${target}`;
      assert.doesNotThrow(() => readFileSync(path), `${file} → ${address}`);
    }
  }
  await visit("rules/");
  await page.getByRole("heading", { name: "All rules" }).waitFor();
  assert.equal(await page.locator(".rules > li").count(), NAMES.length);
});

spec("a rule's page reads without scripts, and leads to the next rule", { javaScriptEnabled: false }, async ({ page, visit, requests }) => {
  await visit("rules/fargate-size-pair.html");
  for (const name of ["fargate-size-pair", "At launch", "Why", "What to do", "Examples", "When to ignore", "References"]) {
    await page.getByRole("heading", { name, exact: true }).waitFor();
  }
  await page.getByText("No Fargate configuration exists for given values").waitFor();
  assert.deepEqual(requests.filter((path) => /wasm|\.md$/.test(path)), []);
  await page.getByRole("link", { name: /^Next rule/ }).click();
  await page.getByRole("heading", { level: 1, name: "firelens-buffer-memory" }).waitFor();
  await page.getByRole("link", { name: /^Previous rule/ }).click();
  await page.getByRole("heading", { level: 1, name: "fargate-size-pair" }).waitFor();
});

spec("from the first rule to the last by the next one: each once", { javaScriptEnabled: false }, async ({ visit, page }) => {
  await visit("rules/");
  const listed = await page.locator(".rules > li").evaluateAll((rows) => rows.map((row) => row.id));
  const walked = [];
  for (let name = listed[0]; name; ) {
    walked.push(name);
    name = /rel="next" href="([a-z0-9-]+)\.html"/.exec(readFileSync(`dist/rules/${name}.html`, "utf8"))?.[1];
  }
  assert.deepEqual(walked, listed);
});

spec("the search finds rules by name, by another tool's id and by what AWS says", async ({ page, visit }) => {
  await visit("rules/");
  const field = page.getByRole("searchbox", { name: "Find a rule" });
  for (const [words, rule] of [
    ["SIZE-pair", "fargate-size-pair"],
    ["ckv_aws_97", "efs-transit-encryption-off"],
    ["No Fargate configuration exists", "fargate-size-pair"],
  ]) {
    await field.fill(words);
    const shown = await page.locator(".rules > li:visible").evaluateAll((rows) => rows.map((row) => row.id));
    assert.ok(shown.includes(rule) && shown.length < 5, `${words}: ${shown}`);
    await page.getByRole("status").getByText(shown.length === 1 ? "1 rule" : `${shown.length} rules`).waitFor();
  }
  await field.fill("no such words");
  await page.getByText("0 rules").waitFor();
  assert.equal(await page.locator("main > section:visible").count(), 0);
});

spec("every check of another tool that a rule names is on the page for people who come from it", { javaScriptEnabled: false }, async ({ page, visit }) => {
  await visit("rules/peers.html");
  let mentions = 0;
  for (const { tool, id, notes } of PEERS) {
    const rows = page.getByRole("region", { name: `Coming from ${tool}` }).locator(".rules > li");
    const rules = await rows.getByRole("link").allInnerTexts();
    for (const name of NAMES) {
      const line = /Checked elsewhere by: (.*)/.exec(readFileSync(`static/rules/${name}.md`, "utf8"))[1];
      const named = new RegExp(`(^|, | and )${tool}\\b`).test(line);
      assert.equal(rules.includes(name), named, `${tool} and ${name}`);
      mentions += named ? 1 : 0;
    }
    // A note about a rule that the tool is not named for would not be seen.
    for (const name of Object.keys(notes)) assert.ok(rules.includes(name), `${id}: the note on ${name}`);
  }
  assert.ok(mentions > 40);
});

spec("both samples of a page open in the playground, with what they need", async ({ page, visit }) => {
  // This example has the problem with a preset only.
  await visit("rules/no-tags.html");
  const bad = page.getByRole("figure").filter({ hasText: "Has the problem" }).first();
  const sample = await bad.locator("code").innerText();
  await bad.getByRole("link", { name: "Open in the playground" }).click();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  await until("the sample is there", async () => (await text(page)).trim() === sample.trim());
  await problems(page).filter({ hasText: "no-tags" }).waitFor();
  await page.goBack();
  await page.getByRole("figure").filter({ hasText: "Has no problem" }).first().getByRole("link").click();
  await page.locator("html[data-app=started]").waitFor({ state: "attached" });
  await until("the other sample is there", async () => (await text(page)).trim() !== sample.trim());
  await problems(page).filter({ hasText: "no-tags" }).waitFor({ state: "detached" });
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 768, 1280]) {
    spec(`axe finds nothing on the static pages, ${colorScheme}, ${width} pixels`, { colorScheme, viewport: { width, height: 800 } }, async ({ page, visit, axe }) => {
      for (const path of ["rules/", "rules/peers.html", "rules/fargate-size-pair.html", "rules/plaintext-secret-by-name.html"]) {
        await visit(path);
        assert.deepEqual(await axe(), [], path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0, `${path} scrolls sideways`);
      }
    });
  }
}
