//! Rule `fault-injection-mode`.

use crate::facts::sources::{API_MODEL, CDK};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::NetworkMode;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fault-injection-mode",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "Fault injection needs mode `awsvpc` or `host`.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LCH-016",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let field = &cx.task.enable_fault_injection;
    let (Some(true), Some(node)) = (field.get(), field.node()) else { return };
    let off = Some(rewrite::replace(cx.document, node, &json!(false)));
    let title = "switch it off";
    match cx.network_mode() {
        Some(mode @ (NetworkMode::Bridge | NetworkMode::None)) => {
            sink.report(
                Place::Value(node),
                format!("fault injection does not work in mode `{}`", mode.word()),
            )
            .help("use `awsvpc` or `host`, or switch it off")
            .safe_fix(title, off);
        }
        _ if for_production(cx) => {
            sink.report(Place::Value(node), "fault injection is on in a definition for production")
                .severity(Severity::Warning)
                .help("switch it off, unless experiments in production are meant")
                .unsafe_fix(title, off);
        }
        _ => {}
    }
}

/// Do the family or a tag say so?
fn for_production(cx: &TaskCx<'_>) -> bool {
    let says = |text: &str| {
        text.split(|character: char| !character.is_ascii_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case("prod") || word.eq_ignore_ascii_case("production"))
    };
    cx.task.family.as_str().is_some_and(says)
        || cx.task.tags.items().any(|tag| tag.value.as_str().is_some_and(says))
}
