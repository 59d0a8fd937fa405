//! Rule `ssm-special-path`.

use super::reference;
use crate::facts::parameter_store::{PASS_THROUGH, PUBLISHED};
use crate::facts::sources::{EXECUTION_ROLE, SECRET_PASS_THROUGH};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-special-path",
    group: Group::Secrets,
    severity: Severity::Info,
    summary: "A parameter below `/aws/` is not one of your own.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-126",
    peers: &[],
    aws_messages: &["is not authorized to perform: ssm:GetParameters on resource:"],
    yields_to: &[],
    sources: &[&EXECUTION_ROLE, &SECRET_PASS_THROUGH],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let Some(parameter) = reference::parameter(carrier) else { continue };
        let (message, help) = if parameter.name.starts_with(PASS_THROUGH) {
            (
                "this parameter stands for a secret of Secrets Manager",
                "allow the execution role `ssm:GetParameters` and `secretsmanager:GetSecretValue`, or write the secret's ARN",
            )
        } else if parameter.name.starts_with(PUBLISHED) {
            (
                "this parameter is published by AWS, and no secret",
                "its value changes when AWS changes it; write it to `environment` to keep it",
            )
        } else {
            continue;
        };
        sink.report(Place::Part(carrier.node, carrier.part(parameter.name_span)), message).help(help);
    }
}
