//! Rule `secret-in-docker-labels`.

use super::plain_value::is_password_hash;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-in-docker-labels",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A label of a container holds a secret in plain text.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-014",
    peers: &["Checkov CKV_SECRET_6", "detect-secrets KeywordDetector"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for label in cx.container.docker_labels.entries() {
        let (Some(node), Some(text)) = (label.value.node(), label.value.text()) else { continue };
        let found = scan::field(Some(&label.key), &label.value)
            .filter(|found| !matches!(found.what, What::StandIn | What::Random));
        let (message, severity, span) = match found {
            Some(found) => {
                (format!("the label `{}` holds {}", label.key, found.title(text)), found.severity, found.span)
            }
            None if is_password_hash(text) => (
                format!("the label `{}` holds the hash of a password", label.key),
                Severity::Info,
                Span::from_range(0..text.len()),
            ),
            None => continue,
        };
        sink.report(Place::Part(node, span), message)
            .severity(severity)
            .help("take it out of the labels: whoever reads the task definition or talks to Docker on the host can read it")
            .sensitive()
            .unsafe_fix("remove the label", rewrite::remove(cx.document(), &[node]));
    }
}
