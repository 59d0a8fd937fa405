//! Rule `duplicate-secret-name`.

use std::collections::BTreeMap;

use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::secret::Secret;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-secret-name",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "Two secrets of one container have the same name.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-207",
    peers: &[],
    aws_messages: &["Duplicate secret names found: {names}. Each secret name must be unique."],
    yields_to: &[],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    check_list(cx, &cx.container.secrets, sink);
    if let Some(log) = cx.container.log_configuration.known() {
        check_list(cx, &log.secret_options, sink);
    }
}

fn check_list(cx: &ContainerCx<'_>, list: &Field<Vec<Field<Secret>>>, sink: &mut Sink<'_>) {
    let mut firsts: BTreeMap<&str, &Secret> = BTreeMap::new();
    for secret in list.items() {
        let (Some(name), Some(node)) = (secret.name.as_str(), secret.name.node()) else { continue };
        // A blank name is another rule's subject.
        if name.trim().is_empty() {
            continue;
        }
        let first = *firsts.entry(name).or_insert(secret);
        let Some(first_node) = first.name.node().filter(|_| first.origin != secret.origin) else { continue };
        let remove = rewrite::remove(cx.document(), &[secret.origin]);
        let report = sink
            .report(Place::Value(node), format!("the secret name `{name}` is taken twice in {}", cx.title()))
            .help("keep one of them, or give it another name")
            .related(Place::Value(first_node), "taken here first");
        let same = secret.value_from.text().is_some() && secret.value_from.text() == first.value_from.text();
        if same {
            report.safe_fix("remove the second, which is equal", remove);
        } else {
            report.unsafe_fix("remove the second", remove);
        }
    }
}
