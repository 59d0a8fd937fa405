// Checks reports against a JSON schema: node check-reports.mjs SCHEMA MEMBER REPORT...
// With another value in MEMBER, such as `/version`, a report must be refused, or the schema says nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const addFormats = require("ajv-formats").default;

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const [schemaFile, member, ...reports] = process.argv.slice(2);
const schema = read(schemaFile);
const Ajv = require(schema.$schema.includes("2020-12") ? "ajv/dist/2020" : "ajv").default;
// SARIF's schema has a pattern that is none with the flag u.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isValid = ajv.compile(schema);

let wrong = reports.length === 0 ? 1 : 0;
for (const file of reports) {
  const report = read(file);
  if (!isValid(report)) {
    wrong += 1;
    console.log(`${file}:`);
    for (const { instancePath, message } of isValid.errors.slice(0, 10)) console.log(`  ${instancePath} ${message}`);
  }
  const path = member.split("/").slice(1);
  const last = path.pop();
  path.reduce((value, key) => value[key], report)[last] = "no such word";
  if (isValid(report)) {
    wrong += 1;
    console.log(`${file}: the schema takes anything as ${member}`);
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
