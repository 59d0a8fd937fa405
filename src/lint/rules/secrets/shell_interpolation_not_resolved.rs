//! Rule `shell-interpolation-not-resolved`.

use super::expansion::{self, Expansion};
use super::plain_value::is_password_hash;
use super::{scan, sensitive_name, variable_names};
use crate::facts::sources::{AGENT, ENVIRONMENT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::{NodeId, rewrite};
use crate::text::TextEdit;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "shell-interpolation-not-resolved",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A value refers to another variable as in a shell, and ECS replaces nothing.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-406",
    peers: &[],
    aws_messages: &[],
    yields_to: &["cloudformation-dynamic-reference", "template-not-rendered"],
    sources: &[&ENVIRONMENT, &AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value), Some(node)) =
            (variable.name.text(), variable.value.text(), variable.value.node())
        else {
            continue;
        };
        let found = expansion::find(value).into_iter().find(|found| is_meant(cx, value, found));
        let Some(found) = found.filter(|_| !is_password_hash(value)) else { continue };
        if expansion::is_template(cx.task) {
            return;
        }
        let text = found.span.of(value);
        // Spring and its kin replace `${name:default}` and `${a.b}` themselves.
        let framework = found.default || found.name.is_some_and(|name| name.contains('.'));
        let report = sink
            .report(
                Place::Part(node, found.span),
                format!("ECS does not replace `{text}`; `{name}` will hold these very characters"),
            )
            .help("write the value itself, or let a shell or the application put it together");
        if framework {
            report.severity(Severity::Info);
            continue;
        }
        report.unsafe_fix(
            format!("write the value of `{}`", found.name.unwrap_or_default()),
            inlined(cx, node, &found),
        );
    }
}

/// Not a price, a pattern or a log format.
fn is_meant(cx: &ContainerCx<'_>, value: &str, found: &Expansion<'_>) -> bool {
    let Some(name) = found.name else { return true };
    let whole = found.span.len() as usize == value.len();
    let before = value.get(..found.span.start as usize).unwrap_or_default();
    let begins = before.chars().next_back().is_none_or(|before| !before.is_ascii_alphanumeric());
    let capital = !name.bytes().any(|byte| byte.is_ascii_lowercase());
    found.braces || begins && capital && (whole || variable_names::is_defined(cx, name))
}

/// The expansion replaced by the value of the other variable, when that is plain and not a secret.
fn inlined(cx: &ContainerCx<'_>, node: NodeId, found: &Expansion<'_>) -> Option<TextEdit> {
    let name = found.name?;
    let index = *cx.task.lookup.variables(cx.task.task, cx.index)?.plain.get(name)?;
    let other = cx.container.environment.elements().get(index)?.known()?;
    let value = other.value.as_str()?;
    let plain = value.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\'".contains(&byte));
    let secret = scan::named(name, value).is_some() || sensitive_name::of(name).is_some();
    (plain && !secret && !value.is_empty())
        .then(|| rewrite::replace_part(cx.document(), node, found.span, value))
}
