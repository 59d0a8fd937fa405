//! The report as a Markdown table, for tickets and handouts.

use super::region::Region;
use super::width::one_line;
use super::{summary, unused};
use crate::analysis::Analysis;

/// Writes the report.
pub fn render(analysis: &Analysis, file: &str) -> String {
    let mut out = format!("**{}**: {}\n", cell(file), summary(analysis));
    for sentence in unused(analysis) {
        out.push_str(&format!("\nNote: {}.\n", cell(&sentence)));
    }
    if analysis.diagnostics.is_empty() {
        return out;
    }
    out.push_str("\n| Severity | Place | Container | Problem | What to do | Rule |\n");
    out.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for diagnostic in &analysis.diagnostics {
        let region = Region::of(&analysis.document, diagnostic.span);
        out.push_str(&format!(
            "| {} | {}:{} | {} | {} | {} | `{}` |\n",
            diagnostic.severity.name(),
            region.line,
            region.column,
            diagnostic.container.as_deref().map(cell).unwrap_or_default(),
            cell(&diagnostic.message),
            diagnostic.help.as_deref().map(cell).unwrap_or_default(),
            diagnostic.rule.name,
        ));
    }
    out
}

/// A sentence as the content of a cell. What stands between backticks stays code; a pipe would end the cell even there.
fn cell(text: &str) -> String {
    let text = one_line(text);
    // With an odd number of backticks, nobody can say what is code.
    let has_code = text.matches('`').count().is_multiple_of(2);
    let mut in_code = false;
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '`' if has_code => in_code = !in_code,
            '|' => out.push('\\'),
            '<' if !in_code => {
                out.push_str("&lt;");
                continue;
            }
            '`' | '\\' | '*' | '_' | '[' | ']' | '~' | '#' | '!' | '&' | '@' if !in_code => out.push('\\'),
            _ => {}
        }
        out.push(character);
    }
    out
}
