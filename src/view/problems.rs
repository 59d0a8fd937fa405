//! The list of problems: rows in groups, filtered, counted.

use super::background::{Background, Ways, ways};
use super::counts::Counts;
use super::editor::{Place, place};
use crate::analysis::Analysis;
use crate::lint::{Applicability, Diagnostic, Severity};
use crate::syntax::Document;
use crate::text::order;

/// The severities, the worst first.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// Which problems are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Severities that are not listed.
    pub hidden: Vec<Severity>,
    /// Text that must be in the message, the help, the rule's name or the container's name.
    pub search: String,
    /// Whether all of a very long list is shown.
    pub whole: bool,
}

impl Filter {
    /// Hides a severity or lists it again.
    pub fn toggle(&mut self, severity: Severity) {
        if self.hides(severity) {
            self.hidden.retain(|hidden| *hidden != severity);
        } else {
            self.hidden.push(severity);
        }
    }

    /// Is a severity not listed?
    pub fn hides(&self, severity: Severity) -> bool {
        self.hidden.contains(&severity)
    }

    fn lets_through(&self, diagnostic: &Diagnostic) -> bool {
        let wanted = self.search.trim().to_ascii_lowercase();
        let holds = |text: &str| text.to_ascii_lowercase().contains(&wanted);
        !self.hides(diagnostic.severity)
            && (wanted.is_empty()
                || holds(&diagnostic.message)
                || holds(diagnostic.rule.name)
                || diagnostic.help.as_deref().is_some_and(holds)
                || diagnostic.container.as_deref().is_some_and(holds))
    }
}

/// How problems are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// By container, in the order of the text.
    #[default]
    Container,
    /// By severity, the worst first.
    Severity,
    /// By rule, in the order of the text.
    Rule,
}

impl Grouping {
    /// All groupings in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Container, Self::Severity, Self::Rule];

    /// The word used for it in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Severity => "severity",
            Self::Rule => "rule",
        }
    }

    /// The inverse of [`Grouping::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.name() == name)
    }
}

/// The list as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Problems {
    /// All problems, filtered out or not.
    pub counts: Counts,
    /// How many problems have a fix that may be made without asking.
    pub safe_fixes: usize,
    /// The groups that have rows.
    pub groups: Vec<Group>,
    /// How many rows are left out because the list is very long.
    pub left_out: usize,
}

/// More rows than this are drawn only when they are asked for.
const MOST_ROWS: usize = 150;

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub title: GroupTitle,
    /// In the order of the text.
    pub rows: Vec<Row>,
}

/// What the rows of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupTitle {
    /// They are outside of all containers.
    OutsideContainers,
    /// The container they are in.
    Container(String),
    /// Their severity.
    Severity(Severity),
    /// Their rule.
    Rule(&'static str),
}

/// One problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in the analysis.
    pub index: usize,
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it is.
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Remark>,
    /// Its fixes.
    pub fixes: Vec<FixRow>,
    /// Why it is wrong.
    pub background: Background,
    /// How it is put aside.
    pub ways: Ways,
}

/// Another place with a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The remark.
    pub text: String,
    /// The place.
    pub place: Place,
}

/// A fix.
#[derive(Clone, Debug, PartialEq)]
pub struct FixRow {
    /// What it does.
    pub title: String,
    /// Whether it may be made without asking.
    pub safe: bool,
}

/// The list of an analysis.
pub fn problems(analysis: &Analysis, filter: &Filter, grouping: Grouping) -> Problems {
    let mut groups: Vec<Group> = Vec::new();
    let mut listed = 0;
    for (index, diagnostic) in analysis.diagnostics.iter().enumerate() {
        if !filter.lets_through(diagnostic) {
            continue;
        }
        listed += 1;
        if listed > MOST_ROWS && !filter.whole {
            continue;
        }
        let title = title(diagnostic, grouping);
        let row = row(&analysis.document, index, diagnostic);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { title, rows: vec![row] }),
        }
    }
    if grouping == Grouping::Severity {
        let severity = |group: &Group| match group.title {
            GroupTitle::Severity(severity) => severity,
            _ => Severity::Info,
        };
        order::by(&mut groups, |one, other| severity(other).cmp(&severity(one)));
    }
    let is_safe = |diagnostic: &&Diagnostic| {
        diagnostic.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)
    };
    Problems {
        counts: Counts::of(analysis),
        safe_fixes: analysis.diagnostics.iter().filter(is_safe).count(),
        groups,
        left_out: if filter.whole { 0 } else { listed.saturating_sub(MOST_ROWS) },
    }
}

/// The number of the problem that the caret is in; of several the one that begins last.
pub fn current(problems: &Problems, caret: u32) -> Option<usize> {
    let rows = problems.groups.iter().flat_map(|group| &group.rows);
    rows.filter(|row| row.place.from <= caret && caret <= row.place.to)
        .max_by_key(|row| row.place.from)
        .map(|row| row.index)
}

fn title(diagnostic: &Diagnostic, grouping: Grouping) -> GroupTitle {
    match (grouping, &diagnostic.container) {
        (Grouping::Severity, _) => GroupTitle::Severity(diagnostic.severity),
        (Grouping::Rule, _) => GroupTitle::Rule(diagnostic.rule.name),
        (Grouping::Container, Some(name)) => GroupTitle::Container(name.clone()),
        (Grouping::Container, None) => GroupTitle::OutsideContainers,
    }
}

fn row(document: &Document, index: usize, diagnostic: &Diagnostic) -> Row {
    Row {
        index,
        rule: diagnostic.rule.name,
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        place: place(document, diagnostic.span),
        related: diagnostic
            .related
            .iter()
            .map(|label| Remark { text: label.text.clone(), place: place(document, label.span) })
            .collect(),
        fixes: diagnostic
            .fixes
            .iter()
            .map(|fix| FixRow { title: fix.title.clone(), safe: fix.applicability == Applicability::Safe })
            .collect(),
        background: Background::of(diagnostic),
        ways: ways(document, diagnostic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};
    use crate::lint::LintConfig;

    const TEXT: &str = r#"{
  "family": "web",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1", "portMappings": [{ "containerPort": 80, "hostPort": 81 }], },
    { "name": "side", "image": "nginx:1", "portMappings": [{ "containerPort": 90, "hostPort": 91 }] }
  ],
}
"#;

    fn list(filter: &Filter, grouping: Grouping) -> Problems {
        let lint = LintConfig::only(&["awsvpc-host-port", "json-syntax"]);
        problems(&analyze(TEXT, &Options { lint, ..Options::default() }), filter, grouping)
    }

    fn titles(problems: &Problems) -> Vec<&GroupTitle> {
        problems.groups.iter().map(|group| &group.title).collect()
    }

    #[test]
    fn groups_by_container_in_the_order_of_the_text() {
        let all = list(&Filter::default(), Grouping::Container);
        assert_eq!(
            titles(&all),
            [
                &GroupTitle::Container("web".to_owned()),
                &GroupTitle::Container("side".to_owned()),
                &GroupTitle::OutsideContainers
            ]
        );
        assert_eq!(all.counts.total(), 4);
        assert_eq!(all.safe_fixes, 4);
    }

    #[test]
    fn groups_by_rule_and_severity() {
        let by_rule = list(&Filter::default(), Grouping::Rule);
        assert!(titles(&by_rule).contains(&&GroupTitle::Rule("awsvpc-host-port")));
        let by_severity = list(&Filter::default(), Grouping::Severity);
        assert_eq!(
            by_severity.groups.first().map(|group| &group.title),
            Some(&GroupTitle::Severity(Severity::Error))
        );
    }

    #[test]
    fn filters_by_words_but_counts_everything() {
        let filter = Filter { search: "  HOST port 91 ".to_owned(), ..Filter::default() };
        let found = list(&filter, Grouping::Container);
        let rows: Vec<&Row> = found.groups.iter().flat_map(|group| &group.rows).collect();
        assert_eq!(rows.iter().map(|row| row.place.line).collect::<Vec<_>>(), [6]);
        assert_eq!(found.counts.total(), 4);
    }

    #[test]
    fn knows_the_problem_at_the_caret() {
        let all = list(&Filter::default(), Grouping::Container);
        let row = all.groups.iter().flat_map(|group| &group.rows).find(|row| row.place.line == 6).unwrap();
        assert_eq!(current(&all, row.place.to), Some(row.index));
        assert_eq!(current(&all, 0), None);
    }

    #[test]
    fn very_long_lists_are_cut_until_asked_for() {
        let text = format!("[{}]", "?,".repeat(MOST_ROWS + 20));
        let analysis =
            analyze(&text, &Options { lint: LintConfig::only(&["json-syntax"]), ..Options::default() });
        let count = |problems: &Problems| problems.groups.iter().map(|group| group.rows.len()).sum::<usize>();
        let cut = problems(&analysis, &Filter::default(), Grouping::Rule);
        assert_eq!(count(&cut), MOST_ROWS);
        assert_eq!(count(&cut) + cut.left_out, analysis.diagnostics.len());
        let whole = problems(&analysis, &Filter { whole: true, ..Filter::default() }, Grouping::Rule);
        assert_eq!((count(&whole), whole.left_out), (analysis.diagnostics.len(), 0));
    }

    #[test]
    fn filters_by_severity() {
        let mut filter = Filter::default();
        filter.toggle(Severity::Error);
        assert_eq!(list(&filter, Grouping::Container).groups, []);
        filter.toggle(Severity::Error);
        assert_eq!(filter, Filter::default());
    }
}
