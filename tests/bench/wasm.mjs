// Runs the measurements of tests/bench/wasm.rs. Usage: node tests/bench/wasm.mjs FOLDER, where FOLDER holds the built module.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const bench = createRequire(import.meta.url)(join(folder, "bench_wasm.js"));
const now = () => performance.now();

// V8 compiles once more what runs often; the rows are to show what has been.
bench.row("", bench.task_definition(16 * 1024), 200, now);
console.log(bench.head());
for (const [title, make] of [
  ["task definition, JSON", bench.task_definition],
  ["clean task definition, JSON", bench.clean],
  ["task definition, YAML", bench.yaml],
]) {
  for (const kilobytes of [2, 8, 16, 32, 64]) {
    console.log(bench.row(title, make(kilobytes * 1024), 100, now));
  }
}
const corpus = process.env.TASKDEF_CORPUS ?? "../shared/corpus";
if (existsSync(corpus)) {
  const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = folders.flatMap((entry) => readdirSync(join(corpus, entry.name)).map((name) => join(corpus, entry.name, name)));
  const largest = files.reduce((left, right) => (statSync(left).size >= statSync(right).size ? left : right));
  console.log(bench.row(basename(largest).slice(0, 34), readFileSync(largest, "utf8"), 20, now));
} else {
  console.log("largest file of the corpus: not measured, the corpus is not there");
}
console.log(`\n${bench.growth_head()}`);
for (let shape = 0; ; shape += 1) {
  const line = bench.growth(shape, 5, now);
  if (line === undefined) break;
  console.log(line);
}
