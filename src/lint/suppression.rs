//! Comments that silence a rule: `# taskdef-ignore: rule-name, other-rule`, on the line itself or on the line before.
//!
//! JSON has no comments, so there it works only for text that a tool strips comments from.

use super::Diagnostic;
use crate::syntax::Document;

/// The word that begins such a comment.
const MARKER: &str = "taskdef-ignore:";

/// Drops the diagnostics that a comment silences.
pub fn apply(document: &Document, diagnostics: &mut Vec<Diagnostic>) {
    let line = |offset: u32| document.lines.position(offset, crate::text::Encoding::Utf8).line;
    let silenced: Vec<(u32, Vec<&str>)> = document
        .tree
        .comments
        .iter()
        .filter_map(|&comment| {
            let (_, names) = document.slice(comment).split_once(MARKER)?;
            let names = names.split([',', ' ', '\t']).map(|name| name.trim_end_matches("*/").trim());
            Some((line(comment.start), names.filter(|name| !name.is_empty()).collect()))
        })
        .collect();
    if silenced.is_empty() {
        return;
    }
    diagnostics.retain(|diagnostic| {
        let at = line(diagnostic.span.start);
        !silenced.iter().any(|(comment, names)| {
            (at == *comment || at == comment + 1)
                && names
                    .iter()
                    .any(|name| *name == diagnostic.rule.name || *name == diagnostic.rule.group.name())
        })
    });
}
