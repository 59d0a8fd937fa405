//! The roles of a task and the policies they need.

use std::collections::BTreeMap;

use super::compose::compose;
use super::derive::{self, Needs};
use super::grant::{Grant, Purpose, Role};
use super::infrastructure::Managed;
use super::resource::Home;
use super::{PolicyDocument, size, style, trust};
use crate::facts::Fact;
use crate::model::enums::Compatibility;
use crate::model::{Origin, TaskDefinition};
use crate::world::{Context, World};

/// How resources are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyStyle {
    /// Every ARN by itself.
    #[default]
    Exact,
    /// Folders in place of the names in them.
    Prefix,
    /// Secrets and parameters by a tag that they share with the role.
    Tag,
}

/// What only the user can say about the roles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoleOptions {
    /// How resources are named.
    pub style: PolicyStyle,
    /// Whether the service or RunTask turns ECS Exec on.
    pub exec: bool,
    /// The prefixes of repositories that are pull through caches.
    pub pull_through_prefixes: Vec<String>,
    /// Whether a pull through a cache may meet a repository that does not exist yet.
    pub pull_through_creates: bool,
    /// The secrets that domainless credential specs name.
    pub domainless_secrets: Vec<String>,
    /// What is known of buckets, by name.
    pub buckets: BTreeMap<String, Bucket>,
    /// Whether `awslogs-create-group` is on where the text has a placeholder for it.
    pub creates_log_groups: bool,
    /// Where ECS Exec keeps what is typed, as the cluster says.
    pub exec_logging: ExecLogging,
    /// Whether a container acts as root on EFS.
    pub efs_root_access: bool,
    /// Whether GuardDuty watches the Fargate cluster.
    pub runtime_monitoring: bool,
    /// The VPC that calls come from through endpoints.
    pub source_vpc: Option<String>,
    /// Whether the trust policies go without their conditions.
    pub unconditioned_trust: bool,
    /// What ECS manages for the service or cluster.
    pub infrastructure: Vec<Managed>,
    /// Roles that a locked secret stays open for: an administrator, and the function that rotates it.
    pub administrators: Vec<String>,
}

/// Where ECS Exec keeps what is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExecLogging {
    /// The log group.
    pub log_group: Option<String>,
    /// The bucket, by name.
    pub bucket: Option<String>,
    /// The customer managed key of the session.
    pub kms_key: Option<String>,
}

/// What is known of a bucket.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bucket {
    /// The account that owns it; the task's own when not given.
    pub owner: Option<String>,
    /// The customer managed key; `None` is a key that AWS manages.
    pub kms_key: Option<String>,
}

/// The policies of both roles.
#[derive(Clone, Debug)]
pub struct Roles {
    /// The task execution role: what ECS itself needs.
    pub execution: RolePolicy,
    /// The task role: what the task definition says that the containers need.
    pub task: RolePolicy,
    /// The needs behind both policies, in the order of the text.
    pub grants: Vec<Grant>,
}

/// The policy of one role.
#[derive(Clone, Debug)]
pub struct RolePolicy {
    /// Whether the task definition needs the role at all.
    pub needed: bool,
    /// The identity policy.
    pub document: PolicyDocument,
    /// The trust policy.
    pub trust: PolicyDocument,
    /// Why each statement is there, in the order of the document.
    pub because: Vec<Vec<Reason>>,
    /// What there is to say about it.
    pub notes: Vec<String>,
}

/// Why a statement is there.
#[derive(Clone, Debug)]
pub struct Reason {
    /// In one sentence.
    pub text: String,
    /// The place in the text that needs it.
    pub origin: Option<Origin>,
    /// The fact behind it.
    pub fact: Option<&'static Fact>,
}

/// Derives the policies that a task definition needs.
pub fn derive(task: &TaskDefinition, context: &Context, world: &World, style: PolicyStyle) -> Roles {
    derive_with(task, context, world, &RoleOptions { style, ..RoleOptions::default() })
}

/// Derives the policies that a task definition needs, with what only the user can say.
pub fn derive_with(task: &TaskDefinition, context: &Context, world: &World, options: &RoleOptions) -> Roles {
    let context = context.completed(task);
    let home = Home::new(&context);
    let Needs { mut grants, mut execution_notes, mut task_notes } =
        derive::needs(task, &context, world, options);
    execution_notes.extend(style::apply(&mut grants, options.style, task, world));
    let on_instances = derive::runs_only_on(task, &context, Compatibility::Ec2);
    let of_role = |role: Role| grants.iter().filter(move |grant| grant.role == role);
    let execution_needed =
        of_role(Role::Execution).any(|grant| !on_instances || !is_of_instance(grant.purpose));
    if !execution_needed {
        execution_notes.insert(0, without_need(of_role(Role::Execution).next().is_some()).to_owned());
    }
    let policy = |role: Role, needed: bool, notes: &mut Vec<String>| {
        let (document, because) = compose(&grants, role);
        if needed {
            notes.extend(home_notes(&document));
            if !options.unconditioned_trust {
                notes.extend(trust::note(&home).map(str::to_owned));
            }
            notes.extend(size::note(&document));
        }
        let trust = if options.unconditioned_trust { trust::unconditioned() } else { trust::trust(&home) };
        RolePolicy { needed, document, trust, because, notes: std::mem::take(notes) }
    };
    let execution = policy(Role::Execution, execution_needed, &mut execution_notes);
    let task_needed = of_role(Role::Task).next().is_some();
    let task = policy(Role::Task, task_needed, &mut task_notes);
    Roles { execution, task, grants }
}

/// On EC2 the role of the instance pulls from ECR and writes logs for a task without an execution role.
///
/// Source: amazon-ecs-agent 1.105.1, `ecr/factory.go`; Amazon ECS Developer Guide, awslogs (2023-06).
pub(crate) fn is_of_instance(purpose: Purpose) -> bool {
    matches!(
        purpose,
        Purpose::EcrLogin
            | Purpose::EcrPull
            | Purpose::EcrPullThrough
            | Purpose::CreateLogGroup
            | Purpose::WriteLogs
    )
}

fn without_need(has_statements: bool) -> &'static str {
    if has_statements {
        "on EC2 the instance's role does this for a task without an execution role; the policy is for a task that has one"
    } else {
        "nothing in the task definition needs an execution role"
    }
}

/// What is not known of the place where the role is used.
pub(super) fn home_notes(document: &PolicyDocument) -> Vec<String> {
    let text = document.to_json().to_string();
    let placeholders = [super::resource::ACCOUNT, super::resource::REGION];
    placeholders
        .iter()
        .filter(|placeholder| text.contains(*placeholder))
        .map(|placeholder| {
            format!("replace `{placeholder}` in the policy; the task definition does not tell it")
        })
        .collect()
}
