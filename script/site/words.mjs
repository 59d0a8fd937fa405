// Every word of the static pages that is not from the rules, and the names that the rules' references are read by.

export const TITLE = "ECS Task Definition Playground";

/** The areas in the order of the registry (lint::Group), with their headings. */
export const AREAS = {
  syntax: "Syntax and shape",
  secrets: "Secrets and environment",
  iam: "Roles and permissions",
  launch: "Launch types",
  resources: "CPU and memory",
  network: "Network",
  volumes: "Volumes",
  dependencies: "Dependencies and health checks",
  logging: "Logging",
  hardening: "Privileges and isolation",
  operability: "Operation",
};

/** Tools as the rules name them. A name that is the beginning of another one stands behind it. */
export const TOOLS = [
  "@aws/cloudformation-validate", "AWS Config", "AWS Guard Rules Registry", "AWS Toolkit schema", "AWS CDK", "aws-cdk", "cdk-nag",
  "cdk-preflight", "cfn-lint", "Checkov", "CIS AWS Compute Services 1.1.0", "CloudFormation schema", "Control Tower", "copilot",
  "AWS Copilot", "detect-secrets", "ecspresso", "gitleaks", "KICS", "moto", "Powerpipe", "Prowler", "secretlint", "Security Hub", "Snyk",
  "Terraform AWS provider", "tflint", "Trivy", "trufflehog",
];

export const SEVERITIES = { error: "Error", warning: "Warning", info: "Info" };

export const EXAMPLE_TITLES = {
  bad: "Has the problem",
  good: "Has no problem",
  fixed: "After the fix",
  world: "The pretend AWS of the examples below",
  expect: "What is reported",
};

/**
 * The tools that people come from: what each reads, and for single checks what differs from ours beyond the defect itself.
 * The notes were read in the tools' source or seen in a run; the date says when.
 */
export const PEERS = [
  {
    tool: "cfn-lint",
    id: "cfn-lint",
    words: "Checks CloudFormation templates against the resource schema and rules of its own. It does not look inside the values of variables, `valueFrom` of secrets or commands.",
    read: "cfn-lint 1.58.0, November 2026",
    notes: {
      "fargate-size-pair": "Ours also reads the sizes in the spellings that ECS takes, such as `.5 vCPU` and `1GB`.",
      "wrong-type": "One check there; here numbers, booleans and lists have rules of their own, most with a fix.",
      "arn-malformed": "There for roles only; here every ARN of a task definition is read.",
    },
  },
  {
    tool: "Checkov",
    id: "checkov",
    words: "Checks CloudFormation and Terraform; raw task definitions only for secrets.",
    read: "Checkov 3.3.30, November 2026",
    notes: {
      "privileged": "Its check reads `privilege`, a field that does not exist, so it passes for every definition. Ours reads `privileged`.",
      "efs-transit-encryption-off": "It stops at the first EFS volume; ours looks at each.",
      "plaintext-secret-by-name": "It reports by entropy, so a weak password under a telling name passes; ours goes by the name and what the value looks like.",
      "same-role-for-both": "In Terraform; ours reads task definitions in every form.",
    },
  },
  {
    tool: "Trivy",
    id: "trivy",
    words: "Checks CloudFormation and Terraform for misconfiguration.",
    read: "the rules' source, November 2026",
    notes: {
      "plaintext-secret-by-name": "It looks for parts of words, so `PASSWORD_MIN_LENGTH` and `TOKEN_TTL_SECONDS` are reported; ours reads whole words and leaves out values that are no secrets.",
      "static-aws-credentials": "It goes by the names of variables in `environment`; ours also recognises the keys themselves, wherever they stand.",
      "efs-transit-encryption-off": "By its source it also reports volumes that are not EFS; ours reports EFS volumes only.",
    },
  },
  {
    tool: "KICS",
    id: "kics",
    words: "Checks CloudFormation and Terraform with queries. Its queries for ECS are known by their titles.",
    read: "the queries' source, November 2026",
    notes: {
      "efs-transit-encryption-off": "It has been seen to report plain Fargate volumes; ours reports EFS volumes only.",
      "host-network": "It asks for `awsvpc`; ours reports `host` only.",
      "mutable-image-tag": "For Kubernetes and Docker only, not for ECS.",
    },
  },
  {
    tool: "Prowler",
    id: "prowler",
    words: "Checks what is registered in an account, through the AWS API. Ours checks the text before it is registered.",
    read: "the checks' source, November 2026",
    notes: {
      "log-mode-default": "It fails where `mode` is left out. Since 2025-06-25 the default is non-blocking, so that is no longer a defect by itself.",
      "host-network-root": "It takes only the word `root` for root; ours also `0`.",
      "runs-as-root": "It takes only the word `root` for root; ours also `0`.",
      "plaintext-known-credential-format": "Variables in `environment` only; ours also reads commands, health checks, labels, log and volume options.",
      "plaintext-secret-by-name": "Ours leaves out settings about secrets, such as `MYSQL_ALLOW_EMPTY_PASSWORD`.",
    },
  },
  {
    tool: "Security Hub",
    id: "security-hub",
    words: "Checks what is registered in an account, by AWS Config rules. The preset `security-hub` of this playground reports just its controls and what ECS refuses.",
    read: "the controls' documentation, November 2026",
    notes: {
      "plaintext-secret-by-name": "The control knows three fixed names of variables; ours reads every name.",
      "static-aws-credentials": "The control goes by the names in `environment`; ours also recognises the keys themselves, wherever they stand.",
      "registry-auth-in-environment": "The control knows three fixed names of variables, and this is one of them.",
    },
  },
];
