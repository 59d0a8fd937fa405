//! Rule `duplicate-json-key`.

use std::collections::BTreeMap;

use crate::facts::sources::RFC_8259;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{DocumentCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::{NodeId, NodeKind, rewrite};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-json-key",
    group: Group::Syntax,
    severity: Severity::Warning,
    summary: "The same key stands twice in one object, and all but the last are lost.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-002",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&RFC_8259],
};

/// So many members are compared with each other.
const FEW: usize = 16;

pub(crate) fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for target in &cx.located.targets {
        for object in tree.descendants(target.node) {
            let members = tree.members(object);
            // Most objects are small, and quicker searched than sorted.
            let mut last_of: BTreeMap<&str, NodeId> = BTreeMap::new();
            if members.len() > FEW {
                last_of.extend(members.iter().map(|&member| (tree.key(member), member)));
            }
            for (index, &member) in members.iter().enumerate() {
                // A hole has been reported as such: `...` in a text that leaves something out.
                if matches!(tree.kind(member), NodeKind::Error) {
                    continue;
                }
                let key = tree.key(member);
                let later = members.get(index + 1..).unwrap_or_default().iter().rev();
                let last = match members.len() {
                    0..=FEW => later.copied().find(|&other| tree.key(other) == key),
                    _ => last_of.get(key).copied().filter(|&last| last != member),
                };
                let Some(last) = last else { continue };
                sink.report(
                    Place::Key(member),
                    format!("`{key}` stands twice in this object; only the last one counts"),
                )
                .help("keep one of the two, with the values of both")
                .related(Place::Key(last), "this one counts")
                .unsafe_fix("remove the one that does not count", rewrite::remove(cx.document, &[member]));
            }
        }
    }
}
