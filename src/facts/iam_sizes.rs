//! How large the policies of a role may be, in characters as IAM counts them: without white space.

use super::Source;
use super::sources::IAM_LIMITS;

/// Where the numbers are from.
pub static SOURCE: &Source = &IAM_LIMITS;

/// The inline policies of a role together.
pub const INLINE: usize = 10_240;

/// One managed policy.
pub const MANAGED: usize = 6_144;

/// How many managed policies a role may have unless AWS raises it.
pub const MANAGED_PER_ROLE: usize = 10;

/// A trust policy, unless AWS raises it.
pub const TRUST: usize = 2_048;

/// The policy of a secret. Source: AWS Secrets Manager API model (botocore 1.44.5).
pub const SECRET: usize = 20_480;

/// The policy of a key, in bytes. Source: AWS KMS Developer Guide, resource quotas (2023).
pub const KEY: usize = 32_768;
