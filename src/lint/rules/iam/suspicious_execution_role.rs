//! Rule `suspicious-execution-role`.

use super::role_name;
use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

/// Roles that have another use, and which.
const OTHERS: [(&str, &str); 6] = [
    ("ecsinstancerole", "the role of container instances"),
    ("ecsservicerole", "the role that ECS registers targets of a load balancer with"),
    ("ecsautoscalerole", "the role of Application Auto Scaling"),
    ("ecseventsrole", "the role that EventBridge starts tasks with"),
    ("ecscodedeployrole", "the role of CodeDeploy"),
    ("organizationaccountaccessrole", "the role of administrators of the organization"),
];

pub(crate) static META: RuleMeta = RuleMeta {
    name: "suspicious-execution-role",
    group: Group::Iam,
    severity: Severity::Warning,
    summary: "By its name, the execution role is a role for something else.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "IAM-009",
    peers: &[],
    aws_messages: &[],
    yields_to: &["role-arn-not-a-role"],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let role = &cx.task.execution_role_arn;
    let (Some(text), Some(node)) = (role.as_str(), role.node()) else { return };
    let name = role_name::of(text);
    let lower = name.to_ascii_lowercase();
    let other = OTHERS.iter().find(|(known, _)| *known == lower).map(|(_, what)| *what);
    let what = if text.contains(":role/aws-service-role/") || name.starts_with("AWSServiceRoleFor") {
        "a service-linked role, which only its service can use"
    } else if let Some(what) = other {
        what
    } else if is_for_administrators(&lower) {
        "a role of administrators"
    } else {
        return;
    };
    sink.report(Place::Value(node), format!("by its name, `{name}` is {what}")).help(
        "use a role of its own that trusts `ecs-tasks.amazonaws.com` and may do only what the launch needs",
    );
}

fn is_for_administrators(name: &str) -> bool {
    ["admin", "administrator", "administratoraccess", "adminrole"].contains(&name)
        || name.starts_with("awsreservedsso_")
}
