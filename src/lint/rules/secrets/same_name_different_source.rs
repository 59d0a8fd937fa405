//! Rule `same-name-different-source`.

use std::collections::{BTreeMap, BTreeSet};

use super::plain_value::{self, Looks};
use super::{reference, relocate};
use crate::facts::sources::SECRETS_MANAGER;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::carrier::Carrier;
use crate::model::container::KeyValuePair;
use crate::model::value_from::ValueFrom;
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
    if containers.len() < 2 {
        return;
    }
    // Who has a variable of each name.
    let mut owners: BTreeMap<&str, Vec<Owner<'_>>> = BTreeMap::new();
    for container in &containers {
        let plain = container.container.environment.items();
        let plain = plain.filter_map(|variable| Some((variable.name.as_str()?, Some(variable), None)));
        let secret = variables(container).filter_map(|found| Some((found.variable()?, None, Some(found))));
        for (name, variable, carrier) in plain.chain(secret) {
            let owners = owners.entry(name).or_default();
            // Of several in one container the first counts, plain ones before secrets.
            if owners.last().is_none_or(|last| last.container.index != container.index) {
                owners.push(Owner { container, variable, carrier });
            }
        }
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for container in &containers {
        for reference in variables(container) {
            let (Some(name), text) = (reference.variable(), reference.whole) else { continue };
            if told.contains(name) {
                continue;
            }
            let others = owners.get(name).into_iter().flatten();
            let mut others = others.filter(|other| other.container.index != container.index);
            let Some(finding) = others.find_map(|other| elsewhere(other, reference)) else { continue };
            told.insert(name);
            let message = match &finding.variable {
                Some(_) => format!(
                    "`{name}` is a secret in {} and plain text in {}",
                    container.title(),
                    finding.container.title()
                ),
                None => format!(
                    "`{name}` is another part of the same secret in {} than in {}",
                    finding.container.title(),
                    container.title()
                ),
            };
            let report = sink
                .report(Place::Value(finding.node), message)
                .help("take the value from the same place in both, unless they differ on purpose");
            let report = report.related(Place::Value(reference.node), "the secret");
            if let Some(variable) = finding.variable {
                report.sensitive().unsafe_fix(
                    "refer to the same secret",
                    relocate::to_secrets(finding.container, variable, text),
                );
            }
        }
    }
}

/// The same variable in another container, from elsewhere.
struct Finding<'a> {
    node: NodeId,
    container: &'a ContainerCx<'a>,
    /// The plain variable, when it is one.
    variable: Option<&'a KeyValuePair>,
}

/// A container that has a variable, plain or out of a secret.
struct Owner<'a> {
    container: &'a ContainerCx<'a>,
    variable: Option<&'a KeyValuePair>,
    carrier: Option<&'a Carrier<'a>>,
}

fn elsewhere<'a>(other: &Owner<'a>, reference: &Carrier<'_>) -> Option<Finding<'a>> {
    if let Some(variable) = other.variable {
        let value = variable.value.as_str()?;
        let node = variable.value.node()?;
        // A stand-in, or a value of the other container only: an address of its own, say.
        let plain = !matches!(plain_value::looks(value), Looks::Ordinary | Looks::StandIn | Looks::Reference);
        return plain.then_some(Finding { node, container: other.container, variable: Some(variable) });
    }
    let found = other.carrier?;
    let (ValueFrom::Secret(one), ValueFrom::Secret(two)) = (&reference.value_from, &found.value_from) else {
        return None;
    };
    let differs = found.whole != reference.whole && one.secret_arn == two.secret_arn;
    differs.then_some(Finding { node: found.node, container: other.container, variable: None })
}

/// What a container reads into variables, without its log options.
fn variables<'a>(cx: &'a ContainerCx<'a>) -> impl Iterator<Item = &'a Carrier<'a>> {
    let known = cx.container.secrets.items().filter(|secret| secret.value_from.as_str().is_some());
    reference::values(cx).take(known.count())
}
