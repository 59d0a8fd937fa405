//! Rule `secret-json-key-path`.

use super::reference;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secret-json-key-path",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A JSON key looks like a path into the secret, which ECS does not follow.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-115",
    peers: &[],
    aws_messages: &["retrieved secret from Secrets Manager did not contain json key"],
    yields_to: &["secret-suffix-order"],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(secret) = reference::secret(carrier) else { continue };
        let key = &secret.json_key;
        let is_path =
            |character: char| matches!(character, '.' | '/' | '[' | '*' | '$') || character.is_whitespace();
        // `spring.datasource.password` under its own name is plainly one key.
        if !key.text.contains(is_path) || carrier.variable() == Some(key.text.as_str()) {
            continue;
        }
        sink.report(
            Place::Part(carrier.node, carrier.part(key.span)),
            format!("ECS looks for one key called `{}` at the top of the secret", key.text),
        )
        .help("unless the secret has exactly this key, move the value to the top of the secret and name its key");
    }
}
