//! Rule `variable-overwritten-by-ecs`.

use super::variable_names;
use crate::facts::ecs_variables::{ECS_VARIABLES, When};
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

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for name in variable_names::of(cx) {
        let known = ECS_VARIABLES.iter().find(|variable| match variable.name.strip_suffix('*') {
            Some(beginning) => name.text.starts_with(beginning),
            None => variable.name == name.text,
        });
        let Some(variable) = known.filter(|variable| is_set(cx, variable.when)) else { continue };
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
            if variable.when == When::SharedGpu || name.text == "AWS_EXECUTION_ENV" {
                report.unsafe_fix("remove it", edit);
            } else {
                report.safe_fix("remove it", edit);
            }
        }
    }
}

/// Does ECS set such a variable in this container?
fn is_set(cx: &ContainerCx<'_>, when: When) -> bool {
    let gpus = || {
        let items = cx.container.resource_requirements.items();
        items.filter(|requirement| requirement.kind.get() == Some(ResourceType::Gpu))
    };
    match when {
        When::Always => true,
        When::TaskRole => cx.task.task.task_role_arn.text().is_some_and(|role| !role.trim().is_empty()),
        When::FirelensLog => {
            let log = cx.container.log_configuration.known();
            log.is_some_and(|log| log.log_driver.get() == Some(LogDriver::Awsfirelens))
        }
        When::FluentdRouter => {
            let router = cx.container.firelens_configuration.known();
            router.is_some_and(|router| router.kind.get() == Some(FirelensConfigurationType::Fluentd))
        }
        When::Gpu => gpus().next().is_some(),
        When::SharedGpu => gpus().any(|requirement| requirement.sharing_strategy.is_present()),
    }
}
