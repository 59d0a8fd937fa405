//! Secrets in plain text anywhere in a document, before it is given away: those that the rules report in task definitions, and
//! those beside them, in other resources, comments and text that could not be read.

use std::collections::BTreeMap;

use super::rules::secrets::scan::{self, Found, What, letters::Letters, private_key};
use super::{Diagnostic, Severity};
use crate::syntax::{Document, NodeId};
use crate::text::Span;
use crate::text::span::clamp;

/// Rules that mark a place as secret although nothing there is one.
const HARMLESS: [&str; 1] = ["secret-placeholder-value"];

/// Keys whose value is named by the member beside it.
const VALUE_KEYS: [&str; 3] = ["value", "Value", "default_value"];

/// No line has more secrets than this that are looked for one by one.
const MOST_IN_LINE: usize = 32;

/// A secret in plain text.
#[derive(Clone, Debug, PartialEq)]
pub struct Leak {
    /// Where it stands.
    pub span: Span,
    /// What it is; the value is not in it.
    pub message: String,
}

/// All secrets of a document in the order of the text. `reported` is what the rules say of it, all of them being on.
pub fn find<'a>(document: &Document, reported: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Leak> {
    let mut leaks = Leaks::new();
    for diagnostic in reported {
        let counts = diagnostic.sensitive && !HARMLESS.contains(&diagnostic.rule.name);
        if counts && !is_nothing(document.slice(diagnostic.span)) {
            add(&mut leaks, diagnostic.span, || diagnostic.message.clone());
        }
    }
    let tree = &document.tree;
    for node in tree.descendants(tree.root()) {
        let Some(value) = tree.string(node) else { continue };
        let name = name(document, node);
        let found = scan::named(name, value).filter(is_sure).filter(|found| match found.what {
            // Outside of task definitions, words are a description more often than a password, and code is no list of settings.
            What::Named => !value.contains(char::is_whitespace),
            What::Nested { .. } => value.trim_start().starts_with(['{', '[']),
            _ => true,
        });
        if let Some(found) = found.filter(|found| !is_nothing(found.span.of(value))) {
            let title = || format!("`{name}` holds {}", found.title(value));
            add(&mut leaks, tree.part_span(node, found.span), title);
        }
    }
    written(&document.text, &mut leaks);
    leaks.into_iter().map(|(start, (end, message))| Leak { span: Span::new(start, end), message }).collect()
}

/// Leaks that do not overlap, by where they start: end and message.
type Leaks = BTreeMap<u32, (u32, String)>;

/// What the text shows without being understood.
fn written(text: &str, leaks: &mut Leaks) {
    let mut start = 0;
    let letters = Letters::of(text);
    while let Some(found) = text.get(start..).and_then(|rest| private_key::find(rest, letters)) {
        let title = found.title("");
        let span = moved(found.span, start);
        start = span.end as usize;
        add(leaks, span, || title);
    }
    let mut offset = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let mut rest = 0;
        for _ in 0..MOST_IN_LINE {
            let part = line.get(rest..).unwrap_or_default();
            let Some(found) = scan::text(part).filter(is_sure) else { break };
            add(leaks, moved(found.span, offset + rest), || found.title(part));
            rest += found.span.end.max(1) as usize;
        }
        offset += line.len();
    }
}

/// The name that a value goes by: its key, or what stands beside it as its name.
fn name(document: &Document, node: NodeId) -> &str {
    let tree = &document.tree;
    let key = tree.key(node);
    let parent = tree.node(node).parent;
    if VALUE_KEYS.contains(&key) {
        let beside = ["name", "Name", "key", "Key"].iter().find_map(|key| tree.get(parent?, key));
        return beside.and_then(|name| tree.string(name)).unwrap_or(key);
    }
    if key == "Default" || key == "default" {
        return parent.map_or(key, |parent| tree.key(parent));
    }
    key
}

/// Is it more than an appearance?
fn is_sure(found: &Found) -> bool {
    found.severity > Severity::Info && !matches!(found.what, What::StandIn | What::Random)
}

/// A test value of one character, or a placeholder whose rest was not understood.
fn is_nothing(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    text.contains("${") || characters.all(|character| Some(character) == first)
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start + clamp(by), span.end + clamp(by))
}

/// Adds a leak, unless one is there already.
fn add(leaks: &mut Leaks, span: Span, message: impl FnOnce() -> String) {
    let before = leaks.range(..span.end).next_back();
    if !span.is_empty() && before.is_none_or(|(_, (end, _))| *end <= span.start) {
        leaks.insert(span.start, (span.end, message()));
    }
}
