//! Which language is a text written in? Looks at the first characters only.

use super::Language;
use super::fragment::Escapes;
use crate::text::Span;

/// HCL when it begins like a block, an attribute or a call; JSON when the first thing is a bracket, a quote that JSON could
/// mean, or a JSON comment; else YAML.
pub fn language(text: &str) -> Language {
    let start = behind_directives(text.trim_start_matches('\u{feff}').trim_start());
    let json = start.is_empty()
        || argument(text).is_some()
        || start.starts_with(['{', '[', '“', '”'])
        || start.starts_with("//")
        || start.starts_with("/*")
        || is_json_member(start);
    match json {
        _ if is_hcl(behind_comments(start)) => Language::Hcl,
        true => Language::Json,
        false => Language::Yaml,
    }
}

/// `name = …`, `name {`, `name "label" … {`, `jsonencode(…)`; or a bracket, and then a bare key with `=`.
fn is_hcl(start: &str) -> bool {
    let name_of = |text: &str| {
        let is_part = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
        let length = text.find(|character| !is_part(character)).unwrap_or(text.len());
        if text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') { length } else { 0 }
    };
    let is_assigned = |text: &str| text.starts_with('=') && !text.starts_with("==");
    let inside = behind_comments(start.trim_start_matches(['[', '{', ' ', '\t', '\r', '\n']));
    let name = name_of(inside);
    let behind = inside.get(name..).unwrap_or_default().trim_start_matches([' ', '\t']);
    if name == 0 || start.len() > inside.len() {
        return name > 0 && start.starts_with(['[', '{']) && is_assigned(behind);
    }
    let first_line = behind.lines().next().unwrap_or_default().trim_end();
    let block = behind.starts_with(['{', '"']) && first_line.ends_with(['{', '}']);
    is_assigned(behind) || block || start.starts_with("jsonencode(")
}

/// The options of `aws ecs register-task-definition` that take JSON.
const SHELL_OPTIONS: [&str; 2] = ["--cli-input-json", "--container-definitions"];

/// JSON inside of a text that is something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Where it stands, without the quotes around it.
    pub span: Span,
    /// How it is escaped.
    pub escapes: Escapes,
}

/// The JSON that a command line of the AWS CLI holds, in quotes of either kind; or a whole text that was copied out of a string.
pub fn argument(text: &str) -> Option<Argument> {
    let command = text.trim_start().trim_start_matches(['$', ' ']);
    if !command.starts_with("aws ") {
        let inside = text.trim();
        let start = text.len() - text.trim_start().len();
        let span = Span::from_range(start..start + inside.len());
        return begins_escaped(inside).then_some(Argument { span, escapes: Escapes::Json });
    }
    SHELL_OPTIONS.iter().find_map(|option| {
        let behind = text.find(option)? + option.len();
        let rest = text.get(behind..)?.trim_start_matches([' ', '=', '\t', '\\', '\r', '\n']);
        let quote = rest.chars().next().filter(|first| "'\"".contains(*first))?;
        let inside = rest.get(1..)?;
        let start = text.len() - inside.len();
        let is_escaped = begins_escaped(inside);
        // A shell of Windows wants the escapes in single quotes, too.
        let escapes = if quote == '"' || is_escaped { Escapes::Shell } else { Escapes::None };
        let length = closing_quote(inside, quote).unwrap_or(inside.len());
        (is_escaped || inside.trim_start().starts_with(['{', '[']))
            .then(|| Argument { span: Span::from_range(start..start + length), escapes })
    })
}

/// A bracket, and then an escaped quote.
fn begins_escaped(text: &str) -> bool {
    let inside = text.trim_start_matches(['{', '[', ' ', '\t', '\r', '\n']);
    inside.len() < text.len()
        && inside.trim_start_matches("\\n").trim_start().starts_with("\\\"")
        && text.starts_with(['{', '['])
}

fn closing_quote(inside: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    inside.char_indices().find_map(|(index, character)| {
        let is_end = character == quote && !is_escaped;
        is_escaped = quote == '"' && character == '\\' && !is_escaped;
        is_end.then_some(index)
    })
}

/// What stands behind comments as HCL has them.
fn behind_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let length = match rest.strip_prefix("/*") {
            Some(inside) => inside.find("*/").map(|end| end + 4),
            None if rest.starts_with('#') || rest.starts_with("//") => rest.find('\n'),
            None => return rest,
        };
        let Some(length) = length else { return "" };
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
}

/// `"key": …` on the first line, ending in a comma or an open bracket: the inside of an object, pasted without its braces.
fn is_json_member(start: &str) -> bool {
    let first_line = start.lines().next().unwrap_or_default().trim_end();
    start.starts_with('"') && (first_line.ends_with([',', '{', '[']))
}

/// Template languages may begin with lines of their own, which look like the braces of JSON.
fn behind_directives(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with("{{") || rest.starts_with("{%") {
        let line = rest.lines().next().unwrap_or_default();
        if !line.trim_end().ends_with('}') {
            break;
        }
        rest = rest.get(line.len()..).unwrap_or_default().trim_start();
    }
    if rest.is_empty() { text } else { rest }
}
