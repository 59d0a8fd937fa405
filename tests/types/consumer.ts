// A program that uses the JavaScript API as its typings promise it. It is compiled by `script/test types`, never run: a
// typing that lies or goes missing is a compile error here.

import init, {
  analyze,
  applyFixes,
  compare,
  convert,
  decodeShare,
  encodeShare,
  evaluate,
  explainStopped,
  initSync,
  judgePolicy,
  render,
  renderPolicy,
  rules,
  version,
  type Analysis,
  type Comparison,
  type ConvertFormat,
  type Converted,
  type Diagnostic,
  type EnvVar,
  type IamPolicies,
  type IamRequest,
  type IamResponse,
  type Options,
  type PolicyOptions,
  type Position,
  type RoleOptions,
  type RuleInfo,
  type ShareState,
  type StoppedReason,
} from "../../dist/api/taskdef_playground.js";

export async function start(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  await init();
  initSync({ module: bytes });
  // @ts-expect-error takes no argument
  version(1);
  return version();
}

const options: Options = {
  language: "json",
  context: { partition: "aws", region: "eu-west-1", account: "111122223333", launchType: "FARGATE", platformVersion: "1.4.0" },
  world: {
    secrets: { "prod/db": { value: "pretend", stages: { AWSPREVIOUS: "old" }, state: "present", binary: false, policy: {} } },
    parameters: { "/app/level": { value: "debug", type: "SecureString", kmsKey: "alias/aws/ssm" } },
    files: { "arn:aws:s3:::bucket/a.env": "A=1", "arn:aws:s3:::bucket/b.env": { state: "missing" } },
    images: { app: { env: { PATH: "/bin" } } },
    keys: { "arn:aws:kms:eu-west-1:111122223333:key/k": { policy: {} } },
    network: "no-route",
    executionRole: { policies: [{ Version: "2012-10-17", Statement: [] }] },
    overrides: { containerOverrides: [] },
  },
  rules: { syntax: "warning", "json-syntax": "off" },
  policyStyle: "exact",
};
export const everything: Options = { world: { executionRole: "allow-all" } };

// @ts-expect-error no such key
export const misspelt: Options = { context: { regoin: "eu-west-1" } };
// @ts-expect-error no such level
export const level: Options = { rules: { syntax: "fatal" } };
// @ts-expect-error an account is a string, since it may begin with 0
export const account: Options = { context: { account: 111122223333 } };

function slice(text: string, place: { start: Position; end: Position } | null): string | null {
  return place && text.slice(place.start.offset, place.end.offset);
}

export function places(text: string): (string | null)[] {
  const analysis: Analysis = analyze(text, options);
  const places = analysis.diagnostics.flatMap((diagnostic: Diagnostic) => [diagnostic, ...diagnostic.related]);
  // @ts-expect-error may be null
  analysis.diagnostics[0]?.help.length;
  return places.map((place) => slice(text, place));
}

export function environment(text: string): Record<string, string | null> {
  const variables: EnvVar[] = analyze(text).tasks.flatMap((task) => task.containers.flatMap((container) => container.environment));
  const shadows = variables.flatMap((variable) => variable.shadows.map((shadow) => shadow.source));
  return { shadows: shadows.join(), ...Object.fromEntries(variables.map((variable) => [variable.name, variable.value])) };
}

export function launch(text: string): string[] {
  return analyze(text).tasks.map(({ family, launch, roles }) => {
    const calls: number = launch.apiCalls.reduce((sum, call) => sum + call.count, 0);
    const failed = launch.events.filter((event) => !event.ok).map((event) => slice(text, event.origin));
    const because = roles.execution.statements.flatMap((statement) => statement.because.map((reason) => reason.text));
    const stopped = launch.outcome === "stopped" ? launch.stoppedReason : null;
    return [family, stopped, calls, ...failed, ...because, JSON.stringify(roles.task.document), roles.task.size].join();
  });
}

export function fix(text: string): string {
  const fixed = applyFixes(text, { ...options, applicability: "unsafe" });
  const count: number = fixed.applied + fixed.remaining.length;
  // @ts-expect-error not an option of analyze
  analyze(text, { applicability: "safe" });
  return count > 0 ? fixed.text : text;
}

export function reports(text: string): string[] {
  // @ts-expect-error no such format
  render(text, "xml");
  return [render(text, "text"), render(text, "sarif", { ...options, fileName: "web.json" })];
}

export function fixable(): string[] {
  return rules()
    .filter((rule: RuleInfo) => rule.fixable && rule.severity !== "info")
    .map((rule) => `${rule.group}/${rule.name}: ${rule.summary} (${rule.page})`);
}

export function share(text: string): ShareState {
  const state: ShareState = decodeShare(encodeShare({ text, options, view: { tab: "policy" } }));
  // What comes out of a link can go back into one.
  return decodeShare(encodeShare(state));
}

export function inTerraform(text: string): string[] {
  const format: ConvertFormat = "terraform";
  const converted: Converted | null = convert(text, format, { placeholders: { "${cpu}": "256" } });
  // @ts-expect-error a form that there is not
  convert(text, "toml");
  const comparison: Comparison = compare(text, text, { before: { language: "json" } });
  // @ts-expect-error two texts are needed
  compare(text);
  const changes = comparison.tasks.flatMap(({ containers }) => containers.flatMap(({ environment }) => environment.map(({ change }) => change)));
  return converted ? [...changes, converted.text, converted.language, ...converted.notes.map(({ message, place }) => message + slice(text, place))] : [];
}

export function stopped(reason: string, text: string | null): string[] {
  const unplaced: StoppedReason = explainStopped(reason);
  const { recognised, cause, fix, secret, step, origin, certainty, nearest } = explainStopped(reason, text, { language: "json" });
  // @ts-expect-error a reason is a must
  explainStopped();
  const known = recognised && certainty !== "assumed" ? [cause, fix, secret, step, slice(text ?? "", origin)] : nearest;
  return [...known.map(String), String(unplaced.origin)];
}

export function mayRead(policy: object): string {
  const request: IamRequest = {
    principal: "arn:aws:iam::111122223333:role/exec",
    action: "secretsmanager:GetSecretValue",
    resource: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf",
    resourceAccount: "111122223333",
    context: { "aws:SourceVpce": "vpce-1", "aws:TagKeys": ["a", "b"] },
  };
  const policies: IamPolicies = { identity: [policy], resource: null, boundary: null, scps: [[policy], [policy]] };
  const response: IamResponse = evaluate(request, { ...policies, scps: [policy] });
  // @ts-expect-error an action is a must
  evaluate({ principal: "", resource: "" }, policies);
  // @ts-expect-error an answer that there is not
  if (response.decision === "deny") return "";
  const by = response.decidedBy.map(({ layer, policy, statement, sid }) => `${layer} ${policy}/${statement} ${sid ?? "-"}`);
  return [response.message, ...by, ...response.unknownKeys, ...response.problems].join();
}

const roleOptions: RoleOptions = {
  exec: true,
  execLogging: { logGroup: "/exec", bucket: "exec", kmsKey: "alias/exec" },
  pullThroughPrefixes: ["docker-hub"],
  pullThroughCreates: false,
  domainlessSecrets: [],
  buckets: { conf: { owner: "111122223333", kmsKey: "1234abcd" } },
  infrastructure: ["vpc-lattice"],
  administrators: [],
};
const policyOptions: PolicyOptions = { role: "execution", family: "web", policyStyle: "exact", roleOptions };
export const snippet: string = renderPolicy("{}", "terraform", policyOptions);
// @ts-expect-error no such format
renderPolicy("{}", "pulumi");
export const missing: string[] = judgePolicy("{}", "{}", { role: "deployer", family: "web" }).roles.flatMap((role) =>
  role.needs.filter((need) => need.verdict === "missing").map((need) => need.action),
);
// @ts-expect-error no such role
judgePolicy("{}", "{}", { role: "nobody" });

export function others(analysis: Analysis): (object | null)[] {
  return analysis.tasks.flatMap(({ roles }) => [
    roles.infrastructure.trust,
    roles.deployer.document,
    ...roles.execution.parts,
    ...roles.resourcePolicies.filter(({ kind, needed }) => kind === "key" && needed).map(({ document }) => document),
  ]);
}
