// Checks logs against the JSON schema of SARIF 2.1.0: node check-sarif.mjs SCHEMA LOG...
// A log that is wrong on purpose must be refused, or the schema says nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const Ajv = require("ajv").default;
const addFormats = require("ajv-formats").default;

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const [schema, ...logs] = process.argv.slice(2);
// The schema has a pattern that is none with the flag u.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isValid = ajv.compile(read(schema));

let wrong = logs.length === 0 ? 1 : 0;
for (const file of logs) {
  const log = read(file);
  if (!isValid(log)) {
    wrong += 1;
    console.log(`${file}:`);
    for (const { instancePath, message } of isValid.errors.slice(0, 10)) console.log(`  ${instancePath} ${message}`);
  }
  log.runs[0].columnKind = "bytes";
  if (isValid(log)) {
    wrong += 1;
    console.log(`${file}: the schema takes any columnKind`);
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
