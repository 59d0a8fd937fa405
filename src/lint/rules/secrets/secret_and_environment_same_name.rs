//! Rule `secret-and-environment-same-name`.

use super::plain_value::is_stand_in;
use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-and-environment-same-name",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "One name stands in both `environment` and `secrets` of a container.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-206",
    peers: &[],
    aws_messages: &[
        "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '{name}'.",
    ],
    yields_to: &[],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(node)) = (variable.name.as_str(), variable.name.node()) else { continue };
        // A blank name is another rule's subject.
        if name.trim().is_empty() {
            continue;
        }
        let secret = cx.container.secrets.items().find(|secret| secret.name.as_str() == Some(name));
        let Some(secret_node) = secret.and_then(|secret| secret.name.node()) else { continue };
        // In a template the plain value may be there only where the secret is not.
        if variable.value.text().is_some_and(|text| text.starts_with("${If ")) {
            continue;
        }
        let remove = rewrite::remove(cx.document(), &[variable.origin]);
        let report = sink
            .report(
                Place::Value(node),
                format!("`{name}` stands in both `environment` and `secrets` of {}", cx.title()),
            )
            .help("keep the secret, and remove the plain value")
            .related(Place::Value(secret_node), "the secret of the same name");
        let stands_in = variable.value.as_str().is_some_and(|value| value.is_empty() || is_stand_in(value));
        if stands_in {
            report.safe_fix("remove the plain value, which only stands in", remove);
        } else {
            report.unsafe_fix("remove the plain value", remove);
        }
    }
}
