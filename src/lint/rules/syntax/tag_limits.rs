//! Rule `tag-limits`.

use super::{names, skeleton};
use crate::facts::definition_limits::{TAG_KEY, TAG_VALUE, TAGS};
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::Field;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "tag-limits",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "Tags that AWS does not take.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-032",
    peers: &["CloudFormation schema"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tags = cx.task.tags.elements();
    if let Some(node) = tags.get(TAGS).and_then(Field::node) {
        sink.report(Place::Value(node), format!("{} tags; a task definition takes {TAGS}", tags.len()))
            .help("remove tags");
    }
    let mut seen: Vec<(&str, NodeId)> = Vec::new();
    for tag in cx.task.tags.items().filter(|tag| !skeleton::is_left(cx, tag.origin)) {
        let value = tag.value.as_str().zip(tag.value.node());
        if let Some((text, node)) = value
            && let Some(message) = text_defect(text, TAG_VALUE)
        {
            sink.report(Place::Value(node), format!("the value of a tag {message}"))
                .help("use letters, digits, blanks and `_ . : / = + - @`");
        }
        let Some((key, node)) = tag.key.as_str().zip(tag.key.node()) else {
            if tag.key.is_absent() {
                sink.report(Place::Missing(tag.origin), "a tag needs a `key`").help("name it, or remove it");
            }
            continue;
        };
        let defect = if key.is_empty() {
            Some(("the key of a tag is empty".to_owned(), "name it, or remove it"))
        } else if key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            Some((format!("`{key}` begins with `aws:`, which is kept for AWS"), "choose another key"))
        } else {
            let help = "use letters, digits, blanks and `_ . : / = + - @`";
            text_defect(key, TAG_KEY).map(|message| (format!("the key of a tag {message}"), help))
        };
        if let Some((message, help)) = defect {
            sink.report(Place::Value(node), message).help(help);
        } else if let Some(&(_, first)) = seen.iter().find(|(other, _)| *other == key) {
            sink.report(Place::Value(node), format!("the tag `{key}` stands twice"))
                .help("keep one of them")
                .related(Place::Value(first), "the first one");
        }
        seen.push((key, node));
    }
}

/// What is wrong with the text of a key or a value.
fn text_defect(text: &str, longest: usize) -> Option<String> {
    let length = text.chars().count();
    if length > longest {
        return Some(format!("is {length} characters long; {longest} are allowed"));
    }
    let fits = |character: char| {
        // Letters, digits and blanks of any script are allowed; of other scripts all is taken for that.
        character.is_ascii_alphanumeric()
            || !character.is_ascii()
            || "_.:/=+-@ ".contains(character)
            || (!character.is_ascii() && character.is_whitespace())
    };
    let wrong = text.chars().find(|character| !fits(*character))?;
    Some(format!("holds {}, which a tag may not", names::character(wrong)))
}
