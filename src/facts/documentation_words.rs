//! Words and account ids that stand in AWS's documentation where a real value belongs.
//!
//! Source: the examples of the Amazon ECS Developer Guide and of the IAM User Guide (2026).

/// In place of a partition.
pub static PARTITIONS: &[&str] = &["aws_partition", "partition"];

/// In place of a Region.
pub static REGIONS: &[&str] = &[
    "aws-region",
    "aws_region",
    "awsregion",
    "my-region",
    "region",
    "region-id",
    "your-region",
    "your_region",
];

/// In place of an account id.
pub static ACCOUNTS: &[&str] = &[
    "account",
    "account-id",
    "account_id",
    "account_number",
    "accountid",
    "aws-account-id",
    "aws_account",
    "aws_account_id",
    "awsaccountid",
    "my-account-id",
    "your-account-id",
    "your_account_id",
];

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
