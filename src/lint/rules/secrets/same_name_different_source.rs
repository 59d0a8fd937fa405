//! Rule `same-name-different-source`.

use super::plain_value::{self, Looks};
use super::relocate;
use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::container::KeyValuePair;
use crate::model::value_from::{self, ValueFrom};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "same-name-different-source",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "One variable comes from a secret in one container and from elsewhere in another.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-209",
    peers: &[],
    aws_messages: &[],
    yields_to: &[
        "plaintext-known-credential-format",
        "plaintext-secret-by-name",
        "secret-suffix-order",
        "secret-stage-not-current",
        "secret-version-pinned",
    ],
    sources: &[&SECRETS_MANAGER],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let containers: Vec<_> = cx.containers().collect();
    let mut told: Vec<&str> = Vec::new();
    for container in &containers {
        for secret in container.container.secrets.items() {
            let (Some(name), Some(text)) = (secret.name.as_str(), secret.value_from.as_str()) else {
                continue;
            };
            if told.contains(&name) {
                continue;
            }
            let others = containers.iter().filter(|other| other.index != container.index);
            let Some(finding) = others.into_iter().find_map(|other| elsewhere(other, name, text)) else {
                continue;
            };
            told.push(name);
            let message = match &finding.variable {
                Some(_) => format!(
                    "`{name}` is a secret in {} and plain text in {}",
                    container.title(),
                    finding.title
                ),
                None => format!(
                    "`{name}` is another part of the same secret in {} than in {}",
                    finding.title,
                    container.title()
                ),
            };
            let report = sink
                .report(Place::Value(finding.node), message)
                .help("take the value from the same place in both, unless they differ on purpose");
            let report = match secret.value_from.node() {
                Some(node) => report.related(Place::Value(node), "the secret"),
                None => report,
            };
            if let Some((other, variable)) = finding.variable {
                report
                    .sensitive()
                    .unsafe_fix("refer to the same secret", relocate::to_secrets(other, variable, text));
            }
        }
    }
}

/// The same variable in another container, from elsewhere.
struct Finding<'a> {
    node: NodeId,
    title: String,
    /// The plain variable, when it is one.
    variable: Option<(&'a ContainerCx<'a>, &'a KeyValuePair)>,
}

fn elsewhere<'a>(other: &'a ContainerCx<'a>, name: &str, reference: &str) -> Option<Finding<'a>> {
    let title = other.title();
    let mut variables = other.container.environment.items();
    if let Some(variable) = variables.find(|variable| variable.name.as_str() == Some(name)) {
        let value = variable.value.as_str()?;
        let node = variable.value.node()?;
        // A stand-in, or a value of the other container only: an address of its own, say.
        let plain = !matches!(plain_value::looks(value), Looks::Ordinary | Looks::StandIn | Looks::Reference);
        return plain.then_some(Finding { node, title, variable: Some((other, variable)) });
    }
    let secret = other.container.secrets.items().find(|secret| secret.name.as_str() == Some(name))?;
    let text = secret.value_from.as_str().filter(|text| *text != reference)?;
    let (ValueFrom::Secret(one), ValueFrom::Secret(two)) =
        (value_from::parse(reference), value_from::parse(text))
    else {
        return None;
    };
    let node = secret.value_from.node()?;
    (one.secret_arn == two.secret_arn).then_some(Finding { node, title, variable: None })
}
