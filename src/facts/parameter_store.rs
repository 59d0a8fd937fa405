//! What Parameter Store allows in the names of parameters.
//!
//! Source: Systems Manager API model 2014-11-06 (botocore 1.44.5, 2026-11), `PutParameterRequest$Name`.

/// How many parts between slashes a name has at most.
pub const MOST_LEVELS: usize = 15;

/// How many characters a parameter's ARN has at most.
pub const LONGEST_ARN: usize = 1011;

/// What the names that users give must not begin with, in any case.
pub static RESERVED: [&str; 2] = ["aws", "ssm"];

/// Parameters that stand for the secrets of Secrets Manager; the secret's name follows.
pub const PASS_THROUGH: &str = "/aws/reference/secretsmanager/";

/// Parameters that AWS publishes.
pub const PUBLISHED: &str = "/aws/service/";
