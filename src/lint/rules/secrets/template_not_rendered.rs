//! Rule `template-not-rendered`.

use super::expansion;
use super::places::Kind;
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::syntax::NodeId;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "template-not-rendered",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A placeholder of a template is left in a value.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-407",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let found: Vec<(NodeId, Span, String)> = cx
        .places
        .all()
        .iter()
        .filter_map(|place| {
            let (text, node) = (place.field.text()?, place.field.node()?);
            let span = find(text, place.kind)?;
            Some((
                node,
                span,
                format!("`{}` in {} is a placeholder that nothing has filled in", span.of(text), place.title),
            ))
        })
        .collect();
    if found.is_empty() {
        return;
    }
    let source = expansion::is_template(cx);
    // The source of a template is all placeholders: one remark is enough.
    let (shown, severity) = if source { (1, Severity::Info) } else { (found.len(), Severity::Warning) };
    let more = found.len() - shown.min(found.len());
    for (node, span, message) in found.into_iter().take(shown) {
        let report = sink.report(Place::Part(node, span), message).severity(severity);
        if more > 0 {
            report.help(format!("render the template before registering it; there are {more} more"));
        } else {
            report.help("render the template before registering it: ECS takes the text as it is");
        }
    }
}

/// The longest placeholder that is looked for.
const LONGEST: usize = 256;

/// The first placeholder of a style that only templates have.
fn find(text: &str, kind: Kind) -> Option<Span> {
    // Without a way out of the loop, which is quicker for so short a text.
    let may_begin = |byte| matches!(byte, b'{' | b'<' | b'%' | b'@' | b'_');
    if !text.bytes().fold(false, |any, byte| any | may_begin(byte)) {
        return None;
    }
    let mut before = b' ';
    let mut begins_one = |byte| {
        let underscores = before == b'_' && byte == b'_';
        before = byte;
        underscores || matches!(byte, b'{' | b'<' | b'%' | b'@')
    };
    if !text.bytes().any(&mut begins_one) {
        return None;
    }
    let delimited = |opening: &str, closing: &str, fits: &dyn Fn(&str, &str) -> bool| {
        text.match_indices(opening).find_map(|(start, _)| {
            let from = start + opening.len();
            let inside = text.get(from..text.floor_char_boundary(from + LONGEST))?;
            let length = inside.find(closing)?;
            let end = start + opening.len() + length + closing.len();
            let before = text.get(..start)?;
            fits(inside.get(..length)?, before).then(|| Span::from_range(start..end))
        })
    };
    let name = |inside: &str, before: &str| {
        let edge = before
            .chars()
            .next_back()
            .is_none_or(|last| !last.is_ascii_alphanumeric() && !"%@_".contains(last));
        edge && inside.len() > 1
            && inside.starts_with(|first: char| first.is_ascii_uppercase())
            && inside.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    // `{{.Name}}` is what Docker and Go fill in at run time, `{{resolve:…}}` has a rule of its own.
    let braces = |inside: &str, _: &str| {
        !inside.trim().is_empty()
            && !inside.trim_start().starts_with(['.', '{'])
            && !inside.starts_with("resolve:")
            && !inside.contains('"')
    };
    let any = |inside: &str, _: &str| !inside.trim().is_empty();
    let github = delimited("${{", "}}", &any);
    match kind {
        Kind::Command | Kind::Option | Kind::LogOption => github,
        Kind::Variable | Kind::Structure | Kind::Reference | Kind::Tag => github
            .or_else(|| delimited("{{", "}}", &braces))
            .or_else(|| delimited("<%", "%>", &any))
            .or_else(|| delimited("#{", "}#", &any))
            .or_else(|| delimited("#{", "}", &name))
            .or_else(|| delimited("%", "%", &name))
            .or_else(|| delimited("@", "@", &name))
            .or_else(|| delimited("__", "__", &name)),
    }
}
