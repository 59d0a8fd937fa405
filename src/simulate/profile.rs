//! Which of the implementations of ECS runs the task. They differ in what they fetch, in which order, and in what they say.
//!
//! EC2 and EXTERNAL run the open-source agent. Fargate from 1.4.0 and Managed Instances run closed agents, of which only logs and
//! documentation are known; Fargate up to 1.3.0 ran the open-source agent.

use super::Inputs;
use crate::facts::{Certainty, Version, agent_features};
use crate::model::enums::{Compatibility, OsFamily};

/// An implementation of ECS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// The open-source agent on an EC2 instance.
    Ec2,
    /// The open-source agent on a machine of the user's own.
    External,
    /// Fargate for Linux from 1.4.0.
    FargateLinux,
    /// Fargate for Linux up to 1.3.0.
    FargateLegacy,
    /// Fargate for Windows.
    FargateWindows,
    /// Amazon ECS Managed Instances.
    ManagedInstances,
}

/// The implementation and its version, and what of it had to be guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The implementation.
    pub platform: Platform,
    /// The agent on EC2 and EXTERNAL.
    pub agent: Version,
    /// Whether the version of the agent was given.
    pub agent_is_given: bool,
    /// The Fargate platform version.
    pub fargate: Version,
    /// Whether the containers are Windows containers.
    pub windows: bool,
    /// Why the launch type was guessed; `None` when it is known.
    pub guess: Option<&'static str>,
}

impl Profile {
    /// Chooses the profile: the given launch type, else `requiresCompatibilities`, else EC2, ECS's own default.
    pub fn of(inputs: &Inputs<'_>) -> Self {
        let context = inputs.context;
        let platform = inputs.task.runtime_platform.known();
        let os = platform.and_then(|platform| platform.operating_system_family.get());
        let windows = os.is_some_and(|os| os != OsFamily::Linux);
        let fargate = context.platform_version.as_deref().and_then(Version::parse);
        let fargate = fargate.unwrap_or(agent_features::NEWEST_FARGATE_LINUX);
        let agent = context.agent_version.as_deref().and_then(Version::parse);
        let (launch_type, guess) = launch_type(inputs);
        let platform = match launch_type {
            Compatibility::Ec2 => Platform::Ec2,
            Compatibility::External => Platform::External,
            Compatibility::ManagedInstances => Platform::ManagedInstances,
            Compatibility::Fargate if windows => Platform::FargateWindows,
            Compatibility::Fargate if fargate < agent_features::NEWEST_FARGATE_LINUX => {
                Platform::FargateLegacy
            }
            Compatibility::Fargate => Platform::FargateLinux,
        };
        Self {
            platform,
            agent: agent.unwrap_or(agent_features::NEWEST_AGENT),
            agent_is_given: agent.is_some(),
            fargate,
            windows,
            guess,
        }
    }

    /// Does the open-source agent run the task, on a machine of the user's?
    pub fn is_agent(&self) -> bool {
        matches!(self.platform, Platform::Ec2 | Platform::External)
    }

    /// Is it Fargate?
    pub fn is_fargate(&self) -> bool {
        matches!(self.platform, Platform::FargateLinux | Platform::FargateLegacy | Platform::FargateWindows)
    }

    /// Do reasons for stopping read as the open-source agent writes them?
    pub fn speaks_as_agent(&self) -> bool {
        self.is_agent() || self.platform == Platform::FargateLegacy
    }

    /// What it is called in a sentence.
    pub fn title(&self) -> String {
        match self.platform {
            Platform::Ec2 => format!("EC2 with agent {}", self.agent),
            Platform::External => format!("EXTERNAL with agent {}", self.agent),
            Platform::FargateLinux | Platform::FargateLegacy => format!("Fargate {}", self.fargate),
            Platform::FargateWindows => "Fargate for Windows".to_owned(),
            Platform::ManagedInstances => "Managed Instances".to_owned(),
        }
    }

    /// How sure a fact read in the agent's source is here.
    pub fn certainty(&self) -> Certainty {
        match self.platform {
            Platform::Ec2 | Platform::External => Certainty::Verified,
            Platform::FargateLegacy => Certainty::Reported,
            _ => Certainty::Assumed,
        }
    }

    /// How sure a fact is that AWS documents for Fargate and the source of the agent proves for EC2.
    pub fn certainty_if_documented(&self) -> Certainty {
        self.certainty().max(if self.is_fargate() { Certainty::Reported } else { Certainty::Assumed })
    }
}

fn launch_type(inputs: &Inputs<'_>) -> (Compatibility, Option<&'static str>) {
    if let Some(launch_type) = inputs.context.launch_type {
        return (launch_type, None);
    }
    let listed: Vec<Compatibility> = inputs.task.requires_compatibilities.items().copied().collect();
    match listed.as_slice() {
        [only] => (*only, None),
        [] => (Compatibility::Ec2, Some("no launch type is given; EC2 is what ECS takes then")),
        several if several.contains(&Compatibility::Fargate) => (
            Compatibility::Fargate,
            Some("the task definition allows several launch types; FARGATE is shown"),
        ),
        [first, ..] => {
            (*first, Some("the task definition allows several launch types; the first one is shown"))
        }
    }
}
