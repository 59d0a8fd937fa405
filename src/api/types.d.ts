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

export type ConvertFormat = "register" | "cloudformation-json" | "cloudformation-yaml" | "terraform";

export type ReportFormat = "text" | "json" | "sarif" | "markdown" | "github";

/** What results depend on, besides the text. Unknown keys are refused. */
export interface Options {
  /** Detected when it is not given. */
  language?: "json" | "yaml" | "hcl";
  /** What kind of document it is. Detected when it is not given. */
  dialect?: "ecs-register" | "ecs-describe" | "cloudformation" | "terraform";
  /** What is chosen for a CloudFormation template. What is not chosen stays open. */
  template?: TemplateChoices;
  /** Values of placeholders by their text, such as `${cpu}` or `<IMAGE1_NAME>`. Without quotes around it, one may stand for any JSON. */
  placeholders?: Record<string, string>;
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
  /** What only the user can say about the roles. */
  roleOptions?: RoleOptions;
}

/** What only the user can say about the roles. What is not given is taken for "no", or shows as `<…>`. */
export interface RoleOptions {
  /** ECS Exec is on. */
  exec?: boolean;
  /** Where the cluster keeps sessions of ECS Exec. */
  execLogging?: ExecLogging;
  /** The prefixes of repositories that are pull through caches. */
  pullThroughPrefixes?: string[];
  /** A pull through a cache may meet a repository that does not exist yet. */
  pullThroughCreates?: boolean;
  /** The secrets that domainless credential specs name, by ARN. */
  domainlessSecrets?: string[];
  /** By the name of the bucket. */
  buckets?: Record<string, BucketOptions>;
  /** `awslogs-create-group` is on where the text has a placeholder for it. */
  createsLogGroups?: boolean;
  /** A container acts as root on EFS. */
  efsRootAccess?: boolean;
  /** GuardDuty watches the Fargate cluster. */
  runtimeMonitoring?: boolean;
  /** The VPC that calls come from through endpoints. */
  sourceVpc?: string;
  /** The trust policies go without their conditions. */
  unconditionedTrust?: boolean;
  /** What ECS manages for the service or cluster with the infrastructure role, besides volumes. */
  infrastructure?: InfrastructureUse[];
  /** The ARNs of roles that a locked secret stays open for. */
  administrators?: string[];
}

export interface ExecLogging {
  logGroup?: string;
  bucket?: string;
  /** The customer managed key of the session. */
  kmsKey?: string;
}

export interface BucketOptions {
  /** The account that owns it; the task's own by default. */
  owner?: string;
  /** The customer managed key; without it a key that AWS manages. */
  kmsKey?: string;
}

export type InfrastructureUse = "service-connect-tls" | "vpc-lattice" | "load-balancers" | "managed-instances" | "express-mode";

/** What `renderPolicy` writes. */
export type PolicyFormat = "json" | "cloudformation-json" | "cloudformation-yaml" | "terraform" | "cdk" | "cli";

export interface PolicyOptions extends Options {
  /** Every role that is needed by default. */
  role?: "all" | "execution" | "task" | "infrastructure" | "deployer";
  /** Which task definition of the text is meant; the first by default. */
  family?: string;
}

export interface CompareOptions extends Options {
  /** The options of the first text, when they are others than those of the second. */
  before?: Options;
}

export interface TemplateChoices {
  /** Values by the name of a parameter, or of a pseudo parameter such as `AWS::StackName`. */
  parameters?: Record<string, string>;
  /** Whether a condition holds, by its name. */
  conditions?: Record<string, boolean>;
  /** Whether a parameter without a value takes its default. */
  defaults?: boolean;
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
  /** Buckets by ARN. */
  buckets?: Record<string, WorldBucket>;
  network?: "ok" | "no-route";
  /** By default the role of the same template where it can be read whole, else what the generated policy grants; see `launch`. */
  executionRole?: WorldRole | "allow-all" | "generated" | "template";
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

export interface WorldBucket {
  policy?: object;
}

export interface WorldRole {
  arn?: string;
  /** An empty list is a role that may do nothing; left out, the role has what it has by default. */
  policies?: object[];
  boundary?: object;
  /** Service control policies: a list is one level, a list of lists one level each. */
  scps?: object[] | object[][];
  /** Actions that the role's policies lack, whatever they say: `["ssm:GetParameters"]`. */
  without?: string[];
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
  /** What the options suppress where nothing is found. Of a rule that is off nothing is said. */
  unusedSuppressions: UnusedSuppression[];
  /** One for each task definition in the text. */
  tasks: TaskAnalysis[];
  /** What a CloudFormation template asks of who deploys it; null for anything else. */
  template: Template | null;
  /** What another tool replaces before ECS sees it, in the order of the text. */
  placeholders: Placeholder[];
}

export interface Placeholder {
  /** As written. */
  text: string;
  /** How often it stands in the text. */
  count: number;
  /** Where it stands first: the value that holds it. */
  start: Position;
  end: Position;
}

/** The task definitions of a text in another form. */
export interface Converted {
  text: string;
  language: "json" | "yaml" | "hcl";
  /** What was not carried, or not as it was. */
  notes: ConvertNote[];
}

export interface ConvertNote {
  message: string;
  /** Where it stood in the text that was converted, when it is one place. */
  place: Range | null;
}

/** What changes when one text takes the place of another. Places and numbers named `before` are of the first text. */
export interface Comparison {
  /** The task definitions, each with the one whose place it takes: of the same family, or of the same name in a template. */
  tasks: TaskDelta[];
  /** The secrets and parameters that no task definition of the second text uses any more. */
  unusedSecrets: SecretReference[];
  /** Those that none of the first text used. */
  newSecrets: SecretReference[];
  /** The problems that only the first text has. */
  fixed: Diagnostic[];
  /** The problems that only the second text has. */
  appeared: Diagnostic[];
}

/** `"open"`: another tool fills one side in, so that it may be the same. */
export type Change = "added" | "removed" | "changed" | "open";

export interface TaskDelta {
  /** Null for a new one. */
  before: TaskSide | null;
  /** Null for one that is gone. */
  after: TaskSide | null;
  containers: ContainerDelta[];
  /** What else is different outside of the containers. */
  fields: FieldDelta[];
  /** What the roles need no longer. */
  droppedPermissions: Permission[];
  /** What the roles did not need before. */
  newPermissions: Permission[];
}

export interface TaskSide {
  /** The index in `Analysis.tasks`. */
  task: number;
  family: string | null;
  /** How a launch ends. */
  outcome: "running" | "stopped" | "refused" | "unknown";
  stoppedReason: string | null;
}

export interface ContainerDelta {
  /** The name before; null for a new container. */
  before: string | null;
  /** The name after; null for one that is gone. */
  after: string | null;
  /** The variables that are different. */
  environment: VariableDelta[];
  /** What else is different. */
  fields: FieldDelta[];
}

export interface VariableDelta {
  change: Change;
  before: EnvVar | null;
  after: EnvVar | null;
}

export interface FieldDelta {
  /** Keys in the API's names, elements of lists by their names: `portMappings[80/tcp].hostPort`. */
  path: string;
  change: Change;
  before: WrittenValue | null;
  after: WrittenValue | null;
}

export interface WrittenValue {
  /** A scalar by itself, anything else as JSON on one line. */
  text: string;
  place: Range;
}

export interface Permission {
  role: "execution" | "task";
  /** The statement that would allow it alone. */
  statement: object;
  because: Reason;
}

export interface SecretReference {
  /** As written, without what it selects. */
  reference: string;
  /** False where the other text has references that are not known, any of which may be this one. */
  certain: boolean;
  uses: SecretUse[];
}

export interface SecretUse {
  /** The index in `Analysis.tasks`. */
  task: number;
  /** Null for a volume. */
  container: string | null;
  /** The variable or log option; null for credentials. */
  name: string | null;
  origin: Range | null;
}

export interface Template {
  parameters: TemplateParameter[];
  conditions: TemplateCondition[];
}

export interface TemplateParameter {
  name: string;
  type: string;
  default: string | null;
  description: string | null;
  /** The values it may have; empty when it is free. */
  allowed: string[];
}

export interface TemplateCondition {
  name: string;
  /** Whether it holds, when that is chosen or follows from what is. */
  holds: boolean | null;
  /** For one that is not decided, the branch that was read all the same. */
  assumed: boolean | null;
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
  /** What put it aside; null unless it stands in `Analysis.suppressed`. */
  suppressed: SuppressedBy | null;
}

/** A `Suppression` of the options. */
export interface UnusedSuppression {
  rule: RuleOrGroup;
  pointer: string | null;
  container: string | null;
  reason: string | null;
}

export interface SuppressedBy {
  by: "options" | "comment";
  /** As given in the options, or behind ` -- ` in the comment. */
  reason: string | null;
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
  /** What it is called among several: the logical id in a template. */
  name: string | null;
  family: string | null;
  /** Where it stands. */
  start: Position;
  end: Position;
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
  /** The rule by which it lost. */
  because: string;
  /** Null for what does not stand in the text. */
  origin: Range | null;
  certainty: Certainty;
}

export interface Launch {
  /** `"refused"`: RegisterTaskDefinition or RunTask would say no. */
  outcome: "running" | "stopped" | "refused" | "unknown";
  /** Whose policies decided: `"template"` is the execution role that the same template declares. */
  executionRole: "generated" | "template" | "policies" | "allow-all";
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
  /** Whether it fails only because another part of the same call does. */
  collateral: boolean;
  /** When it begins: steps of one stage run side by side, those of a higher one come later. */
  stage: number;
  /** The last stage in which it may still run. */
  lastStage: number;
  /** The index in `apiCalls` of the call that it belongs to. */
  call: number | null;
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
  /** What they cost in a million launches, as of 2026-09, without free tiers; null where the price is not known or differs by Region. */
  usdPerMillionLaunches: number | null;
}

export interface Roles {
  execution: RolePolicy;
  task: RolePolicy;
  /** The role with which ECS manages volumes and other resources; it goes to the service or the cluster. */
  infrastructure: OtherRole;
  /** Whoever registers the task definition and passes the roles. */
  deployer: OtherRole;
  /** Policies of the resources that the execution role uses. */
  resourcePolicies: ResourcePolicy[];
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
  /** The same as several managed policies, when it is too large for a role; otherwise empty. */
  parts: object[];
}

/** A role, or a caller, that is neither the execution role nor the task role. */
export interface OtherRole {
  needed: boolean;
  document: object;
  /** Null for the deployer, who may be anybody. */
  trust: object | null;
  statements: PolicyStatement[];
  size: number;
  notes: string[];
  /** The ARNs of policies of AWS to attach. */
  managedPolicies: string[];
}

export interface ResourcePolicy {
  kind: "secret" | "secret-lock" | "key" | "repository" | "bucket";
  /** Its ARN, as the role's policy names it. */
  resource: string;
  /** The resource is in another account, which must allow the role as well. */
  needed: boolean;
  document: object;
  note: string;
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

/** A rotation, a forced deployment, one task replaced without a deployment, or replaced while the secret rotates. */
export type RotationStep = "rotate" | "deploy" | "replace" | "replace-during-rotation";

/** What happens to a service of the task definition. */
export interface RotationPlan {
  /** The secret or parameter that changes, by ARN or name; by default the first that is injected. */
  secret?: string;
  /** `"single-user"` by default: the password changes in place. With `"alternating-users"` the one before stays valid. */
  strategy?: "single-user" | "alternating-users";
  /** In order, at most 12; `["rotate", "deploy"]` by default. */
  steps?: RotationStep[];
  /** From 1 to 20; 2 by default. */
  desiredCount?: number;
  /** From 0 to 100; 100 by default. */
  minimumHealthyPercent?: number;
  /** From 100 to 200; 200 by default. */
  maximumPercent?: number;
  /** The SecretString after a rotation: JSON keys that it lacks fail new tasks. */
  newValue?: string;
}

export interface Rotations {
  /** One for each task definition in the text. */
  tasks: Rotation[];
}

/** Versions are numbers that grow with each rotation; values are never shown. */
export interface Rotation {
  /** What could be rotated. */
  secrets: string[];
  secret: string | null;
  /** Why there is nothing to show. */
  problem: string | null;
  /** The variables that hold the secret. */
  variables: RotatedVariable[];
  /** In the order of their launch. */
  tasks: ServiceTask[];
  moments: RotationMoment[];
  /** What deploys anew at each change; null where the name is not known whole. */
  trigger: RotationTrigger | null;
}

export interface RotatedVariable {
  container: string;
  name: string;
  /** What its reference asks for when the secret rotates. */
  follows: "current" | "previous" | "pending" | "label" | "version";
  origin: Range | null;
}

export interface ServiceTask {
  /** The index of the moment of its launch. */
  started: number;
  stopped: number | null;
  /** Which deployment started it; the first is 1. */
  deployment: number;
  /** The version that each variable holds. */
  versions: number[];
  /** Why it did not start, in the words of AWS. */
  failed: string | null;
  /** The index of the moment from which on it cannot log in anew. */
  breaks: number | null;
}

export interface RotationMoment {
  /** `"start"`, `"rotate"`, `"start-tasks"`, `"stop-tasks"`, `"replace"`, `"fail"` or `"stuck"`. */
  step: string;
  detail: string;
  /** The version under AWSCURRENT. */
  current: number;
  running: RunningTask[];
  certainty: Certainty;
}

export interface RunningTask {
  /** The index of the task. */
  task: number;
  login: "works" | "new-connections-fail" | "fails";
}

/** An EventBridge rule whose target calls UpdateService, in three languages. */
export interface RotationTrigger {
  /** The event pattern, as JSON. */
  pattern: string;
  cloudformation: string;
  terraform: string;
  cli: string;
  /** The Region of the events, which is that of the secret. */
  region: string;
  note: string | null;
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

export interface JudgeOptions extends Options {
  /** Whose policies they are; told from the text when it is not given. */
  role?: JudgedRoleName;
  /** Which task definition of the text is meant; the first by default. */
  family?: string;
}

export type JudgedRoleName = "execution" | "task" | "infrastructure" | "deployer";

/** What the policies in a text are worth for a task definition. Places and edits are those of the policy text unless said otherwise. */
export interface Judgement {
  /** What the policy text is written in. */
  language: "json" | "yaml" | "hcl";
  /** One for each role that the policy text has policies of. */
  roles: JudgedRole[];
  /** Every problem of the policies, in the order of the policy text; `rule` is the name of a check of policies. */
  diagnostics: Diagnostic[];
  notes: string[];
}

export interface JudgedRole {
  role: JudgedRoleName;
  /** Why the policies are taken for that role's; null when the options say it. */
  guess: string | null;
  /** What the role is called in the policy text. */
  name: string | null;
  /** In the order of the text; policies of AWS that the role names come last. */
  policies: JudgedPolicy[];
  /** In the order of the generated policy; empty when no policy of the role was given, only who may take it on. */
  needs: JudgedNeed[];
  /** Of all its identity policies. */
  statements: JudgedStatement[];
  /** What can be done, each on the policy text as it is. */
  patches: PolicyPatch[];
  notes: string[];
}

export interface JudgedPolicy {
  name: string | null;
  kind: "identity" | "trust" | "resource";
  /** Null for a policy of AWS that the text only names. */
  place: Range | null;
  /** In characters, as IAM counts them. */
  size: number;
  limit: number;
}

/** One call that the role must be allowed to make. */
export interface JudgedNeed {
  action: string;
  /** As the tightest policy names it. */
  resource: string;
  verdict: "covered" | "missing" | "denied" | "depends";
  /** The statements that make it so, as indices in `JudgedRole.statements`. */
  statements: number[];
  /** `origin` is a place in the task definition's text. */
  because: Reason[];
  /** The nearest miss, or what it depends on. */
  detail: string | null;
}

export interface JudgedStatement {
  /** The index in `JudgedRole.policies`. */
  policy: number;
  /** The number in its policy, from zero. */
  index: number;
  sid: string | null;
  effect: "Allow" | "Deny" | null;
  place: Range | null;
  /** `"untold"`: the task definition does not need it, and does not tell whether the code or the pipeline does. */
  verdict: "needed" | "too-broad" | "unused" | "untold" | "denies" | "unread";
  /** The needs that it covers, may cover or denies, as indices in `JudgedRole.needs`. */
  needs: number[];
  actions: JudgedPart[];
  resources: JudgedPart[];
  note: string | null;
  /** What would do in the place of a statement that is too broad. */
  tight: object[];
}

export interface JudgedPart {
  text: string;
  place: Range | null;
  verdict: "needed" | "too-broad" | "unused";
  note: string | null;
}

export interface PolicyPatch {
  /** `"add"` repairs and adds what is missing; `"tighten"` takes away what is more than needed. */
  kind: "add" | "tighten";
  title: string;
  edits: Edit[];
  /** The policy text after the edits. */
  text: string;
}
