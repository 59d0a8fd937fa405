//! Rule `awslogs-create-group-value`.

use super::options;
use crate::facts::sources::CLOUDWATCH_LOGS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awslogs-create-group-value",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "`awslogs-create-group` has another value than `true`.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-005",
    peers: &[],
    aws_messages: &["'awslogs-create-group' should only be set to 'true', else omit option."],
    yields_to: &[],
    sources: &[&CLOUDWATCH_LOGS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let field = options::of(cx, LogDriver::Awslogs).and_then(|log| log.options.entry(OPTION));
    let Some((text, node)) = field.and_then(|field| field.as_str().zip(field.node())) else { return };
    // AWS's own samples write `True`.
    if text.eq_ignore_ascii_case("true") {
        return;
    }
    sink.report(Place::Value(node), format!("`{OPTION}` can only be `true`"))
        .help("leave the option out when the log group is there already")
        .safe_fix("remove the option", rewrite::remove(cx.document(), &[node]));
}

const OPTION: &str = "awslogs-create-group";
