//! Rule `json-syntax`.

use crate::facts::sources::RFC_8259;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{DocumentCx, Group, Place, RuleMeta, Severity, Sink};
use crate::source::Dialect;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "json-syntax",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "The text is not valid JSON, YAML or HCL.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-001",
    peers: &["every JSON parser"],
    aws_messages: &["Error parsing parameter 'cli-input-json': Invalid JSON received."],
    yields_to: &[],
    sources: &[&RFC_8259],
};

pub(crate) fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    // Another language than the one it was parsed as: one sentence elsewhere says so.
    if cx.located.targets.is_empty() && !matches!(cx.located.dialect, Dialect::Unknown) {
        return;
    }
    for error in &cx.document.errors {
        let mut report = sink.report(Place::Bytes(error.span), error.kind.message());
        if let Some(help) = error.kind.help() {
            report = report.help(help);
        }
        if let Some(fix) = &error.fix {
            report.safe_fix(fix.title, Some(fix.edit.clone()));
        }
    }
}
