//! `$NAME`, `${NAME}`, `$(command)`: what a shell would replace, and ECS does not. Shared by the rules on interpolation.

use super::places::Kind;
use crate::lint::{ContainerCx, TaskCx};
use crate::model::placeholder;
use crate::syntax::NodeKind;
use crate::text::Span;

/// Something that a shell would replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expansion<'a> {
    /// All of it.
    pub(crate) span: Span,
    /// The name; for `$(command)` none.
    pub(crate) name: Option<&'a str>,
    /// Written with braces or parentheses.
    pub(crate) braces: bool,
    /// `${NAME:-value}`, `${NAME:value}`: has a value of its own when the variable is missing.
    pub(crate) default: bool,
}

/// Everything in a text that a shell would replace.
pub(crate) fn find(text: &str) -> Vec<Expansion<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find('$')).map(|index| from + index) {
        let rest = text.get(start + 1..).unwrap_or_default();
        let doubled =
            rest.starts_with('$') || text.get(..start).is_some_and(|before| before.ends_with(['$', '\\']));
        let expansion = if doubled { None } else { one(rest, start) };
        from = expansion.map_or(start + 1, |expansion| expansion.span.end as usize);
        found.extend(expansion);
    }
    found
}

/// The longest expansion that is looked for.
const LONGEST: usize = 256;

/// One expansion; `rest` is what follows the dollar sign.
fn one(rest: &str, start: usize) -> Option<Expansion<'_>> {
    let rest = rest.get(..rest.floor_char_boundary(LONGEST))?;
    let span = |length: usize| Span::from_range(start..start + 1 + length);
    if let Some(inside) = rest.strip_prefix('{') {
        let end = inside.find('}')?;
        let content = inside.get(..end)?;
        let length = content.bytes().take_while(|&byte| is_word(byte) || byte == b'.').count();
        let (name, tail) = (content.get(..length)?, content.get(length..)?);
        let fits = starts_word(name) && (tail.is_empty() || tail.starts_with([':', '-', '?', '%', '#', '/']));
        return fits.then(|| Expansion {
            span: span(end + 2),
            name: Some(name),
            braces: true,
            default: !tail.is_empty(),
        });
    }
    if let Some(inside) = rest.strip_prefix('(') {
        let end = inside.find(')')?;
        let content = inside.get(..end)?;
        let word = content.split_whitespace().next()?;
        let name = word.bytes().all(|byte| is_word(byte) && !byte.is_ascii_lowercase()) && starts_word(word);
        let command = word.starts_with(|first: char| first.is_ascii_alphabetic() || "/._".contains(first))
            && word.bytes().all(|byte| is_word(byte) || b"-./".contains(&byte));
        return command.then(|| Expansion {
            span: span(end + 2),
            name: (name && word == content).then_some(word),
            braces: true,
            default: false,
        });
    }
    let length = rest.bytes().take_while(|&byte| is_word(byte)).count();
    let name = rest.get(..length)?;
    (length > 1 && starts_word(name)).then(|| Expansion {
        span: span(length),
        name: Some(name),
        braces: false,
        default: false,
    })
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn starts_word(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
}

/// Is the text the source of a template, which another tool fills in before ECS sees it? Then placeholders stand also where
/// no application could read them: in names, images, roles and references.
pub(crate) fn is_template(cx: &TaskCx<'_>) -> bool {
    *cx.lookup.is_template.get_or_init(|| looks_like_template(cx))
}

fn looks_like_template(cx: &TaskCx<'_>) -> bool {
    let tree = &cx.document.tree;
    let unquoted = tree
        .descendants(cx.target.node)
        .into_iter()
        .any(|node| matches!(tree.kind(node), NodeKind::Dynamic(_)));
    unquoted
        || cx.places.all().iter().any(|place| {
            let read_by_aws = match place.kind {
                Kind::Structure | Kind::Reference | Kind::Tag => true,
                Kind::LogOption => place.title.name.is_some_and(|name| name.starts_with("awslogs-")),
                Kind::Variable | Kind::Command | Kind::Option => false,
            };
            read_by_aws
                && place.field.text().is_some_and(|text| {
                    text.contains(['$', '{', '%', '_', '@']) && {
                        // Words in angle brackets are gaps in an example, which no tool fills in.
                        placeholder::find(text).is_some_and(|span| !span.of(text).starts_with('<'))
                    }
                })
        })
}

/// Does a shell read the command of a container? `None` when that is up to the image.
pub(crate) fn runs_in_shell(cx: &ContainerCx<'_>) -> Option<bool> {
    let first = |list: &crate::model::Field<Vec<crate::model::Field<String>>>| {
        list.elements().first().and_then(|first| first.text()).map(is_shell)
    };
    match first(&cx.container.entry_point) {
        Some(true) => Some(true),
        Some(false) => first(&cx.container.command).filter(|shell| *shell).or(Some(false)),
        None if first(&cx.container.command) == Some(true) => Some(true),
        None => None,
    }
}

/// `sh`, `/bin/bash`, `powershell.exe`; also a whole command line in one argument that begins so.
fn is_shell(argument: &str) -> bool {
    let word = argument.split_whitespace().next().unwrap_or_default();
    let program = word.rsplit(['/', '\\']).next().unwrap_or_default();
    let program = program.strip_suffix(".exe").unwrap_or(program);
    ["sh", "bash", "ash", "dash", "zsh", "cmd", "powershell", "pwsh"]
        .contains(&program.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_shell_would_replace() {
        let names = |text: &str| -> Vec<String> {
            find(text).iter().map(|found| found.span.of(text).to_owned()).collect()
        };
        assert_eq!(names("${DB_HOST}:5432"), ["${DB_HOST}"]);
        assert_eq!(names("http://$HOST:$PORT/"), ["$HOST", "$PORT"]);
        assert_eq!(names("$(hostname) ${A:-b}"), ["$(hostname)", "${A:-b}"]);
        for text in ["$2b$12$9bc", "cost: $5", "$$HOME", "^a$", "\\$HOME", "${}", "$(1 + 2)", "$x"] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
