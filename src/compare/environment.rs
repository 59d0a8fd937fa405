//! The variables of a container that are different: in value, in source, or in the secret that is read.

use super::references::is_same;
use super::{Change, Side, VariableDelta};
use crate::model::{Origin, placeholder};
use crate::simulate::{ContainerEnvironment, EnvSource, EnvValue, EnvVar};
use crate::syntax::NodeKind;

type Container<'a> = (Side<'a>, &'a ContainerEnvironment);

/// The variables that are different: those before in their order, then those that are new.
pub(super) fn compare<'a>(
    before: Option<Container<'a>>,
    after: Option<Container<'a>>,
) -> Vec<VariableDelta<'a>> {
    let variables = |container: Option<Container<'a>>| {
        container.map_or(&[][..], |(_, container)| container.variables.as_slice())
    };
    let find = |container, name: &str| variables(container).iter().find(|variable| variable.name == name);
    let mut found = Vec::new();
    for one in variables(before) {
        let other = find(after, &one.name);
        let change = match (before, after, other) {
            (Some((side, _)), Some((other_side, _)), Some(other)) => between(side, one, other_side, other),
            _ => Some(Change::Removed),
        };
        found.extend(change.map(|change| VariableDelta { change, before: Some(one), after: other }));
    }
    for other in variables(after) {
        if find(before, &other.name).is_none() {
            found.push(VariableDelta { change: Change::Added, before: None, after: Some(other) });
        }
    }
    found
}

fn between(side: Side<'_>, one: &EnvVar, other_side: Side<'_>, other: &EnvVar) -> Option<Change> {
    let (written, other_written) = (written(side, one), written(other_side, other));
    let is_same_reference = || match (written, other_written) {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one == other,
    };
    let is_same = one.source == other.source
        && match (one.source, &one.value, &other.value) {
            (EnvSource::Secret, ..) => is_same_reference() && (one.value == other.value || written.is_some()),
            (_, EnvValue::Unknown, EnvValue::Unknown) => written == other_written,
            (_, value, other) => value == other,
        };
    if is_same {
        return None;
    }
    let is_open = one.source == other.source && (is_open(side, one) || is_open(other_side, other));
    Some(Change::of(true, true, is_open))
}

/// The text in the document that a variable comes from.
fn written<'a>(side: Side<'a>, variable: &EnvVar) -> Option<&'a str> {
    let Some(Origin::Node(node)) = variable.origin else { return None };
    match side.analysis.document.tree.kind(node) {
        NodeKind::String(scalar) => Some(&scalar.value),
        NodeKind::Dynamic(expression) => Some(&expression.text),
        _ => None,
    }
}

/// Does another tool fill a variable in?
fn is_open(side: Side<'_>, variable: &EnvVar) -> bool {
    written(side, variable).is_some_and(placeholder::is_in) || variable.value == EnvValue::Unknown
}
