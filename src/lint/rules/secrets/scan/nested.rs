//! Secrets inside a value that is itself JSON, or a list of settings.

use super::{Found, What, pair, text};
use crate::lint::Severity;
use crate::syntax::{self, Language, NodeId, NodeKind, Tree};
use crate::text::Span;

/// So many levels above a value are looked at, for its key and its path.
const DEEPEST: usize = 16;

/// The first secret inside a value with a structure of its own.
pub(super) fn find(value: &str) -> Option<Found> {
    let trimmed = value.trim_start();
    if trimmed.starts_with(['{', '[']) && value.trim_end().ends_with(['}', ']']) {
        return json(value);
    }
    settings(value)
}

fn json(value: &str) -> Option<Found> {
    let document = syntax::parse(value, Some(Language::Json));
    if !document.errors.is_empty() {
        return None;
    }
    let tree = &document.tree;
    let secrets = tree.descendants(tree.root()).into_iter().filter_map(|node| {
        let NodeKind::String(scalar) = tree.kind(node) else { return None };
        let key = tree
            .ancestors(node)
            .take(DEEPEST)
            .map(|node| tree.key(node))
            .find(|key| !key.is_empty())
            .unwrap_or_default();
        let inner = Span::new(tree.span(node).start + 1, tree.span(node).end.saturating_sub(1));
        // What has an unmistakable format is also found without unfolding, unless escapes hide it.
        let sure = text(&scalar.value).filter(|found| found.severity > Severity::Info);
        (sure.is_some() || pair(key, &scalar.value)).then(|| (path(tree, node), inner))
    });
    together(secrets)
}

/// One finding for all secrets of a value, named after the first.
fn together(mut secrets: impl Iterator<Item = (String, Span)>) -> Option<Found> {
    let (path, first) = secrets.next()?;
    let (span, more) =
        secrets.fold((first, 0), |(span, more), (_, other): (String, Span)| (span.cover(other), more + 1));
    Some(Found::new(What::Nested { path, more }, Severity::Warning, span))
}

/// `db.password`, `users.0.token`
fn path(tree: &Tree, node: NodeId) -> String {
    let mut steps: Vec<String> = tree
        .ancestors(node)
        .take(DEEPEST)
        .filter_map(|node| {
            let parent = tree.node(node).parent?;
            let place = || tree.elements(parent).iter().position(|&element| element == node);
            let key = tree.key(node);
            if key.is_empty() { place().map(|place| place.to_string()) } else { Some(key.to_owned()) }
        })
        .collect();
    steps.reverse();
    steps.join(".")
}

/// `-Ddb.password=…` among other words, or lines of `key=value`.
fn settings(value: &str) -> Option<Found> {
    let lines = value.trim().lines().count() > 1;
    let mut offset = 0;
    let secrets = value.split(['\n', ' ', '\t', '\r']).filter_map(|word| {
        let start = offset;
        offset += word.len() + 1;
        let (key, secret) = word.split_once('=')?;
        let name = key.strip_prefix("-D").or_else(|| key.strip_prefix("--")).or(lines.then_some(key))?;
        let bare = secret.trim_matches(['"', '\'']);
        let begin = start + key.len() + 1 + secret.find(bare)?;
        pair(name, bare).then(|| (name.to_owned(), Span::from_range(begin..begin + bare.len())))
    });
    together(secrets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(value: &str) -> Option<(String, String)> {
        let found = find(value)?;
        let What::Nested { path, .. } = found.what else { return None };
        Some((path, found.span.of(value).to_owned()))
    }

    #[test]
    fn looks_into_json_and_settings() {
        let some = |path: &str, value: &str| Some((path.to_owned(), value.to_owned()));
        assert_eq!(part(r#"{"db":{"password":"hunter2hunter2"}}"#), some("db.password", "hunter2hunter2"));
        assert_eq!(part(r#"[{"token":"q8ZrT2vLp0"}]"#), some("0.token", "q8ZrT2vLp0"));
        assert_eq!(part("-Xmx1g -Ddb.password=hunter2hunter2 -Dx=1"), some("db.password", "hunter2hunter2"));
        assert_eq!(part("a=1\nDB_PASSWORD=hunter2hunter2"), some("DB_PASSWORD", "hunter2hunter2"));
        let two = find(r#"{"password":"hunter2hunter2","token":"q8ZrT2vLp0"}"#).unwrap();
        assert_eq!(two.what, What::Nested { path: "password".to_owned(), more: 1 });
        for value in [
            r#"{"port":80,"password":""}"#,
            r#"{"passwordMinLength":"12"}"#,
            r#"{"password":"${DB_PASSWORD}"}"#,
            "-Dpassword.file=/run/x",
            "{not json",
        ] {
            assert_eq!(part(value), None, "{value}");
        }
    }
}
