//! Is it a policy at all: syntax, version, elements, names of statements, characters, size.

use serde_json::json;

use super::super::{Place, Severity};
use super::{PolicyCx, Reporter, meta};
use crate::facts::iam_sizes::{INLINE, MANAGED, TRUST};
use crate::iam::document::ELEMENTS;
use crate::iam::judge::PolicyKind;
use crate::iam::judge::paste::Pasted;
use crate::model::placeholder;
use crate::syntax::{NodeId, rewrite};
use crate::text::similar;
use crate::text::{Span, TextEdit};

/// The one version with variables.
const VERSION: &str = "2012-10-17";

pub(super) fn check(cx: &PolicyCx<'_>, report: &mut Reporter<'_>) {
    let has_text = !cx.document.text.trim().is_empty();
    for error in cx.document.errors.iter().filter(|_| has_text) {
        let fix = error.fix.as_ref().map(|fix| (fix.title, fix.edit.clone()));
        let (title, edit) = fix.unzip();
        report
            .at(&meta::SYNTAX, Place::Bytes(error.span), error.kind.message())
            .safe_fix(title.unwrap_or_default(), edit);
    }
    if has_text && cx.given.iter().all(|given| given.pasted.is_empty() && given.known.is_empty()) {
        let start = Place::Bytes(Span::at(0));
        report
            .at(&meta::NOT_FOUND, start, "the text holds no policy")
            .help("paste a policy document, or what the AWS CLI prints of a role's policies");
    }
    for given in cx.given {
        for policy in &given.pasted {
            wrapping(cx, policy, report);
            version(cx, policy, report);
            characters(cx, policy, report);
            for &statement in &policy.statements {
                elements(cx, statement, report);
            }
            sids(cx, policy, report);
        }
        size(given.identity(), report);
        for policy in given.pasted.iter().filter(|policy| policy.kind == PolicyKind::Trust) {
            let length = policy.json.to_string().chars().count();
            if length > TRUST {
                report.at(
                    &meta::TOO_LARGE,
                    Place::Missing(policy.node),
                    format!(
                        "the trust policy has {length} characters, and may have {TRUST} unless AWS raises it"
                    ),
                );
            }
        }
    }
}

/// A policy that does not stand as IAM takes it.
fn wrapping(cx: &PolicyCx<'_>, policy: &Pasted, report: &mut Reporter<'_>) {
    let tree = &cx.document.tree;
    let has_list = tree.get(policy.node, "Statement").is_some();
    if !has_list {
        let parent = tree.node(policy.node).parent;
        let is_misspelled = parent.is_some_and(|parent| tree.get(parent, "Version").is_some());
        if is_misspelled && similar::distance(tree.key(policy.node), "Statement") <= 2 {
            let key = tree.key(policy.node);
            report
                .at(&meta::ELEMENT, Place::Key(policy.node), format!("`{key}` is not an element of a policy"))
                .help("write `Statement`")
                .safe_fix("rename it to `Statement`", rewrite::rename(cx.document, policy.node, "Statement"));
        } else {
            report
                .at(
                    &meta::WRAPPED,
                    Place::Value(policy.node),
                    "these are statements without the document around them",
                )
                .help("IAM takes `{ \"Version\": \"2012-10-17\", \"Statement\": [ … ] }`");
        }
    }
    if cx.is_encoded && policy.statements.first().is_some_and(|&node| is_encoded(cx, node)) {
        report
            .at(&meta::WRAPPED, Place::Value(policy.node), "the policy is written as in an address")
            .help("it was read all the same; IAM takes it as plain JSON");
    }
}

fn is_encoded(cx: &PolicyCx<'_>, node: NodeId) -> bool {
    cx.document.slice(cx.document.tree.span(node)).starts_with('%')
}

fn version(cx: &PolicyCx<'_>, policy: &Pasted, report: &mut Reporter<'_>) {
    let tree = &cx.document.tree;
    if tree.get(policy.node, "Statement").is_none() {
        return;
    }
    let has_variables = policy.json.to_string().contains("${");
    let Some(node) = tree.get(policy.node, "Version") else {
        let edit = rewrite::insert_member(cx.document, policy.node, "Version", &json!(VERSION));
        let one = report
            .at(
                &meta::VERSION,
                Place::Missing(policy.node),
                "the policy has no `Version`, and is read as one of 2008",
            )
            .help("write `\"Version\": \"2012-10-17\"`");
        if has_variables {
            one.unsafe_fix("add the version", edit);
        } else {
            one.safe_fix("add the version", edit);
        }
        return;
    };
    let Some(text) = tree.string(node).filter(|text| *text != VERSION) else { return };
    let edit = Some(rewrite::replace(cx.document, node, &json!(VERSION)));
    let is_old = text == "2008-10-17";
    let message = match (is_old, has_variables) {
        (true, true) => "in this version `${…}` is text, and no variable".to_owned(),
        (true, false) => "this version of the policy language is an old one".to_owned(),
        (false, _) => format!("`{text}` is no version of the policy language"),
    };
    let severity = if is_old && !has_variables { Severity::Info } else { Severity::Error };
    let one = report
        .at(&meta::VERSION, Place::Value(node), message)
        .help("write `2012-10-17`; it is the version of the language, and no date of yours")
        .severity(severity);
    if has_variables {
        one.unsafe_fix("write 2012-10-17", edit);
    } else {
        one.safe_fix("write 2012-10-17", edit);
    }
}

/// The characters that IAM takes: tab, line breaks, and U+0020 to U+00FF.
fn characters(cx: &PolicyCx<'_>, policy: &Pasted, report: &mut Reporter<'_>) {
    let span = cx.document.tree.span(policy.node);
    let source = cx.document.slice(span);
    let is_taken = |character: char| {
        matches!(character, '\t' | '\n' | '\r') || ('\u{20}'..='\u{ff}').contains(&character)
    };
    let Some((at, character)) = source.char_indices().find(|(_, character)| !is_taken(*character)) else {
        return;
    };
    // Comments, and what another tool puts together, are not what IAM sees.
    let start = span.start as usize + at;
    let place = Span::from_range(start..start + character.len_utf8());
    let tree = &cx.document.tree;
    let holder = tree.node_at(place.start);
    if tree.string(holder).is_none_or(placeholder::is_in) {
        return;
    }
    report
        .at(
            &meta::CHARACTER,
            Place::Bytes(place),
            format!("U+{:04X} is none of the characters that IAM takes in a policy", u32::from(character)),
        )
        .help("write it with the characters of Latin-1: plain quotes, a hyphen")
        .unsafe_fix("remove it", Some(TextEdit::delete(place)));
}

fn elements(cx: &PolicyCx<'_>, statement: NodeId, report: &mut Reporter<'_>) {
    let tree = &cx.document.tree;
    let members = tree.members(statement);
    for (index, &member) in members.iter().enumerate() {
        let key = tree.key(member);
        let later = members.get(index + 1..).unwrap_or_default();
        if later.iter().any(|&other| tree.key(other) == key) {
            report
                .at(&meta::ELEMENT, Place::Key(member), format!("`{key}` stands twice in the statement"))
                .help("IAM refuses a policy with an element twice; put the values of both into one list")
                .unsafe_fix("remove the one that does not count", rewrite::remove(cx.document, &[member]));
        }
        if ELEMENTS.contains(&key) || tree.node(member).origin.is_some() {
            continue;
        }
        let near = similar::nearest(key, ELEMENTS);
        let free = near.filter(|near| tree.get(statement, near).is_none());
        let edit = free.and_then(|near| rewrite::rename(cx.document, member, near));
        let title = near.map_or_else(String::new, |near| format!("rename it to `{near}`"));
        let one = report.at(
            &meta::ELEMENT,
            Place::Key(member),
            format!("`{key}` is not an element of a statement"),
        );
        match near {
            Some(near) => one.help(format!("write `{near}`")).safe_fix(title, edit),
            None => one.help("IAM refuses a policy with an element that it does not know"),
        };
    }
    let Some(effect) = tree.get(statement, "Effect") else { return };
    let Some(text) = tree.string(effect).filter(|text| !["Allow", "Deny"].contains(text)) else { return };
    let meant = ["Allow", "Deny"].into_iter().find(|word| word.eq_ignore_ascii_case(text.trim()));
    report
        .at(&meta::ELEMENT, Place::Value(effect), format!("`{text}` is no effect; case matters"))
        .help("write `Allow` or `Deny`")
        .safe_fix(
            format!("write `{}`", meant.unwrap_or_default()),
            meant.map(|word| rewrite::replace(cx.document, effect, &json!(word))),
        );
}

/// Names of statements: letters and digits, each once in its policy.
fn sids(cx: &PolicyCx<'_>, policy: &Pasted, report: &mut Reporter<'_>) {
    let tree = &cx.document.tree;
    let mut known: Vec<&str> = Vec::new();
    for &statement in &policy.statements {
        let Some(node) = tree.get(statement, "Sid") else { continue };
        let Some(sid) = tree.string(node).filter(|sid| !sid.is_empty()) else { continue };
        let plain: String = sid.chars().filter(char::is_ascii_alphanumeric).collect();
        if policy.kind == PolicyKind::Identity && plain != sid {
            let is_free = !plain.is_empty() && !known.contains(&plain.as_str());
            report
                .at(
                    &meta::SID,
                    Place::Value(node),
                    format!("`{sid}` has characters that IAM does not take in a `Sid`"),
                )
                .help("letters and digits only")
                .safe_fix(
                    format!("write `{plain}`"),
                    is_free.then(|| rewrite::replace(cx.document, node, &json!(plain))),
                );
        } else if known.contains(&sid) {
            report
                .at(
                    &meta::SID,
                    Place::Value(node),
                    format!("another statement of the policy is called `{sid}`, too"),
                )
                .help("give each statement a name of its own, or none");
        }
        known.push(sid);
    }
}

/// The inline policies of a role together, and one managed policy.
fn size<'a>(policies: impl Iterator<Item = &'a Pasted>, report: &mut Reporter<'_>) {
    let mut whole = 0;
    let mut first = None;
    for policy in policies {
        whole += policy.json.to_string().chars().count();
        first = first.or(Some(policy.node));
    }
    if let Some(first) = first.filter(|_| whole > MANAGED) {
        let severity = if whole > INLINE { Severity::Warning } else { Severity::Info };
        report
            .at(
                &meta::TOO_LARGE,
                Place::Missing(first),
                format!("the policies have {whole} characters without white space"),
            )
            .help(format!(
                "the inline policies of a role may have {INLINE} together, a managed policy {MANAGED}"
            ))
            .severity(severity);
    }
}
