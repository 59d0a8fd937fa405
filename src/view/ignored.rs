//! Problems that are put aside: the list of them, and how one is put aside and comes back.

use super::background::comment;
use super::editor::{Place, place};
use super::rules::suppression_json;
use super::state::Shown;
use crate::analysis::Analysis;
use crate::lint::suppression::{Suppressed, SuppressedBy, Suppression};
use crate::lint::{Diagnostic, LintConfig, Severity};
use crate::syntax::{Document, pointer};

/// A problem that is put aside.
#[derive(Clone, Debug, PartialEq)]
pub struct IgnoredRow {
    /// Its number among those that are put aside.
    pub index: usize,
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// Whether the settings put it aside; else a comment in the text does.
    pub by_settings: bool,
    /// The setting or the comment.
    pub by: String,
}

/// What is put aside in a result.
pub fn ignored(shown: &Shown) -> Vec<IgnoredRow> {
    let document = &shown.analysis.document;
    let suppressions = &shown.options.lint.suppressions;
    let row = |(index, aside): (usize, &Suppressed)| IgnoredRow {
        index,
        rule: aside.diagnostic.rule.name,
        severity: aside.diagnostic.severity,
        message: aside.diagnostic.message.clone(),
        place: place(document, aside.diagnostic.span),
        by_settings: aside.by == SuppressedBy::Options,
        by: suppressions
            .iter()
            .find(|suppression| suppression.covers(document, &aside.diagnostic))
            .map_or_else(|| comment(&aside.diagnostic), |setting| suppression_json(setting).to_string()),
    };
    shown.analysis.suppressed.iter().enumerate().map(row).collect()
}

/// Puts a problem aside, by its rule and place.
pub fn ignore(lint: &mut LintConfig, analysis: &Analysis, index: usize) {
    let Some(diagnostic) = analysis.diagnostics.get(index) else { return };
    let suppression = suppression(&analysis.document, diagnostic);
    if !lint.suppressions.contains(&suppression) {
        lint.suppressions.push(suppression);
    }
}

/// Brings a problem back that was put aside.
pub fn restore(lint: &mut LintConfig, analysis: &Analysis, index: usize) {
    if let Some(aside) = analysis.suppressed.get(index) {
        lint.suppressions.retain(|suppression| !suppression.covers(&analysis.document, &aside.diagnostic));
    }
}

/// The narrowest that covers a problem. A place that no pointer leads to, such as a key's second value, is covered by what
/// holds it, and one outside of everything by the rule alone.
pub(super) fn suppression(document: &Document, diagnostic: &Diagnostic) -> Suppression {
    let tree = &document.tree;
    let at =
        |pointer| Suppression { rule: diagnostic.rule.name.to_owned(), pointer, ..Suppression::default() };
    tree.ancestors(tree.node_at(diagnostic.span.start))
        .map(|node| at(Some(pointer::of(tree, node))))
        .find(|suppression| suppression.covers(document, diagnostic))
        .unwrap_or_else(|| at(None))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::analysis::{Options, analyze};

    fn shown(text: &str, lint: LintConfig) -> Shown {
        let options = Options { lint, ..Options::default() };
        Shown { revision: 1, analysis: Rc::new(analyze(text, &options)), options: Rc::new(options) }
    }

    #[test]
    fn every_problem_can_be_put_aside_and_brought_back() {
        for text in [
            r#"{ "family": "a", "family": "b", "colour": [1, {"x": null}], "containerDefinitions": [{ "name": 1, "cpu": "x" }] } ?"#,
            "? {",
            "family: web\ncontainerDefinitions:\n  - name: web\n    imagee: x\n",
        ] {
            let all = shown(text, LintConfig::default());
            assert!(!all.analysis.diagnostics.is_empty(), "{text}");
            for (index, diagnostic) in all.analysis.diagnostics.iter().enumerate() {
                let mut lint = LintConfig::default();
                ignore(&mut lint, &all.analysis, index);
                let without = shown(text, lint.clone());
                let rows = ignored(&without);
                let row = rows.iter().find(|row| row.message == diagnostic.message);
                let row = row.unwrap_or_else(|| panic!("{}: {lint:?}", diagnostic.message));
                assert!(row.by_settings);
                let ways = crate::view::background::ways(&all.analysis.document, diagnostic);
                assert_eq!(row.by, ways.setting);
                restore(&mut lint, &without.analysis, row.index);
                assert_eq!(lint, LintConfig::default());
            }
        }
    }

    #[test]
    fn the_place_is_the_narrowest() {
        let text =
            r#"{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "a", "colour": 1 }] }"#;
        let all = shown(text, LintConfig::only(&["unknown-field"]));
        let mut lint = LintConfig::default();
        ignore(&mut lint, &all.analysis, 0);
        let pointers: Vec<_> = lint.suppressions.iter().map(|one| one.pointer.as_deref()).collect();
        assert_eq!(pointers, [Some("/containerDefinitions/0/colour")]);
    }

    #[test]
    fn what_a_comment_silences_is_told_apart() {
        let text = "family: web\ncolour: 1 # taskdef-ignore: unknown-field\ncontainerDefinitions: []\n";
        let rows = ignored(&shown(text, LintConfig::default()));
        let rows: Vec<_> = rows.iter().map(|row| (row.rule, row.place.line, row.by_settings)).collect();
        assert_eq!(rows, [("unknown-field", 2, false)]);
    }
}
