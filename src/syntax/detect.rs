//! Which language is a text written in? Looks at the first characters only.

use super::Language;

/// JSON when the first thing is a bracket, a quote that JSON could mean, or a JSON comment; else YAML.
pub fn language(text: &str) -> Language {
    let start = behind_directives(text.trim_start_matches('\u{feff}').trim_start());
    let json = start.is_empty()
        || start.starts_with(['{', '[', '“', '”'])
        || start.starts_with("//")
        || start.starts_with("/*")
        || is_json_member(start);
    if json { Language::Json } else { Language::Yaml }
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
