//! Rule `fargate-network-mode`.

use serde_json::json;

use crate::facts::sources::FARGATE_PARAMETERS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Value;
use crate::model::enums::NetworkMode;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-network-mode",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "Fargate knows no network mode but `awsvpc`.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-001",
    peers: &["cfn-lint E3048", "cdk-preflight"],
    aws_messages: &["Fargate only supports network mode 'awsvpc'."],
    yields_to: &[],
    sources: &[&FARGATE_PARAMETERS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mode = &cx.task.network_mode;
    let wrong = match &mode.value {
        Value::Known(found) => *found != NetworkMode::Awsvpc,
        Value::Absent => true,
        Value::Dynamic(_) | Value::Invalid => false,
    };
    if !cx.on_fargate() || !wrong {
        return;
    }
    let value = json!("awsvpc");
    let message = match mode.get() {
        Some(found) => format!("network mode `{}` does not exist on Fargate", found.word()),
        None => "a Fargate task needs `networkMode`: without it the mode is `bridge`".to_owned(),
    };
    let edit = match mode.node() {
        Some(node) => Some(rewrite::replace(cx.document, node, &value)),
        None => rewrite::insert_member(cx.document, cx.task.origin, "networkMode", &value),
    };
    sink.report(mode.origin, message)
        .help("Fargate gives every task its own network interface: `awsvpc`")
        .safe_fix("set `awsvpc`", edit);
}
