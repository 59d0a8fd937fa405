//! Rule `value-wrapped-in-quotes`.

use super::sensitive_name;
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::text::{Span, TextEdit};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "value-wrapped-in-quotes",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A value stands in quotes that belong to it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-410",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value), Some(node)) =
            (variable.name.text(), variable.value.as_str(), variable.value.node())
        else {
            continue;
        };
        let Some(quote) = value.chars().next().filter(|first| matches!(first, '"' | '\'')) else { continue };
        let Some(inside) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) else {
            continue;
        };
        // JSON wants its quotes, and so may anything with more than a word in it.
        let word = inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./:@+,=".contains(&byte));
        if !word || sensitive_name::words(name).last().is_some_and(|last| last == "JSON") {
            continue;
        }
        let length = value.len();
        let ends = [Span::from_range(0..1), Span::from_range(length - 1..length)];
        let edits = ends.map(|span| TextEdit::delete(cx.document().tree.part_span(node, span)));
        let edit = TextEdit::new(edits.iter().flat_map(|edit| edit.edits().to_vec()).collect());
        let report = sink
            .report(Place::Value(node), format!("the quotes around the value of `{name}` belong to it"))
            .help("remove them: ECS passes them on")
            .unsafe_fix("remove the quotes", edit);
        if sensitive_name::of(name).is_some() {
            report.sensitive();
        }
    }
}
