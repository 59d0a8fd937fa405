//! Rule `wrong-document-kind`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{DocumentCx, Group, Place, RuleMeta, Severity, Sink};
use crate::source::Dialect;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "wrong-document-kind",
    group: Group::Syntax,
    severity: Severity::Info,
    summary: "The text is something else than a task definition.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SYN-018",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let dialect = cx.located.dialect;
    if !cx.located.targets.is_empty() || cx.document.text.trim().is_empty() {
        return;
    }
    let tree = &cx.document.tree;
    let place = Place::Key(tree.children(tree.root()).first().copied().unwrap_or_else(|| tree.root()));
    let (severity, message) = match dialect {
        Dialect::Unknown => (Severity::Warning, "this is not a task definition".to_owned()),
        // Read as one by choice.
        Dialect::EcsRegister | Dialect::EcsDescribe => {
            (Severity::Warning, format!("the text cannot be read as {}", dialect.title()))
        }
        known => (Severity::Info, format!("this is {}, not a task definition", known.title())),
    };
    let report = sink.report(place, message).severity(severity);
    if let Some(advice) = dialect.advice() {
        report.help(advice);
    }
}
