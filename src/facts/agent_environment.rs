//! The variables that the platform puts into containers: which, since when, on what condition, and what their value looks like.
//!
//! Sources: amazon-ecs-agent 1.105.1 (2026-06) for EC2 and EXTERNAL; the developer guide and printed environments of real tasks for
//! Fargate and Managed Instances; moby (2026) for what Docker adds. Sorted by name. `ECS_CONTAINER_METADATA_FILE` is left out: only a
//! setting of the instance brings it.

use super::{Certainty, Source, Version, sources};

/// On what a variable depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It is always there.
    Always,
    /// The task has a task role.
    TaskRole,
    /// The container asks for a GPU.
    Gpu,
    /// The container has a terminal.
    Terminal,
    /// Neither `AWS_REGION` nor `AWS_DEFAULT_REGION` is set by anything else.
    NoRegion,
}

/// Who writes a variable; it decides what it wins over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// The control plane, together with the plain variables.
    ControlPlane,
    /// The agent, over plain variables.
    Agent,
    /// The agent, only where there is nothing.
    AgentDefault,
    /// Docker or the runtime, only where there is nothing.
    Runtime,
}

/// Whether a platform sets a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// It does.
    Yes(Certainty),
    /// It does from a version on.
    Since(Version, Certainty),
    /// It does not, or nothing is known of it.
    No,
}

/// A variable that the platform sets.
#[derive(Debug, PartialEq, Eq)]
pub struct Injected {
    /// Its name.
    pub name: &'static str,
    /// What the value looks like, for a sentence; "" when it is computed.
    pub looks_like: &'static str,
    /// When it is set.
    pub condition: Condition,
    /// Who sets it.
    pub writer: Writer,
    /// On EC2, by version of the agent.
    pub ec2: On,
    /// On EXTERNAL, by version of the agent.
    pub external: On,
    /// On Fargate for Linux, by platform version.
    pub fargate: On,
    /// On Fargate for Windows.
    pub fargate_windows: On,
    /// On Managed Instances.
    pub managed: On,
    /// Where it was read.
    pub source: &'static Source,
}

const YES: On = On::Yes(Certainty::Verified);
const REPORTED: On = On::Yes(Certainty::Reported);
const ASSUMED: On = On::Yes(Certainty::Assumed);

/// What `PATH` is when the image sets none. Source: moby, `oci/defaults` (2026).
pub const DEFAULT_PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// All of them.
pub static INJECTED: [Injected; 12] = [
    Injected {
        name: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        looks_like: "`/v2/credentials/` and an id that is new for every task",
        condition: Condition::TaskRole,
        writer: Writer::Agent,
        ec2: YES,
        external: YES,
        fargate: REPORTED,
        fargate_windows: ASSUMED,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "AWS_DEFAULT_REGION",
        looks_like: "",
        condition: Condition::NoRegion,
        writer: Writer::AgentDefault,
        ec2: On::Since(Version(1, 104, 0), Certainty::Verified),
        external: On::Since(Version(1, 104, 0), Certainty::Verified),
        fargate: REPORTED,
        fargate_windows: ASSUMED,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "AWS_EXECUTION_ENV",
        looks_like: "",
        condition: Condition::Always,
        writer: Writer::ControlPlane,
        ec2: YES,
        // What EXTERNAL gets is not known.
        external: ASSUMED,
        fargate: REPORTED,
        fargate_windows: ASSUMED,
        managed: REPORTED,
        source: &sources::AGENT,
    },
    Injected {
        name: "AWS_REGION",
        looks_like: "",
        condition: Condition::NoRegion,
        writer: Writer::AgentDefault,
        ec2: On::Since(Version(1, 104, 0), Certainty::Verified),
        external: On::Since(Version(1, 104, 0), Certainty::Verified),
        fargate: REPORTED,
        fargate_windows: ASSUMED,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "ECS_AGENT_URI",
        looks_like: "`http://169.254.170.2/api/` and an id that is new for every container",
        condition: Condition::Always,
        writer: Writer::Agent,
        ec2: On::Since(Version(1, 65, 0), Certainty::Verified),
        external: On::Since(Version(1, 65, 0), Certainty::Verified),
        fargate: On::Since(Version(1, 4, 0), Certainty::Reported),
        // Whether Fargate for Windows sets it is not known.
        fargate_windows: On::No,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "ECS_CONTAINER_METADATA_URI",
        looks_like: "`http://169.254.170.2/v3/` and an id that is new for every container",
        condition: Condition::Always,
        writer: Writer::Agent,
        ec2: On::Since(Version(1, 21, 0), Certainty::Verified),
        external: On::Since(Version(1, 21, 0), Certainty::Verified),
        fargate: On::Since(Version(1, 3, 0), Certainty::Reported),
        fargate_windows: ASSUMED,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "ECS_CONTAINER_METADATA_URI_V4",
        looks_like: "`http://169.254.170.2/v4/` and an id that is new for every container",
        condition: Condition::Always,
        writer: Writer::Agent,
        ec2: On::Since(Version(1, 39, 0), Certainty::Verified),
        external: On::Since(Version(1, 39, 0), Certainty::Verified),
        fargate: On::Since(Version(1, 4, 0), Certainty::Reported),
        fargate_windows: ASSUMED,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "HOME",
        looks_like: "the home directory of the container's user, from `/etc/passwd` of the image",
        condition: Condition::Always,
        writer: Writer::Runtime,
        ec2: YES,
        external: YES,
        fargate: REPORTED,
        fargate_windows: On::No,
        managed: ASSUMED,
        source: &sources::MOBY,
    },
    Injected {
        name: "HOSTNAME",
        looks_like: "",
        condition: Condition::Always,
        writer: Writer::Runtime,
        ec2: YES,
        external: YES,
        fargate: REPORTED,
        fargate_windows: On::No,
        managed: ASSUMED,
        source: &sources::MOBY,
    },
    Injected {
        name: "NVIDIA_VISIBLE_DEVICES",
        looks_like: "the ids of the GPUs that the container was given, joined by commas",
        condition: Condition::Gpu,
        writer: Writer::Agent,
        ec2: YES,
        external: On::No,
        fargate: On::No,
        fargate_windows: On::No,
        managed: ASSUMED,
        source: &sources::AGENT,
    },
    Injected {
        name: "PATH",
        looks_like: "what the image sets, or else the default of the runtime",
        condition: Condition::Always,
        writer: Writer::Runtime,
        ec2: YES,
        external: YES,
        fargate: REPORTED,
        fargate_windows: On::No,
        managed: ASSUMED,
        source: &sources::MOBY,
    },
    Injected {
        name: "TERM",
        looks_like: "",
        condition: Condition::Terminal,
        writer: Writer::Runtime,
        ec2: YES,
        external: YES,
        fargate: ASSUMED,
        fargate_windows: On::No,
        managed: ASSUMED,
        source: &sources::MOBY,
    },
];

/// The port of the FireLens log router, in `FLUENT_PORT`. Source: amazon-ecs-agent 1.105.1 (2026-06).
pub const FLUENT_PORT: &str = "24224";

/// The address of the router for containers that share its network, in `FLUENT_HOST`. Same source.
pub const FLUENT_HOST: &str = "127.0.0.1";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = INJECTED.iter().map(|injected| injected.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), INJECTED.len());
    }
}
