//! Since when the container agent and Fargate can do what a task definition asks for.
//!
//! Source: changelog and `agent/app/agent_capability.go` of amazon-ecs-agent 1.105.1 (2026-06); for Fargate the developer guide
//! (2026). A definition that asks for a capability which an instance lacks is not placed there; JSON keys, stages and version ids
//! have no capability of their own, so an old agent gets the task and fails.

use super::{Certainty, Version};

/// The newest agent in this table.
pub const NEWEST_AGENT: Version = Version(1, 105, 1);

/// What came up to this agent is taken for granted when no version is given; what came later is marked as assumed.
pub const WIDESPREAD_AGENT: Version = Version(1, 84, 0);

/// The newest Fargate platform version for Linux.
pub const NEWEST_FARGATE_LINUX: Version = Version(1, 4, 0);

/// Something that came with a version.
#[derive(Debug, PartialEq, Eq)]
pub struct Feature {
    /// What it is, for a sentence.
    pub title: &'static str,
    /// The attribute that an instance must have; "" where there is none.
    pub capability: &'static str,
    /// The first agent that has it.
    pub agent: Version,
    /// The first Fargate platform for Linux that has it.
    pub fargate: Version,
    /// How sure we are of the agent's version.
    pub certainty: Certainty,
}

/// Parameters as environment variables.
pub static SSM_SECRETS: Feature = Feature {
    title: "parameters of Parameter Store in `secrets`",
    capability: "ecs.capability.secrets.ssm.environment-variables",
    agent: Version(1, 22, 0),
    fargate: Version(1, 3, 0),
    certainty: Certainty::Verified,
};

/// Secrets Manager secrets as environment variables.
pub static ASM_SECRETS: Feature = Feature {
    title: "Secrets Manager secrets in `secrets`",
    capability: "ecs.capability.secrets.asm.environment-variables",
    agent: Version(1, 23, 0),
    fargate: Version(1, 3, 0),
    certainty: Certainty::Verified,
};

/// Parameters as options of a log driver.
pub static SSM_LOG_SECRETS: Feature = Feature {
    title: "parameters of Parameter Store in `secretOptions`",
    capability: "ecs.capability.secrets.ssm.bootstrap.log-driver",
    agent: Version(1, 27, 0),
    fargate: Version(1, 3, 0),
    certainty: Certainty::Verified,
};

/// Secrets Manager secrets as options of a log driver.
pub static ASM_LOG_SECRETS: Feature = Feature {
    title: "Secrets Manager secrets in `secretOptions`",
    capability: "ecs.capability.secrets.asm.bootstrap.log-driver",
    agent: Version(1, 27, 0),
    fargate: Version(1, 3, 0),
    certainty: Certainty::Verified,
};

/// Credentials of a private registry.
pub static REPOSITORY_CREDENTIALS: Feature = Feature {
    title: "`repositoryCredentials`",
    capability: "ecs.capability.private-registry-authentication.secretsmanager",
    agent: Version(1, 19, 0),
    fargate: Version(1, 2, 0),
    certainty: Certainty::Verified,
};

/// Credential specs in Linux containers; those of Fargate are documented for its newest platform.
pub static LINUX_CREDENTIAL_SPECS: Feature = Feature {
    title: "`credentialSpecs` of Linux containers",
    capability: "",
    agent: Version(1, 66, 0),
    fargate: NEWEST_FARGATE_LINUX,
    certainty: Certainty::Verified,
};

/// Credential specs in Windows containers.
pub static WINDOWS_CREDENTIAL_SPECS: Feature = Feature {
    title: "`credentialSpecs` of Windows containers",
    capability: "",
    agent: Version(1, 34, 0),
    fargate: NEWEST_FARGATE_LINUX,
    certainty: Certainty::Verified,
};

/// Credential specs whose user is in Secrets Manager.
pub static DOMAINLESS_CREDENTIAL_SPECS: Feature = Feature {
    title: "`credentialspecdomainless`",
    capability: "",
    agent: Version(1, 72, 0),
    fargate: NEWEST_FARGATE_LINUX,
    certainty: Certainty::Verified,
};

/// From here on the agent refuses environment files whose key leads out of its folder.
pub const ENV_FILE_PATHS: Version = Version(1, 105, 1);

/// JSON keys, staging labels and version ids in references.
pub static SELECTORS: Feature = Feature {
    title: "a JSON key, stage or version id in a reference",
    capability: "",
    agent: Version(1, 37, 0),
    fargate: Version(1, 4, 0),
    certainty: Certainty::Verified,
};

/// Environment files.
pub static ENVIRONMENT_FILES: Feature = Feature {
    title: "`environmentFiles`",
    capability: "ecs.capability.env-files.s3",
    agent: Version(1, 39, 0),
    fargate: Version(1, 4, 0),
    certainty: Certainty::Verified,
};

/// From here on the agent splits a line of an environment file at its first `=` only.
pub const ENV_FILE_FIRST_EQUALS: Version = Version(1, 41, 0);

/// From here on the agent keeps empty values of environment files.
pub const ENV_FILE_EMPTY_VALUES: Version = Version(1, 74, 0);

/// From here on the agent words Secrets Manager failures anew.
pub const NEW_ASM_TEXTS: Version = Version(1, 84, 0);
