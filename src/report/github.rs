//! The report as workflow commands, which GitHub Actions shows as annotations beside the lines.
//!
//! Source: GitHub Docs, "Workflow commands for GitHub Actions", and `actions/toolkit` for the escaping, 2026-11.

use super::region::Region;
use crate::analysis::Analysis;
use crate::lint::Severity;

/// Writes the report: one command per diagnostic.
pub fn render(analysis: &Analysis, file: &str) -> String {
    let mut out = String::new();
    for diagnostic in &analysis.diagnostics {
        let region = Region::of(&analysis.document, diagnostic.span);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut place = format!("file={},line={},col={}", property(file), region.line, region.column);
        if region.end_line > region.line {
            place.push_str(&format!(",endLine={}", region.end_line));
        } else if region.end_column > region.column {
            place.push_str(&format!(",endColumn={}", region.end_column));
        }
        let message = match &diagnostic.help {
            Some(help) => format!("{}\n{help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let title = property(diagnostic.rule.name);
        out.push_str(&format!("::{command} {place},title={title}::{}\n", data(&message)));
    }
    out
}

/// Escapes what follows `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
