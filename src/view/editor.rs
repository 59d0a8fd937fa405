//! What the editor draws: places in UTF-16 units, marks with their fixes, and edits to make.

use super::background::Background;
use super::counts::is_blank;
use crate::analysis::Analysis;
use crate::lint::{Diagnostic, Place as LintPlace, Severity};
use crate::model::Origin;
use crate::syntax::{self, Document};
use crate::text::{Encoding, Span, TextEdit};

/// A place in the text, as the editor and people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First UTF-16 unit.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in UTF-16 units, from 1.
    pub column: u32,
}

/// One replacement in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// First UTF-16 unit that goes.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// What comes in its place.
    pub insert: String,
}

/// A problem as the editor marks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First UTF-16 unit.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The rule that found it.
    pub rule: &'static str,
    /// Why it is wrong.
    pub background: Background,
    /// The titles of its fixes.
    pub fixes: Vec<String>,
}

/// A span as the editor counts.
pub fn place(document: &Document, span: Span) -> Place {
    let position = document.lines.position(span.start, Encoding::Utf16);
    Place {
        from: document.lines.utf16(span.start),
        to: document.lines.utf16(span.end),
        line: position.line + 1,
        column: position.column + 1,
    }
}

/// The place of something in the model; `None` for what is not in the text.
pub fn origin_place(document: &Document, origin: Option<Origin>) -> Option<Place> {
    let origin = origin?;
    origin.node()?;
    Some(place(document, LintPlace::from(origin).span(document)))
}

/// The marks of all problems.
pub fn marks(analysis: &Analysis) -> Vec<Mark> {
    if is_blank(analysis) {
        return Vec::new();
    }
    marks_in(&analysis.document, &analysis.diagnostics)
}

/// The marks of problems of a document.
pub fn marks_in(document: &Document, diagnostics: &[Diagnostic]) -> Vec<Mark> {
    let mark = |diagnostic: &Diagnostic| {
        let Place { from, to, .. } = place(document, diagnostic.span);
        Mark {
            from,
            to,
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            rule: diagnostic.rule.name,
            background: Background::of(diagnostic),
            fixes: diagnostic.fixes.iter().map(|fix| fix.title.clone()).collect(),
        }
    };
    diagnostics.iter().map(mark).collect()
}

/// The number of the problem that the editor calls by rule and place.
pub fn find(analysis: &Analysis, rule: &str, from: u32) -> Option<usize> {
    let lines = &analysis.document.lines;
    analysis
        .diagnostics
        .iter()
        .position(|diagnostic| diagnostic.rule.name == rule && lines.utf16(diagnostic.span.start) == from)
}

/// The edits of one fix of one problem.
pub fn fix(analysis: &Analysis, problem: usize, fix: usize) -> Option<Vec<Replacement>> {
    let fix = analysis.diagnostics.get(problem)?.fixes.get(fix)?;
    Some(replacements(&analysis.document, &fix.edit))
}

/// Edits as the editor counts.
pub(super) fn replacements(document: &Document, edit: &TextEdit) -> Vec<Replacement> {
    let lines = &document.lines;
    let replacement = |edit: &crate::text::Edit| Replacement {
        from: lines.utf16(edit.span.start),
        to: lines.utf16(edit.span.end),
        insert: edit.insert.clone(),
    };
    edit.edits().iter().map(replacement).collect()
}

/// Blanks per level of a formatted text.
const INDENT: usize = 2;

/// The text, formatted; `None` when nothing would change, or when formatting could lose something.
///
/// Of the text itself and not of its analysis, which may be of an older text.
pub fn formatted(text: &str) -> Option<String> {
    let edit = syntax::print::format(&syntax::parse(text, None), INDENT)?;
    Some(edit.apply(text))
}

/// A text after replacements, as the editor makes them.
#[cfg(test)]
pub(super) fn apply(text: &str, edits: &[Replacement]) -> String {
    let mut units: Vec<u16> = text.encode_utf16().collect();
    for edit in edits.iter().rev() {
        units.splice(edit.from as usize..edit.to as usize, edit.insert.encode_utf16());
    }
    String::from_utf16(&units).unwrap()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::state::Shown;
    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::lint::LintConfig;

    fn shown(text: &str) -> Shown {
        let lint = LintConfig::only(&["json-syntax"]);
        let options = Rc::new(Options { lint, ..Options::default() });
        Shown { revision: 1, analysis: Rc::new(analyze(text, &options)), options }
    }

    #[test]
    fn marks_count_utf16_units() {
        let text = "{ \"family\": \"😀\", }";
        let result = shown(text);
        let mark = marks(&result.analysis).into_iter().find(|mark| mark.rule == "json-syntax").unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[mark.from as usize..mark.to as usize]).unwrap(), ",");
        assert_eq!(find(&result.analysis, mark.rule, mark.from), Some(0));
    }

    #[test]
    fn one_fix_changes_what_it_says() {
        let text = "{ \"family\": \"😀\", }";
        let result = shown(text);
        let edits = fix(&result.analysis, 0, 0).unwrap();
        assert_eq!(apply(text, &edits), "{ \"family\": \"😀\" }");
        assert_eq!(fix(&result.analysis, 0, 9), None);
        assert_eq!(fix(&result.analysis, 9, 0), None);
    }

    #[test]
    fn formats_json_without_errors_only() {
        assert_eq!(formatted("{\"family\":\"é\"}").as_deref(), Some("{\n  \"family\": \"é\"\n}\n"));
        assert_eq!(formatted("{\"family\":\"é\",}"), None);
        assert_eq!(formatted("family: web\n"), None);
    }

    #[test]
    fn places_are_counted_from_one() {
        let result = shown("{\n  \"a\": 1\n}");
        let at = place(&result.analysis.document, Span::new(4, 7));
        assert_eq!(at, Place { from: 4, to: 7, line: 2, column: 3 });
    }
}
