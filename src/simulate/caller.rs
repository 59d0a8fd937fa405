//! Who makes the calls of a launch, and where: partition, Region, account and execution role. What is not known shows as a
//! placeholder in angle brackets.

use super::{Inputs, overrides};
use crate::facts::regions;
use crate::model::arn::Arn;
use crate::world::ExecutionRole;
use crate::world::home::is_account;

/// Stands for the id of the task in texts.
pub const TASK_ID: &str = "<task-id>";

/// Stands for the id of a request in texts.
pub const REQUEST_ID: &str = "<request-id>";

/// Where the task runs and as whom its launch calls AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The partition.
    pub partition: String,
    /// The task's Region, where it is given.
    pub region: Option<String>,
    /// The Region that the task definition tells, where none is given.
    told_region: Option<String>,
    /// The task's account.
    pub account: Option<String>,
    /// The execution role's ARN as written, an override first; `None` when the task has none.
    pub execution_role: Option<String>,
    /// The task role's ARN as written, an override first.
    pub task_role: Option<String>,
}

impl Caller {
    /// Reads the context, the task definition and the overrides.
    pub fn of(inputs: &Inputs<'_>) -> Self {
        let written = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
        let world = inputs.world;
        let execution_role = written(overrides::execution_role(world))
            .or_else(|| written(inputs.task.execution_role_arn.text()));
        let task_role =
            written(overrides::task_role(world)).or_else(|| written(inputs.task.task_role_arn.text()));
        let role = execution_role.as_deref().or(task_role.as_deref()).and_then(Arn::parse);
        let completed = inputs.context.completed(inputs.task);
        // The role of an override counts more than the written one.
        let account = inputs
            .context
            .account
            .clone()
            .or_else(|| role.as_ref().map(|role| role.account.clone()).filter(|account| is_account(account)))
            .or(completed.account);
        let region = inputs.context.region.clone();
        let partition = inputs.context.partition.clone().unwrap_or_else(|| match region.as_deref() {
            Some(region) => regions::of_region(region).to_owned(),
            None => role.as_ref().map_or("aws", |role| role.partition.as_str()).to_owned(),
        });
        Self { partition, region, told_region: completed.region, account, execution_role, task_role }
    }

    /// The Region for texts, or its placeholder.
    pub fn region(&self) -> &str {
        self.region.as_deref().or(self.told_region.as_deref()).unwrap_or("<region>")
    }

    /// The account, or its placeholder.
    pub fn account(&self) -> &str {
        self.account.as_deref().unwrap_or("<account>")
    }

    /// The execution role's session, as messages name it. Its name is the task's id.
    pub fn session(&self, inputs: &Inputs<'_>) -> String {
        let given = match &inputs.world.execution_role {
            ExecutionRole::Policies(role) => role.arn.as_deref(),
            _ => None,
        };
        let arn = given.or(self.execution_role.as_deref());
        let role = arn.and_then(|arn| arn.rsplit_once('/')).map_or("<role>", |(_, name)| name);
        let account = given
            .and_then(Arn::parse)
            .map(|arn| arn.account)
            .filter(|account| is_account(account))
            .unwrap_or_else(|| self.account().to_owned());
        format!("arn:{}:sts::{account}:assumed-role/{role}/{TASK_ID}", self.partition)
    }

    /// The ARN of a parameter of this account.
    pub fn parameter_arn(&self, region: &str, name: &str) -> String {
        let path = name.strip_prefix('/').unwrap_or(name);
        format!("arn:{}:ssm:{region}:{}:parameter/{path}", self.partition, self.account())
    }
}
