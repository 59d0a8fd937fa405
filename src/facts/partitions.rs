//! Which partition a Region belongs to.

use super::Source;
use super::sources::PARTITIONS;

/// Where the table is from.
pub static SOURCE: &Source = &PARTITIONS;

/// The partition of everything that is not in the table.
pub const COMMERCIAL: &str = "aws";

/// The beginnings of Region names, and their partition. A longer beginning stands before a shorter one.
pub static PREFIXES: &[(&str, &str)] = &[
    ("cn-", "aws-cn"),
    ("eu-isoe-", "aws-iso-e"),
    ("eusc-", "aws-eusc"),
    ("us-gov-", "aws-us-gov"),
    ("us-isob-", "aws-iso-b"),
    ("us-isof-", "aws-iso-f"),
    ("us-iso-", "aws-iso"),
];

/// The partition of a Region.
pub fn of_region(region: &str) -> &'static str {
    PREFIXES
        .iter()
        .find(|(prefix, _)| region.starts_with(prefix))
        .map_or(COMMERCIAL, |(_, partition)| partition)
}
