//! Rule `fsx-credentials-reference`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::Section;
use crate::model::value_from::{self, ValueFrom};
use crate::text::Span;
use crate::text::span::clamp;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "fsx-credentials-reference",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The credentials of an FSx volume are not the ARN of a secret or parameter.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-507",
    peers: &["Terraform provider (valid ARN)"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for volume in cx.task.volumes.items() {
        let fsx = volume.fsx_windows_file_server_volume_configuration.known();
        let Some(authorization) = fsx.and_then(|fsx| fsx.authorization_config.known()) else { continue };
        let parameter = &authorization.credentials_parameter;
        let (Some(text), Some(node)) = (parameter.as_str(), parameter.node()) else { continue };
        if text.trim().is_empty() {
            continue;
        }
        let help = "write the ARN of a secret or parameter that holds `{\"username\": …, \"password\": …}`";
        let whole = Place::Value(node);
        match value_from::parse(text) {
            ValueFrom::Secret(secret) if secret.has_selectors => {
                let span = Span::new(secret.name.span.end, clamp(text.len()));
                sink.report(
                    Place::Part(node, span),
                    "FSx takes the whole secret, not one key of it".to_owned(),
                )
                .help(help);
            }
            ValueFrom::Secret(_) => {}
            ValueFrom::Parameter(parameter) if parameter.arn.is_some() => {}
            ValueFrom::OtherArn(arn) => {
                let message = format!(
                    "the credentials of FSx come from Secrets Manager or Parameter Store, and this is an ARN of `{}`",
                    arn.service
                );
                sink.report(Place::Part(node, arn.span(Section::Service)), message).help(help);
            }
            ValueFrom::MalformedSecret(_) => {
                sink.report(whole, "this ARN of a secret has a wrong number of parts".to_owned()).help(help);
            }
            ValueFrom::Parameter(_) | ValueFrom::InvalidName => {
                let report = sink
                    .report(whole, "the credentials of FSx are given by an ARN, and this is none".to_owned())
                    .help(help);
                if text.contains([':', '{', ' ']) && !text.starts_with("arn:") {
                    report.sensitive();
                }
            }
        }
    }
}
