//! Rule `role-short-name`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::execution_role;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "role-short-name",
    group: Group::Iam,
    severity: Severity::Info,
    summary: "A role is given by its name and not by its ARN.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-002",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for (member, field, documented) in [
        ("executionRoleArn", &cx.task.execution_role_arn, false),
        ("taskRoleArn", &cx.task.task_role_arn, true),
    ] {
        let (Some(text), Some(node)) = (field.as_str(), field.node()) else { continue };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
        // `EXECUTION_ROLE_ARN` waits to be replaced.
        if text.is_empty() || !text.bytes().all(plain) || text.ends_with("_ARN") {
            continue;
        }
        let edit = execution_role::account(cx).map(|account| {
            let partition = cx.context.partition.as_deref().unwrap_or("aws");
            rewrite::replace(cx.document, node, &json!(format!("arn:{partition}:iam::{account}:role/{text}")))
        });
        let why = if documented { "" } else { ", where ECS documents an ARN only" };
        sink.report(Place::Value(node), format!("`{member}` is the short name of a role{why}"))
            .help("write `arn:aws:iam::ACCOUNT:role/NAME`: a name leaves open where the role is, and has no path")
            .unsafe_fix("write the ARN", edit);
    }
}
