//! Which rules are on, how severe they are, and what is not to be shown.

use std::collections::BTreeMap;

use super::presets::Preset;
use super::suppression::Suppression;
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
    /// The inverse of [`Level::from_name`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::At(severity) => severity.name(),
        }
    }

    /// `off`, `info`, `warning` or `error`.
    pub fn from_name(name: &str) -> Option<Self> {
        if name == "off" { Some(Self::Off) } else { Severity::from_name(name).map(Self::At) }
    }
}

/// A preset, and levels by the name of a rule or a group that differ from it; a rule's own level wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LintConfig {
    /// Where the levels start from.
    pub preset: Preset,
    /// The levels that differ from the preset.
    pub levels: BTreeMap<String, Level>,
    /// What is put aside.
    pub suppressions: Vec<Suppression>,
}

impl LintConfig {
    /// Nothing but these rules, at their own severity.
    pub fn only(rules: &[&str]) -> Self {
        let off = Group::ALL.iter().map(|group| (group.name().to_owned(), Level::Off));
        let on = rules.iter().filter_map(|name| registry::find(name));
        let on = on.map(|rule| (rule.meta.name.to_owned(), Level::At(rule.meta.severity)));
        Self { levels: off.chain(on).collect(), ..Self::default() }
    }

    /// A preset by name, and nothing else.
    pub fn preset(name: &str) -> Option<Self> {
        let preset = Preset::from_name(name)?;
        Some(Self { preset, ..Self::default() })
    }

    /// Is a rule switched off?
    pub fn is_off(&self, rule: &RuleMeta) -> bool {
        self.level(rule, rule.severity) == Some(Level::Off)
    }

    /// The severity of a diagnostic whose rule said `said`.
    pub fn severity(&self, rule: &RuleMeta, said: Severity) -> Severity {
        match self.level(rule, said) {
            Some(Level::At(severity)) => severity,
            _ => said,
        }
    }

    /// Is a rule to mention what is merely left out? Most definitions leave it out, so somebody has to ask: by a preset, or by
    /// giving the rule a level.
    pub fn is_thorough(&self, rule: &RuleMeta) -> bool {
        self.preset.is_thorough() || self.levels.contains_key(rule.name)
    }

    /// Is this the name of a rule or a group?
    pub fn knows(name: &str) -> bool {
        registry::find(name).is_some() || Group::ALL.iter().any(|group| group.name() == name)
    }

    fn level(&self, rule: &RuleMeta, said: Severity) -> Option<Level> {
        let own = self.levels.get(rule.name).or_else(|| self.levels.get(rule.group.name()));
        own.copied().or_else(|| self.preset.level(rule, said))
    }
}
