//! Rule `secret-in-volume-options`.

use super::scan::{self, What};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-in-volume-options",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "An option or label of a Docker volume holds a secret in plain text.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-016",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for volume in cx.task.volumes.items() {
        let Some(docker) = volume.docker_volume_configuration.known() else { continue };
        let options = docker.driver_opts.entries().iter().map(|entry| ("driver option", entry));
        let labels = docker.labels.entries().iter().map(|entry| ("label", entry));
        for (kind, entry) in options.chain(labels) {
            let found = scan::field(Some(&entry.key), &entry.value)
                .filter(|found| !matches!(found.what, What::StandIn | What::Random));
            let (Some(found), Some(node), Some(text)) = (found, entry.value.node(), entry.value.text())
            else {
                continue;
            };
            // Evidence is thin here, so only an unmistakable format makes an error.
            sink.report(
                Place::Part(node, found.span),
                format!("the {kind} `{}` of a volume holds {}", entry.key, found.title(text)),
            )
            .severity(found.severity.min(Severity::Warning))
            .help("mount with a file of credentials on the host, or use Amazon EFS or FSx, which need no password here")
            .sensitive();
        }
    }
}
