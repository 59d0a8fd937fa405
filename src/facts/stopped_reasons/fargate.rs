//! What Fargate says from 1.4.0 on; seen in public logs and issues (2026), its source is closed. Long texts are cut by the service.

use super::Reason;
use crate::facts::Certainty::{Assumed, Reported};

/// Secrets Manager.
pub static ASM_FAILED: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried {retries} time(s): {cause}",
    step: "fetch",
    cause: "a secret cannot be read from Secrets Manager; what follows says why",
    fix: "follow the cause at the end",
    certainty: Reported,
};

/// Which secret a call was about.
pub static ASM_CALL: Reason = Reason {
    text: "failed to fetch secret {secret} from secrets manager: {cause}",
    step: "fetch",
    cause: "GetSecretValue failed for `{secret}`; what follows says why",
    fix: "follow the cause behind the ARN",
    certainty: Reported,
};

/// Secrets Manager, no route.
pub static ASM_NO_ROUTE: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret {secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded",
    step: "fetch",
    cause: "the task does not reach Secrets Manager",
    fix: "give the subnet a NAT gateway, the task a public IP, or the VPC an endpoint for `secretsmanager` whose security group lets port 443 in",
    certainty: Reported,
};

/// Parameter Store.
pub static SSM_FAILED: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried {retries} time(s): {cause}",
    step: "fetch",
    cause: "parameters cannot be read from Parameter Store; what follows says why",
    fix: "follow the cause at the end",
    certainty: Reported,
};

/// A parameter that does not exist.
pub static SSM_INVALID: Reason = Reason {
    text: "invalid ssm parameters: {names}",
    step: "fetch",
    cause: "these parameters do not exist in the Region: {names}",
    fix: "create them, or correct their names and Region; mind the slash in front, and that the name of a Secrets Manager secret is no parameter name",
    certainty: Reported,
};

/// Parameter Store, no route.
pub static SSM_NO_ROUTE: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded",
    step: "fetch",
    cause: "the task does not reach Parameter Store",
    fix: "give the subnet a NAT gateway, the task a public IP, or the VPC an endpoint for `ssm` whose security group lets port 443 in",
    certainty: Reported,
};

/// ECR, no route.
pub static ECR_NO_ROUTE: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post \"https://api.ecr.{region}.amazonaws.com/\": dial tcp {address}:443: i/o timeout",
    step: "fetch",
    cause: "the task does not reach Amazon ECR; this is about the image, not about secrets",
    fix: "give the subnet a NAT gateway, the task a public IP, or the VPC endpoints for `ecr.api`, `ecr.dkr` and S3",
    certainty: Reported,
};

/// ECR, any other cause.
pub static ECR_AUTH: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried {retries} time(s): {cause}",
    step: "fetch",
    cause: "Fargate cannot get a token for Amazon ECR",
    fix: "allow `ecr:GetAuthorizationToken` on `*` to the execution role, and see that the task reaches ECR",
    certainty: Reported,
};

/// Credentials of a private registry.
pub static REGISTRY_AUTH: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to get registry auth from asm: service call has been retried {retries} time(s): {cause}",
    step: "fetch",
    cause: "the secret with the registry credentials cannot be read",
    fix: "follow the cause at the end; the execution role needs `secretsmanager:GetSecretValue` on the secret",
    certainty: Reported,
};

/// Environment files: not allowed, or not there.
pub static ENV_FILES_DENIED: Reason = Reason {
    text: "ResourceInitializationError: failed to download env files: service call has been retried {retries} time(s): operation error S3: HeadObject, https response error StatusCode: 403, api error Forbidden: Forbidden",
    step: "fetch",
    cause: "the execution role may not read the environment file, or the file does not exist: without `s3:ListBucket` S3 answers both alike",
    fix: "see that the object exists and allow `s3:GetObject` on it",
    certainty: Reported,
};

/// Environment files, no route.
pub static ENV_FILES_NO_ROUTE: Reason = Reason {
    text: "ResourceInitializationError: failed to download env files: The task can't download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. {cause}",
    step: "fetch",
    cause: "the task does not reach S3",
    fix: "give the subnet a NAT gateway, the task a public IP, or the VPC a gateway endpoint for S3",
    certainty: Reported,
};

/// The parser does not take an environment file.
pub static ENV_FILES_PARSE: Reason = Reason {
    text: "ResourceInitializationError: failed to download env files: {cause}",
    step: "fetch",
    cause: "an environment file cannot be fetched or read",
    fix: "see that the object exists, that the role may read it, and that each line is `NAME=value`",
    certainty: Assumed,
};

/// The log driver.
pub static LOGGER: Reason = Reason {
    text: "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: {cause} : exit status 1",
    step: "start",
    cause: "the log stream cannot be created: the log group is missing, or the execution role may not",
    fix: "create the log group, and allow `logs:CreateLogStream` on it",
    certainty: Reported,
};

/// The log driver, no route.
pub static LOGGER_NO_ROUTE: Reason = Reason {
    text: "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed",
    step: "start",
    cause: "the task does not reach CloudWatch Logs",
    fix: "give the subnet a NAT gateway, the task a public IP, or the VPC an endpoint for `logs`",
    certainty: Reported,
};

/// Any other trouble with the log driver.
pub static LOGGER_ARGS: Reason = Reason {
    text: "ResourceInitializationError: failed to validate logger args: {cause}",
    step: "start",
    cause: "the options of the log driver do not work",
    fix: "follow the cause; look at the options of `logConfiguration`",
    certainty: Reported,
};

/// The role may not pull the image.
pub static PULL_DENIED: Reason = Reason {
    text: "CannotPullContainerError: pull image manifest has been retried {retries} time(s): failed to resolve ref {image}: pulling from host {registry} failed with status code [manifests {tag}]: 403 Forbidden",
    step: "pull",
    cause: "the execution role may not pull `{image}`, or the repository's policy does not let it",
    fix: "allow `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer` on the repository",
    certainty: Reported,
};

/// The registry is not reached.
pub static PULL_NO_ROUTE: Reason = Reason {
    text: "CannotPullContainerError: pull image manifest has been retried {retries} time(s): failed to resolve ref {image}: failed to do request: Head \"https://{host}/v2/{repository}/manifests/{tag}\": dial tcp {address}:443: i/o timeout",
    step: "pull",
    cause: "the registry `{host}` is not reached",
    fix: "give the subnet a NAT gateway, or the task a public IP",
    certainty: Reported,
};

/// The image or its registry, any other cause.
pub static PULL_FAILED: Reason = Reason {
    text: "CannotPullContainerError: {cause}",
    step: "pull",
    cause: "the image cannot be pulled",
    fix: "see that the image and its tag exist, that the role may pull it, and that the task reaches the registry",
    certainty: Reported,
};

/// Anything else of the first step.
pub static FIRST_STEP: Reason = Reason {
    text: "ResourceInitializationError: unable to pull secrets or registry auth: {cause}",
    step: "fetch",
    cause: "secrets, parameters or registry credentials cannot be fetched; what follows says why",
    fix: "follow the cause; when it speaks of time-outs or connections, look at the network of the task first",
    certainty: Reported,
};

/// All of them.
pub static ALL: &[&Reason] = &[
    &ASM_NO_ROUTE,
    &ASM_FAILED,
    &SSM_NO_ROUTE,
    &SSM_FAILED,
    &ECR_NO_ROUTE,
    &ECR_AUTH,
    &REGISTRY_AUTH,
    &ASM_CALL,
    &SSM_INVALID,
    &ENV_FILES_DENIED,
    &ENV_FILES_NO_ROUTE,
    &ENV_FILES_PARSE,
    &LOGGER_NO_ROUTE,
    &LOGGER,
    &LOGGER_ARGS,
    &PULL_DENIED,
    &PULL_NO_ROUTE,
    &PULL_FAILED,
    &FIRST_STEP,
];
