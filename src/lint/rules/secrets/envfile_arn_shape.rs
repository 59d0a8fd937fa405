//! Rule `envfile-arn-shape`.

use super::environment_file;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::arn::Section;
use crate::syntax::rewrite;
use crate::text::Span;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-arn-shape",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The ARN of an environment file names no object in Amazon S3.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-303",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for file in environment_file::references(cx) {
        let Some(arn) = &file.arn else { continue };
        let (region, account) = (arn.span(Section::Region), arn.span(Section::Account));
        if !arn.region.is_empty() || !arn.account.is_empty() {
            let between = Span::new(region.start, account.end);
            sink.report(
                Place::Part(file.node, between),
                "the ARN of an object in S3 has no Region and no account".to_owned(),
            )
            .help("leave both empty: `arn:aws:s3:::bucket/key`")
            .safe_fix(
                "leave Region and account empty",
                Some(rewrite::replace_part(cx.document(), file.node, between, ":")),
            );
            continue;
        }
        let resource = Place::Part(file.node, arn.span(Section::Resource));
        if file.key().is_none_or(|key| key.is_empty() || key.ends_with('/')) {
            sink.report(
                resource,
                "this ARN names a bucket or a folder, and an environment file is one object".to_owned(),
            )
            .help("write the key of the object behind the bucket and a slash");
        } else if arn.resource.contains('*') {
            sink.report(resource, "ECS reads one object; `*` does not stand for many".to_owned())
                .help("name every file by itself");
        }
    }
}
