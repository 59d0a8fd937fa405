//! Rule `valuefrom-in-environment`.

use super::relocate;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::spelling::fold;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "valuefrom-in-environment",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "An entry of `environment` has `valueFrom`, which only `secrets` takes.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-102",
    peers: &[],
    aws_messages: &[
        "Unexpected key 'valueFrom' found in params.containerDefinitions[{container}].environment[{index}]",
    ],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// `valueFrom`, however it is spelt.
const NAME: &str = "valuefrom";

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document().tree;
    for variable in cx.container.environment.items() {
        let is_reference = |key: &str| key.len() >= NAME.len() && fold(key) == NAME;
        let found = tree.members(variable.origin).iter().find(|&&member| is_reference(tree.key(member)));
        let Some(&node) = found else { continue };
        let name = variable.name.as_str();
        let report = sink
            .report(
                Place::Key(node),
                match name {
                    Some(name) => {
                        format!("`{name}` stands in `environment`, where `valueFrom` does not exist")
                    }
                    None => "`valueFrom` does not exist in `environment`".to_owned(),
                },
            )
            .help("move the entry to `secrets`: only there does ECS fetch a value");
        let Some(reference) = tree.string(node) else { continue };
        let edit = relocate::to_secrets(cx, variable, reference);
        if variable.value.is_absent() {
            report.safe_fix("move it to `secrets`", edit);
        } else {
            report.unsafe_fix("move it to `secrets`, and drop its `value`", edit);
        }
    }
}
