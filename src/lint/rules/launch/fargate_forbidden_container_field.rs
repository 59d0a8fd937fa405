//! Rule `fargate-forbidden-container-field`.

use super::given::refuse;
use crate::facts::sources::{CDK_PREFLIGHT, FARGATE_DIFFERENCES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Applicability, ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::ResourceType;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-forbidden-container-field",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "A container asks for something that Fargate does not have.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-002",
    peers: &["cdk-preflight ecs-fargate-privileged and five more"],
    aws_messages: &[
        "Fargate requires that the 'privileged' setting be 'false'.",
        "Fargate compatible task definitions do not support dockerSecurityOptions",
        "Fargate compatible task definitions do not support devices",
        "Fargate compatible task definitions do not support sharedMemorySize",
        "Fargate compatible task definitions do not support maxSwap",
        "Tasks using the Fargate launch type do not support GPU resource requirements",
    ],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT, &FARGATE_DIFFERENCES],
};

const VERDICT: &str = "does not exist on Fargate";

const HELP: &str = "remove it, or run the task on instances";

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if !cx.task.on_fargate() {
        return;
    }
    let container = cx.container;
    let mut members = vec![
        ("privileged", container.privileged.node()),
        ("dockerSecurityOptions", container.docker_security_options.node()),
    ];
    if let Some(linux) = container.linux_parameters.known() {
        members.push(("devices", linux.devices.node()));
        members.push(("sharedMemorySize", linux.shared_memory_size.node()));
        members.push(("maxSwap", linux.max_swap.node()));
        members.push(("swappiness", linux.swappiness.node()));
    }
    refuse(cx.document(), sink, &members, VERDICT, HELP, Some(Applicability::Safe));
    for requirement in container.resource_requirements.items() {
        let device = matches!(requirement.kind.get(), Some(ResourceType::Gpu | ResourceType::NeuronDevice));
        let (Some(kind), Some(node), true) = (requirement.kind.get(), requirement.kind.node(), device) else {
            continue;
        };
        sink.report(Place::Value(node), format!("`{}` {VERDICT}", kind.word()))
            .help(HELP)
            .safe_fix("remove the requirement", rewrite::remove(cx.document(), &[requirement.origin]));
    }
}
