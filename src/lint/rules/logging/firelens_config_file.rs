//! Rule `firelens-config-file`.

use serde_json::json;

use crate::facts::sources::{API_MODEL, FIRELENS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::arn::Arn;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-config-file",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The configuration file of a log router is not given in a way that ECS takes.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-012",
    peers: &["aws-cdk"],
    aws_messages: &["Invalid arn syntax."],
    yields_to: &[],
    sources: &[&API_MODEL, &FIRELENS],
};

const KIND: &str = "config-file-type";
const VALUE: &str = "config-file-value";

/// Where ECS writes its own file.
const RESERVED: [&str; 2] = ["/fluent-bit/etc/fluent-bit.conf", "/fluentd/etc/fluent.conf"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(router) = cx.container.firelens_configuration.known() else { return };
    let (kind, value) = (router.options.entry(KIND), router.options.entry(VALUE));
    for (here, there, name) in [(kind, value, VALUE), (value, kind, KIND)] {
        if let (Some(node), None) = (here.and_then(Field::node), there) {
            sink.report(Place::Key(node), format!("`{name}` is missing beside this"))
                .help("the type and the value of a configuration file go together");
        }
    }
    let is_s3 = kind.and_then(Field::as_str) == Some("s3");
    if let Some((text, node)) = kind.and_then(|kind| kind.as_str().zip(kind.node())) {
        if !matches!(text, "s3" | "file") {
            sink.report(Place::Value(node), format!("`{text}` is not a type of configuration file"))
                .help("write `file` or `s3`");
        } else if is_s3 && cx.task.on_fargate() {
            sink.report(Place::Value(node), "on Fargate a log router reads no configuration file from S3")
                .help("put the file into the image, and write `file` and its path");
            return;
        }
    }
    let Some((text, node)) = value.and_then(|value| value.as_str().zip(value.node())) else { return };
    if RESERVED.contains(&text) {
        sink.report(Place::Value(node), format!("ECS writes its own file to `{text}`"))
            .help("put your file elsewhere in the image");
    } else if is_s3 && Arn::parse(text).is_none_or(|arn| !arn.is("s3")) {
        let report = sink.report(Place::Value(node), "a configuration file in S3 is named by its ARN");
        match text.strip_prefix("s3://").filter(|path| path.contains('/')) {
            Some(path) => {
                let arn = format!("arn:aws:s3:::{path}");
                report.help(format!("write `{arn}`")).safe_fix(
                    format!("write `{arn}`"),
                    Some(rewrite::replace(cx.document(), node, &json!(arn))),
                )
            }
            None => report.help("write `arn:aws:s3:::BUCKET/KEY`"),
        };
    }
}
