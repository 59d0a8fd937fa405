//! Reports: the diagnostics of an analysis as text for people and other tools.
//!
//! Lines and columns in reports count from 1, columns in UTF-16 units, as editors count them. A report that shows source
//! lines covers what diagnostics marked as secret.

pub mod excerpt;
pub mod github;
pub mod json;
pub mod markdown;
pub mod region;
pub mod sarif;
pub mod text;
pub mod width;

use crate::analysis::Analysis;
use crate::lint::suppression::Suppression;
use crate::lint::{Diagnostic, Severity};

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Carets under the source, for terminals.
    Text,
    /// Our own JSON, versioned.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// A table, for tickets.
    Markdown,
    /// Workflow commands of GitHub Actions.
    Github,
}

impl Format {
    /// All formats by their names in options.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("markdown", Self::Markdown),
        ("github", Self::Github),
    ];
}

/// Writes a report. `file` is what the text is called in it.
pub fn render(analysis: &Analysis, format: Format, file: &str) -> String {
    match format {
        Format::Text => text::render(analysis, file),
        Format::Json => json::render(analysis, file),
        Format::Sarif => sarif::render(analysis, file),
        Format::Markdown => markdown::render(analysis, file),
        Format::Github => github::render(analysis, file),
    }
}

/// How many diagnostics there are of a severity.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}

/// `2 errors, 1 warning`; `no problems` when there are none; then how many are suppressed.
fn summary(analysis: &Analysis) -> String {
    let found = counts(&analysis.diagnostics);
    match analysis.suppressed.len() {
        0 => found,
        many => format!("{found} ({many} suppressed)"),
    }
}

/// What a suppression of the options is for, in a word: its rule, place and container.
fn wish(suppression: &Suppression) -> String {
    let mut out = format!("`{}`", suppression.rule);
    if let Some(pointer) = &suppression.pointer {
        out.push_str(&format!(" at `{pointer}`"));
    }
    if let Some(container) = &suppression.container {
        out.push_str(&format!(" in the container `{container}`"));
    }
    out
}

/// A sentence for each suppression of the options that met nothing.
fn unused(analysis: &Analysis) -> impl Iterator<Item = String> {
    let all = analysis.unused_suppressions.iter();
    all.map(|suppression| format!("the options suppress {}, where nothing is found", wish(suppression)))
}

fn counts(diagnostics: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .filter_map(|severity| {
            let word = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "note",
            };
            match count(diagnostics, severity) {
                0 => None,
                1 => Some(format!("1 {word}")),
                many => Some(format!("{many} {word}s")),
            }
        })
        .collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}
