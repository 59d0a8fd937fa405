//! Words with something put in.

use taskdef_playground::view::pretend::{Kind, Subject};
use taskdef_playground::view::problems::Counts;

use super::{TITLE, UNNAMED};

/// `2 secrets, 1 file`, without what there is none of.
pub(crate) fn subjects(list: &[Subject]) -> String {
    let of = |kind| list.iter().filter(|subject| subject.kind == kind).count();
    let parts = [
        (of(Kind::Secret), "secret", "secrets"),
        (of(Kind::Parameter), "parameter", "parameters"),
        (of(Kind::File), "file", "files"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    parts.join(", ")
}

pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `3 errors, 1 warning`, without what there is none of.
pub(crate) fn counts(counts: Counts) -> String {
    let parts = [
        (counts.errors, "error", "errors"),
        (counts.warnings, "warning", "warnings"),
        (counts.infos, "info", "infos"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
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

pub(crate) fn fix_all(count: usize) -> String {
    format!("Fix all safe ({count})")
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

pub(crate) fn size(characters: usize) -> String {
    format!("{characters} characters, as IAM counts")
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

pub(crate) fn task_option(number: usize, family: Option<&str>) -> String {
    format!("{}. {}", number + 1, family.unwrap_or(UNNAMED))
}

/// `2 filled in`
pub(crate) fn filled(number: usize) -> String {
    format!("{number} filled in")
}
