//! Rule `os-family-retired`.

use crate::facts::launch_types::WINDOWS_ENDS;
use crate::facts::sources::{API_MODEL, WINDOWS_LIFECYCLE};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::OsFamily;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "os-family-retired",
    group: Group::Launch,
    severity: Severity::Warning,
    summary: "This version of Windows gets no more updates, or soon will not.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "LCH-014",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &WINDOWS_LIFECYCLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let Some(family) = cx.task.runtime_platform.known().map(|platform| &platform.operating_system_family)
    else {
        return;
    };
    let (Some(word), Some(node)) = (family.get().map(OsFamily::word), family.node()) else { return };
    let Some(end) = WINDOWS_ENDS.iter().find(|end| end.family == word) else { return };
    let (message, severity) = if end.past {
        (format!("`{word}` has had no updates since {}", end.day), Severity::Warning)
    } else {
        (format!("`{word}` gets no updates after {}", end.day), Severity::Info)
    };
    sink.report(Place::Value(node), message)
        .severity(severity)
        .help("use a later version; the image must be built for the same one");
}
