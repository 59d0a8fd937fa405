//! What AWS says: constants of the platform. Each stands once, with its source and the date it was read.

pub mod agent_environment;
pub mod agent_features;
pub mod arn_templates;
pub mod container_limits;
pub mod container_stop;
pub mod credential_formats;
pub mod definition_limits;
pub mod described_defaults;
pub mod docker_hub;
pub mod documentation_words;
pub mod durations;
pub mod environment_words;
pub mod fargate_sizes;
pub mod foreign_references;
pub mod iam_actions;
pub mod iam_sizes;
pub mod launch_types;
pub mod linux_kernel;
pub mod log_drivers;
pub mod log_secrets;
pub mod managed_policies;
pub mod parameter_store;
pub mod ports;
pub mod prices;
pub mod regions;
pub mod secret_names;
pub mod secrets_manager;
pub mod sidecars;
pub mod sources;
pub mod stopped_reasons;
pub mod storage;
pub mod version;

pub use sources::Source;
pub use version::Version;

/// One fact in words, with where it comes from.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// The fact in one sentence.
    pub statement: &'static str,
    /// Where it was read.
    pub source: &'static Source,
    /// How sure we are.
    pub certainty: Certainty,
}

/// How sure a statement about the platform is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Our inference. Never stated as fact.
    Assumed,
    /// Stated by AWS or seen in public logs, but not provable from source.
    Reported,
    /// Read in source code or in the API model, or reproduced.
    Verified,
}

impl Certainty {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Reported => "reported",
            Self::Assumed => "assumed",
        }
    }
}
