//! Diagnostics with the source line and carets under it, in the manner of compilers. Also the form of all golden files.

use crate::lint::{Diagnostic, Label};
use crate::syntax::Document;
use crate::text::{Encoding, Span};

/// One diagnostic, ending in a line break.
pub fn diagnostic(document: &Document, diagnostic: &Diagnostic, file: &str) -> String {
    let mut out =
        format!("{}[{}]: {}\n", diagnostic.severity.name(), diagnostic.rule.name, diagnostic.message);
    excerpt(document, diagnostic.span, file, &mut out);
    if let Some(help) = &diagnostic.help {
        out.push_str(&format!("   = help: {help}\n"));
    }
    for fix in &diagnostic.fixes {
        out.push_str(&format!("   = fix ({}): {}\n", fix.applicability.name(), fix.title));
    }
    for Label { span, text } in &diagnostic.related {
        out.push_str(&format!("note: {text}\n"));
        excerpt(document, *span, file, &mut out);
    }
    out
}

/// The place and the line, with carets under the span as far as it reaches on its first line.
fn excerpt(document: &Document, span: Span, file: &str, out: &mut String) {
    let position = document.lines.position(span.start, Encoding::Utf8);
    let start = document.lines.line_start(position.line);
    let rest = document.text.get(start as usize..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let before = Span::new(start, span.start).of(&document.text);
    let marked = span.of(&document.text).lines().next().unwrap_or_default();
    let column = before.chars().count();
    let number = (position.line + 1).to_string();
    let gutter = " ".repeat(number.len());
    let pad: String = before.chars().map(|character| if character == '\t' { '\t' } else { ' ' }).collect();
    let carets = "^".repeat(marked.chars().count().max(1));
    out.push_str(&format!("{gutter}--> {file}:{number}:{}\n", column + 1));
    out.push_str(&format!("{gutter} |\n{number} | {line}\n{gutter} | {pad}{carets}\n"));
}
