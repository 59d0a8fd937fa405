//! Rule `same-reference-twice`.

use std::collections::BTreeMap;

use super::sensitive_name;
use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "same-reference-twice",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "Two variables of different kinds receive the same secret.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-210",
    peers: &[],
    aws_messages: &[],
    yields_to: &[
        "duplicate-secret-name",
        "managed-secret-without-json-key",
        "arn-malformed",
        "plaintext-in-valuefrom",
    ],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<&str, (&str, NodeId)> = BTreeMap::new();
    for secret in cx.container.secrets.items() {
        let (Some(name), Some(text), Some(node)) =
            (secret.name.as_str(), secret.value_from.as_str(), secret.value_from.node())
        else {
            continue;
        };
        match seen.get(text) {
            Some((first, first_node)) if first != &name && !are_alike(first, name) => {
                sink.report(Place::Value(node), format!("`{name}` receives the same value as `{first}`"))
                    .help("check the reference, or its JSON key: the names say that the values differ")
                    .related(Place::Value(*first_node), format!("`{first}`"));
            }
            Some(_) => {}
            None => drop(seen.insert(text, (name, node))),
        }
    }
}

/// `PGPASSWORD` and `DB_PASSWORD`: two names for one kind of value.
fn are_alike(one: &str, two: &str) -> bool {
    let ends_like = |name: &str, other: &str| {
        let words = sensitive_name::words(other);
        words.last().is_some_and(|last| name.to_ascii_uppercase().ends_with(last.as_str()))
    };
    ends_like(one, two) || ends_like(two, one)
}
