//! Rule `duplicate-environment-name`.

use std::collections::BTreeMap;

use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::container::KeyValuePair;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-environment-name",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "Two entries of `environment` have the same name.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-208",
    peers: &["cfn-lint E3037"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mut firsts: BTreeMap<&str, &KeyValuePair> = BTreeMap::new();
    for variable in cx.container.environment.items() {
        let (Some(name), Some(node)) = (variable.name.as_str(), variable.name.node()) else { continue };
        // A blank name is another rule's subject.
        if name.trim().is_empty() {
            continue;
        }
        let first = *firsts.entry(name).or_insert(variable);
        let Some(first_node) = first.name.node().filter(|_| first.origin != variable.origin) else {
            continue;
        };
        let report = sink
            .report(
                Place::Value(node),
                format!("`{name}` is set twice; which value the container gets is not documented"),
            )
            .help("keep one of them")
            .related(Place::Value(first_node), "set here first");
        let same = variable.value.text().is_some() && variable.value.text() == first.value.text();
        if same {
            report.safe_fix(
                "remove the second, which is equal",
                rewrite::remove(cx.document(), &[variable.origin]),
            );
        } else {
            report.unsafe_fix("remove the first", rewrite::remove(cx.document(), &[first.origin]));
        }
    }
}
