//! What a task definition needs of AWS, as grants. Each file below knows one kind of need.

mod exec;
mod files;
mod image;
mod keys;
mod logs;
mod secrets;
mod storage;

use super::grant::{Condition, EncryptionContext, Grant, Purpose, Role};
use super::resource::Home;
use super::roles::{Reason, RoleOptions};
use crate::facts::Fact;
use crate::facts::iam_actions::Action;
use crate::model::enums::Compatibility;
use crate::model::{ContainerDefinition, Origin, TaskDefinition};
use crate::world::{Context, World};

/// Everything that a task definition needs, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct Needs {
    /// The grants, in the order of the text.
    pub grants: Vec<Grant>,
    /// Remarks on the execution role, each once.
    pub execution_notes: Vec<String>,
    /// Remarks on the task role, each once.
    pub task_notes: Vec<String>,
}

/// Finds every need. The context is completed already.
pub fn needs(task: &TaskDefinition, context: &Context, world: &World, options: &RoleOptions) -> Needs {
    let needs = Needs { grants: Vec::new(), execution_notes: Vec::new(), task_notes: Vec::new() };
    let mut cx = Cx { task, context, world, options, home: Home::new(context), needs };
    for (index, element) in task.container_definitions.elements().iter().enumerate() {
        let Some(container) = element.known() else { continue };
        let container = Container { definition: container, title: title(container, index) };
        image::derive(&mut cx, &container);
        logs::derive(&mut cx, &container);
        secrets::derive(&mut cx, &container);
        files::derive(&mut cx, &container);
    }
    files::of_overrides(&mut cx);
    storage::derive(&mut cx);
    exec::derive(&mut cx);
    from_vpc(&mut cx);
    cx.needs
}

/// Holds reading and pulling to calls from one VPC. Never logging in to ECR: AWS leaves that call out of endpoint conditions.
fn from_vpc(cx: &mut Cx<'_>) {
    let Some(vpc) = cx.options.source_vpc.clone() else { return };
    let mut is_used = false;
    for grant in &mut cx.needs.grants {
        let purpose = grant.purpose;
        if matches!(
            purpose,
            Purpose::EcrPull | Purpose::EcrPullThrough | Purpose::ReadSecrets | Purpose::ReadParameters
        ) {
            let values = vec![vpc.clone()];
            grant.conditions.push(Condition {
                operator: "StringEquals",
                key: "aws:SourceVpc".to_owned(),
                values,
            });
            is_used = true;
        }
    }
    if is_used {
        cx.note(
            Role::Execution,
            "`aws:SourceVpc` is there only for calls through an endpoint: each of the services needs one in the VPC, and on Fargate the              platform must be 1.4.0 or newer",
        );
    }
}

/// What a need depends on, and where it goes.
struct Cx<'a> {
    task: &'a TaskDefinition,
    context: &'a Context,
    world: &'a World,
    options: &'a RoleOptions,
    home: Home,
    needs: Needs,
}

/// A container and what to call it.
struct Container<'a> {
    definition: &'a ContainerDefinition,
    title: String,
}

fn title(container: &ContainerDefinition, index: usize) -> String {
    match container.name.text() {
        Some(name) => format!("container `{name}`"),
        None => format!("container {}", index + 1),
    }
}

/// A need that is about to be written down.
struct Need<'a> {
    role: Role,
    purpose: Purpose,
    actions: &'static [&'static Action],
    origin: Origin,
    fact: &'static Fact,
    text: &'a str,
}

impl Cx<'_> {
    /// Writes a need down, without conditions.
    fn grant(&mut self, need: &Need<'_>, resource: impl Into<String>) {
        self.grant_if(need, resource, Vec::new(), None);
    }

    /// Writes a need down.
    fn grant_if(
        &mut self,
        need: &Need<'_>,
        resource: impl Into<String>,
        conditions: Vec<Condition>,
        encryption_context: Option<EncryptionContext>,
    ) {
        self.needs.grants.push(Grant {
            role: need.role,
            purpose: need.purpose,
            actions: need.actions,
            resource: resource.into(),
            conditions,
            encryption_context,
            because: Reason { text: need.text.to_owned(), origin: Some(need.origin), fact: Some(need.fact) },
        });
    }

    /// Says something about a role, once.
    fn note(&mut self, role: Role, text: impl Into<String>) {
        let notes = match role {
            Role::Execution => &mut self.needs.execution_notes,
            Role::Task => &mut self.needs.task_notes,
        };
        let text = text.into();
        if !notes.contains(&text) {
            notes.push(text);
        }
    }

    /// Can the task run on this launch type only?
    fn runs_only_on(&self, launch_type: Compatibility) -> bool {
        runs_only_on(self.task, self.context, launch_type)
    }
}

/// Can a task run on this launch type only? The setting decides, then `requiresCompatibilities`.
pub(crate) fn runs_only_on(task: &TaskDefinition, context: &Context, launch_type: Compatibility) -> bool {
    if let Some(told) = context.launch_type {
        return told == launch_type;
    }
    let required = &task.requires_compatibilities;
    required.is_closed()
        && required.items().next().is_some()
        && required.items().all(|&required| required == launch_type)
}
