//! Rule `secret-in-command`.

use super::scan::command;
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-in-command",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A command line carries a secret in plain text.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-012",
    peers: &["gitleaks curl-auth-user"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for (list, place) in [(&cx.container.command, "command"), (&cx.container.entry_point, "entry point")] {
        for (index, found) in command::find(list.elements()) {
            let Some(argument) = list.elements().get(index) else { continue };
            let (Some(text), Some(node)) = (argument.text(), argument.node()) else { continue };
            sink.report(Place::Part(node, found.span), format!("the {place} carries {}", found.title(text)))
                .severity(found.severity)
                .help("inject it through `secrets`, and let a shell or the application read it: `sh -c 'exec app --password=\"$DB_PASSWORD\"'`")
                .sensitive();
        }
    }
}
