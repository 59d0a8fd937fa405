//! Rule `ssm-arn-double-slash`.

use crate::facts::sources::{PARAMETER_STORE, SSM_API};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::Section;
use crate::syntax::rewrite;
use crate::text::{Span, span::clamp};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "ssm-arn-double-slash",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "The ARN of a parameter has two slashes behind `parameter`.",
    fix: FixAvailability::Safe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-123",
    peers: &[],
    aws_messages: &[],
    yields_to: &["arn-malformed"],
    sources: &[&PARAMETER_STORE, &SSM_API],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    for carrier in cx.carriers.all() {
        let Some(arn) = carrier.arn().filter(|arn| arn.is("ssm")) else { continue };
        let Some(path) = arn.resource.strip_prefix("parameter/") else { continue };
        let extra = path.len() - path.trim_start_matches('/').len();
        if extra == 0 {
            continue;
        }
        let start = arn.span(Section::Resource).end - clamp(path.len());
        let span = carrier.part(Span::new(start, start + clamp(extra)));
        sink.report(
            Place::Part(carrier.node, span),
            "the slash behind `parameter` is already that of the name",
        )
        .help("write `parameter/a/b` for the parameter `/a/b`")
        .safe_fix("remove the slash", Some(rewrite::replace_part(cx.document, carrier.node, span, "")));
    }
}
