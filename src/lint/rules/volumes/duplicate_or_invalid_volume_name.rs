//! Rule `duplicate-or-invalid-volume-name`.

use std::collections::BTreeMap;

use crate::facts::sources::API_MODEL;
use crate::facts::storage::VOLUME_NAME;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::{edits, skeleton};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::volume::Volume;
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-or-invalid-volume-name",
    group: Group::Volumes,
    severity: Severity::Error,
    summary: "The name of a volume is used twice, or is not a name.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "VOL-002",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<&str, &Volume> = BTreeMap::new();
    for volume in cx.task.volumes.items() {
        let (Some(name), Some(node)) = (volume.name.as_str(), volume.name.node()) else { continue };
        let wrong = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
        if name.trim().is_empty() {
            if !skeleton::is_left(cx, node) {
                sink.report(Place::Value(node), "the name of a volume is blank").help("give it a name");
            }
            continue;
        }
        if let Some(offset) = wrong {
            let character = name.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            let place = Span::from_range(offset..offset + character.len_utf8());
            sink.report(Place::Part(node, place), format!("`{name}` is not a name of a volume"))
                .help("write letters, digits, `_` and `-` only");
        } else if name.len() > VOLUME_NAME {
            sink.report(Place::Value(node), format!("this name has {} characters", name.len()))
                .help(format!("the name of a volume has at most {VOLUME_NAME}"));
        }
        match seen.get(name) {
            Some(first) => {
                // The same volume once more can go; it is pointed at as a whole.
                let same = edits::to_json(cx.document, first.origin).filter(|first| {
                    edits::to_json(cx.document, volume.origin).is_some_and(|second| second == *first)
                });
                let doomed = same.map(|_| volume.origin);
                sink.report(
                    Place::Value(doomed.unwrap_or(node)),
                    format!("the volume name `{name}` is used twice"),
                )
                .help("give each volume its own name")
                .related(first.name.origin, "the first one")
                .safe_fix(
                    "remove the second one, which is the same",
                    doomed.and_then(|doomed| rewrite::remove(cx.document, &[doomed])),
                );
            }
            None => drop(seen.insert(name, volume)),
        }
    }
}
