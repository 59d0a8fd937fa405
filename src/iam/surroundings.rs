//! What stands around the two roles of a task: the infrastructure role, the deployer, and the policies of resources.

use super::deployer::{self, Companion};
use super::output::Written;
use super::resource::Home;
use super::resource_policy::{self, ResourcePolicy};
use super::roles::{RoleOptions, Roles};
use super::{derive, infrastructure};
use crate::model::TaskDefinition;
use crate::model::enums::Compatibility;
use crate::world::Context;

/// What stands around the two roles of a task.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The role with which ECS manages volumes and other resources.
    pub infrastructure: Companion,
    /// Whoever registers the task definition.
    pub deployer: Companion,
    /// The policies of the resources that the execution role uses.
    pub resources: Vec<ResourcePolicy>,
}

/// Derives what stands around roles that were derived with the same arguments.
pub fn surroundings(
    task: &TaskDefinition,
    context: &Context,
    options: &RoleOptions,
    roles: &Roles,
) -> Surroundings {
    let context = context.completed(task);
    let home = Home::new(&context);
    let on_fargate = derive::runs_only_on(task, &context, Compatibility::Fargate);
    let infrastructure = infrastructure::derive(task, &home, options, on_fargate);
    let deployer = deployer::derive(task, &home, roles, &infrastructure);
    let resources = resource_policy::derive(task, &home, roles, options);
    Surroundings { infrastructure, deployer, resources }
}

/// The names of roles, as outputs and file names have them.
pub const EXECUTION: &str = "execution-role";
/// The task role.
pub const TASK: &str = "task-role";
/// The infrastructure role.
pub const INFRASTRUCTURE: &str = "infrastructure-role";
/// The deployer.
pub const DEPLOYER: &str = "deployer";

/// The roles that are needed, ready to be written; or the one with a name.
pub fn written(roles: &Roles, surroundings: &Surroundings, only: Option<&str>) -> Vec<Written> {
    let Surroundings { infrastructure, deployer, .. } = surroundings;
    let all = [
        (roles.execution.needed, Written::of_role(EXECUTION, &roles.execution)),
        (roles.task.needed, Written::of_role(TASK, &roles.task)),
        (infrastructure.needed, Written::of_companion(INFRASTRUCTURE, infrastructure)),
        (deployer.needed, Written::of_companion(DEPLOYER, deployer)),
    ];
    all.into_iter()
        .filter(|(needed, role)| only.map_or(*needed, |only| role.name == only))
        .map(|(_, role)| role)
        .collect()
}
