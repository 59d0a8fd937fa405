//! The report for terminals: carets under the source, in the spirit of rustc. Also the form of golden files.

use std::fmt::Write;

use super::excerpt::{self, Excerpt};
use super::region::Region;
use super::width::one_line;
use super::{summary, unused};
use crate::analysis::Analysis;
use crate::lint::Diagnostic;
use crate::syntax::Document;
use crate::text::Span;

/// Writes the report; the last line is the summary.
pub fn render(analysis: &Analysis, file: &str) -> String {
    let mut out = String::new();
    for diagnostic in &analysis.diagnostics {
        let page = Page { document: &analysis.document, file, secrets: &analysis.sensitive };
        page.diagnostic(&mut out, diagnostic);
        out.push('\n');
    }
    for sentence in unused(analysis) {
        line(&mut out, &format!("note: {}\n", one_line(&sentence)));
    }
    line(&mut out, &summary(analysis));
    out
}

/// What all diagnostics of a report share.
struct Page<'a> {
    document: &'a Document,
    file: &'a str,
    secrets: &'a [Span],
}

impl Page<'_> {
    fn diagnostic(&self, out: &mut String, diagnostic: &Diagnostic) {
        let main = excerpt::of(self.document, diagnostic.span, self.secrets);
        let related: Vec<Excerpt> = diagnostic
            .related
            .iter()
            .map(|label| excerpt::of(self.document, label.span, self.secrets))
            .collect();
        let last_line = related.iter().map(|excerpt| excerpt.line).fold(main.line, u32::max);
        let gutter = last_line.to_string().len();

        let severity = diagnostic.severity.name();
        line(out, &format!("{severity}[{}]: {}", diagnostic.rule.name, one_line(&diagnostic.message)));
        self.place(out, gutter, diagnostic.span, &main);
        if let Some(help) = &diagnostic.help {
            line(out, &format!("{:gutter$}  = help: {}", "", one_line(help)));
        }
        for fix in &diagnostic.fixes {
            let title = one_line(&fix.title);
            line(out, &format!("{:gutter$}  = fix ({}): {title}", "", fix.applicability.name()));
        }
        for (label, excerpt) in diagnostic.related.iter().zip(&related) {
            line(out, &format!("note: {}", one_line(&label.text)));
            self.place(out, gutter, label.span, excerpt);
        }
    }

    fn place(&self, out: &mut String, gutter: usize, span: Span, excerpt: &Excerpt) {
        let region = Region::of(self.document, span);
        let file = one_line(self.file);
        line(out, &format!("{:gutter$} --> {file}:{}:{}", "", region.line, region.column));
        line(out, &format!("{:gutter$}  |", ""));
        line(out, &format!(" {:>gutter$} | {}", excerpt.line, excerpt.source));
        line(out, &format!("{:gutter$}  | {}", "", excerpt.carets));
    }
}

/// A line without blanks at its end.
fn line(out: &mut String, text: &str) {
    // Writing into a string cannot fail.
    let _ = writeln!(out, "{}", text.trim_end());
}
