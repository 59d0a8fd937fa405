//! What a fix, all fixes of a rule, or all safe fixes would change, line by line.

use super::difference::{self, Piece};
use super::editor::{Replacement, replacements};
use super::state::Shown;
use crate::analysis::apply_fixes_of;
use crate::lint::Applicability;

/// Which fixes are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One fix of one problem, by their numbers.
    One(usize, usize),
    /// The fixes of all problems of a rule.
    Rule(&'static str),
    /// All that may be made without asking.
    Safe,
}

/// What would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The edits.
    pub edits: Vec<Replacement>,
    /// How many fixes they make.
    pub count: usize,
    /// The changed lines with those around them.
    pub pieces: Vec<Piece>,
}

/// What the fixes would change; nothing where there is no such fix.
pub fn preview(shown: &Shown, scope: Scope) -> Option<Preview> {
    let document = &shown.analysis.document;
    let all = |most, rule| {
        let (fixed, count) = apply_fixes_of(&document.text, &shown.options, most, rule);
        (count > 0).then(|| (difference::by_line(&document.text, &fixed), count))
    };
    let (edit, count) = match scope {
        Scope::One(problem, fix) => {
            let fix = shown.analysis.diagnostics.get(problem)?.fixes.get(fix)?;
            (fix.edit.clone(), 1)
        }
        Scope::Rule(rule) => all(Applicability::Unsafe, Some(rule))?,
        Scope::Safe => all(Applicability::Safe, None)?,
    };
    let after = edit.apply(&document.text);
    let (pieces, _) = difference::folded(&document.text, &after, usize::MAX);
    Some(Preview { edits: replacements(document, &edit), count, pieces })
}

/// How many problems of a rule have a fix, and the rule of a problem.
pub fn of_rule(shown: &Shown, problem: usize) -> Option<(&'static str, usize)> {
    let diagnostics = &shown.analysis.diagnostics;
    let rule = diagnostics.get(problem)?.rule.name;
    Some((rule, diagnostics.iter().filter(|one| one.rule.name == rule && !one.fixes.is_empty()).count()))
}

/// Whether a fix may be made without asking.
pub fn is_safe(shown: &Shown, problem: usize, fix: usize) -> bool {
    let found = shown.analysis.diagnostics.get(problem).and_then(|one| one.fixes.get(fix));
    found.is_some_and(|fix| fix.applicability == Applicability::Safe)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::difference::{Line, Side};
    use super::*;
    use crate::analysis::{Options, analyze};

    const TEXT: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "256",
  "memory": "512",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1", "portMappings": [{ "containerPort": 80, "hostPort": 81 }], },
    { "name": "side", "image": "nginx:1", "portMappings": [{ "containerPort": 90, "hostPort": 91 }] }
  ]
}
"#;

    fn shown() -> Shown {
        let options = Rc::new(Options::default());
        Shown { revision: 1, analysis: Rc::new(analyze(TEXT, &options)), options }
    }

    fn changed(preview: &Preview) -> Vec<String> {
        let sign = |piece: &Piece| match piece {
            Piece::Line(Line { side: Side::Before, text }) => Some(format!("-{}", text.trim())),
            Piece::Line(Line { side: Side::After, text }) => Some(format!("+{}", text.trim())),
            _ => None,
        };
        preview.pieces.iter().filter_map(sign).collect()
    }

    #[test]
    fn one_fix_shows_its_line_only() {
        let shown = shown();
        let problem =
            shown.analysis.diagnostics.iter().position(|one| one.rule.name == "awsvpc-host-port").unwrap();
        let preview = preview(&shown, Scope::One(problem, 0)).unwrap();
        assert_eq!(preview.count, 1);
        assert_eq!(
            changed(&preview),
            [
                r#"-{ "name": "web", "image": "nginx:1", "portMappings": [{ "containerPort": 80, "hostPort": 81 }], },"#,
                r#"+{ "name": "web", "image": "nginx:1", "portMappings": [{ "containerPort": 80 }], },"#,
            ]
        );
        assert_eq!(preview.pieces.first(), Some(&Piece::Same(4)));
        assert!(is_safe(&shown, problem, 0) && !is_safe(&shown, problem, 9));
        assert_eq!(of_rule(&shown, problem), Some(("awsvpc-host-port", 2)));
    }

    #[test]
    fn all_of_a_rule_leaves_the_others() {
        let preview = preview(&shown(), Scope::Rule("awsvpc-host-port")).unwrap();
        assert_eq!(preview.count, 2);
        assert_eq!(changed(&preview).len(), 4);
        assert!(changed(&preview).iter().any(|line| line.starts_with('+') && line.ends_with("}], },")));
    }

    #[test]
    fn all_safe_ones_are_made_together() {
        let preview = preview(&shown(), Scope::Safe).unwrap();
        assert!(preview.count >= 3);
        let comma = |line: &String| line.starts_with('+') && line.ends_with("}], },");
        assert!(!changed(&preview).iter().any(comma), "{:?}", changed(&preview));
        assert!(preview.edits.iter().all(|edit| edit.from > 100), "lines that do not change are left alone");
    }

    #[test]
    fn what_is_not_there_has_no_preview() {
        let shown = shown();
        assert_eq!(preview(&shown, Scope::One(999, 0)), None);
        assert_eq!(preview(&shown, Scope::Rule("duplicate-json-key")), None);
    }
}
