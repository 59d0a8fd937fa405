//! Can this launch? Every call that needs a permission, put to each layer of policies by itself.

use super::access::RoleAccess;
use super::{Options, TaskAnalysis};
use crate::iam::roles::is_of_instance;
use crate::iam::{
    self, Answer, ByLayer, Decision, Grant, PolicyStyle, Purpose, Reason, Role, RoleOptions, Verdict,
};
use crate::model::enums::Compatibility;
use crate::model::{Field, Origin, placeholder};
use crate::simulate::{AccessRequest, Allowed};

/// A call, and what each layer says to it.
#[derive(Clone, Debug)]
pub struct Call {
    /// Who calls: `execution`, `task`, or `instance` where an EC2 instance calls as itself.
    pub role: &'static str,
    /// `service:Name`
    pub action: String,
    /// The ARN, with placeholders for what is not known, or `*`.
    pub resource: String,
    /// What needs it.
    pub reason: Reason,
    /// The policies of the role.
    pub identity: Answer,
    /// The policy of the resource.
    pub resource_policy: Answer,
    /// The policy of the key.
    pub key_policy: Answer,
    /// The permissions boundary.
    pub boundary: Answer,
    /// All of them together.
    pub whole: Answer,
}

/// Every call that the launch and the running task need a permission for, each once, in the order of the text.
pub fn calls(analysis: &TaskAnalysis, options: &Options) -> Vec<Call> {
    let Options { context, world, .. } = options;
    let TaskAnalysis { task, roles, .. } = analysis;
    // However the policy names resources, the calls are to each by itself.
    let exact = RoleOptions { style: PolicyStyle::Exact, ..options.roles.clone() };
    let grants = iam::derive_with(task, context, world, &exact).grants;
    let execution = RoleAccess::new(task, context, world, roles, analysis.declared.as_ref());
    let task_role = RoleAccess::of_task_role(task, context, world, roles);
    let has_role =
        task.execution_role_arn.is_present() || crate::simulate::overrides::execution_role(world).is_some();
    let instance = !has_role && iam::derive::runs_only_on(task, context, Compatibility::Ec2);
    let mut calls: Vec<Call> = Vec::new();
    for (role, access, field, needed) in [
        (Role::Execution, &execution, &task.execution_role_arn, roles.execution.needed),
        (Role::Task, &task_role, &task.task_role_arn, roles.task.needed),
    ] {
        if needed || field.is_present() {
            let trusts = if role == Role::Execution { access.trusts() } else { Allowed::Yes };
            calls.push(assume(role, access.principal(), field, Origin::Node(task.origin), &trusts));
        }
    }
    for grant in &grants {
        let access = if grant.role == Role::Execution { &execution } else { &task_role };
        for action in grant.actions {
            let by_instance = instance && grant.role == Role::Execution && is_of_instance(grant.purpose);
            let call = if by_instance {
                of_instance(grant, action.name)
            } else {
                ask(access, grant, action.name, options.roles.style)
            };
            let is_known = |known: &Call| {
                known.action == call.action && known.resource == call.resource && known.role == call.role
            };
            if !calls.iter().any(is_known) {
                calls.push(call);
            }
        }
    }
    calls
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Execution => "execution",
        Role::Task => "task",
    }
}

fn silent(because: &str) -> Answer {
    Answer::new(Verdict::Silent, because)
}

/// ECS takes the role on.
fn assume(role: Role, principal: &str, field: &Field<String>, root: Origin, trusts: &Allowed) -> Call {
    let is_told = field.is_present();
    let (trust, whole) = match trusts {
        _ if !is_told => (
            silent("the task definition names no role"),
            Answer::new(Verdict::Denied, format!("the task definition names no {} role", name(role))),
        ),
        Allowed::Yes => {
            let answer = Answer::new(Verdict::Allowed, "the trust policy lets ECS tasks in");
            (answer.clone(), answer)
        }
        Allowed::No(_) => {
            let answer =
                Answer::new(Verdict::Denied, "the trust policy does not let `ecs-tasks.amazonaws.com` in");
            (answer.clone(), answer)
        }
        Allowed::Unknown(why) => {
            let answer = Answer::new(Verdict::Depends, why.clone());
            (answer.clone(), answer)
        }
    };
    Call {
        role: name(role),
        action: "sts:AssumeRole".to_owned(),
        resource: principal.to_owned(),
        reason: Reason {
            text: format!("ECS takes on the {} role", name(role)),
            origin: Some(if is_told { field.origin } else { root }),
            fact: None,
        },
        identity: silent("ECS is a service and has no policies of its own"),
        resource_policy: trust,
        key_policy: silent("no key is used"),
        boundary: silent("a boundary does not limit who takes on a role"),
        whole,
    }
}

/// A call that the instance makes with its own role.
fn of_instance(grant: &Grant, action: &str) -> Call {
    let unknown = || silent("the instance's role is not known here");
    Call {
        role: "instance",
        action: action.to_owned(),
        resource: resource(grant, action),
        reason: grant.because.clone(),
        identity: unknown(),
        resource_policy: unknown(),
        key_policy: silent("no key is used"),
        boundary: unknown(),
        whole: Answer::new(
            Verdict::Depends,
            "depends on the role of the instance, as the task has no execution role",
        ),
    }
}

fn ask(access: &RoleAccess<'_>, grant: &Grant, action: &str, style: PolicyStyle) -> Call {
    let resource = resource(grant, action);
    let mut context: Vec<(&str, String)> = Vec::new();
    let mut asked = resource.clone();
    for condition in &grant.conditions {
        let Some(value) = condition.values.first() else { continue };
        if condition.key == "kms:ResourceAliases" {
            // The key is known by its alias alone, and found by it.
            asked = asked.replace("key/<key>", value);
        } else {
            context.push((&condition.key, value.clone()));
        }
    }
    context.extend(grant.encryption_context.iter().map(|entry| (entry.key, entry.value.clone())));
    let mut layers = access.by_layer(&AccessRequest { action, resource: &asked, context });
    if let Some(layers) = &mut layers
        && access.is_generated(action)
        && layers.identity.verdict != Verdict::Allowed
        && layers.whole.unknown_keys.is_empty()
        && placeholder::is_in(&resource)
    {
        repeat_placeholder(layers, grant.purpose, style);
    }
    let is_key = action.starts_with("kms:");
    let nothing = || silent("it has no say");
    let (identity, on_the_other_side, boundary, whole) = match layers {
        Some(layers) => {
            let whole = Answer::new(
                match layers.whole.decision {
                    Decision::Allow => Verdict::Allowed,
                    Decision::Depends => Verdict::Depends,
                    Decision::ImplicitDeny | Decision::ExplicitDeny => Verdict::Denied,
                },
                layers.whole.message,
            );
            (layers.identity, layers.resource, layers.boundary, whole)
        }
        None => (nothing(), nothing(), nothing(), Answer::new(Verdict::Allowed, "AWS manages the key")),
    };
    let (resource_policy, key_policy) = if is_key {
        (silent("it is a call to a key"), on_the_other_side)
    } else {
        (on_the_other_side, silent("no key is used"))
    };
    Call {
        role: name(grant.role),
        action: action.to_owned(),
        resource,
        reason: grant.because.clone(),
        identity,
        resource_policy,
        key_policy,
        boundary,
        whole,
    }
}

/// What we wrote has the same placeholder as the call, which the evaluator takes for something of its own.
fn repeat_placeholder(layers: &mut ByLayer, purpose: Purpose, style: PolicyStyle) {
    let by_tag =
        style == PolicyStyle::Tag && matches!(purpose, Purpose::ReadSecrets | Purpose::ReadParameters);
    let (verdict, decision, because) = if by_tag {
        (Verdict::Depends, Decision::Depends, "depends on the tag of the secret or parameter")
    } else {
        (Verdict::Allowed, Decision::Allow, "allowed: the policy has the same placeholder")
    };
    layers.identity = Answer::new(verdict, because);
    let is_open = layers.resource.verdict == Verdict::Depends || layers.resource.verdict == Verdict::Denied;
    if !is_open {
        layers.whole.decision = decision;
        layers.whole.message = because.to_owned();
    }
}

/// The resource of a call: where a policy leaves the end open there is one thing that nobody knows yet.
fn resource(grant: &Grant, action: &str) -> String {
    let pattern = grant.resource.as_str();
    let Some(before) = pattern.strip_suffix('*').filter(|before| !before.is_empty()) else {
        return pattern.to_owned();
    };
    let what = if before.contains(":log-stream:") {
        "<task-id>"
    } else if before.contains(":log-group:") {
        // Denials of this call show an empty stream.
        if action == "logs:CreateLogGroup" { "log-stream:" } else { "log-stream:<stream>" }
    } else if before.ends_with(":key/") {
        "<key>"
    } else {
        "<any>"
    };
    format!("{before}{what}")
}
