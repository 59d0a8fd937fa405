//! The report as JSON. Its shape, `docs/report.schema.json`, is versioned by `version`: members may be added, anything else makes
//! a new version.
//!
//! Lines and columns count from 1, offsets from 0; columns and offsets in UTF-16 units. Absent values are null.

use serde_json::{Value, json};

use super::count;
use super::region::Region;
use crate::analysis::Analysis;
use crate::lint::suppression::{Suppressed, Suppression};
use crate::lint::{Diagnostic, Fix, Label, Severity};
use crate::syntax::Document;
use crate::text::{Edit, Span};

/// The version of the shape.
pub const VERSION: u32 = 1;

/// Writes the report.
pub fn render(analysis: &Analysis, file: &str) -> String {
    let document = &analysis.document;
    let diagnostics: Vec<Value> =
        analysis.diagnostics.iter().map(|found| diagnostic(document, found)).collect();
    let suppressed: Vec<Value> =
        analysis.suppressed.iter().map(|aside| suppressed(document, aside)).collect();
    let unused: Vec<Value> = analysis.unused_suppressions.iter().map(wish).collect();
    let report = json!({
        "version": VERSION,
        "tool": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "file": file,
        "language": document.language.name(),
        "dialect": analysis.located.dialect.name(),
        "summary": {
            "errors": count(&analysis.diagnostics, Severity::Error),
            "warnings": count(&analysis.diagnostics, Severity::Warning),
            "infos": count(&analysis.diagnostics, Severity::Info),
            "suppressed": analysis.suppressed.len(),
        },
        "diagnostics": diagnostics,
        "suppressed": suppressed,
        "unusedSuppressions": unused,
    });
    format!("{report:#}\n")
}

fn diagnostic(document: &Document, diagnostic: &Diagnostic) -> Value {
    let related: Vec<Value> = diagnostic.related.iter().map(|label| related(document, label)).collect();
    let fixes: Vec<Value> = diagnostic.fixes.iter().map(|found| fix(document, found)).collect();
    json!({
        "rule": diagnostic.rule.name,
        "group": diagnostic.rule.group.name(),
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "region": region(document, diagnostic.span),
        "task": diagnostic.task,
        "container": diagnostic.container,
        "related": related,
        "fixes": fixes,
    })
}

/// A diagnostic with one member more.
fn suppressed(document: &Document, aside: &Suppressed) -> Value {
    let mut found = diagnostic(document, &aside.diagnostic);
    if let Some(members) = found.as_object_mut() {
        members.insert("suppression".to_owned(), json!({ "by": aside.by.name(), "reason": aside.reason }));
    }
    found
}

fn wish(suppression: &Suppression) -> Value {
    json!({
        "rule": suppression.rule,
        "pointer": suppression.pointer,
        "container": suppression.container,
        "reason": suppression.reason,
    })
}

fn related(document: &Document, label: &Label) -> Value {
    json!({ "message": label.text, "region": region(document, label.span) })
}

fn fix(document: &Document, fix: &Fix) -> Value {
    let edit = |edit: &Edit| {
        let region = Region::of(document, edit.span);
        json!({ "offset": region.offset, "length": region.length, "insert": edit.insert })
    };
    let edits: Vec<Value> = fix.edit.edits().iter().map(edit).collect();
    json!({ "title": fix.title, "applicability": fix.applicability.name(), "edits": edits })
}

fn region(document: &Document, span: Span) -> Value {
    let region = Region::of(document, span);
    json!({
        "line": region.line,
        "column": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "offset": region.offset,
        "length": region.length,
    })
}
