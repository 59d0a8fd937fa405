//! Rule `fargate-capability-add`.

use crate::facts::launch_types::FARGATE_CAPABILITY;
use crate::facts::sources::{CDK_PREFLIGHT, FARGATE_DIFFERENCES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fargate-capability-add",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "A Linux capability that cannot be added on Fargate.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-003",
    peers: &["cdk-preflight ecs-fargate-capabilities-add"],
    aws_messages: &["is not allowed on Fargate."],
    yields_to: &[],
    sources: &[&CDK_PREFLIGHT, &FARGATE_DIFFERENCES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let linux = cx.container.linux_parameters.known();
    let Some(capabilities) = linux.and_then(|linux| linux.capabilities.known()) else { return };
    if !cx.task.on_fargate() {
        return;
    }
    for element in capabilities.add.elements() {
        let (Some(word), Some(node)) = (element.as_str(), element.node()) else { continue };
        let plain = word.strip_prefix("CAP_").unwrap_or(word);
        if plain.is_empty() || word.eq_ignore_ascii_case(FARGATE_CAPABILITY) {
            continue;
        }
        let place = Place::Value(node);
        if plain == FARGATE_CAPABILITY {
            sink.report(place, format!("ECS writes `{word}` without `CAP_`"))
                .severity(Severity::Warning)
                .help(format!("write `{plain}`"))
                .safe_fix(
                    format!("write `{plain}`"),
                    Some(rewrite::replace(cx.document(), node, &json!(plain))),
                );
            continue;
        }
        sink.report(place, format!("the capability `{word}` cannot be added on Fargate"))
            .help(format!("Fargate lets a container add `{FARGATE_CAPABILITY}` only; it may drop any"))
            .safe_fix(format!("remove `{word}`"), rewrite::remove(cx.document(), &[node]));
    }
}
