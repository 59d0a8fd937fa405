//! The rules as the settings list them: by group, each with its level, and the levels as they are stored.

use serde_json::{Map, Value as Json, json};

pub use crate::lint::{Group, Level, Preset};

use crate::lint::suppression::Suppression;
use crate::lint::{LintConfig, RuleMeta, Severity, registry};

/// The levels in the order in which they are offered.
pub const LEVELS: [Level; 4] =
    [Level::Off, Level::At(Severity::Info), Level::At(Severity::Warning), Level::At(Severity::Error)];

/// Which rules are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFilter {
    /// Text that must be in a rule's name or summary; while there is one, all groups are unfolded.
    pub search: String,
    /// The group that is unfolded.
    pub group: Option<Group>,
}

impl RuleFilter {
    /// Unfolds a group or folds it.
    pub fn toggle(&mut self, group: Group) {
        self.group = Some(group).filter(|_| self.group != Some(group));
    }
}

/// A group of rules.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    /// The group.
    pub group: Group,
    /// The level that was chosen for it.
    pub level: Option<Level>,
    /// How many of its rules have a level of their own.
    pub changed: usize,
    /// Whether its rules are shown.
    pub is_open: bool,
    /// Its rules, where they are shown.
    pub rules: Vec<RuleRow>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleRow {
    /// Its name.
    pub name: &'static str,
    /// What it finds, in a sentence.
    pub summary: &'static str,
    /// The level that was chosen for it.
    pub level: Option<Level>,
    /// What it is otherwise: by its group, the preset or itself.
    pub default: Level,
}

/// The rule after this one, in the order of the groups; after the last the first.
pub fn next(name: &str) -> Option<&'static str> {
    let at = registry::RULES.iter().position(|rule| rule.meta.name == name)?;
    registry::RULES.get(at + 1).or(registry::RULES.first()).map(|rule| rule.meta.name)
}

/// The groups that have something to show.
pub fn groups(lint: &LintConfig, filter: &RuleFilter) -> Vec<GroupRow> {
    let wanted = filter.search.trim().to_ascii_lowercase();
    let mut rows: Vec<GroupRow> = Vec::new();
    for group in Group::ALL {
        let is_open = !wanted.is_empty() || filter.group == Some(group);
        let level = lint.levels.get(group.name()).copied();
        let mut row = GroupRow { group, level, changed: 0, is_open, rules: Vec::new() };
        for rule in registry::RULES.iter().filter(|rule| rule.meta.group == group) {
            row.changed += usize::from(lint.levels.contains_key(rule.meta.name));
            if is_open && is_meant(rule.meta, &wanted) {
                row.rules.push(rule_row(rule.meta, lint, level));
            }
        }
        if wanted.is_empty() || !row.rules.is_empty() {
            rows.push(row);
        }
    }
    rows
}

fn is_meant(rule: &RuleMeta, wanted: &str) -> bool {
    rule.name.contains(wanted) || rule.summary.to_ascii_lowercase().contains(wanted)
}

fn rule_row(rule: &'static RuleMeta, lint: &LintConfig, group: Option<Level>) -> RuleRow {
    let preset = LintConfig { preset: lint.preset, ..LintConfig::default() };
    let by_preset =
        if preset.is_off(rule) { Level::Off } else { Level::At(preset.severity(rule, rule.severity)) };
    RuleRow {
        name: rule.name,
        summary: rule.summary,
        level: lint.levels.get(rule.name).copied(),
        default: group.unwrap_or(by_preset),
    }
}

/// As it is stored: in the words of the options.
pub(super) fn to_json(lint: &LintConfig) -> Json {
    let levels: Map<String, Json> =
        lint.levels.iter().map(|(name, level)| (name.clone(), level.name().into())).collect();
    let suppressed: Vec<Json> = lint.suppressions.iter().map(suppression_json).collect();
    json!({ "preset": lint.preset.name(), "rules": levels, "suppress": suppressed })
}

/// A suppression as an entry of `suppress`, in storage and in options.
pub(super) fn suppression_json(one: &Suppression) -> Json {
    match &one.pointer {
        Some(pointer) => json!({ "rule": one.rule, "pointer": pointer }),
        None => json!({ "rule": one.rule }),
    }
}

/// From storage. Unlike options it may be of an older version of the page: what is not known any more is left out.
pub(super) fn from_json(stored: &Json) -> LintConfig {
    let mut lint = LintConfig::default();
    let string = |json: &Json, key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
    lint.preset = string(stored, "preset").and_then(|name| Preset::from_name(&name)).unwrap_or_default();
    for (name, level) in stored.get("rules").and_then(Json::as_object).into_iter().flatten() {
        if let Some(level) = level.as_str().and_then(Level::from_name).filter(|_| LintConfig::knows(name)) {
            lint.levels.insert(name.clone(), level);
        }
    }
    for one in stored.get("suppress").and_then(Json::as_array).into_iter().flatten() {
        if let Some(rule) = string(one, "rule").filter(|name| LintConfig::knows(name)) {
            let pointer = string(one, "pointer");
            lint.suppressions.push(Suppression { rule, pointer, ..Suppression::default() });
        }
    }
    lint
}

/// Keeps a level only where it was chosen.
pub(super) fn set_level(lint: &mut LintConfig, name: &'static str, level: Option<Level>) {
    match level {
        Some(level) => {
            lint.levels.insert(name.to_owned(), level);
        }
        None => {
            lint.levels.remove(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(lint: &LintConfig, name: &str) -> RuleRow {
        let filter = RuleFilter { search: name.to_owned(), group: None };
        let rules = groups(lint, &filter).into_iter().flat_map(|group| group.rules);
        rules.into_iter().find(|rule| rule.name == name).unwrap()
    }

    #[test]
    fn one_comes_round_to_every_rule() {
        let first = registry::RULES.first().unwrap().meta.name;
        let mut seen = vec![first];
        while let Some(rule) = next(seen.last().unwrap()).filter(|rule| *rule != first) {
            seen.push(rule);
        }
        assert_eq!(seen.len(), registry::RULES.len());
        assert_eq!(next("no-such-rule"), None);
    }

    #[test]
    fn all_rules_are_in_one_group_each() {
        let listed = Group::ALL.into_iter().flat_map(|group| {
            let filter = RuleFilter { group: Some(group), ..RuleFilter::default() };
            let all = groups(&LintConfig::default(), &filter);
            assert_eq!(all.len(), Group::ALL.len());
            all.into_iter().flat_map(|group| group.rules).map(|rule| rule.name)
        });
        let names = registry::RULES.iter().map(|rule| rule.meta.name);
        assert_eq!(listed.collect::<Vec<_>>(), names.collect::<Vec<_>>());
    }

    #[test]
    fn the_default_of_a_rule_comes_from_its_group_or_the_preset() {
        let mut lint = LintConfig::default();
        assert_eq!(find(&lint, "same-role-for-both").default, Level::At(Severity::Warning));
        lint.preset = Preset::Strict;
        assert_eq!(find(&lint, "same-role-for-both").default, Level::At(Severity::Error));
        lint.levels.insert("same-role-for-both".to_owned(), Level::At(Severity::Info));
        let group = registry::find("same-role-for-both").unwrap().meta.group;
        lint.levels.insert(group.name().to_owned(), Level::Off);
        let row = find(&lint, "same-role-for-both");
        assert_eq!((row.level, row.default), (Some(Level::At(Severity::Info)), Level::Off));
        let listed = groups(&lint, &RuleFilter::default());
        let listed = listed.iter().find(|row| row.group == group).unwrap();
        assert_eq!((listed.level, listed.changed, listed.is_open), (Some(Level::Off), 1, false));
    }

    #[test]
    fn a_search_shows_only_what_it_finds() {
        let search = |text: &str| {
            let filter = RuleFilter { search: text.to_owned(), group: Some(Group::Syntax) };
            groups(&LintConfig::default(), &filter)
        };
        let found = search(" HOST-port ");
        assert!(!found.is_empty() && found.iter().all(|group| group.is_open && !group.rules.is_empty()));
        assert_eq!(search("no such words"), []);
    }

    #[test]
    fn comes_back_from_storage_without_what_is_not_known() {
        let mut lint = LintConfig { preset: Preset::SecurityHub, ..LintConfig::default() };
        lint.levels.insert("no-tags".to_owned(), Level::Off);
        lint.levels.insert("secrets".to_owned(), Level::At(Severity::Error));
        for pointer in [None, Some("/containerDefinitions/0".to_owned())] {
            let rule = "no-tags".to_owned();
            lint.suppressions.push(Suppression { rule, pointer, ..Suppression::default() });
        }
        assert_eq!(from_json(&to_json(&lint)), lint);
        let old = json!({
            "preset": "gone",
            "rules": { "gone": "off", "no-tags": "loud" },
            "suppress": [{ "rule": "gone" }, 1],
        });
        assert_eq!(from_json(&old), LintConfig::default());
    }
}
