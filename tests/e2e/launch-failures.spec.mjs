// Failing launches: the page says what the engine's fixture says, to the letter, with cause and step.
//
// A case is a folder of tests/fixtures/simulate. Its text and its pretend AWS come into the page as a link.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { text, until } from "./app-page.mjs";
import { spec } from "./harness.mjs";

const CASES = [
  "2.1-bare-secret-name-is-a-parameter",
  "2.1-cut-off-arn-is-refused",
  "2.1-name-with-json-key-is-refused",
  "2.2-missing-stage-on-fargate",
  "2.2-missing-version",
  "2.2-one-colon-fails-at-launch",
  "2.2-one-colon-fails-on-fargate",
  "2.2-short-version-id-on-fargate",
  "2.4-parameter-version-is-refused",
  "2.5-parameter-of-another-account-is-refused",
  "3.1-list-instead-of-object",
  "3.1-missing-key",
  "3.1-no-json-on-fargate",
  "4.1-empty-name",
  "4.1-secret-and-environment-share-a-name",
  "4.4-override-of-unknown-container",
  "4.5-file-missing",
  "4.5-file-missing-on-fargate",
  "4.5-file-with-a-long-line",
  "6.2-circle-of-dependencies",
  "6.4-one-denied-parameter-fails-its-batch",
  "6.4-one-missing-parameter-fails-its-batch",
  "6.5-env-file-denied",
  "6.5-image-denied",
  "6.5-no-route",
  "6.5-parameter-key-denied",
  "6.5-registry-credentials-lack-a-field",
  "6.5-secret-denied",
  "6.5-secret-missing",
  "6.5-several-secrets-fail",
  "6.6-ecr-login-denied",
  "6.6-no-route-for-ecr",
  "6.6-no-route-for-env-files",
  "6.6-no-route-for-logs",
  "6.6-no-route-for-secrets",
  "6.6-parameter-missing",
  "6.6-secret-denied",
  "6.6-secret-key-denied",
  "6.6-secret-pending-deletion",
  "6.6-secret-without-value",
  "6.7-definition-too-large",
  "6.7-fargate-logs-without-execution-role",
  "6.7-secrets-without-execution-role",
  "6.7-waits-for-health-without-check",
];

const FOLDER = "tests/fixtures/simulate";
const HEADINGS = { stopped: "The task stops", refused: "It is refused" };

/** What a fixture's table of denied calls is as a policy: all is allowed but those. */
function role(access) {
  const denied = Object.keys(access).map((key) => key.split(" "));
  const some = denied.filter(([, resource]) => resource);
  const statements = [
    { Effect: "Allow", NotAction: denied.map(([action]) => action), Resource: "*" },
    ...some.map(([action, resource]) => ({ Effect: "Allow", Action: action, NotResource: resource })),
  ];
  return { policies: [{ Version: "2012-10-17", Statement: statements }] };
}

/** A case: its text, and the link that opens it. */
function read(name) {
  const file = (file) => readFileSync(`${FOLDER}/${name}/${file}`, "utf8");
  const text = file(existsSync(`${FOLDER}/${name}/input.json`) ? "input.json" : "input.yaml");
  const { access, ...options } = JSON.parse(file("options.json"));
  if (access) options.world = { ...options.world, executionRole: role(access) };
  const code = `v1s=${deflateRawSync(JSON.stringify({ text, options })).toString("base64url")}`;
  const [first, ...rest] = file("expect.txt").split("\n");
  const heading = HEADINGS[first.split(" ")[0]];
  return { text, code, heading, reason: rest.slice(0, rest.indexOf("")).join("\n") };
}

// By section of the semantics, so that the page is loaded once for each.
for (const section of new Set(CASES.map((name) => name.split("-")[0]))) {
  const cases = CASES.filter((name) => name.startsWith(`${section}-`));
  spec(`launches that fail as section ${section} says: ${cases.length}`, async ({ page, open }) => {
    await open("?tab=launch");
    for (const name of cases) {
      const { text: written, code, heading, reason } = read(name);
      await page.evaluate((code) => { location.hash = code; }, code);
      await until(`${name}: the text is there`, async () => (await text(page)).trimEnd() === written.trimEnd());
      await page.getByRole("heading", { name: heading }).waitFor();
      let said;
      await until(`${name}: its reason is there`, async () => (said = await page.locator(".stopped-reason pre").innerText()) === reason)
        .catch(() => assert.equal(said, reason, name));
      const why = page.locator(".outcome dl.findings");
      await why.getByText("Cause", { exact: true }).waitFor();
      await why.getByText("What to do", { exact: true }).waitFor();
      assert.ok((await page.locator("#panel li.step.is-error").count()) > 0, `${name}: no step is marked`);
    }
  });
}
