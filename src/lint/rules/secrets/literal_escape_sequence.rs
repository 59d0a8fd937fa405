//! Rule `literal-escape-sequence`.

use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::Language;
use crate::text::{Edit, Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "literal-escape-sequence",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A key or certificate has backslash and n in place of line breaks.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-411",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value), Some(node)) =
            (variable.name.text(), variable.value.text(), variable.value.node())
        else {
            continue;
        };
        if !value.contains("-----BEGIN ") || value.trim().contains('\n') {
            continue;
        }
        let spans: Vec<Span> = value
            .match_indices("\\n")
            .map(|(start, part)| Span::from_range(start..start + part.len()))
            .collect();
        let Some(&first) = spans.first() else { continue };
        // The edits touch only the line breaks: the key itself is in none of them.
        let edits = spans
            .iter()
            .map(|&span| Edit { span: cx.document().tree.part_span(node, span), insert: "\\n".to_owned() });
        let edit = (cx.document().language_of(node) == Language::Json)
            .then(|| TextEdit::new(edits.collect()))
            .flatten();
        sink.report(
            Place::Part(node, first),
            format!("the text in `{name}` has a backslash and an n where a line ends; many libraries refuse such a key"),
        )
        .help("write `\\n` with one backslash in JSON, which is a line break")
        .unsafe_fix("write real line breaks", edit);
    }
}
