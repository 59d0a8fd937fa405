// The size ledger of dist/: what each part weighs, and what it may weigh. `script/test budgets` prints it and fails for a
// part that is over. `limit` is a ratchet: what the part weighs today and 3 % more. `goal` is what it should weigh; where the
// two differ, ARCHITECTURE.md says why. Limits and goals are of the files compressed with brotli at its best, as most hosts send them.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const DIST = "dist";
// Fetched when the page has shown its first results, when it is opened, for use without a network, or not by the page at all.
// Everything else counts as first use.
const LATER = [/^(api|examples|icons|rules)\//, /^(_headers|offline\.json|picture\.png|robots\.txt|sw\.js)$/, /_rest\.wasm$/];

/** Kilobytes are 1000 bytes. A part without a file is an error: its pattern or the build is wrong. */
const PARTS = [
  { name: "page and styles", matches: /^[^/]+\.(html|css|svg)$/, limit: 25 },
  { name: "app wasm, first part", matches: /^app-[^/]+_bg\.wasm$/, limit: 597, goal: 300 },
  { name: "app glue", matches: /^(app|boot)-[^/]+\.js$/, limit: 15 },
  { name: "editor", matches: /^js\/editor\.js$/, limit: 125 },
  { name: "first use", matches: { test: (file) => !LATER.some((later) => later.test(file)) }, limit: 748, goal: 500 },
  { name: "app wasm, second part", matches: /^app-[^/]+_rest\.wasm$/, limit: 357 },
  { name: "API wasm", matches: /^api\/[^/]+\.wasm$/, limit: 672, goal: 250 },
  { name: "API glue", matches: /^api\/[^/]+\.js$/, limit: 15 },
];

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1))
  .map((path) => {
    const bytes = readFileSync(join(DIST, path));
    const gzip = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length;
    return { path, raw: bytes.length, gzip, brotli: brotliCompressSync(bytes).length };
  })
  .sort((one, other) => other.brotli - one.brotli);

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);

console.log(`${"kB".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}${"limit".padStart(9)}${"goal".padStart(9)}`);
let over = 0;
for (const { name, matches, limit, goal = limit } of PARTS) {
  const part = files.filter(({ path }) => matches.test(path));
  const brotli = sum(part, "brotli");
  const verdict = part.length === 0 ? "  NO FILE" : brotli > limit * 1000 ? "  OVER" : "";
  if (verdict) over += 1;
  console.log(`${kilobytes(sum(part, "raw"))}${kilobytes(sum(part, "gzip"))}${kilobytes(brotli)}${String(limit).padStart(9)}${String(goal).padStart(9)}  ${name}${verdict}`);
}
console.log("\nthe largest files:");
for (const { path, raw, gzip, brotli } of files.slice(0, 12)) console.log(`${kilobytes(raw)}${kilobytes(gzip)}${kilobytes(brotli)}${"".padStart(20)}${path}`);
console.log(`\n${PARTS.length - over} passed, ${over} failed`);
process.exitCode = over > 0 ? 1 : 0;
