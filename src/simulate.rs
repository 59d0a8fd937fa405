//! What would happen at launch: the environment of each container, and whether the task runs or how it stops.

pub mod access;
pub mod caller;
pub mod environment;
pub mod explain;
pub mod json_select;
pub mod launch;
pub mod overrides;
pub mod profile;
pub mod reference;
pub mod rotation;

pub use access::{Access, AccessRequest, Allowed};
pub use caller::Caller;
pub use environment::{ContainerEnvironment, EnvSource, EnvValue, EnvVar, Shadow};
pub use explain::{StoppedReason, explain};
pub use launch::{ApiCall, Event, Launch, Outcome};
pub use profile::{Platform, Profile};
pub use rotation::{Rotation, RotationRun};

use crate::model::TaskDefinition;
use crate::model::decode::Problem;
use crate::source::Dialect;
use crate::syntax::{Document, NodeId};
use crate::world::{Context, World};

/// Everything that a simulation depends on.
pub struct Inputs<'a> {
    /// The document: its text is named in refusals, and tells what another tool replaces.
    pub document: &'a Document,
    /// What the document is.
    pub dialect: Dialect,
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
    /// The containers in the order in which they start; that of the text where they cannot.
    pub start_order: Vec<NodeId>,
    /// The launch.
    pub launch: Launch,
}

/// The inputs and what follows from them for every part of a simulation.
pub(crate) struct Cx<'a> {
    /// The inputs.
    pub(crate) inputs: &'a Inputs<'a>,
    /// Which implementation of ECS runs the task.
    pub(crate) profile: Profile,
    /// Who makes the calls.
    pub(crate) caller: Caller,
}

/// Simulates a launch.
pub fn run(inputs: &Inputs<'_>) -> Simulation {
    let cx = Cx { inputs, profile: Profile::of(inputs), caller: Caller::of(inputs) };
    let environments = environment::assemble(&cx);
    let launch = launch::run(&cx, &environments);
    Simulation { environments, start_order: launch::start_order(&cx), launch }
}
