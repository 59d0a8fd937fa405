//! Rule `variable-used-but-not-defined`.

use super::{expansion, variable_names};
use crate::facts::sources::ENVIRONMENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::{Span, similar};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "variable-used-but-not-defined",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A command refers to a variable that is not defined, but nearly so.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-416",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if expansion::runs_in_shell(cx) != Some(true) {
        return;
    }
    for list in [&cx.container.entry_point, &cx.container.command] {
        for argument in list.elements() {
            let (Some(text), Some(node)) = (argument.text(), argument.node()) else { continue };
            // `${Name}` is a name of the template where a function makes the text.
            if cx.document().tree.is_computed(node) {
                continue;
            }
            for found in expansion::find(text) {
                let Some(name) = found.name.filter(|name| !found.default && !is_set_here(text, name)) else {
                    continue;
                };
                if name.len() < 4 || variable_names::is_defined(cx, name) {
                    continue;
                }
                let near = similar::nearest(name, variable_names::of(cx).map(|known| known.text));
                let Some(near) =
                    near.filter(|near| !near.eq_ignore_ascii_case(name) && !is_numbered(near, name))
                else {
                    continue;
                };
                let offset = found.span.of(text).find(name).unwrap_or_default();
                let start = found.span.start as usize + offset;
                let part = Span::from_range(start..start + name.len());
                sink.report(
                    Place::Part(node, part),
                    format!("`{name}` is not defined here, but `{near}` is"),
                )
                .help(format!("write `{near}`, if that is meant"))
                .unsafe_fix(
                    format!("write `{near}`"),
                    Some(rewrite::replace_part(cx.document(), node, part, near)),
                );
            }
        }
    }
}

/// The script gives the variable a value itself: `NAME=…`, `for NAME in`, `read NAME`.
fn is_set_here(script: &str, name: &str) -> bool {
    script.match_indices(name).any(|(start, _)| {
        let before = script.get(..start).unwrap_or_default();
        let after = script.get(start + name.len()..).unwrap_or_default();
        after.starts_with('=')
            || before.ends_with("for ")
            || before.ends_with("read ")
            || before.ends_with("export ")
    })
}

/// Names that differ only in a number are neighbours, not slips.
fn is_numbered(left: &str, right: &str) -> bool {
    let letters =
        |name: &str| name.chars().filter(|character| !character.is_ascii_digit()).collect::<String>();
    letters(left) == letters(right)
}
