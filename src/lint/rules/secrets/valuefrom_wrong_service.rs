//! Rule `valuefrom-wrong-service`.

use super::reference;
use crate::facts::sources::{AGENT, API_MODEL};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::arn::Section;
use crate::model::value_from::ValueFrom;
use crate::syntax::rewrite;
use crate::text::Span;
use crate::text::similar::nearest;
use crate::text::span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "valuefrom-wrong-service",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "`valueFrom` is the ARN of something that ECS cannot inject.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-105",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-malformed"],
    sources: &[&API_MODEL, &AGENT],
};

/// The services, by their name in an ARN, that are most often taken for a store of values.
const TITLES: [(&str, &str); 8] = [
    ("appconfig", "AWS AppConfig"),
    ("cloudformation", "CloudFormation"),
    ("dynamodb", "DynamoDB"),
    ("iam", "IAM"),
    ("kms", "AWS KMS"),
    ("lambda", "Lambda"),
    ("rds", "Amazon RDS"),
    ("s3", "Amazon S3"),
];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for carrier in reference::values(cx) {
        let ValueFrom::OtherArn(arn) = &carrier.value_from else { continue };
        let service = arn.service.as_str();
        if service == "ssm" {
            let kind = arn.resource.split(['/', ':']).next().unwrap_or_default();
            if !matches!(kind, "" | "parameter") {
                let start = arn.span(Section::Resource).start;
                let span = Span::new(start, start + span::clamp(kind.len()));
                sink.report(
                    Place::Part(carrier.node, carrier.part(span)),
                    format!("ECS injects parameters of Systems Manager, not a `{kind}`"),
                )
                .help("write the ARN of a parameter, `…:parameter/name`, or of a secret");
            }
            continue;
        }
        let title =
            TITLES.iter().find(|(name, _)| *name == service).map_or("another service", |(_, title)| title);
        let span = carrier.part(arn.span(Section::Service));
        let meant = meant(service, &arn.resource);
        let report = sink.report(
            Place::Part(carrier.node, span),
            match meant {
                Some(_) => format!("`{service}` is not the name of a service"),
                None => {
                    format!("ECS injects from Secrets Manager and Parameter Store; this is an ARN of {title}")
                }
            },
        );
        match meant {
            Some(meant) => report.help(format!("write `{meant}`")).safe_fix(
                format!("write `{meant}`"),
                Some(rewrite::replace_part(cx.document(), carrier.node, span, meant)),
            ),
            None => report.help("write the ARN of a secret or parameter that holds the value"),
        };
    }
}

/// The service that a wrong name plainly stands for: it is near, and the resource is of that service.
fn meant(service: &str, resource: &str) -> Option<&'static str> {
    if TITLES.iter().any(|(name, _)| *name == service) {
        return None;
    }
    let folded: String = service.chars().filter(char::is_ascii_alphanumeric).collect();
    let near = nearest(&folded, ["secretsmanager"]).is_some();
    match resource {
        _ if resource.starts_with("secret:") && near => Some("secretsmanager"),
        _ if resource.starts_with("parameter/") && folded.eq_ignore_ascii_case("ssm") => Some("ssm"),
        _ => None,
    }
}
