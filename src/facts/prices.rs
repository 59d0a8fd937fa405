//! What the calls of a launch cost, where AWS says so. Prices are those of most Regions, without free tiers.
//!
//! Not here, because their price differs by Region or is none for the call itself: S3, ECR, CloudWatch Logs, FSx.

use super::{Source, sources};

/// The date of the prices, for messages.
pub const AS_OF: &str = "2026-09";

/// The price of the calls of a service.
#[derive(Debug, PartialEq, Eq)]
pub struct Price {
    /// The service, as in IAM actions.
    pub service: &'static str,
    /// US cents for a million calls.
    pub cents_per_million: u32,
    /// Where it was read.
    pub source: &'static Source,
}

/// 0.03 USD for 10,000 symmetric requests of KMS; 0.05 USD for 10,000 calls of Secrets Manager; no charge at the standard throughput of
/// Parameter Store.
static PRICES: [Price; 3] = [
    Price { service: "kms", cents_per_million: 300, source: &sources::KMS_PRICING },
    Price { service: "secretsmanager", cents_per_million: 500, source: &sources::SECRETS_MANAGER_PRICING },
    Price { service: "ssm", cents_per_million: 0, source: &sources::PARAMETER_STORE_THROUGHPUT },
];

/// The price of a service's calls; `None` where it is not known.
pub fn of(service: &str) -> Option<&'static Price> {
    PRICES.iter().find(|price| price.service == service)
}
