//! Rule `splunk-required`.

use super::options;
use crate::facts::sources::{API_MODEL, MOBY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::syntax::skeleton;
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::enums::LogDriver;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "splunk-required",
    group: Group::Logging,
    severity: Severity::Error,
    summary: "The `splunk` driver lacks its address or its token.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LOG-016",
    peers: &["aws-cdk"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL, &MOBY],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = options::of(cx, LogDriver::Splunk) else { return };
    let left = log.options.node().is_some_and(|node| skeleton::is_left(cx.task, node));
    if let Some(missing) = options::missing(log).filter(|_| !left) {
        let place = log.options.node().map_or(Place::Missing(log.origin), Place::Key);
        sink.report(place, format!("the `splunk` driver of {} needs {missing}", cx.title()))
            .help("give the address under `options`, and the token under `secretOptions`");
    }
    let url = options::given(log, "splunk-url");
    if let Some((text, node)) = url.and_then(|url| url.as_str().zip(url.node()))
        && !text.starts_with("https://")
        && !text.starts_with("http://")
    {
        sink.report(Place::Value(node), "the address of Splunk has no `https://`")
            .help("begin it with `https://`");
    }
}
