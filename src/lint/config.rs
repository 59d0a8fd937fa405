//! Which rules are on, and how severe they are.

use std::collections::BTreeMap;

use super::{Group, RuleMeta, Severity, registry};

/// What a rule is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// It runs with this severity.
    At(Severity),
}

impl Level {
    /// `off`, `info`, `warning` or `error`.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "off" { Some(Self::Off) } else { Severity::from_name(name).map(Self::At) }
    }
}

/// Levels by the name of a rule or a group; a rule's own level wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LintConfig {
    /// The levels that differ from the default.
    pub levels: BTreeMap<String, Level>,
}

impl LintConfig {
    /// Nothing but these rules, at their own severity.
    pub fn only(rules: &[&str]) -> Self {
        let off = Group::ALL.iter().map(|group| (group.name().to_owned(), Level::Off));
        let on = rules.iter().filter_map(|name| registry::find(name));
        let on = on.map(|rule| (rule.meta.name.to_owned(), Level::At(rule.meta.severity)));
        Self { levels: off.chain(on).collect() }
    }

    /// Is a rule switched off?
    pub fn is_off(&self, rule: &RuleMeta) -> bool {
        self.level(rule) == Some(Level::Off)
    }

    /// The severity of a diagnostic whose rule said `said`.
    pub fn severity(&self, rule: &RuleMeta, said: Severity) -> Severity {
        match self.level(rule) {
            Some(Level::At(severity)) => severity,
            _ => said,
        }
    }

    /// Is this the name of a rule or a group?
    pub fn knows(name: &str) -> bool {
        registry::find(name).is_some() || Group::ALL.iter().any(|group| group.name() == name)
    }

    fn level(&self, rule: &RuleMeta) -> Option<Level> {
        self.levels.get(rule.name).or_else(|| self.levels.get(rule.group.name())).copied()
    }
}
