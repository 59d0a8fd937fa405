//! What would happen at launch: the environment of each container, and whether the task runs or how it stops.

pub mod access;
pub mod environment;
pub mod launch;

pub use access::{Access, AccessRequest, Allowed};
pub use environment::{ContainerEnvironment, EnvSource, EnvValue, EnvVar, Shadow};
pub use launch::{ApiCall, Event, Launch, Outcome};

use crate::model::TaskDefinition;
use crate::model::decode::Problem;
use crate::world::{Context, World};

/// Everything that a simulation depends on.
pub struct Inputs<'a> {
    /// The task definition.
    pub task: &'a TaskDefinition,
    /// What was wrong when it was decoded; some of it RegisterTaskDefinition refuses.
    pub problems: &'a [Problem],
    /// Where the task runs.
    pub context: &'a Context,
    /// The pretend AWS.
    pub world: &'a World,
    /// What the execution role may do.
    pub access: &'a dyn Access,
}

/// The result of a simulation.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// One environment per container that is known, in the order of the text.
    pub environments: Vec<ContainerEnvironment>,
    /// The launch.
    pub launch: Launch,
}

/// Simulates a launch.
pub fn run(inputs: &Inputs<'_>) -> Simulation {
    Simulation { environments: environment::assemble(inputs), launch: launch::run(inputs) }
}
