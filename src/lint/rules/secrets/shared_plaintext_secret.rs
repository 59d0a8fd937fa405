//! Rule `shared-plaintext-secret`.

use std::collections::BTreeMap;

use super::scan;
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::NodeId;
use crate::text::order;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "shared-plaintext-secret",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "The same secret stands in plain text in several places.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-020",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let containers: Vec<ContainerCx<'_>> = cx.containers().collect();
    let mut places: BTreeMap<&str, Vec<(NodeId, &str)>> = BTreeMap::new();
    for variable in containers.iter().flat_map(scan::environment) {
        let Some(name_node) = variable.pair.name.node() else { continue };
        let value = variable.found.span.of(variable.value);
        if variable.found.severity > Severity::Info && value.len() >= 6 {
            places.entry(value).or_default().push((name_node, variable.name));
        }
    }
    // In the order of the text: the order of the map would follow the secrets.
    let mut shared: Vec<Vec<(NodeId, &str)>> = places.into_values().filter(|same| same.len() > 1).collect();
    order::by(&mut shared, Ord::cmp);
    for same in shared {
        let Some((&(node, name), others)) = same.split_first() else { continue };
        let mut report = sink
            .report(Place::Value(node), format!("the value of `{name}` is pasted into {} places", same.len()))
            .help("store it once as a secret and refer to it, so that it is changed once");
        for &(node, _) in others {
            report = report.related(Place::Value(node), "the same value");
        }
    }
}
