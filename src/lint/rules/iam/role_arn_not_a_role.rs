//! Rule `role-arn-not-a-role`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::{Arn, Section};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "role-arn-not-a-role",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "A role field holds the ARN of something that is not a role.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "IAM-001",
    peers: &["cfn-lint E1156", "ecspresso"],
    aws_messages: &["Role is not valid"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for (member, field) in
        [("executionRoleArn", &cx.task.execution_role_arn), ("taskRoleArn", &cx.task.task_role_arn)]
    {
        let (Some(text), Some(node)) = (field.as_str(), field.node()) else { continue };
        // What is no ARN at all is the subject of other rules: `taskRoleArn` may be a short name.
        let Some(arn) = Arn::parse(text) else { continue };
        let what = match (arn.service.as_str(), arn.resource.split('/').next().unwrap_or_default()) {
            ("iam", "role") => continue,
            ("iam", "instance-profile") => "an instance profile",
            ("iam", "user") => "a user",
            ("iam", "group") => "a group",
            ("iam", "policy") => "a policy",
            ("sts", "assumed-role") => "a session of a role",
            _ => "no role",
        };
        let place = if arn.is("iam") { arn.span(Section::Resource) } else { arn.span(Section::Service) };
        // `assumed-role/NAME/SESSION` tells the role, unless that has a path.
        let name = arn.resource.strip_prefix("assumed-role/").and_then(|rest| rest.split('/').next());
        let edit = name.filter(|_| arn.is("sts")).map(|name| {
            let role = format!("arn:{}:iam::{}:role/{name}", arn.partition, arn.account);
            rewrite::replace(cx.document, node, &json!(role))
        });
        sink.report(Place::Part(node, place), format!("`{member}` names {what}, where ECS wants a role"))
            .help("write `arn:aws:iam::ACCOUNT:role/NAME`")
            .unsafe_fix("name the role of the session", edit);
    }
}
