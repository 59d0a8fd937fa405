//! Rule `command-not-array`.

use super::defect::{self, Defect};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "command-not-array",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "A list of strings is written as one string.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-010",
    peers: &["Terraform AWS provider"],
    aws_messages: &["Invalid type for parameter"],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// What only a shell understands.
const SHELL: [char; 13] = ['|', '&', ';', '<', '>', '(', ')', '$', '`', '"', '\'', '*', '\\'];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in defect::all(cx, Defect::CommandNotArray) {
        let (Some(text), Some(owner)) = (tree.string(problem.node), problem.owner) else { continue };
        let words = match (owner.structure, owner.member) {
            ("HealthCheck", _) => vec!["CMD-SHELL", text],
            (_, "command" | "entryPoint") if text.contains(SHELL) => vec!["sh", "-c", text],
            _ => text.split([' ', ',', '\n', '\t']).filter(|word| !word.is_empty()).collect(),
        };
        let list = json!(words);
        sink.report(Place::Value(problem.node), format!("`{}` must be a list of strings", owner.member))
            .help("write one string for each word, or a shell and the whole line")
            .unsafe_fix("write it as a list", Some(rewrite::replace(cx.document, problem.node, &list)));
    }
}
