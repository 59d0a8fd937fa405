//! What AWS services answer to a call of the launch, as the AWS SDK for Go prints it: version 2, and version 1 in agents before
//! 1.92.0. Source: public logs (2026) for the shapes, the API models for the names of errors.

use super::Reason;
use crate::facts::Certainty::{Assumed, Reported};
use crate::facts::Version;

/// From here on the agent prints errors as version 2 of the SDK does.
pub const SDK_V2_AGENT: Version = Version(1, 92, 0);

/// An error that the service's API model names.
pub static V2_MODELLED: Reason = Reason {
    text: "operation error {service}: {operation}, https response error StatusCode: {status}, RequestID: {request}, {code}: {message}",
    step: "fetch",
    cause: "{operation} of {service} failed with {code}",
    fix: "follow the message: {message}",
    certainty: Reported,
};

/// An error that the service's API model does not name.
pub static V2_GENERIC: Reason = Reason {
    text: "operation error {service}: {operation}, https response error StatusCode: {status}, RequestID: {request}, api error {code}: {message}",
    step: "fetch",
    cause: "{operation} of {service} failed with {code}",
    fix: "follow the message: {message}",
    certainty: Reported,
};

/// An error as version 1 of the SDK prints it, its line breaks made blanks.
pub static V1: Reason = Reason {
    text: "{code}: {message} status code: {status}, request id: {request}",
    step: "fetch",
    cause: "a call failed with {code}",
    fix: "follow the message: {message}",
    certainty: Reported,
};

/// No answer.
pub static V2_NO_ROUTE: Reason = Reason {
    text: "operation error {service}: {operation}, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded",
    step: "fetch",
    cause: "{service} is not reached",
    fix: "look at routes, NAT gateway, VPC endpoints, security groups and DNS of the task or instance",
    certainty: Reported,
};

/// No answer, version 1.
pub static V1_NO_ROUTE: Reason = Reason {
    text: "RequestError: send request failed caused by: Post \"https://{endpoint}/\": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)",
    step: "fetch",
    cause: "`{endpoint}` is not reached",
    fix: "look at routes, NAT gateway, VPC endpoints, security groups and DNS of the task or instance",
    certainty: Reported,
};

/// Not allowed.
pub static DENIED: Reason = Reason {
    text: "User: {caller} is not authorized to perform: {action} on resource: {resource} {because}",
    step: "fetch",
    cause: "`{caller}` may not call `{action}` on `{resource}` {because}",
    fix: "allow `{action}` on exactly this resource to the role",
    certainty: Reported,
};

/// The key of a secret does not let the role decrypt.
pub static KMS_DENIED: Reason = Reason {
    text: "Access to KMS is not allowed",
    step: "fetch",
    cause: "the execution role may not decrypt with the customer managed key of the secret",
    fix: "allow `kms:Decrypt` on the key to the execution role, and see that the key policy lets it",
    certainty: Reported,
};

/// The key of a parameter does not let the role decrypt.
pub static KMS_CIPHERTEXT: Reason = Reason {
    text: "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
    step: "fetch",
    cause: "the execution role may not decrypt with the key of the parameter, or the key is gone",
    fix: "allow `kms:Decrypt` on the key to the execution role, and see that the key is enabled",
    certainty: Assumed,
};

/// No such secret.
pub static SECRET_MISSING: Reason = Reason {
    text: "Secrets Manager can't find the specified secret.",
    step: "fetch",
    cause: "there is no such secret in that Region and account",
    fix: "compare the ARN with the secret's own, its Region and six-character suffix included",
    certainty: Reported,
};

/// No such staging label.
pub static STAGE_MISSING: Reason = Reason {
    text: "Secrets Manager can't find the specified secret value for staging label: {stage}",
    step: "fetch",
    cause: "no version of the secret has the label `{stage}`; when it is AWSCURRENT, the secret was created without a value",
    fix: "put a value into the secret, or take the stage out of the reference",
    certainty: Reported,
};

/// No such version.
pub static VERSION_MISSING: Reason = Reason {
    text: "Secrets Manager can't find the specified secret value for VersionId: {version}",
    step: "fetch",
    cause: "the secret has no version `{version}`; versions without a label are deleted in time",
    fix: "take the version id out of the reference, or pin one that exists",
    certainty: Reported,
};

/// Stage and version id are of different versions.
pub static STAGE_MISMATCH: Reason = Reason {
    text: "You provided a VersionStage that is not associated to the provided VersionId.",
    step: "fetch",
    cause: "the reference has a stage and a version id of different versions",
    fix: "take one of the two out of the reference",
    certainty: Assumed,
};

/// The secret is scheduled for deletion.
pub static PENDING_DELETION: Reason = Reason {
    text: "You can't perform this operation on the secret because it was marked for deletion.",
    step: "fetch",
    cause: "the secret is scheduled for deletion",
    fix: "restore the secret, or refer to another one",
    certainty: Assumed,
};

/// A version id that is too short, checked by version 1 of the SDK before the call.
pub static SHORT_VERSION_V1: Reason = Reason {
    text: "InvalidParameter: 1 validation error(s) found. - minimum field size of 32, GetSecretValueInput.VersionId.",
    step: "fetch",
    cause: "what stands at the place of the version id is shorter than 32 characters; most often a colon is missing or too much",
    fix: "write `ARN:json-key::` for a JSON key; a version id has 32 to 64 characters",
    certainty: Reported,
};

/// A version id of the wrong length, checked by the service.
pub static VERSION_LENGTH: Reason = Reason {
    text: "1 validation error detected: Value '{version}' at 'versionId' failed to satisfy constraint: Member must have length {bound}",
    step: "fetch",
    cause: "`{version}` is not a version id, which has 32 to 64 characters; most often a colon is missing or too much",
    fix: "write `ARN:json-key::` for a JSON key; a version id has 32 to 64 characters",
    certainty: Assumed,
};

/// The role cannot be assumed.
pub static ASSUME_ROLE: Reason = Reason {
    text: "ECS was unable to assume the role '{role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    step: "provision",
    cause: "ECS may not assume `{role}`: it does not exist, does not trust `ecs-tasks.amazonaws.com`, or was created moments ago",
    fix: "let the role's trust policy allow `sts:AssumeRole` to `ecs-tasks.amazonaws.com`, and `iam:PassRole` to whoever starts the task",
    certainty: Reported,
};

/// All of them; sharper texts stand before the shapes that wrap them.
pub static ALL: &[&Reason] = &[
    &V2_NO_ROUTE,
    &V1_NO_ROUTE,
    &DENIED,
    &KMS_DENIED,
    &KMS_CIPHERTEXT,
    &STAGE_MISSING,
    &VERSION_MISSING,
    &SECRET_MISSING,
    &STAGE_MISMATCH,
    &PENDING_DELETION,
    &SHORT_VERSION_V1,
    &VERSION_LENGTH,
    &ASSUME_ROLE,
    &V2_GENERIC,
    &V2_MODELLED,
    &V1,
];
