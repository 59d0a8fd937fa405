// Adds to the built page what Trunk does not make: the static pages of the rules, and what keeps the site for use without a network.
// Trunk runs it (Trunk.toml) on the folder that becomes dist/.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
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

// What the page fetches when it is opened: pages of rules and examples, in one file.
const pages = ["rules", "examples"].flatMap((folder) => readdirSync(`static/${folder}`).sort().map((file) => `${folder}/${file}`));
const texts = pages.map((path) => [path, readFileSync(`static/${path}`, "utf8")]);
writeFileSync(join(site, "offline.json"), JSON.stringify(Object.fromEntries(texts)));

// Everything else of the page. "" is the page itself, as it is asked for.
const kept = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(site.length).split(sep).filter(Boolean).join("/"))
  .filter((path) => !/^(rules|examples|lessons)\//.test(path) && path !== "sw.js" && path !== "offline.json")
  .sort();
const hash = createHash("sha256");
for (const path of [...kept, "offline.json"]) hash.update(path).update(readFileSync(join(site, path)));
hash.update(readFileSync("static/js/service-worker.js"));
const constants = [
  `const VERSION = "${hash.digest("hex").slice(0, 16)}";`,
  `const FILES = ${JSON.stringify(["", ...kept])};`,
];
// While the page is worked on, nothing is kept, and what was kept before goes.
const worker = process.env.TRUNK_PROFILE === "debug"
  ? "registration.unregister();\n"
  : [...constants, readFileSync("static/js/service-worker.js", "utf8")].join("\n");
writeFileSync(join(site, "sw.js"), worker);
