//! What the calls of a launch cost, where AWS says so. Prices are those of most Regions, without free tiers.
//!
//! Not here, because their price differs by Region or is none for the call itself: S3, ECR, CloudWatch Logs, FSx.

/// The date of the prices, for messages.
pub const AS_OF: &str = "2026-09";

/// The price of the calls of a service.
#[derive(Debug, PartialEq, Eq)]
pub struct Price {
    /// The service, as in IAM actions.
    pub service: &'static str,
    /// US cents for a million calls.
    pub cents_per_million: u32,
}

/// Sources: pricing page of AWS Secrets Manager, 0.05 USD for 10,000 calls (2026-09); of AWS KMS, 0.03 USD for 10,000 symmetric requests
/// (2026-06); Systems Manager User Guide, Parameter Store throughput, no charge at the standard one (2026).
static PRICES: [Price; 3] = [
    Price { service: "kms", cents_per_million: 300 },
    Price { service: "secretsmanager", cents_per_million: 500 },
    Price { service: "ssm", cents_per_million: 0 },
];

/// The price of a service's calls; `None` where it is not known.
pub fn cents_per_million(service: &str) -> Option<u32> {
    PRICES.iter().find(|price| price.service == service).map(|price| price.cents_per_million)
}
