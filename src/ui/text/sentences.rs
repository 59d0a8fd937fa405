//! Words with something put in.

use taskdef_playground::view::counts::Counts;
use taskdef_playground::view::pretend::{Kind, Subject};

use super::{TITLE, UNNAMED};

/// `2 secrets, 1 file`, without what there is none of.
pub(crate) fn subjects(list: &[Subject]) -> String {
    let of = |kind| list.iter().filter(|subject| subject.kind == kind).count();
    let parts = [
        (of(Kind::Secret), "secret", "secrets"),
        (of(Kind::Parameter), "parameter", "parameters"),
        (of(Kind::File), "file", "files"),
    ];
    counted(&parts)
}

/// Numbers with their words, without what there is none of.
pub(crate) fn counted(parts: &[(usize, &str, &str)]) -> String {
    let some = parts.iter().filter(|(number, ..)| *number > 0);
    some.map(|(number, one, many)| count(*number, one, many)).collect::<Vec<_>>().join(", ")
}

pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `5 variables`, or `2 of 5 variables`.
pub(crate) fn listed(number: usize, total: usize) -> String {
    let all = count(total, "variable", "variables");
    if number == total { all } else { format!("{number} of {all}") }
}

pub(crate) fn not_listed(number: usize) -> String {
    format!("not in the copy: {} that the list leaves out", count(number, "variable", "variables"))
}

/// Up to five names, and how many more there are.
pub(crate) fn names(names: &[String]) -> String {
    let first: Vec<&str> = names.iter().take(5).map(String::as_str).collect();
    let first = first.join(", ");
    if names.len() > 5 { format!("{first} and {} more", names.len() - 5) } else { first }
}

/// US cents as dollars.
pub(crate) fn dollars(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

pub(crate) fn cost_in_all(dollars: &str, as_of: &str) -> String {
    format!("In all {dollars} USD per million launches, as of {as_of} and without free tiers. Prices:")
}

/// How many names one call asks for.
pub(crate) fn batch(count: usize) -> String {
    format!("one batch of {count}:")
}

/// That a call fails, and what it takes along.
pub(crate) fn call_fails(collateral: usize) -> String {
    match collateral {
        0 => "fails".to_owned(),
        more => format!("fails, and {} along with it", count(more, "other", "others")),
    }
}

pub(crate) fn more_lanes(count: usize) -> String {
    format!("{count} more in the list below")
}

/// `3 errors, 1 warning`, without what there is none of.
pub(crate) fn counts(counts: Counts) -> String {
    let parts = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.infos, "info", "infos"),
    ];
    let parts = counted(&parts);
    if parts.is_empty() { "no problems".to_owned() } else { parts }
}

/// What is told when the counts have changed: what there is, and how many fewer.
pub(crate) fn news(counts: Counts, before: Option<Counts>) -> String {
    let gone = before.map_or(0, |before| before.total().saturating_sub(counts.total()));
    let words = self::counts(counts);
    if gone == 0 { words } else { format!("{words}; {gone} fixed") }
}

pub(crate) fn skip_to(panel: &str) -> String {
    format!("Skip to: {panel}")
}

pub(crate) fn page_title(counts: Option<Counts>) -> String {
    match counts {
        Some(counts) => format!("{} – {TITLE}", self::counts(counts)),
        None => TITLE.to_owned(),
    }
}

pub(crate) fn line(line: u32) -> String {
    format!("line {line}")
}

pub(crate) fn position(line: u32, column: u32) -> String {
    format!("Line {line}, column {column}")
}

pub(crate) fn fix(title: &str) -> String {
    format!("Fix: {title}")
}

pub(crate) fn preview(title: &str) -> String {
    format!("Preview: {}", title.replace('`', ""))
}

pub(crate) fn all_of_rule(rule: &str, count: usize) -> String {
    format!("All {count} of {rule}")
}

pub(crate) fn make(count: usize) -> String {
    format!("Make {}", self::count(count, "fix", "fixes"))
}

pub(crate) fn fix_all(count: usize) -> String {
    format!("Fix all safe ({count})…")
}

pub(crate) fn show_more(count: usize) -> String {
    format!("Show {count} more")
}

pub(crate) fn fixed(count: usize) -> String {
    format!("{} made; Undo takes it back", self::count(count, "fix", "fixes"))
}

pub(crate) fn loaded(title: &str) -> String {
    format!("Opened: {title}; Undo brings your text back")
}

pub(crate) fn copied(what: &str) -> String {
    format!("{what} copied")
}

pub(crate) fn link_unreadable(reason: &str) -> String {
    format!("The link could not be opened: {reason}")
}

pub(crate) fn saved(name: &str) -> String {
    format!("{name} saved")
}

pub(crate) fn foreign_title(title: &str) -> String {
    match title.strip_prefix("not ") {
        Some(rest) => format!("Not {rest}"),
        None => format!("This is {title}"),
    }
}

pub(crate) fn too_long(length: usize, most: usize) -> String {
    format!(
        "It has {} KiB; up to {} KiB are checked. Keep the task definition only, and leave the rest out.",
        length.div_ceil(1024),
        most / 1024
    )
}

pub(crate) fn platform_variables(count: usize) -> String {
    format!("{} the platform adds", self::count(count, "variable that", "variables that"))
}

pub(crate) fn show_value(name: &str) -> String {
    format!("Show the value of {name}")
}

pub(crate) fn hide_value(name: &str) -> String {
    format!("Hide the value of {name}")
}

/// `2. web`
pub(crate) fn task_name(number: usize, family: Option<&str>) -> String {
    format!("{}. {}", number + 1, family.unwrap_or(UNNAMED))
}

pub(crate) fn task_option(number: usize, family: Option<&str>, counts: Counts) -> String {
    format!("{} ({})", task_name(number, family), self::counts(counts))
}

/// `2 filled in`
pub(crate) fn filled(number: usize) -> String {
    format!("{number} filled in")
}

pub(crate) const DETECTED: &str = "what is detected";

/// `a CloudFormation template (detected)`
pub(crate) fn detected(title: &str) -> String {
    format!("{title} (detected)")
}

/// `3 parameters, 1 condition`
pub(crate) fn template_counts(parameters: usize, conditions: usize) -> String {
    counted(&[(parameters, "parameter", "parameters"), (conditions, "condition", "conditions")])
}

pub(crate) fn chosen(number: usize) -> String {
    format!("{number} chosen")
}

/// A condition that nobody has chosen.
pub(crate) fn condition_open(holds: Option<bool>, assumed: Option<bool>) -> String {
    match (holds, assumed) {
        (Some(holds), _) => format!("as the parameters say: {}", self::holds(holds)),
        (None, Some(assumed)) => format!("not chosen; read as if it {}", self::holds(assumed)),
        (None, None) => super::NOT_CHOSEN.to_owned(),
    }
}

pub(crate) fn holds(holds: bool) -> &'static str {
    if holds { "holds" } else { "does not hold" }
}
