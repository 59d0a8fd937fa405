//! What RegisterTaskDefinition, RunTask and the AWS CLI say when they refuse. Source: public logs and issues (2026).

use super::Reason;
use crate::facts::Certainty::{Assumed, Reported};

/// The largest task definition. Source: Amazon ECS endpoints and quotas (2026).
pub const LARGEST_DEFINITION: usize = 65_536;

/// Secrets without an execution role.
pub static NO_EXECUTION_ROLE: Reason = Reason {
    text: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    step: "register",
    cause: "a container has `secrets`, but the task definition has no `executionRoleArn`",
    fix: "set `executionRoleArn`",
    certainty: Reported,
};

/// A name that is there twice.
pub static SECRET_NAME: Reason = Reason {
    text: "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '{name}'.",
    step: "register",
    cause: "`{name}` is the name of two secrets, or of a secret and a variable, in one container",
    fix: "keep one of the two",
    certainty: Reported,
};

/// No ARN and no parameter name.
pub static PARAMETER_NAME: Reason = Reason {
    text: "The Systems Manager parameter name specified for secret {name} is invalid. The parameter name can be up to 2048 characters and include the following letters and symbols: a-zA-Z0-9_.-,",
    step: "register",
    cause: "the reference of `{name}` is not an ARN, so ECS takes it for the name of a parameter, which it cannot be",
    fix: "write the full ARN of the secret, or the name of a parameter",
    certainty: Reported,
};

/// A parameter of another account.
pub static PARAMETER_ACCOUNT: Reason = Reason {
    text: "The Systems Manager parameter ARN has a different account ID than the current account. The current account ID is {account} and the ARN account ID is {other}. Cross-account access for ARNs is not currently supported.",
    step: "register",
    cause: "the parameter belongs to account {other}; ECS reads parameters of the task's own account only",
    fix: "copy the parameter into the task's account, or use a secret with a resource policy",
    certainty: Reported,
};

/// A parameter ARN without an account. The rest of the text has not been seen.
pub static PARAMETER_NO_ACCOUNT: Reason = Reason {
    text: "The Systems Manager parameter ARN spec…",
    step: "register",
    cause: "the ARN of the parameter has no account",
    fix: "write the account into the ARN, or the bare name of the parameter",
    certainty: Reported,
};

/// A container that waits for one that the task does not have.
pub static DEPENDENCY_UNKNOWN: Reason = Reason {
    text: "Cannot depend on container {name} because it does not exist.",
    step: "register",
    cause: "a container waits for `{name}`, which the task does not have",
    fix: "correct the name in `dependsOn`",
    certainty: Reported,
};

/// A container that waits for the end of an essential one.
pub static DEPENDENCY_ESSENTIAL: Reason = Reason {
    text: "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container.",
    step: "register",
    cause: "a container waits for the end of an essential container, with which the whole task would end",
    fix: "set `essential` of the container that is waited for to false",
    certainty: Reported,
};

/// A container that waits for the health of one without a check.
pub static DEPENDENCY_HEALTH: Reason = Reason {
    text: "A dependency container with HEALTHY condition must have health check configured.",
    step: "register",
    cause: "a container waits for another one to be healthy, which has no `healthCheck`",
    fix: "give it a `healthCheck`, or wait for `START`",
    certainty: Reported,
};

/// A task without an essential container.
pub static NO_ESSENTIAL: Reason = Reason {
    text: "Task definition doesn't have any essential container.",
    step: "register",
    cause: "every container has `essential` set to false",
    fix: "make the container that the task is there for essential",
    certainty: Reported,
};

/// Fargate and awslogs without an execution role.
pub static FARGATE_LOGS: Reason = Reason {
    text: "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
    step: "register",
    cause: "on Fargate the awslogs driver writes as the execution role, and there is none",
    fix: "set `executionRoleArn`",
    certainty: Reported,
};

/// Fargate and ECR without an execution role.
pub static FARGATE_ECR: Reason = Reason {
    text: "Fargate requires task definition to have execution role ARN to support ECR images.",
    step: "register",
    cause: "on Fargate images are pulled from ECR as the execution role, and there is none",
    fix: "set `executionRoleArn`",
    certainty: Reported,
};

/// A task definition that is too large.
pub static TOO_LARGE: Reason = Reason {
    text: "Actual length: '{length}'. Max allowed length is '65536' bytes.",
    step: "register",
    cause: "the task definition is larger than 64 KiB",
    fix: "move plain variables into an environment file",
    certainty: Reported,
};

/// Overrides that are too long.
pub static OVERRIDES_LENGTH: Reason = Reason {
    text: "Container Overrides length must be at most 8192",
    step: "run",
    cause: "the overrides of RunTask are longer than 8192 characters",
    fix: "pass less, or put it into an environment file",
    certainty: Reported,
};

/// An override for a container that is not there.
pub static OVERRIDES_CONTAINER: Reason = Reason {
    text: "Override for container named {name} is not a container in the TaskDefinition.",
    step: "run",
    cause: "the overrides name a container that the task definition does not have",
    fix: "correct the name in `containerOverrides`",
    certainty: Reported,
};

/// No instance has what the task needs.
pub static ATTRIBUTE: Reason = Reason {
    text: "ATTRIBUTE",
    step: "provision",
    cause: "no instance has an agent that can do what the task definition asks for",
    fix: "update the container agent",
    certainty: Reported,
};

/// The platform version is too old.
pub static PLATFORM: Reason = Reason {
    text: "The specified platform version does not satisfy the task definition’s required capabilities.",
    step: "provision",
    cause: "the Fargate platform version is too old for what the task definition asks for",
    fix: "use platform version 1.4.0 or LATEST",
    certainty: Reported,
};

/// What stands before the findings of the CLI, one per line.
pub const CLI_PREFIX: &str = "Parameter validation failed:";

/// The CLI: a required member is missing.
pub static CLI_MISSING: Reason = Reason {
    text: "Missing required parameter in {place}: \"{member}\"",
    step: "register",
    cause: "`{member}` is missing in {place}",
    fix: "add `{member}`",
    certainty: Reported,
};

/// The CLI: a member that does not exist.
pub static CLI_UNKNOWN: Reason = Reason {
    text: "Unknown parameter in {place}: \"{member}\", must be one of: {members}",
    step: "register",
    cause: "{place} has no member `{member}`",
    fix: "correct the name, or take it out",
    certainty: Reported,
};

/// The CLI: a value of the wrong type.
pub static CLI_TYPE: Reason = Reason {
    text: "Invalid type for parameter {place}, value: {value}, type: {found}, valid types: {expected}",
    step: "register",
    cause: "{place} has a value of the wrong type",
    fix: "write a value of the type that the API takes; numbers and booleans in `environment` need quotes",
    certainty: Reported,
};

/// What stands before the findings of CloudFormation, one per line. Source: aws-cloudformation/cloudformation-coverage-roadmap 1005
/// and aws-observability/aws-otel-collector 1591 (issues, 2021 and 2022).
pub const CFN_PREFIX: &str = "Properties validation failed for resource {name} with message:";

/// CloudFormation: a required property is missing.
pub static CFN_MISSING: Reason = Reason {
    text: "#{place}: required key [{member}] not found",
    step: "register",
    cause: "the property `{member}` is missing",
    fix: "add `{member}`; names of properties are compared to the letter",
    certainty: Reported,
};

/// CloudFormation: a property that does not exist.
pub static CFN_UNKNOWN: Reason = Reason {
    text: "#{place}: extraneous key [{member}] is not permitted",
    step: "register",
    cause: "there is no property `{member}` in this place",
    fix: "correct the name, or take it out; names of properties are compared to the letter",
    certainty: Reported,
};

/// The API: a word that it does not take.
pub static WORD: Reason = Reason {
    text: "{place} must be one of: {words}",
    step: "register",
    cause: "{place} has a word that the API does not take; words are compared to the letter",
    fix: "write one of: {words}",
    certainty: Assumed,
};

/// Those that a text can be searched for; `ATTRIBUTE`, the text about words and the one that is not known whole are left out.
pub static ALL: &[&Reason] = &[
    &NO_EXECUTION_ROLE,
    &SECRET_NAME,
    &PARAMETER_NAME,
    &PARAMETER_ACCOUNT,
    &DEPENDENCY_UNKNOWN,
    &DEPENDENCY_ESSENTIAL,
    &DEPENDENCY_HEALTH,
    &NO_ESSENTIAL,
    &FARGATE_LOGS,
    &FARGATE_ECR,
    &TOO_LARGE,
    &OVERRIDES_LENGTH,
    &OVERRIDES_CONTAINER,
    &PLATFORM,
    &CLI_MISSING,
    &CLI_UNKNOWN,
    &CLI_TYPE,
    &CFN_MISSING,
    &CFN_UNKNOWN,
];
