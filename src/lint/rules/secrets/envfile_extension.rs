//! Rule `envfile-extension`.

use super::environment_file;
use crate::facts::sources::{API_MODEL, ENVIRONMENT_FILES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-extension",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "The name of an environment file does not end in `.env`.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-302",
    peers: &["AWS Copilot"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &ENVIRONMENT_FILES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for file in environment_file::references(cx) {
        let Some(key) =
            file.key().filter(|key| !key.is_empty() && !key.ends_with('/') && !key.ends_with(".env"))
        else {
            continue;
        };
        let name = key.rsplit('/').next().unwrap_or_default();
        let (start, end) = (file.text.len() - name.len(), file.text.len());
        sink.report(
            Place::Part(file.node, Span::from_range(start..end)),
            format!("`{name}` does not end in `.env`, which AWS demands of environment files"),
        )
        .help("give the object a name that ends in `.env`");
    }
}
