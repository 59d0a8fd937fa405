//! The words for links, copies, reports and files.

use taskdef_playground::view::file::{LARGEST, Unopened};
use taskdef_playground::view::share::WorldHolds;

use super::{count, counted};

pub(crate) const SHARE: &str = "Share";
pub(crate) const LINK: &str = "Link";
pub(crate) const COPY_LINK: &str = "Copy link";
pub(crate) const LINK_WORDS: &str =
    "The text is in the part of the address behind the #, which browsers do not send to any server.";
pub(crate) const MASK_SECRETS: &str = "Mask them: the link shows <masked> in their place";
pub(crate) const LEAVE_SECRETS: &str = "Leave them in: whoever gets the link can read them";
pub(crate) const SECRETS: &str = "Secrets";
pub(crate) const PRETEND_WARNING: &str =
    "Whoever gets the link can read what you typed there. Leave it out if any of it is real.";
pub(crate) const WHAT_IS_SHARED: &str = "What is shared";
pub(crate) const WHOLE_TEXT: &str = "the whole text";
pub(crate) const SAVE_INSTEAD: &str = "Save a file instead";
pub(crate) const COPY_FORMS: &str = "Copy for a ticket, a review or a shell";
pub(crate) const MARKDOWN_LINK: &str = "Markdown link";
pub(crate) const MARKDOWN_ALL: &str = "Markdown with text and findings";
pub(crate) const TEXT_REPORT: &str = "Text report";
pub(crate) const REGISTER_COMMAND: &str = "AWS CLI command to register";
pub(crate) const REPORT: &str = "Report";
pub(crate) const REPORT_WORDS: &str = "Read from a file: the text in the editor may have changed since.";
pub(crate) const FINDINGS: &str = "Report of the findings";
pub(crate) const FINDINGS_WORDS: &str = "A report in JSON or SARIF, of this tool or another one, is shown when you open it here or drop it on the page.";
pub(crate) const REPORT_FORMAT: &str = "Format";
pub(crate) const OPEN_FILE: &str = "Open a file";
pub(crate) const SAVE_FILE: &str = "Save as a file";
pub(crate) const DROP_HERE: &str = "Drop the file to open it";
pub(crate) const FILE_UNREADABLE: &str = "The browser could not read the file";

pub(crate) fn secrets_found(number: usize) -> String {
    let secrets = count(number, "secret", "secrets");
    format!("The text holds {secrets} in plain text")
}

pub(crate) fn more_secrets(number: usize) -> String {
    format!("and {number} more")
}

pub(crate) fn include_settings(words: &str) -> String {
    format!("Settings: {words}")
}

/// `Pretend AWS: 2 values, 1 file`
pub(crate) fn include_world(holds: WorldHolds) -> String {
    let parts = [
        (holds.values, "secret value", "secret values"),
        (holds.files, "file", "files"),
        (holds.placeholders, "value filled in", "values filled in"),
    ];
    let parts = counted(&parts);
    if parts.is_empty() { "Pretend AWS".to_owned() } else { format!("Pretend AWS: {parts}") }
}

pub(crate) fn link_length(length: usize) -> String {
    format!("{length} characters")
}

pub(crate) fn link_too_long(length: usize, most: usize, several: bool) -> String {
    let instead = if several { "Share one task definition, or save a file." } else { "Save a file instead." };
    format!(
        "The link would have {length} characters. Chats and mail programs cut links of more than {most}. {instead}"
    )
}

/// The formats of reports by their names in options.
pub(crate) fn report_format(name: &str) -> &'static str {
    match name {
        "text" => "Text, with the lines and carets",
        "json" => "JSON",
        "sarif" => "SARIF 2.1.0, for code scanning",
        "markdown" => "Markdown, a table",
        _ => "GitHub Actions annotations",
    }
}

pub(crate) fn report_head(file: &str, tool: &str) -> String {
    match file {
        "" => format!("Written by {tool}"),
        file => format!("On {file}, written by {tool}"),
    }
}

pub(crate) fn opened(name: &str) -> String {
    format!("{name} opened; Undo brings your text back")
}

pub(crate) fn unopened(name: &str, why: Unopened) -> String {
    match why {
        Unopened::NotText => format!("{name} was not opened: it is not a text in UTF-8 or UTF-16"),
        Unopened::TooLarge(length) => format!(
            "{name} was not opened: it has {} KiB, and up to {} KiB of text are checked",
            length.div_ceil(1024),
            LARGEST / 2048
        ),
    }
}
