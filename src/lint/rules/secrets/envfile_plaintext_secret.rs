//! Rule `envfile-plaintext-secret`.

use super::environment_file;
use super::scan::{self, What};
use crate::facts::sources::ENVIRONMENT_FILES;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-plaintext-secret",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "An environment file holds a secret in plain text.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-310",
    peers: &["any scanner of files"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT_FILES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for file in environment_file::references(cx) {
        let Some(content) = file.content(cx) else { continue };
        for line in environment_file::lines(content) {
            let found = scan::named(line.name, line.value)
                .filter(|found| !matches!(found.what, What::StandIn | What::Random));
            let Some(found) = found else { continue };
            sink.report(
                Place::Value(file.node),
                format!(
                    "line {} of `{}`: `{}` holds {}",
                    line.number,
                    file.title(),
                    line.name,
                    found.title(line.value)
                ),
            )
            .severity(found.severity)
            .help("move it to `secrets`: whoever may read the bucket can read it");
        }
    }
}
