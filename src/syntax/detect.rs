//! Which language is a text written in? Looks at the first characters only.

use super::Language;
use crate::text::Span;

/// HCL when it begins like a block, an attribute or a call; JSON when the first thing is a bracket, a quote that JSON could
/// mean, or a JSON comment; else YAML.
pub fn language(text: &str) -> Language {
    let start = behind_directives(text.trim_start_matches('\u{feff}').trim_start());
    let json = start.is_empty()
        || shell_argument(text).is_some()
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

/// The JSON in single quotes that a command line of the AWS CLI holds.
pub fn shell_argument(text: &str) -> Option<Span> {
    let command = text.trim_start().trim_start_matches(['$', ' ']);
    if !command.starts_with("aws ") {
        return None;
    }
    SHELL_OPTIONS.iter().find_map(|option| {
        let behind = text.find(option)? + option.len();
        let rest = text.get(behind..)?;
        let inside = rest.trim_start_matches([' ', '=', '\t', '\\', '\r', '\n']).strip_prefix('\'')?;
        let start = text.len() - inside.len();
        let length = inside.find('\'').unwrap_or(inside.len());
        inside.trim_start().starts_with(['{', '[']).then(|| Span::from_range(start..start + length))
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
