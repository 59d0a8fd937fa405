// Bundles entry.mjs into one minified ES module and collects the licences of what went into it.
//
//   node build.mjs BUNDLE LICENCES
//
// Run by script/build-editor, in a folder where package-lock.json is installed. The output depends on nothing else:
// no date, no path, no name of the machine.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const BANNER = "// Built by script/build-editor from static/vendor/codemirror: do not edit. "
  + "CodeMirror is under the MIT licence, (C) Marijn Haverbeke and others; see LICENSES.txt there.";

const [bundle, licences] = process.argv.slice(2);
if (!bundle || !licences) throw new Error("usage: node build.mjs BUNDLE LICENCES");

const { metafile } = await build({
  entryPoints: ["entry.mjs"],
  outfile: bundle,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: BANNER },
  metafile: true,
  logLevel: "warning",
});

writeFileSync(licences, licenceTexts(packagesOf(metafile)));

/** The folders of the packages that put at least one byte into the bundle, by name. */
function packagesOf({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter(Boolean);
  return [...new Set(folders)].sort();
}

/** Every licence once, under the list of packages it belongs to. */
function licenceTexts(folders) {
  const packagesByText = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} comes without a licence text`);
    const text = readFileSync(`${folder}/${file}`, "utf8").replace(/\r\n/g, "\n").trim();
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...packagesByText].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  return `Third-party code in static/js/codemirror.js\n\n${parts.join(`\n${"-".repeat(72)}\n\n`)}`;
}
