/** Where in the text: `text.slice(start.offset, end.offset)` is the place. Everything counts from zero, in UTF-16 units. */
export interface Position {
  offset: number;
  line: number;
  column: number;
}

/** A place in the text; `end` is just after its last character. */
export interface Range {
  start: Position;
  end: Position;
}

export type Severity = "error" | "warning" | "info";

/** How sure a statement about AWS is: read in source or reproduced, seen in public reports, or our inference. */
export type Certainty = "verified" | "reported" | "assumed";

export type EnvSource = "environment" | "environmentFile" | "secret" | "override" | "image" | "injected";

export type ReportFormat = "text" | "json" | "sarif" | "markdown" | "github";

/** What results depend on, besides the text. Unknown keys are refused. */
export interface Options {
  /** Detected when it is not given. */
  language?: "json" | "yaml" | "hcl";
  /** Where the task would run. What is not given is unknown. */
  context?: Context;
  /** The pretend AWS. What is not in it gets visible placeholders. */
  world?: World;
  /** The levels to start from; `"recommended"` by default. */
  preset?: "recommended" | "strict" | "security-hub";
  /** Levels by the name of a rule or of a group; a rule's own level wins, and both win over the preset. */
  rules?: Record<string, "off" | Severity>;
  /** What is put aside; it appears in `Analysis.suppressed`. */
  suppress?: Suppression[];
  policyStyle?: PolicyStyle;
}

/** The name of a rule, as `rules()` lists them, or of a group. */
export type RuleOrGroup = string;

/** Puts aside what a rule finds, everywhere or in some place. */
export interface Suppression {
  rule: RuleOrGroup;
  /** Only at or below this place, as a JSON pointer. */
  pointer?: string;
  /** Only in the container of this name. */
  container?: string;
  /** Why; for people. */
  reason?: string;
}

export interface Context {
  partition?: string;
  region?: string;
  account?: string;
  launchType?: "FARGATE" | "EC2" | "EXTERNAL" | "MANAGED_INSTANCES";
  platformVersion?: string;
  agentVersion?: string;
}

/** How the generated policies name resources: each by itself, by the folders they share, or by a tag they share with the role. */
export type PolicyStyle = "exact" | "prefix" | "tag";

/** The pretend AWS. Nothing in it is looked up anywhere, and nothing of it leaves the call. */
export interface World {
  /** By name or ARN. */
  secrets?: Record<string, WorldSecret>;
  /** By name or ARN. */
  parameters?: Record<string, WorldParameter>;
  /** S3 objects by ARN: the text of each, or that it is not there. */
  files?: Record<string, string | WorldFile>;
  /** By the name of the container. */
  images?: Record<string, WorldImage>;
  /** KMS keys by ARN. */
  keys?: Record<string, WorldKey>;
  network?: "ok" | "no-route";
  /** By default the role has exactly what the generated policy grants. */
  executionRole?: WorldRole | "allow-all";
  /** RunTask overrides. */
  overrides?: object;
}

export interface WorldSecret {
  /** The SecretString under AWSCURRENT. */
  value?: string;
  binary?: boolean;
  state?: "present" | "missing" | "no-value" | "pending-deletion";
  /** SecretString by staging label; when given, other labels do not exist. */
  stages?: Record<string, string>;
  /** SecretString by version id; when given, other ids do not exist. */
  versions?: Record<string, string>;
  /** The customer managed key; without it the AWS managed key. */
  kmsKey?: string;
  policy?: object;
}

export interface WorldParameter {
  value?: string;
  type?: "String" | "StringList" | "SecureString";
  state?: "present" | "missing";
  /** The customer managed key of a SecureString; without it the AWS managed key. */
  kmsKey?: string;
}

export interface WorldFile {
  state: "missing";
}

export interface WorldImage {
  env: Record<string, string>;
}

export interface WorldKey {
  policy?: object;
}

export interface WorldRole {
  arn?: string;
  /** An empty list is a role that may do nothing; left out, the role has what the generated policy grants. */
  policies?: object[];
  boundary?: object;
  trust?: object;
}

export interface FixOptions extends Options {
  /** `"unsafe"` makes also the fixes that need a decision. Safe ones only by default. */
  applicability?: "safe" | "unsafe";
}

export interface RenderOptions extends Options {
  /** What the report calls the text; `input.json` or `input.yaml` by default. */
  fileName?: string;
}

export interface Analysis {
  language: "json" | "yaml";
  /** `"ecs-register"`, `"ecs-describe"`, `"cloudformation"`, `"terraform"`, … */
  dialect: string;
  /** In the order of the text. */
  diagnostics: Diagnostic[];
  /** What the options or a comment put aside, in the order of the text. */
  suppressed: Diagnostic[];
  /** One for each task definition in the text. */
  tasks: TaskAnalysis[];
}

export interface Diagnostic {
  rule: string;
  severity: Severity;
  message: string;
  /** What to do. */
  help: string | null;
  start: Position;
  end: Position;
  related: Related[];
  /** The best first. */
  fixes: Fix[];
  /** The index in `Analysis.tasks`. */
  task: number | null;
  /** The name of the container. */
  container: string | null;
}

export interface Related {
  start: Position;
  end: Position;
  message: string;
}

export interface Fix {
  title: string;
  /** A safe fix has one legal meaning; an unsafe one needs a decision. */
  applicability: "safe" | "unsafe";
  /** Of the text that was analysed; they do not overlap. */
  edits: Edit[];
}

/** Replaces `text.slice(from, to)`. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

export interface Fixed {
  text: string;
  /** How many fixes were made. */
  applied: number;
  remaining: Diagnostic[];
}

export interface TaskAnalysis {
  family: string | null;
  containers: Container[];
  launch: Launch;
  roles: Roles;
}

export interface Container {
  name: string;
  /** As the process would see it. */
  environment: EnvVar[];
}

export interface EnvVar {
  name: string;
  /** Null when it cannot be known here; then `note` says why. */
  value: string | null;
  /** Whether `value` stands for one that the pretend AWS does not have, as `‹secret prod/db:password›`. */
  pretend: boolean;
  sensitive: boolean;
  source: EnvSource;
  /** Null for what does not stand in the text. */
  origin: Range | null;
  /** Every layer that it won over, the highest first. */
  shadows: Shadow[];
  note: string | null;
  certainty: Certainty;
}

export interface Shadow {
  source: EnvSource;
  value: string | null;
  pretend: boolean;
}

export interface Launch {
  /** `"refused"`: RegisterTaskDefinition or RunTask would say no. */
  outcome: "running" | "stopped" | "refused" | "unknown";
  /** For a refused one, what the API would say. */
  stoppedReason: string | null;
  stopCode: string | null;
  events: LaunchEvent[];
  apiCalls: ApiCall[];
}

export interface LaunchEvent {
  step: string;
  subject: string;
  detail: string;
  ok: boolean;
  origin: Range | null;
  certainty: Certainty;
}

export interface ApiCall {
  service: string;
  action: string;
  /** The ARN without selectors, or the names of a batch. */
  resource: string;
  /** `"execution"`, `"task"`, or `"instance"` where an EC2 instance calls as itself. */
  role: string;
  /** Calls to this resource; a batch is one call. */
  count: number;
}

export interface Roles {
  execution: RolePolicy;
  task: RolePolicy;
}

export interface RolePolicy {
  needed: boolean;
  /** The identity policy. */
  document: object;
  /** The trust policy. */
  trust: object;
  /** In the order of the document. */
  statements: PolicyStatement[];
  /** In characters, as IAM counts them. */
  size: number;
  notes: string[];
}

export interface PolicyStatement {
  sid: string;
  because: Reason[];
}

export interface Reason {
  text: string;
  origin: Range | null;
}

export interface RuleInfo {
  name: string;
  group: string;
  severity: Severity;
  summary: string;
  fixable: boolean;
  /** The address of its page, relative to the root of the playground. */
  page: string;
}

/** What a link holds: nothing but what is given. */
export interface ShareState {
  text: string;
  options?: Options | null;
  /** How it is shown; its meaning is the page's own. */
  view?: object | null;
}

/** What a `stoppedReason` means. */
export interface StoppedReason {
  recognised: boolean;
  /** The step of the launch that failed. */
  step: string | null;
  cause: string | null;
  /** What to do. */
  fix: string | null;
  /** What to look at next. */
  next: string | null;
  /** The secret, parameter or file that it is about. */
  secret: string | null;
  /** Where the text speaks of it. */
  origin: Range | null;
  certainty: Certainty;
  /** Similar reasons, when it is not recognised. */
  nearest: string[];
  /** The rules that report the mistake before AWS does; those first that do so in the text. */
  rules: string[];
}

/** May this principal do this? */
export interface IamRequest {
  /** The ARN of a role, or of an assumed-role session. */
  principal: string;
  /** `service:Name` */
  action: string;
  /** The ARN, or `*` where the action takes no resource. */
  resource: string;
  /** The account that owns the resource; told by the ARN, else the principal's. */
  resourceAccount?: string;
  /** Condition keys and their values. A key with an empty list is known to be absent. */
  context?: Record<string, string | string[]>;
}

/** The policies that bear on a request. */
export interface IamPolicies {
  /** The identity policies of the role. */
  identity?: object[];
  /** The policy of the resource; for a `kms:` action the key policy. */
  resource?: object | null;
  boundary?: object | null;
  /** Service control policies, all on one level; or a list for each level from the root to the account. None: no limit. */
  scps?: object[] | object[][];
}

export interface IamResponse {
  decision: "allow" | "implicit-deny" | "explicit-deny" | "depends";
  decidedBy: DecidedBy[];
  /** The denial in AWS's words, or what allows it, or on what it depends. */
  message: string;
  /** Condition keys whose values would decide. */
  unknownKeys: string[];
  /** What is wrong with the policies. */
  problems: string[];
}

/** A layer, and the statement in it; without a statement, the layer decided by what it lacks. */
export interface DecidedBy {
  layer: "identity" | "resource" | "boundary" | "scp";
  /** The index of the policy in its layer; of service control policies counted through all levels. */
  policy: number | null;
  /** The index of the statement in the policy. */
  statement: number | null;
  sid: string | null;
}
