//! Rule `family-format`.

use super::names;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "family-format",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "`family` holds characters that ECS does not take, or is too long.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-022",
    peers: &["cdk-preflight ecs-taskdef-family", "Terraform AWS provider"],
    aws_messages: &[],
    yields_to: &["invisible-characters"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let (Some(family), Some(node)) = (cx.task.family.as_str(), cx.task.family.node()) else { return };
    let Some(defect) = names::defect(family) else { return };
    let report = sink
        .report(defect.place(node), format!("`family` {}", defect.message()))
        .help("use letters, digits, `-` and `_`, at most 255");
    if let Some(name) = names::repaired(family) {
        report.unsafe_fix(format!("write `{name}`"), Some(rewrite::replace(cx.document, node, &json!(name))));
    }
}
