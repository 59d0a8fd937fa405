//! Rule `duplicate-list-entry`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::edits;
use crate::facts::sources::CLOUDFORMATION;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::{NodeId, rewrite};
use serde_json::Map;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-list-entry",
    group: Group::Syntax,
    severity: Severity::Warning,
    summary: "The same entry stands twice in a list.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-033",
    peers: &["cfn-lint E3037"],
    aws_messages: &[],
    yields_to: &["envfile-duplicate"],
    sources: &[&CLOUDFORMATION],
};

/// Lists in which an entry means the same however often it stands there.
const LISTS: [&str; 8] = [
    "environmentFiles",
    "links",
    "mountPoints",
    "placementConstraints",
    "portMappings",
    "requiresCompatibilities",
    "volumes",
    "volumesFrom",
];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    let within = |node: &NodeId| tree.elements(*node).len() > 1 && LISTS.contains(&tree.key(*node));
    for list in tree.descendants(cx.target.node).into_iter().filter(within) {
        let mut seen: BTreeMap<String, NodeId> = BTreeMap::new();
        for &element in tree.elements(list) {
            let Some(value) = edits::to_json(cx.document, element) else { continue };
            // Blank entries of a template, and holes, are other rules' subjects.
            if value.is_null() || value == "" || value.as_object().is_some_and(Map::is_empty) {
                continue;
            }
            match seen.entry(edits::canonical(&value)) {
                Entry::Occupied(first) => {
                    sink.report(
                        Place::Value(element),
                        format!("the same entry stands twice in `{}`", tree.key(list)),
                    )
                    .help("keep one of them")
                    .related(Place::Value(*first.get()), "the first one")
                    .safe_fix("remove the second one", rewrite::remove(cx.document, &[element]));
                }
                Entry::Vacant(place) => {
                    place.insert(element);
                }
            }
        }
    }
}
