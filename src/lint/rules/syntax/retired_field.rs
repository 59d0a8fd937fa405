//! Rule `retired-field`.

use super::edits;
use crate::facts::sources::CLOUDFORMATION;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::ResourceType;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "retired-field",
    group: Group::Syntax,
    severity: Severity::Error,
    summary: "Elastic Inference has ended, and ECS refuses its accelerators.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SYN-034",
    peers: &["cdk-preflight ecs-fargate-inference-accelerator"],
    aws_messages: &["Unsupported field 'inferenceAccelerators'"],
    yields_to: &[],
    sources: &[&CLOUDFORMATION],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let field = &cx.task.inference_accelerators;
    let accelerators = field.node().filter(|_| !field.elements().is_empty());
    let mut nodes: Vec<NodeId> = Vec::new();
    for container in cx.containers() {
        for requirement in container.container.resource_requirements.items() {
            if requirement.kind.get() == Some(ResourceType::InferenceAccelerator) {
                nodes.push(requirement.origin);
            }
        }
    }
    let (place, message) = match (accelerators, nodes.first()) {
        (Some(node), _) => (Place::Key(node), "`inferenceAccelerators` is no longer supported"),
        (None, Some(&node)) => {
            let kind = cx.document.tree.get(node, "type").unwrap_or(node);
            (Place::Value(kind), "`InferenceAccelerator` is no longer supported")
        }
        (None, None) => return,
    };
    nodes.extend(accelerators);
    sink.report(place, format!("{message}: Elastic Inference has ended"))
        .help("remove the accelerators and the requirements that name them")
        .safe_fix("remove them", edits::remove_all(cx.document, &nodes));
}
