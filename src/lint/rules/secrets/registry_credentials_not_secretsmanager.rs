//! Rule `registry-credentials-not-secretsmanager`.

use crate::facts::sources::{API_MODEL, PRIVATE_REGISTRY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::arn::{Arn, Section};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "registry-credentials-not-secretsmanager",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The registry credentials are not a secret of Secrets Manager.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-501",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &PRIVATE_REGISTRY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(credentials) = cx.container.repository_credentials.known() else { return };
    let parameter = &credentials.credentials_parameter;
    let (Some(text), Some(node)) = (parameter.as_str(), parameter.node()) else { return };
    let help = "write the ARN of a secret that holds `{\"username\": …, \"password\": …}`";
    match Arn::parse(text) {
        Some(arn) if arn.is("secretsmanager") => {}
        Some(arn) => {
            sink.report(
                Place::Part(node, arn.span(Section::Service)),
                format!(
                    "registry credentials come from Secrets Manager, and this is an ARN of `{}`",
                    arn.service
                ),
            )
            .help(help);
        }
        None if text.contains([':', '{', ' ']) => {
            // It may well be the credentials themselves.
            sink.report(
                Place::Value(node),
                "registry credentials are named by a secret, and this is no name of one".to_owned(),
            )
            .help(help)
            .sensitive();
        }
        None => {}
    }
}
