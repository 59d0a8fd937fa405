//! Rule `credential-spec-format`.

use crate::facts::sources::{AGENT, API_MODEL};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::arn::Arn;
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "credential-spec-format",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A credential spec is not `credentialspec:` and the ARN of an object or parameter.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-508",
    peers: &["AWS CDK (one only)"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let specs = cx.container.credential_specs.elements();
    if let Some(node) = specs.get(1).and_then(Field::node) {
        sink.report(
            Place::Value(node),
            format!("{} has {} credential specs; ECS allows one", cx.title(), specs.len()),
        )
        .help("keep one of them");
    }
    for spec in specs {
        let (Some(text), Some(node)) = (spec.as_str(), spec.node()) else { continue };
        let prefix = PREFIXES.iter().find(|prefix| text.starts_with(**prefix));
        let reference = prefix.map_or(text, |prefix| text.get(prefix.len()..).unwrap_or_default());
        let arn = Arn::parse(reference);
        let readable = arn.as_ref().is_some_and(|arn| arn.is("s3") || arn.is("ssm"));
        match prefix {
            None => {
                let start = Place::Part(node, Span::at(0));
                let edit = readable
                    .then(|| rewrite::replace_part(cx.document(), node, Span::at(0), "credentialspec:"));
                sink.report(
                    if readable { start } else { Place::Value(node) },
                    "a credential spec begins with `credentialspec:` or `credentialspecdomainless:`"
                        .to_owned(),
                )
                .help("write it before the ARN")
                .safe_fix("write `credentialspec:` before the ARN", edit);
            }
            // A file on the instance.
            Some(_) if readable || reference.starts_with("file://") => {}
            Some(prefix) => {
                let span = Span::from_range(prefix.len()..text.len());
                let message = match arn {
                    Some(arn) => format!(
                        "a credential spec is read from S3 or Parameter Store, and this is an ARN of `{}`",
                        arn.service
                    ),
                    None => {
                        "behind the prefix stands the ARN of an object in S3 or of a parameter".to_owned()
                    }
                };
                sink.report(
                    if reference.is_empty() { Place::Value(node) } else { Place::Part(node, span) },
                    message,
                )
                .help("write the ARN of the object or parameter that holds the credential spec");
            }
        }
    }
}

/// What a credential spec begins with. Source: ECS API model (botocore 1.44.5, 2026-11), ContainerDefinition.
const PREFIXES: [&str; 2] = ["credentialspec:", "credentialspecdomainless:"];
