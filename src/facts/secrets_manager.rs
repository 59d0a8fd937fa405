//! What Secrets Manager allows in names, labels and ids, and what it knows of secrets that services manage.
//!
//! Source: Secrets Manager API model 2017-10-17 (botocore 1.44.5) and the User Guide on managed rotation, read 2026-11-25.

use std::ops::RangeInclusive;

/// The labels that it attaches itself: see UpdateSecretVersionStage and RotateSecret.
pub static STAGES: [&str; 3] = ["AWSCURRENT", "AWSPENDING", "AWSPREVIOUS"];

/// How many characters a version id has: `SecretVersionIdType`.
pub const VERSION_ID_LENGTH: RangeInclusive<usize> = 32..=64;

/// How many characters a name has at most, the six random ones and their hyphen not counted: `CreateSecretRequest$Name`.
pub const LONGEST_NAME: usize = 512;

/// What a name is made of besides letters and digits.
pub const NAME_CHARACTERS: &str = "/_+=.@-";

/// Secrets that a service makes, rotates by itself, and fills with a JSON object of `username` and `password`: how their
/// names begin, and whose they are.
pub static MANAGED: [(&str, &str); 2] =
    [("rds!", "Amazon RDS, Aurora or DocumentDB"), ("redshift!", "Amazon Redshift")];

/// The service that manages a secret of this name.
pub fn owner(name: &str) -> Option<&'static str> {
    MANAGED.iter().find(|(beginning, _)| name.starts_with(beginning)).map(|(_, owner)| *owner)
}
