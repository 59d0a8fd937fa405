//! Rule `envfile-not-arn`.

use serde_json::json;

use super::environment_file;
use crate::facts::sources::{AGENT, ENVIRONMENT_FILES};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "envfile-not-arn",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "An environment file is not given by the ARN of an object in Amazon S3.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-301",
    peers: &["cdk-preflight ecs-environment-files-type", "ecspresso"],
    aws_messages: &["Invalid arn syntax."],
    yields_to: &[],
    sources: &[&AGENT, &ENVIRONMENT_FILES],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for file in environment_file::references(cx) {
        if file.arn.is_some() || file.text.trim().is_empty() {
            continue;
        }
        let what = if file.text.contains(":accesspoint/") {
            "an access point cannot be read from"
        } else if file.text.starts_with("arn:") {
            "this is the ARN of something else"
        } else {
            "this is none"
        };
        let report = sink
            .report(
                Place::Value(file.node),
                format!("an environment file is named by the ARN of its object in S3; {what}"),
            )
            .help("write `arn:aws:s3:::bucket/path/name.env`");
        if let Some((bucket, key, chinese)) = object(file.text) {
            let partition = if chinese { "aws-cn" } else { partition(cx) };
            let arn = format!("arn:{partition}:s3:::{bucket}/{key}");
            let edit = rewrite::replace(cx.document(), file.node, &json!(arn));
            report.safe_fix(format!("write `{arn}`"), Some(edit));
        }
    }
}

/// Bucket and key of an address: `s3://bucket/key`, `https://bucket.s3.region.amazonaws.com/key`,
/// `https://s3.region.amazonaws.com/bucket/key`; and whether it is in China.
fn object(text: &str) -> Option<(&str, &str, bool)> {
    if let Some(rest) = text.strip_prefix("s3://") {
        let (bucket, key) = rest.split_once('/')?;
        return (!bucket.is_empty() && !key.is_empty()).then_some((bucket, key, false));
    }
    let (host, path) = text.strip_prefix("https://")?.split_once('/')?;
    let chinese = host.ends_with(".amazonaws.com.cn");
    let host = host.strip_suffix(".amazonaws.com.cn").or_else(|| host.strip_suffix(".amazonaws.com"))?;
    let plain = !path.contains(['?', '%', '#']);
    let (bucket, key) = if host == "s3" || host.starts_with("s3.") || host.starts_with("s3-") {
        path.split_once('/')?
    } else {
        let end =
            host.find(".s3").filter(|&end| matches!(host.get(end + 3..end + 4), None | Some("." | "-")))?;
        (host.get(..end)?, path)
    };
    (plain && !bucket.is_empty() && !key.is_empty()).then_some((bucket, key, chinese))
}

/// Where the task runs, as far as it is known.
fn partition<'a>(cx: &'a ContainerCx<'_>) -> &'a str {
    cx.task.context.partition.as_deref().unwrap_or("aws")
}

#[cfg(test)]
mod tests {
    use super::object;

    #[test]
    fn reads_addresses() {
        assert_eq!(object("s3://b/a/x.env"), Some(("b", "a/x.env", false)));
        assert_eq!(object("https://b.s3.eu-west-1.amazonaws.com/x.env"), Some(("b", "x.env", false)));
        assert_eq!(object("https://b.c.s3.amazonaws.com/x.env"), Some(("b.c", "x.env", false)));
        assert_eq!(object("https://s3.cn-north-1.amazonaws.com.cn/b/x.env"), Some(("b", "x.env", true)));
        for text in [
            "s3://b",
            "https://example.com/x.env",
            "https://b.s3.amazonaws.com/x.env?X-Amz-Signature=1",
            "b/x.env",
        ] {
            assert_eq!(object(text), None, "{text}");
        }
    }
}
