//! The words of comparing two texts.

use taskdef_playground::view::compare::{Change, Kind};

use super::{UNNAMED, count, counted};

pub(crate) const COMPARE: &str = "Compare";
pub(crate) const COMPARE_WORDS: &str = "What a deployment of the text in the editor would change. Paste the older text, in any form; or \
     take the one in the editor, go on editing, and come back. It stays in this tab.";
pub(crate) const TEXT_BEFORE: &str = "Text before";
pub(crate) const TAKE_TEXT: &str = "Take the text in the editor";
pub(crate) const EXCHANGE: &str = "Exchange the two";
pub(crate) const EXCHANGED: &str = "The text before";
pub(crate) const COMPARED: &str = "What changes";
pub(crate) const NOTHING_CHANGES: &str = "Nothing changes for the task: not its variables, secrets, permissions or problems, nor \
     any other member.";
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";
pub(crate) const TEXTS: &str = "The texts, line by line";
pub(crate) const MAY_BE_USED: &str = "perhaps: the other text has references that are not known";
pub(crate) const BEFORE: &str = "before";
pub(crate) const AFTER: &str = "after";

/// The sign and the word of a change.
pub(crate) fn change(change: Change) -> (&'static str, &'static str) {
    match change {
        Change::Added => ("+", "new"),
        Change::Removed => ("−", "gone"),
        Change::Changed => ("~", "changed"),
        Change::Open => ("?", "may change"),
    }
}

/// The word of a change, as its kind has it.
pub(crate) fn change_of(kind: Kind, change: Change) -> &'static str {
    match (kind, change) {
        (Kind::Execution | Kind::Task, Change::Removed) => "can go",
        (Kind::Execution | Kind::Task, Change::Added) => "is needed",
        (Kind::Secrets, Change::Removed) => "no longer used",
        (Kind::Secrets, Change::Added) => "used now",
        (Kind::Problems, Change::Removed) => "fixed",
        (_, other) => self::change(other).1,
    }
}

/// What changes of a kind are about.
pub(crate) fn change_kind(kind: Kind, container: Option<&str>) -> String {
    let title = match kind {
        Kind::Launch => "Launch",
        Kind::Containers => "Containers",
        Kind::Environment => "Variables",
        Kind::Fields => "Other members",
        Kind::Execution => "Permissions of the execution role",
        Kind::Task => "Permissions of the task role",
        Kind::Secrets => "Secrets and parameters",
        Kind::Problems => "Problems",
    };
    match container {
        Some("") => format!("{title} of the container"),
        Some(name) => format!("{title} of {name}"),
        None => title.to_owned(),
    }
}

/// `2 variables, 1 permission`, without what there is none of.
pub(crate) fn changes(of: impl Fn(Kind) -> usize) -> String {
    let parts = [
        (of(Kind::Launch), "launch", "launches"),
        (of(Kind::Containers), "container", "containers"),
        (of(Kind::Environment), "variable", "variables"),
        (of(Kind::Fields), "other member", "other members"),
        (of(Kind::Execution) + of(Kind::Task), "permission", "permissions"),
        (of(Kind::Secrets), "secret", "secrets"),
        (of(Kind::Problems), "problem", "problems"),
    ];
    counted(&parts)
}

/// The heading of a task definition.
pub(crate) fn compared_task(name: &str, change: Option<Change>) -> String {
    let name = if name.is_empty() { UNNAMED } else { name };
    match change {
        Some(change) => format!("{name} ({})", self::change(change).1),
        None => name.to_owned(),
    }
}

/// What the text before was taken for.
pub(crate) fn taken_for(kind: &str) -> String {
    format!("Read as {kind}")
}

pub(crate) fn same_lines(number: usize) -> String {
    count(number, "line that both have", "lines that both have")
}

pub(crate) fn more_rows(number: usize) -> String {
    format!("and {number} more")
}
