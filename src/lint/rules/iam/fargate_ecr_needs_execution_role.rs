//! Rule `fargate-ecr-needs-execution-role`.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::execution_role;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-ecr-needs-execution-role",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "A Fargate task pulls from private ECR, but has no `executionRoleArn`.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-003",
    peers: &["terraform-provider-aws #3051"],
    aws_messages: &["Fargate requires task definition to have execution role ARN to support ECR images."],
    yields_to: &["secrets-without-execution-role", "task-role-in-place-of-execution-role"],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let role = &cx.task.execution_role_arn;
    if !cx.on_fargate() || !execution_role::is_missing(cx) {
        return;
    }
    let needy = cx.containers().find_map(|container| {
        container.ecr()?;
        Some((container.title(), container.container.image.node()?))
    });
    let Some((title, node)) = needy else { return };
    sink.report(
        role.origin,
        format!("{title} pulls its image from private ECR, and on Fargate that takes an `executionRoleArn`"),
    )
    .help("give the task an execution role; the policy it needs is shown beside the text")
    .related(Place::Value(node), "what needs it")
    .unsafe_fix(execution_role::ADD, execution_role::added(cx));
}
