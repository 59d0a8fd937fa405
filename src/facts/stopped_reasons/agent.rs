//! What the open-source agent says, and Fargate up to 1.3.0, which ran it. The agent writes the first letter in upper case when a
//! text becomes the task's reason. Source: amazon-ecs-agent 1.105.1 (2026-06); v1.83.0 for the older text.

use super::Reason;
use crate::facts::Certainty::{Reported, Verified};

/// No execution role, Secrets Manager.
pub static ASM_NO_ROLE: Reason = Reason {
    text: "ASM secret resource: unable to find execution role credentials",
    step: "fetch",
    cause: "the task has no execution role, so the agent cannot read Secrets Manager",
    fix: "set `executionRoleArn`; when it is set, see whether the role exists and trusts `ecs-tasks.amazonaws.com`",
    certainty: Verified,
};

/// No execution role, Parameter Store.
pub static SSM_NO_ROLE: Reason = Reason {
    text: "ssm secret resource: unable to find execution role credentials",
    step: "fetch",
    cause: "the task has no execution role, so the agent cannot read Parameter Store",
    fix: "set `executionRoleArn`; when it is set, see whether the role exists and trusts `ecs-tasks.amazonaws.com`",
    certainty: Verified,
};

/// No execution role, environment files.
pub static ENV_FILE_NO_ROLE: Reason = Reason {
    text: "environment file resource: unable to find execution role credentials",
    step: "fetch",
    cause: "the task has no execution role, so the agent cannot read environment files from S3",
    fix: "set `executionRoleArn` to a role that may call `s3:GetObject` on the files",
    certainty: Verified,
};

/// No execution role, registry credentials.
pub static REGISTRY_NO_ROLE: Reason = Reason {
    text: "asm resource: unable to find execution role credentials",
    step: "fetch",
    cause: "the task has no execution role, so the agent cannot read the registry credentials",
    fix: "set `executionRoleArn` to a role that may read the secret of `credentialsParameter`",
    certainty: Verified,
};

/// Parameter Store, any cause.
pub static SSM_FAILED: Reason = Reason {
    text: "fetching secret data from SSM Parameter Store in {region}: {cause}",
    step: "fetch",
    cause: "GetParameters failed in {region}; what follows says why",
    fix: "follow the cause behind the Region",
    certainty: Verified,
};

/// A parameter that does not exist.
pub static SSM_INVALID: Reason = Reason {
    text: "invalid parameters: {names}",
    step: "fetch",
    cause: "these parameters do not exist in the Region: {names}",
    fix: "create them, or correct their names and Region; mind the slash in front, and that the name of a Secrets Manager secret is no parameter name",
    certainty: Verified,
};

/// A Secrets Manager ARN with the wrong number of parts.
pub static ASM_MALFORMED: Reason = Reason {
    text: "trying to retrieve secret with value {reference} resulted in error: an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.",
    step: "fetch",
    cause: "in the reference `{reference}` one or two colons stand behind the ARN of the secret, or more than three; ECS takes none or exactly three",
    fix: "write `ARN:json-key:version-stage:version-id` with all three colons; parts that are not needed stay empty, as in `ARN:password::`",
    certainty: Verified,
};

/// A secret that does not exist, from agent 1.84.0 on.
pub static ASM_NOT_FOUND: Reason = Reason {
    text: "ResourceNotFoundException: The task can't retrieve the secret with ARN '{secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: {cause}",
    step: "fetch",
    cause: "Secrets Manager does not find `{secret}` or the version that is asked for",
    fix: "compare the ARN with the secret's own, its Region and six-character suffix included; a secret that was deleted and created again has a new suffix",
    certainty: Verified,
};

/// Any other failure of Secrets Manager, from agent 1.84.0 on. The cause stands twice.
pub static ASM_FAILED: Reason = Reason {
    text: "secret {secret}: {cause}: {cause}",
    step: "fetch",
    cause: "GetSecretValue failed for `{secret}`; what follows says why, twice",
    fix: "follow the cause behind the ARN",
    certainty: Verified,
};

/// Any failure of Secrets Manager before agent 1.84.0.
pub static ASM_FAILED_OLD: Reason = Reason {
    text: "fetching secret data from AWS Secrets Manager in region {region}: {cause}",
    step: "fetch",
    cause: "a secret cannot be read in {region}; what follows says why",
    fix: "follow the cause behind the Region",
    certainty: Verified,
};

/// Which secret a call before agent 1.84.0 was about.
pub static ASM_CALL_OLD: Reason = Reason {
    text: "secret {secret}: {cause}",
    step: "fetch",
    cause: "GetSecretValue failed for `{secret}`; what follows says why",
    fix: "follow the cause behind the ARN",
    certainty: Verified,
};

/// The secret has no such JSON key.
pub static JSON_KEY_MISSING: Reason = Reason {
    text: "retrieved secret from Secrets Manager did not contain json key {key}",
    step: "fetch",
    cause: "the secret is a JSON object without the top-level key `{key}`; keys are compared to the letter",
    fix: "correct the key in the reference, or add it to the secret; a key inside another object cannot be reached",
    certainty: Verified,
};

/// The secret is no JSON; the rest is Go's.
pub static JSON_INVALID: Reason = Reason {
    text: "invalid character {character} {place}",
    step: "fetch",
    cause: "a reference takes a JSON key out of a secret whose text is not valid JSON: {character} {place}; which secret it is, the message does not say",
    fix: "correct the JSON of the secret, or take the whole secret by leaving the JSON key out",
    certainty: Verified,
};

/// The secret is no JSON; the text ends too early.
pub static JSON_SHORT: Reason = Reason {
    text: "unexpected end of JSON input",
    step: "fetch",
    cause: "a reference takes a JSON key out of a secret whose JSON ends too early, or whose text is empty",
    fix: "correct the JSON of the secret, or take the whole secret by leaving the JSON key out",
    certainty: Verified,
};

/// The secret is JSON, but no object.
pub static JSON_TYPE: Reason = Reason {
    text: "json: cannot unmarshal {kind} into Go value of type {type}",
    step: "fetch",
    cause: "a reference takes a JSON key out of a secret whose JSON is not an object ({kind}), or holds a number that is too large",
    fix: "make the secret a JSON object, or take the whole secret by leaving the JSON key out",
    certainty: Verified,
};

/// An environment file that cannot be fetched.
pub static ENV_FILE_FAILED: Reason = Reason {
    text: "unable to download env file with key {key} from bucket {bucket}, error: {cause}",
    step: "fetch",
    cause: "the environment file `{key}` of bucket `{bucket}` cannot be read",
    fix: "see that the object exists and that the execution role may call `s3:GetObject` on it",
    certainty: Verified,
};

/// No client for the bucket's Region.
pub static ENV_FILE_BUCKET: Reason = Reason {
    text: "unable to initialize s3 client for bucket {bucket}, error: {cause}",
    step: "fetch",
    cause: "the agent cannot reach bucket `{bucket}`, or it does not exist",
    fix: "correct the bucket in `environmentFiles`, and see that the instance reaches S3",
    certainty: Verified,
};

/// A reference that is no ARN of an S3 object.
pub static ENV_FILE_ARN: Reason = Reason {
    text: "unable to parse bucket and key from s3 ARN specified in environmentFile {reference}, error: invalid s3 arn: {reference}",
    step: "fetch",
    cause: "`{reference}` is not the ARN of an S3 object",
    fix: "write `arn:aws:s3:::BUCKET/KEY`",
    certainty: Verified,
};

/// An environment file whose key leads out of the agent's folder.
pub static ENV_FILE_PATH: Reason = Reason {
    text: "invalid path: bucket \"{bucket}\" key \"{key}\" escapes envfile resource directory",
    step: "fetch",
    cause: "the key `{key}` leads out of the folder into which the agent writes environment files",
    fix: "give the object a key without `..`",
    certainty: Verified,
};

/// The configuration of a log router in S3. Source: `firelens_unix.go` (read 2026-11).
pub static ROUTER_FILE: Reason = Reason {
    text: "unable to download firelens s3 config file: {cause}",
    step: "fetch",
    cause: "the configuration of the FireLens log router cannot be read from S3",
    fix: "see that the object of `config-file-value` exists and that the execution role may call `s3:GetObject` on it",
    certainty: Verified,
};

/// An environment file with a line that is too long.
pub static ENV_FILE_LINE: Reason = Reason {
    text: "ResourceInitializationError: resource cannot be initialized for task {task}: bufio.Scanner: token too long",
    step: "create",
    cause: "a line of an environment file is longer than 65535 bytes",
    fix: "shorten the line, or pass the value as a secret",
    certainty: Verified,
};

/// The secret with registry credentials cannot be read.
pub static REGISTRY_FAILED: Reason = Reason {
    text: "asm fetching secret from the service for {secret}: {cause}",
    step: "fetch",
    cause: "the secret `{secret}` with the registry credentials cannot be read",
    fix: "follow the cause behind the name; the execution role needs `secretsmanager:GetSecretValue` on it",
    certainty: Verified,
};

/// The secret with registry credentials is empty.
pub static REGISTRY_EMPTY: Reason = Reason {
    text: "asm fetching authorization data: empty secrets value",
    step: "fetch",
    cause: "the secret with the registry credentials has no text",
    fix: "give it the value `{\"username\":\"…\",\"password\":\"…\"}`",
    certainty: Verified,
};

/// The secret with registry credentials is no JSON object.
pub static REGISTRY_SCHEMA: Reason = Reason {
    text: "asm fetching authorization data: unable to unmarshal secret value, invalid schema",
    step: "fetch",
    cause: "the secret with the registry credentials is not a JSON object with the strings `username` and `password`",
    fix: "give it the value `{\"username\":\"…\",\"password\":\"…\"}`",
    certainty: Verified,
};

/// The secret with registry credentials lacks a field.
pub static REGISTRY_FIELD: Reason = Reason {
    text: "asm fetching {field}: AuthorizationData is malformed, empty field",
    step: "fetch",
    cause: "the secret with the registry credentials has no `{field}`",
    fix: "add `{field}` to the secret",
    certainty: Verified,
};

/// The role may not pull the image.
pub static PULL_DENIED: Reason = Reason {
    text: "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. {cause}",
    step: "pull",
    cause: "the role may not pull the image, or the repository does not exist",
    fix: "allow `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` on the repository and `ecr:GetAuthorizationToken` on `*`",
    certainty: Verified,
};

/// The instance cannot log in to ECR.
pub static ECR_LOGIN: Reason = Reason {
    text: "CannotPullECRContainerError: {cause}",
    step: "pull",
    cause: "the agent cannot get a token for Amazon ECR",
    fix: "allow `ecr:GetAuthorizationToken` on `*`, and see that the instance reaches ECR",
    certainty: Reported,
};

/// Docker does not take a variable without a name.
pub static EMPTY_NAME: Reason = Reason {
    text: "CannotCreateContainerError: Error response from daemon: invalid environment variable: ={value}",
    step: "create",
    cause: "a variable has an empty name",
    fix: "give every variable a name",
    certainty: Reported,
};

/// The log driver does not start.
pub static LOG_DRIVER: Reason = Reason {
    text: "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: {cause}",
    step: "start",
    cause: "the log driver cannot create its stream",
    fix: "create the log group, or allow `logs:CreateLogStream` on it",
    certainty: Reported,
};

/// Containers wait for each other, or for one that is not there.
pub static DEPENDENCIES: Reason = Reason {
    text: "Task dependencies cannot be resolved, taskArn: {task}",
    step: "start",
    cause: "containers wait for each other in a circle, or for a container that is not there",
    fix: "correct `dependsOn`, `links` and `volumesFrom`",
    certainty: Reported,
};

/// All that a text can be searched for; which secret an old text is about is told by its ARN.
pub static ALL: &[&Reason] = &[
    &ASM_NO_ROLE,
    &SSM_NO_ROLE,
    &ENV_FILE_NO_ROLE,
    &REGISTRY_NO_ROLE,
    &SSM_FAILED,
    &ASM_NOT_FOUND,
    &ASM_FAILED,
    &ASM_FAILED_OLD,
    &SSM_INVALID,
    &ASM_MALFORMED,
    &JSON_KEY_MISSING,
    &JSON_INVALID,
    &JSON_SHORT,
    &JSON_TYPE,
    &ENV_FILE_FAILED,
    &ENV_FILE_BUCKET,
    &ENV_FILE_ARN,
    &ENV_FILE_PATH,
    &ROUTER_FILE,
    &ENV_FILE_LINE,
    &REGISTRY_FAILED,
    &REGISTRY_EMPTY,
    &REGISTRY_SCHEMA,
    &REGISTRY_FIELD,
    &PULL_DENIED,
    &ECR_LOGIN,
    &EMPTY_NAME,
    &LOG_DRIVER,
    &DEPENDENCIES,
];
