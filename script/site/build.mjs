// Adds to the built page what Trunk does not make: the static pages of the rules, and what keeps the site for use without a network;
// divides the app's wasm into what a first visit needs and the rest; and joins style sheets and scripts, so that the first visit asks
// for few files. Trunk runs it (Trunk.toml) on the folder that becomes dist/.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { readRules } from "./rules.mjs";
import { rulePages } from "./rule-pages.mjs";

const site = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!site) throw new Error("usage: node script/site/build.mjs FOLDER");

// While the page is worked on, files stay apart and nothing is kept.
const isDebug = process.env.TRUNK_PROFILE === "debug";

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

// Chats and search engines want whole addresses, which only the builder can know: SITE_ADDRESS=https://example.com/playground/
const { SITE_ADDRESS: address } = process.env;
if (address) {
  const index = join(site, "index.html");
  const named = readFileSync(index, "utf8").replace(/<meta property="og:image" content="([^"]*)">/, (_, picture) =>
    [["og:url", ""], ["og:image", picture]].map(([name, path]) => `<meta property="${name}" content="${new URL(path, address)}">`).join("\n    "));
  writeFileSync(index, named);
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

// The tools are those of script/build. Without them the app's wasm stays whole, and files stay apart.
if (!isDebug && process.env.TASKDEF_NODE_MODULES) {
  divideWasm();
  await joinFiles();
}

function run(command, ...options) {
  const { status, error } = spawnSync(command, options, { stdio: "inherit" });
  if (error || status !== 0) throw new Error(`${command}: ${error?.message ?? `ended with ${status}`}`);
}

/** Each part is made small by itself, so that nothing of the second is drawn into the first again. */
function divideWasm() {
  const whole = hashed("app", "_bg.wasm");
  const parts = [join(site, "first.wasm"), join(site, "rest.wasm")];
  run("split-wasm", join(site, whole), "script/split/later.txt", ...parts);
  for (const part of parts) run("wasm-opt", "-Oz", "-o", part, part);
  rmSync(join(site, whole));
  // One hash for both: they fit each other only.
  const hash = createHash("sha256");
  for (const part of parts) hash.update(readFileSync(part));
  const stem = `app-${hash.digest("hex").slice(0, 16)}`;
  renameSync(parts[0], join(site, `${stem}_bg.wasm`));
  renameSync(parts[1], join(site, `${stem}_rest.wasm`));
  const index = join(site, "index.html");
  const named = readFileSync(index, "utf8")
    .replaceAll(whole, `${stem}_bg.wasm`)
    .replace(/[ \t]*<link id="app-wasm"[^>]*>\n?/, (link) => `${link.trimEnd()}\n<link id="app-rest" rel="app-rest" href="./${stem}_rest.wasm">\n`);
  writeFileSync(index, named);
}

async function joinFiles() {
  const require = createRequire(pathToFileURL(`${process.env.TASKDEF_NODE_MODULES}/`));
  const { build, transform } = require("esbuild");
  // Makes 3 % less of the editor than esbuild does.
  const { minify } = require("terser");
  const index = join(site, "index.html");
  let html = readFileSync(index, "utf8");

  const sheet = /[ \t]*<link rel="stylesheet" href="(?:\.\/)?([^"]+)"[^>]*>\n?/g;
  const sheets = [...html.matchAll(sheet)].map(([, file]) => file);
  const css = sheets.map((file) => readFileSync(join(site, file), "utf8")).join("\n");
  const { code } = await transform(css, { loader: "css", minify: true });
  const name = `style-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(site, name), code);
  // The pages of the rules have the colours from their own file.
  for (const file of sheets) if (!file.startsWith("tokens-")) rmSync(join(site, file));
  const integrity = `sha384-${createHash("sha384").update(code).digest("base64")}`;
  let isFirst = true;
  html = html.replaceAll(sheet, () => {
    const link = isFirst ? `    <link rel="stylesheet" href="./${name}" integrity="${integrity}">\n` : "";
    isFirst = false;
    return link;
  });

  const scripts = readdirSync(join(site, "js")).filter((file) => file !== "editor.js");
  const [licence] = readFileSync(join(site, "js", "codemirror.js"), "utf8").split("\n", 1);
  const styles = {
    name: "styles in scripts",
    setup({ onLoad }) {
      onLoad({ filter: /editor-style\.js$/ }, async ({ path }) => {
        const text = readFileSync(path, "utf8");
        const [whole, sheet] = /`\n:host {([^`]*)`/.exec(text);
        const { code } = await transform(`:host {${sheet}`, { loader: "css", minify: true });
        return { contents: text.replace(whole, () => JSON.stringify(code)) };
      });
    },
  };
  const editor = join(site, "js", "editor.js");
  const { outputFiles: [joined] } = await build({
    entryPoints: [editor],
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    plugins: [styles],
    logLevel: "warning",
  });
  const small = (text, format) => minify(text, { module: true, ecma: 2022, compress: { passes: 2 }, format });
  writeFileSync(editor, (await small(joined.text, { preamble: licence })).code);
  // Trunk leaves it as wasm-bindgen writes it, for people to read.
  const glue = join(site, hashed("app", ".js"));
  writeFileSync(glue, (await small(readFileSync(glue, "utf8"))).code);
  for (const file of scripts) rmSync(join(site, "js", file));
  writeFileSync(index, html);
}

// What the page fetches when it is opened: pages of rules and examples, in one file.
const pages = ["rules", "examples"].flatMap((folder) => readdirSync(`static/${folder}`).sort().map((file) => `${folder}/${file}`));
const texts = pages.map((path) => [path, readFileSync(`static/${path}`, "utf8")]);
writeFileSync(join(site, "offline.json"), JSON.stringify(Object.fromEntries(texts)));

// Everything else that the page is made of. "" is the page itself, as it is asked for.
const PARTS = /^(manifest\.webmanifest|icons\/.+|(js\/)?[^/]+\.(css|js|svg|wasm))$/;
const kept = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(site.length).split(sep).filter(Boolean).join("/"))
  .filter((path) => PARTS.test(path) && path !== "sw.js")
  .sort();
const hash = createHash("sha256");
for (const path of ["index.html", ...kept, "offline.json"]) hash.update(path).update(readFileSync(join(site, path)));
hash.update(readFileSync("static/js/service-worker.js"));
const constants = [
  `const VERSION = "${hash.digest("hex").slice(0, 16)}";`,
  `const FILES = ${JSON.stringify(["", ...kept])};`,
];
// In debug, what was kept before goes.
const worker = isDebug
  ? "registration.unregister();\n"
  : [...constants, readFileSync("static/js/service-worker.js", "utf8")].join("\n");
writeFileSync(join(site, "sw.js"), worker);
