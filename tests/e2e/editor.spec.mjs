// The tests of editor.mjs, run with all others.

import { spec } from "./harness.mjs";
import { tests } from "./editor.mjs";

for (const { name, options, run } of tests) spec(`editor: ${name}`, options, run);
