// Reports the browser tests: a line for each, why it failed, and the sum on a line of its own.

export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr") yield data.message;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const failure = data.details.error;
    // A suite fails because of its tests, which have been reported; but also when it could not start.
    if (data.details.type === "suite" && (type === "test:pass" || failure.failureType === "subtestsFailed")) continue;
    if (type === "test:pass") {
      passed += 1;
      yield `ok    ${data.name} (${Math.round(data.details.duration_ms)} ms)\n`;
    } else {
      failed += 1;
      yield `FAIL  ${data.name}\n${indent(describe(failure.cause ?? failure))}\n`;
    }
  }
  yield `\n${passed} passed, ${failed} failed\n`;
}

function describe(cause) {
  return cause?.stack ? `${cause.message}\n${frames(cause.stack)}` : String(cause);
}

/** The part of a stack that lies in the specs. */
function frames(stack) {
  return stack
    .split("\n")
    .filter((line) => line.includes("/tests/e2e/"))
    .join("\n");
}

function indent(text) {
  return text.replaceAll(/^/gm, "      ");
}
