// Adds to the built page what Trunk does not make: the static pages of the rules. Trunk runs it (Trunk.toml) on the
// folder that becomes dist/.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRules } from "./rules.mjs";
import { rulePages } from "./rule-pages.mjs";

const site = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!site) throw new Error("usage: node script/site/build.mjs FOLDER");

/** The name of the file at the root of the site that Trunk gave a hash to. */
function hashed(stem, ending) {
  const name = readdirSync(site).find((file) => file.startsWith(`${stem}-`) && file.endsWith(ending));
  if (!name) throw new Error(`${site} has no ${stem}-….${ending}`);
  return name;
}

/** Copies a file under a name with a hash of its content, as Trunk does; returns the name. */
function copyHashed(from, stem, ending) {
  const bytes = readFileSync(from);
  const name = `${stem}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}${ending}`;
  writeFileSync(join(site, "rules", name), bytes);
  return name;
}

mkdirSync(join(site, "rules"), { recursive: true });
const files = {
  icon: `../${hashed("icon", ".svg")}`,
  theme: `../${hashed("theme", ".js")}`,
  tokens: `../${hashed("tokens", ".css")}`,
  pages: copyHashed("static/pages.css", "pages", ".css"),
  search: copyHashed("static/js/rule-search.js", "search", ".js"),
};
for (const [file, text] of rulePages(readRules("static/rules"), files)) writeFileSync(join(site, "rules", file), text);
