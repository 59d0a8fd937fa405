//! Rule `invisible-characters`.

use super::lookalike;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::{NodeId, rewrite};
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "invisible-characters",
    group: Group::Syntax,
    severity: Severity::Warning,
    summary: "A name, ARN or key holds a character that looks like nothing or like another one.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SYN-029",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Members whose strings are identifiers; nothing that people read is among them.
const IDENTIFIERS: [&str; 17] = [
    "accessPointArn",
    "accessPointId",
    "awslogs-group",
    "awslogs-region",
    "containerName",
    "credentialsParameter",
    "executionRoleArn",
    "family",
    "fileSystemArn",
    "fileSystemId",
    "image",
    "name",
    "networkMode",
    "sourceContainer",
    "sourceVolume",
    "taskRoleArn",
    "valueFrom",
];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for node in tree.descendants(cx.target.node) {
        let key = tree.key(node);
        if let Some((_, character)) = lookalike::find(key) {
            sink.report(Place::Key(node), format!("this key holds {}", lookalike::name(character)))
                .help("write it again, in plain letters")
                .safe_fix(
                    "write it in plain letters",
                    rewrite::rename(cx.document, node, &lookalike::plain(key)),
                );
        }
        let odd = tree.string(node).filter(|text| !text.is_ascii());
        let Some(text) = odd.filter(|_| IDENTIFIERS.contains(&key)) else { continue };
        let Some((part, character)) = lookalike::find(text) else { continue };
        let plain = lookalike::plain(text);
        let edit = Some(rewrite::replace(cx.document, node, &json!(plain)));
        let report = sink
            .report(Place::Part(node, part), format!("`{key}` holds {}", lookalike::name(character)))
            .help("write it again, in plain letters");
        // A variable may have any name; everything else here is refused as it stands.
        if key == "name" && is_variable(cx, node) {
            report.unsafe_fix("write it in plain letters", edit);
        } else {
            report.safe_fix("write it in plain letters", edit);
        }
    }
}

/// Is this the name in a pair of name and value?
fn is_variable(cx: &TaskCx<'_>, name: NodeId) -> bool {
    let tree = &cx.document.tree;
    let pair = tree.node(name).parent;
    pair.is_some_and(|pair| ["value", "valueFrom"].iter().any(|key| tree.get(pair, key).is_some()))
}
