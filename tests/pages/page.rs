//! Reads a page into its parts and writes it back.

use std::path::PathBuf;

/// A part of a page.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// Lines outside fences.
    Prose(String),
    /// A fenced block: the words behind the fence, and the lines inside.
    Block { info: String, text: String },
}

/// The folder of the rule pages.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static/rules")
}

/// Every rule page, sorted.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}

/// Splits a page at its fences.
pub(crate) fn parse(source: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut prose = String::new();
    let mut block: Option<(String, String)> = None;
    for line in source.split_inclusive('\n') {
        match (&mut block, line.trim_end().strip_prefix("```")) {
            (None, Some(info)) => {
                parts.push(Part::Prose(std::mem::take(&mut prose)));
                block = Some((info.to_owned(), String::new()));
            }
            (Some((info, text)), Some("")) => {
                parts.push(Part::Block { info: std::mem::take(info), text: std::mem::take(text) });
                block = None;
            }
            (Some((_, text)), _) => text.push_str(line),
            (None, None) => prose.push_str(line),
        }
    }
    parts.push(Part::Prose(prose));
    parts
}

/// The inverse of [`parse`].
pub(crate) fn write(parts: &[Part]) -> String {
    let mut source = String::new();
    for part in parts {
        match part {
            Part::Prose(text) => source.push_str(text),
            Part::Block { info, text } => {
                source.push_str(&format!("```{info}\n{text}"));
                if !text.is_empty() && !text.ends_with('\n') {
                    source.push('\n');
                }
                source.push_str("```\n");
            }
        }
    }
    source
}
