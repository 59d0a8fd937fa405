//! Names and account ids that stand in AWS's documentation where a real value belongs.
//!
//! Source: the examples of the Amazon ECS Developer Guide and of the IAM User Guide (2026).

/// In place of the name of a secret, parameter, role or bucket; a part between slashes, without a secret's suffix.
pub static NAMES: &[&str] = &[
    "amzn-s3-demo-bucket",
    "parameter_name",
    "parametername",
    "role_name",
    "rolename",
    "secret_name",
    "secretname",
    "your-secret-name",
    "your_secret_name",
];

/// Account ids of examples.
pub static EXAMPLE_ACCOUNTS: &[&str] = &[
    "000000000000",
    "012345678910",
    "111111111111",
    "111122223333",
    "123456789012",
    "444455556666",
    "777788889999",
    "999999999999",
];
