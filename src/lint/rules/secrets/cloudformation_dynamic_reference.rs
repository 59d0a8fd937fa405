//! Rule `cloudformation-dynamic-reference`.

use super::relocate;
use crate::facts::sources::{DYNAMIC_REFERENCES, ENVIRONMENT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::source::Dialect;
use crate::syntax::{NodeId, NodeKind};
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "cloudformation-dynamic-reference",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A dynamic reference of CloudFormation stands in a value, where ECS does not resolve it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-408",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&DYNAMIC_REFERENCES, &ENVIRONMENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    references(cx, sink);
    for variable in cx.container.environment.items() {
        let (Some(name), Some(value), Some(node)) =
            (variable.name.text(), variable.value.text(), variable.value.node())
        else {
            continue;
        };
        let Some((span, inside)) = dynamic_reference(value) else { continue };
        let whole = span.len() as usize == value.trim().len();
        let reference = whole.then(|| value_from(cx, inside)).flatten();
        let (severity, message) = said(cx, name, span.of(value), inside);
        sink.report(place(cx, node, span), message)
            .severity(severity)
            .help("move it to `secrets`: there ECS fetches the value at launch")
            .unsafe_fix(
                "move it to `secrets`, to be completed",
                reference.and_then(|reference| relocate::to_secrets(cx, variable, &reference)),
            );
    }
}

/// In a template CloudFormation comes first; anywhere else nobody resolves it.
fn said(cx: &ContainerCx<'_>, name: &str, reference: &str, inside: &str) -> (Severity, String) {
    if cx.task.target.dialect != Dialect::CloudFormation {
        let message = format!(
            "ECS does not resolve `{reference}`; CloudFormation does, and then `{name}` holds the secret in plain text"
        );
        return (Severity::Warning, message);
    }
    match inside.split_once(':') {
        Some(("ssm-secure", _)) => (
            Severity::Error,
            format!(
                "CloudFormation does not resolve `{reference}` in a task definition: the deployment fails"
            ),
        ),
        Some(("ssm", _)) => (
            Severity::Warning,
            format!(
                "CloudFormation resolves `{reference}` when the stack is deployed; `{name}` keeps that value until the next deployment"
            ),
        ),
        _ => (
            Severity::Warning,
            format!(
                "CloudFormation resolves `{reference}` when the stack is deployed; then `{name}` holds the secret in plain text"
            ),
        ),
    }
}

/// Behind a function, the part of the text is not where it seems to be.
fn place(cx: &ContainerCx<'_>, node: NodeId, span: Span) -> Place {
    match cx.document().tree.kind(node) {
        NodeKind::String(_) => Place::Part(node, span),
        _ => Place::Value(node),
    }
}

/// A reference of `secrets` that CloudFormation would put the value of the secret in place of.
fn references(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.task.target.dialect != Dialect::CloudFormation {
        return;
    }
    for secret in cx.container.secrets.items() {
        let (Some(text), Some(node)) = (secret.value_from.text(), secret.value_from.node()) else { continue };
        let Some((span, inside)) = dynamic_reference(text) else { continue };
        if inside.starts_with("secretsmanager:") {
            sink.report(
                place(cx, node, span),
                "CloudFormation puts the value of the secret here, and ECS takes it for the name of a parameter",
            )
            .help("write the ARN of the secret; ECS fetches the value at launch");
        }
    }
}

/// `{{resolve:service:…}}`, and what stands behind `resolve:`.
fn dynamic_reference(value: &str) -> Option<(Span, &str)> {
    let start = value.contains('{').then(|| value.find("{{resolve:"))??;
    let rest = value.get(start..)?;
    let length = rest.find("}}")? + 2;
    let inside = rest.get("{{resolve:".len()..length - 2)?;
    Some((Span::from_range(start..start + length), inside))
}

/// The same as a reference of ECS, with gaps for what the dynamic reference does not say.
fn value_from(cx: &ContainerCx<'_>, inside: &str) -> Option<String> {
    let (service, reference) = inside.split_once(':')?;
    match service {
        "ssm" | "ssm-secure" => Some(reference.split(':').next()?.to_owned()),
        "secretsmanager" if reference.starts_with("arn:") => {
            let (arn, selectors) =
                reference.split_at(reference.find(":SecretString").unwrap_or(reference.len()));
            Some(format!("{arn}{}", suffix(selectors)))
        }
        "secretsmanager" => {
            let (id, selectors) =
                reference.split_at(reference.find(":SecretString").unwrap_or(reference.len()));
            let context = cx.task.context;
            let part = |known: &Option<String>, gap: &str| known.clone().unwrap_or_else(|| gap.to_owned());
            Some(format!(
                "arn:{}:secretsmanager:{}:{}:secret:{id}-<suffix>{}",
                part(&context.partition, "aws"),
                part(&context.region, "<region>"),
                part(&context.account, "<account>"),
                suffix(selectors)
            ))
        }
        _ => None,
    }
}

/// `:SecretString:key:stage:version` as `:key:stage:version`
fn suffix(selectors: &str) -> String {
    let parts: Vec<&str> = selectors.split(':').skip(2).collect();
    let part = |index: usize| parts.get(index).copied().unwrap_or_default();
    if parts.iter().all(|part| part.is_empty()) {
        return String::new();
    }
    format!(":{}:{}:{}", part(0), part(1), part(2))
}
