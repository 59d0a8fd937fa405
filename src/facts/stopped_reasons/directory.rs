//! What the agent says when it cannot get at the credentials for Active Directory: credential specs of containers and the users of FSx
//! file systems. Source: amazon-ecs-agent 1.105.1, `credentialspec_linux.go` and `fsxwindowsfileserver_windows.go` (read 2026-11).

use super::Reason;
use crate::facts::Certainty::Verified;

/// What the agent puts in the place of the Region when the parameter with a credential spec fails: an empty Go map.
pub const SPEC_REGION: &str = "map[]";

/// No execution role, credential spec.
pub static SPEC_NO_ROLE: Reason = Reason {
    text: "credentialspec resource: unable to find execution role credentials",
    step: "fetch",
    cause: "the task has no execution role, so the agent cannot read the credential spec",
    fix: "set `executionRoleArn` to a role that may read the credential spec",
    certainty: Verified,
};

/// A credential spec that is neither in S3 nor in Parameter Store.
pub static SPEC_ARN: Reason = Reason {
    text: "unsupported credentialspec ARN, only s3/ssm ARNs are valid",
    step: "fetch",
    cause: "the ARN of the credential spec is neither of an S3 object nor of a parameter",
    fix: "write `credentialspec:` and the ARN of an S3 object or of a parameter",
    certainty: Verified,
};

/// A domainless credential spec that is no JSON.
pub static SPEC_CONTENT: Reason = Reason {
    text: "error unmarshalling credentialspec domainless {content} : {cause}",
    step: "fetch",
    cause: "the domainless credential spec is not JSON",
    fix: "store the credential spec as the JSON that `New-CredentialSpec` writes",
    certainty: Verified,
};

/// A credential spec that is no JSON.
pub static SPEC_CONTENT_JOINED: Reason = Reason {
    text: "Error unmarshalling credentialspec domain-joined {content} : {cause}",
    step: "fetch",
    cause: "the credential spec is not JSON",
    fix: "store the credential spec as the JSON that `New-CredentialSpec` writes",
    certainty: Verified,
};

/// The secret that a domainless credential spec names.
pub static SPEC_USER: Reason = Reason {
    text: "failed to retrieve credentials for domainless gMSA user {secret}: {cause}",
    step: "fetch",
    cause: "the secret `{secret}`, which the domainless credential spec names, cannot be read",
    fix: "allow `secretsmanager:GetSecretValue` on it for the execution role, and see that it exists",
    certainty: Verified,
};

/// The secret that a domainless credential spec names is no JSON.
pub static SPEC_USER_CONTENT: Reason = Reason {
    text: "failed to parse asmSecretData for the gMSA AD user: {cause}",
    step: "fetch",
    cause: "the secret that the domainless credential spec names is not a JSON object",
    fix: "give it the value `{\"username\":\"…\",\"password\":\"…\",\"domainName\":\"…\"}`",
    certainty: Verified,
};

/// No execution role, FSx.
pub static FSX_NO_ROLE: Reason = Reason {
    text: "fsxwindowsfileserver resource: unable to find execution role credentials",
    step: "fetch",
    cause: "the task has no execution role, so the agent cannot read the credentials of the FSx file system",
    fix: "set `executionRoleArn` to a role that may read the secret of `credentialsParameter`",
    certainty: Verified,
};

/// Credentials that are neither a secret nor a parameter.
pub static FSX_ARN: Reason = Reason {
    text: "unsupported credentialsParameter, only ssm/secretsmanager ARNs are valid",
    step: "fetch",
    cause: "the credentials of the FSx file system are neither a secret nor a parameter",
    fix: "write the ARN of a secret or parameter with `username` and `password`",
    certainty: Verified,
};

/// A volume that fails without a reason of its own, as one whose credentials lack a user or password.
pub static VOLUME: Reason = Reason {
    text: "VolumeError: Agent could not create task's volume resources",
    step: "fetch",
    cause: "a volume cannot be made; the credentials of an FSx file system without `username` or `password` end so",
    fix: "see that the secret of `credentialsParameter` has `username` and `password`, and read the agent's log",
    certainty: Verified,
};

/// All of them.
pub static ALL: &[&Reason] = &[
    &SPEC_NO_ROLE,
    &SPEC_ARN,
    &SPEC_CONTENT,
    &SPEC_CONTENT_JOINED,
    &SPEC_USER,
    &SPEC_USER_CONTENT,
    &FSX_NO_ROLE,
    &FSX_ARN,
    &VOLUME,
];
