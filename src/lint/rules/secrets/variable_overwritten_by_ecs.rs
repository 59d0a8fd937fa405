//! Rule `variable-overwritten-by-ecs`.

use super::variable_names;
use crate::facts::agent_environment::{Condition, INJECTED, Writer};
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::{FirelensConfigurationType, LogDriver, ResourceType};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "variable-overwritten-by-ecs",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "ECS sets this variable itself and overwrites the value given here.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-404",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

/// How the variables of NVIDIA MPS begin. Source: ECS API model (botocore 1.44.5, 2026-11), NvidiaMpsAllocation.
const MPS: &str = "CUDA_MPS_";

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for name in variable_names::of(cx) {
        if !is_set(cx, name.text) {
            continue;
        }
        let place = Place::Value(name.node);
        if name.secret {
            sink.report(
                place,
                format!("the secret `{}` replaces a variable that ECS sets for its own use", name.text),
            )
            .help("give the secret another name");
        } else {
            let edit = rewrite::remove(cx.document(), &[name.entry]);
            let report = sink
                .report(place, format!("ECS sets `{}` itself and overwrites this value", name.text))
                .help("remove it");
            // That the agent writes last is read in its source; of these two, AWS only says so.
            if name.text.starts_with(MPS) || name.text == "AWS_EXECUTION_ENV" {
                report.unsafe_fix("remove it", edit);
            } else {
                report.safe_fix("remove it", edit);
            }
        }
    }
}

/// Does ECS set such a variable in this container, over what the task definition says?
fn is_set(cx: &ContainerCx<'_>, name: &str) -> bool {
    let requirements = || {
        let items = cx.container.resource_requirements.items();
        items.filter(|requirement| requirement.kind.get() == Some(ResourceType::Gpu))
    };
    let log = cx.container.log_configuration.known();
    let router = cx.container.firelens_configuration.known();
    match name {
        "FLUENT_HOST" | "FLUENT_PORT" => {
            log.is_some_and(|log| log.log_driver.get() == Some(LogDriver::Awsfirelens))
        }
        "FLUENT_UID" => {
            router.is_some_and(|router| router.kind.get() == Some(FirelensConfigurationType::Fluentd))
        }
        _ if name.starts_with(MPS) => {
            requirements().any(|requirement| requirement.sharing_strategy.is_present())
        }
        _ => INJECTED.iter().any(|injected| {
            let writes_over = matches!(injected.writer, Writer::Agent | Writer::ControlPlane);
            let holds = match injected.condition {
                Condition::Always => true,
                Condition::TaskRole => {
                    cx.task.task.task_role_arn.text().is_some_and(|role| !role.trim().is_empty())
                }
                Condition::Gpu => requirements().next().is_some(),
                Condition::Terminal | Condition::NoRegion => false,
            };
            injected.name == name && writes_over && holds
        }),
    }
}
