// The JavaScript API in Node.js, from the bytes of the wasm file: `node --test tests/node/api.mjs` after `script/build api`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const api = new URL("../../dist/api/", import.meta.url);
const bundle = await import(new URL("taskdef_playground.js", api));
bundle.initSync({ module: readFileSync(new URL("taskdef_playground_bg.wasm", api)) });

const text = readFileSync(new URL("../suite/typings/task.json", import.meta.url), "utf8");

test("the bundle knows its version", () => {
  const { version } = JSON.parse(readFileSync(new URL("package.json", api), "utf8"));
  assert.equal(bundle.version(), version);
});

test("every exported function can be called", () => {
  const analysis = bundle.analyze(text);
  assert.equal(analysis.dialect, "ecs-register");
  assert.equal(analysis.tasks[0].family, "web");
  const fixed = bundle.applyFixes(text);
  assert.ok(fixed.applied > 0);
  assert.ok(!fixed.remaining.some((found) => found.rule === "json-syntax"));
  JSON.parse(fixed.text);
  assert.match(bundle.render(text, "text", { fileName: "task.json" }), /--> task\.json:15:/);
  assert.match(bundle.renderPolicy(text, "terraform", { role: "deployer" }), /^data "aws_iam_policy_document" "deployer"/);
  const [judged] = bundle.judgePolicy(text, "", { role: "execution" }).roles;
  assert.ok(judged.needs.length > 0 && judged.needs.every((need) => need.verdict === "missing"));
  assert.ok(JSON.parse(judged.patches[0].text).Statement.length > 0);
  assert.ok(bundle.rules().some((rule) => rule.name === "json-syntax"));
  assert.deepEqual(bundle.decodeShare(bundle.encodeShare({ text })), { text, options: null, view: null });
});

test("two texts are compared", () => {
  const { tasks, fixed, appeared, unusedSecrets } = bundle.compare(text, bundle.convert(text, "terraform").text);
  assert.deepEqual(tasks[0].containers[0].environment, []);
  assert.ok(fixed.length > 0 && appeared.every(({ rule }) => typeof rule === "string"));
  assert.deepEqual(unusedSecrets, []);
  const changed = bundle.compare(text, text.replace("plain", "other").replace("256", "512"));
  assert.deepEqual(changed.tasks[0].fields.map(({ path, change }) => [path, change]), [["cpu", "changed"]]);
  assert.throws(() => bundle.compare(text, text, { before: { regoin: 1 } }), { name: "Error", message: /^options\.before\.regoin: / });
});

test("a text is converted", () => {
  const { text: converted, language, notes } = bundle.convert(text, "terraform");
  assert.equal(language, "hcl");
  assert.match(converted, /^resource "aws_ecs_task_definition" "web" \{$/m);
  assert.ok(notes.every(({ message, place }) => typeof message === "string" && (place === null || place.end.offset > 0)));
  const again = bundle.analyze(converted);
  assert.deepEqual([again.language, again.dialect, again.tasks[0].family], ["hcl", "terraform", "web"]);
  assert.equal(bundle.convert("services: {}", "register"), null);
  assert.throws(() => bundle.convert(text, "toml"), { name: "Error", message: /^format: must be one of/ });
});

test("a stopped reason is explained, with its place", () => {
  const reason = "Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /app/level";
  for (const explained of [bundle.explainStopped(reason), bundle.explainStopped(reason, null, {})]) {
    assert.equal(explained.recognised, true);
    assert.equal(explained.origin, null);
  }
  const { origin, certainty, nearest } = bundle.explainStopped(reason, text);
  assert.equal(text.slice(origin.start.offset, origin.end.offset), '"/app/level"');
  assert.equal(certainty, "verified");
  assert.deepEqual(nearest, []);
  const refused = bundle.explainStopped("Environment variable name cannot be null or blank.", text);
  assert.deepEqual(refused.rules, ["variable-name-blank"]);
  assert.equal(typeof refused.next, "string");
});

test("a rotation is simulated", () => {
  const text = readFileSync(new URL("../fixtures/rotation/7-trigger/input.json", import.meta.url), "utf8");
  const [run] = bundle.simulateRotation(text).tasks;
  assert.deepEqual(run.moments.map(({ step }) => step), ["start", "rotate", "start-tasks", "stop-tasks"]);
  assert.equal(run.moments[1].current, run.moments[0].current + 1);
  JSON.parse(run.trigger.pattern);
  assert.equal(bundle.simulateRotation(text, { desiredCount: 5 }).tasks[0].moments[0].running.length, 5);
  assert.throws(() => bundle.simulateRotation(text, { desiredCount: 0 }), { name: "Error", message: /^rotation\.desiredCount: / });
});

test("a policy is evaluated", () => {
  const request = {
    principal: "arn:aws:sts::111122223333:assumed-role/exec/0123abcd",
    action: "ssm:GetParameters",
    resource: "arn:aws:ssm:eu-west-1:111122223333:parameter/app/level",
  };
  const { execution } = bundle.analyze(text).tasks[0].roles;
  const allowed = bundle.evaluate(request, { identity: [execution.document] });
  assert.equal(allowed.decision, "allow");
  assert.equal(allowed.decidedBy[0].sid, execution.document.Statement[allowed.decidedBy[0].statement].Sid);
  const denied = bundle.evaluate(request, {});
  assert.equal(denied.decision, "implicit-deny");
  assert.deepEqual(denied.decidedBy, [{ layer: "identity", policy: null, statement: null, sid: null }]);
  assert.throws(() => bundle.evaluate(request), { name: "Error", message: "policies: must be an object, not null" });
});

test("a place is a slice of the text, also behind an emoji", () => {
  for (const { rule, start, end } of bundle.analyze(text).diagnostics.filter((found) => found.rule === "json-syntax")) {
    assert.equal(text.slice(start.offset, end.offset), ",", rule);
    assert.equal(text.split("\n")[start.line].slice(start.column, end.column), ",", rule);
  }
});

test("two runs give the same bytes", () => {
  for (const options of [undefined, { world: { executionRole: "allow-all" } }]) {
    assert.equal(JSON.stringify(bundle.analyze(text, options)), JSON.stringify(bundle.analyze(text, options)));
  }
  for (const format of ["text", "json", "sarif", "markdown", "github"]) {
    assert.equal(bundle.render(text, format), bundle.render(text, format));
  }
});

test("wrong options throw, and 10,000 of them take no memory", () => {
  assert.throws(() => bundle.analyze(text, { context: { regoin: "x" } }), {
    name: "Error",
    message: /^options\.context\.regoin: unknown key; known keys: partition, region, /,
  });
  const { memory } = bundle.initSync();
  const refuse = (times) => {
    for (let call = 0; call < times; call++) {
      assert.throws(() => bundle.analyze(text, { context: { regoin: "x" } }));
      assert.throws(() => bundle.analyze(undefined));
    }
  };
  refuse(100);
  const before = memory.buffer.byteLength;
  refuse(10_000);
  assert.equal(memory.buffer.byteLength, before);
});
