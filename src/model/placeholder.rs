//! Text in a string that another tool replaces before ECS sees it.
//!
//! Styles: `${NAME}` (Terraform, shell, CloudFormation), `{{ name }}` (Jinja, Handlebars, Go), `<NAME>` (CodePipeline, hand-made
//! templates), `$NAME`, `$$$NAME$$$`, `%NAME%`, `__NAME__`, `@NAME@`, `{NAME}` (sed and its kin), `<% … %>` (ERB), `((name))`
//! (Concourse), `[[NAME]]`, `[% … %]` (Template Toolkit).

use crate::syntax::placeholder;
use crate::text::Span;

/// Members whose text a shell reads: what looks like a placeholder there is a variable of the shell.
pub const OF_SHELLS: [&str; 3] = ["command", "entryPoint", "healthCheck"];

/// The first placeholder in a string.
pub fn find(text: &str) -> Option<Span> {
    if !text.contains(['$', '{', '<', '%', '_', '@', '(', '[']) {
        return None;
    }
    text.char_indices().find_map(|(offset, character)| {
        let rest = text.get(offset..)?;
        let before = text.get(..offset)?.chars().next_back();
        let length = match character {
            '$' => dollar(rest, before),
            '{' => delimited(rest, "{{{", "}}}", |inside| !inside.trim().is_empty())
                .or_else(|| delimited(rest, "{{", "}}", |inside| !inside.trim().is_empty()))
                .or_else(|| placeholder::in_braces(rest)),
            '<' => delimited(rest, "<%", "%>", |inside| !inside.trim().is_empty())
                .or_else(|| delimited(rest, "<", ">", is_prose_name)),
            '%' => delimited(rest, "%{", "}", |_| true).or_else(|| placeholder::around_name(rest)),
            '_' if before.is_none_or(|before| !is_word(before)) => placeholder::around_name(rest),
            '@' | '#' => placeholder::around_name(rest),
            '[' => delimited(rest, "[%", "%]", |inside| !inside.trim().is_empty())
                .or_else(|| placeholder::in_double_brackets(rest)),
            '(' => delimited(rest, "((", "))", is_prose_name),
            _ => None,
        }?;
        Some(Span::from_range(offset..offset + length))
    })
}

/// Does a string hold a placeholder?
pub fn is_in(text: &str) -> bool {
    find(text).is_some()
}

/// `${…}`, `$(…)` with a name, or `$NAME` where a word begins.
fn dollar(rest: &str, before: Option<char>) -> Option<usize> {
    if let Some(length) = delimited(rest, "${", "}", |inside| !inside.is_empty()) {
        return Some(length);
    }
    if let Some(length) = placeholder::around_name(rest) {
        return Some(length);
    }
    if let Some(length) = delimited(rest, "$(", ")", is_upper_name) {
        return Some(length);
    }
    if before.is_some_and(|before| !"/:".contains(before)) {
        return None;
    }
    let name = rest.strip_prefix('$')?;
    // `$Image` and nothing else.
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if before.is_none()
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().all(is_word)
    {
        return Some(rest.len());
    }
    let length = name
        .bytes()
        .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
        .count();
    let ends = name.get(length..)?.chars().next().is_none_or(|next| "/:.".contains(next));
    (length >= 2 && ends && name.starts_with(|first: char| first.is_ascii_uppercase())).then_some(length + 1)
}

/// No placeholder is looked at further than this, so that a text of nothing but openings takes no longer than others.
const LONGEST: usize = 256;

fn delimited(rest: &str, opening: &str, closing: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let inside = rest.strip_prefix(opening)?;
    let inside = inside.get(..inside.floor_char_boundary(LONGEST))?;
    let length = inside.find(closing)?;
    fits(inside.get(..length)?).then_some(opening.len() + length + closing.len())
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// `IMAGE_TAG`: at least two characters, the first a capital letter.
fn is_upper_name(text: &str) -> bool {
    text.len() >= 2
        && text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// `IMAGE1_NAME`, `your-account-id`, `AWS account`: words, as people write between angle brackets.
fn is_prose_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|character| is_word(character) || " -.:".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_every_style() {
        for text in [
            "${db_password}",
            "x-${AWS::Region}-y",
            "{{ image }}",
            "<IMAGE1_NAME>",
            "<your account id>",
            "$IMAGE",
            "$Image",
            "repo:$TAG",
            "$$$SECRET_NAME$$$",
            "%ENVIRONMENT%",
            "__ACCOUNT_ID__",
            "@VERSION@",
            "@@X@@",
            "$$$$SECRET_NAME$$$$",
            "<%= image %>",
            "arn:aws:iam::{ACCOUNT}:role/x",
            "((image))",
            "#{TAG}#",
            "nginx:[[TAG]]",
            "[[ .image ]]",
            "[% image %]",
        ] {
            assert!(is_in(text), "{text}");
        }
    }

    #[test]
    fn leaves_ordinary_text_alone() {
        for text in [
            "pa$$word",
            "Tr0ub4dor&3$x",
            "user@example.com",
            "100%",
            "__init__",
            "a < b > c",
            "{\"a\":1}",
            "cost: $5",
            "echo $HOME",
            "%d{yyyy} %p %m%n",
            "if [[ $x ]]; then",
            "[[ -f a ]] && b",
            "[[:alpha:]]+",
        ] {
            assert!(!is_in(text), "{text}");
        }
    }
}
