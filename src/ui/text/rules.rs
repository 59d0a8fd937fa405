//! Words about the rules: their groups, levels and presets, and problems that are ignored.

use taskdef_playground::view::rules::{Group, Level, Preset};

use super::count;

pub(crate) const RULES: &str = "Rules";
pub(crate) const RULES_WORDS: &str =
    "Which problems are reported, and how severe they are. A rule's own level goes before that of its group.";
pub(crate) const PRESET: &str = "Preset";
pub(crate) const FIND_RULE: &str = "Find a rule";
pub(crate) const NO_RULE: &str = "No rule matches.";
pub(crate) const DEFAULT_LEVEL: &str = "default";
pub(crate) const RESET_LEVELS: &str = "Reset the rules";
pub(crate) const IGNORE: &str = "Ignore";
pub(crate) const IGNORED: &str = "Problem ignored; it is listed below the others";
pub(crate) const RESTORE: &str = "Restore";
pub(crate) const FORGET_UNUSED: &str = "Forget";
pub(crate) const BY_COMMENT: &str = "by a comment";
pub(crate) const IGNORE_WAYS: &str = "To ignore it here:";
pub(crate) const OR_SETTING: &str = "before the line, or under “suppress” in the options of the rules:";
pub(crate) const BY_SETTING: &str = "under “suppress” in the options of the rules:";

pub(crate) fn preset(preset: Preset) -> &'static str {
    match preset {
        Preset::Recommended => "Every rule at its own level.",
        Preset::Strict => {
            "For checks before a deployment: secrets in plain text, roles that are too wide and what is left \
            out weigh more."
        }
        Preset::SecurityHub => {
            "The controls of AWS Security Hub and what ECS refuses; everything else is off."
        }
    }
}

pub(crate) fn group(group: Group) -> &'static str {
    match group {
        Group::Syntax => "Syntax and shape",
        Group::Secrets => "Secrets and environment",
        Group::Iam => "Roles and permissions",
        Group::Launch => "Launch types",
        Group::Resources => "CPU and memory",
        Group::Network => "Network",
        Group::Volumes => "Volumes",
        Group::Dependencies => "Dependencies and health checks",
        Group::Logging => "Logging",
        Group::Hardening => "Privileges and isolation",
        Group::Operability => "Operation",
    }
}

pub(crate) fn level_of(name: &str) -> String {
    format!("Level of {name}")
}

pub(crate) fn default_level(level: Level) -> String {
    format!("{DEFAULT_LEVEL} ({})", level.name())
}

pub(crate) fn changed(number: usize) -> String {
    format!("{number} changed")
}

/// `2 ignored · show`
pub(crate) fn ignored(number: usize, is_open: bool) -> String {
    let what = match number {
        0 => "Ignored in vain".to_owned(),
        _ => format!("{number} ignored"),
    };
    format!("{what} · {}", if is_open { "hide" } else { "show" })
}

pub(crate) fn unused(number: usize) -> String {
    match number {
        1 => "1 place that you ignored has no such problem in this text".to_owned(),
        many => format!("{many} places that you ignored have no such problem in this text"),
    }
}

pub(crate) fn restore_all(number: usize) -> String {
    format!("Restore {}", count(number, "ignored problem", "ignored problems"))
}
