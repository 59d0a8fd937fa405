//! Rule `awslogs-multiline-both`.

use super::{options, pattern as regular_expression};
use crate::facts::sources::{API_MODEL, MOBY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::enums::LogDriver;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awslogs-multiline-both",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The start of a log message is described in two ways, or in a way that cannot be read.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LOG-006",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &MOBY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = options::of(cx, LogDriver::Awslogs) else { return };
    let Some(pattern) = options::given(log, "awslogs-multiline-pattern") else { return };
    let Some(node) = pattern.node() else { return };
    let format = options::given(log, "awslogs-datetime-format").and_then(Field::node);
    if let Some(format) = format {
        sink.report(Place::Key(node), "`awslogs-multiline-pattern` stands beside `awslogs-datetime-format`")
            .help("keep one: both say where a message begins")
            .related(Place::Key(format), "the other one");
    } else if let Some(complaint) = pattern.as_str().and_then(regular_expression::complaint) {
        sink.report(Place::Value(node), format!("this pattern {complaint}"))
            .help("write a regular expression of Go, which is what Docker reads");
    }
}
