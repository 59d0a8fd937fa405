//! Rule `log-region-vs-references`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::arn::{Arn, Section};
use crate::model::enums::LogDriver;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "log-region-vs-references",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "The logs go to another Region than everything else of the task.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "OPS-004",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let Some((region, node)) = agreed(cx) else { return };
    for container in cx.containers() {
        let Some(log) = container.container.log_configuration.known() else { continue };
        let option =
            log.options.entry("awslogs-region").filter(|_| log.log_driver.get() == Some(LogDriver::Awslogs));
        let Some((text, place)) = option.and_then(|option| Some((option.as_str()?, option.node()?))) else {
            continue;
        };
        if text != region && !text.trim().is_empty() {
            sink.report(
                Place::Value(place),
                format!(
                    "{} logs to {text}, but everything else that the task names is in {region}",
                    container.title()
                ),
            )
            .help("log to the Region of the task, unless the logs are gathered elsewhere on purpose")
            .related(Place::Value(node), format!("in {region}"));
        }
    }
}

/// The one Region of all images and references, and a place that names it. Nothing when they disagree.
fn agreed(cx: &TaskCx<'_>) -> Option<(String, NodeId)> {
    let mut found: Option<(String, NodeId)> = None;
    for container in cx.containers() {
        let image = &container.container.image;
        let of_image = container.ecr().and_then(|ecr| Some((ecr.region.as_str(), image.node()?)));
        let of_references = container.references().filter_map(|secret| {
            let region = Arn::section(secret.value_from.as_str()?, Section::Region)?;
            Some((region, secret.value_from.node()?))
        });
        for (region, node) in of_image.into_iter().chain(of_references) {
            match &found {
                Some((known, _)) if *known != region => return None,
                Some(_) => {}
                None => found = Some((region.to_owned(), node)),
            }
        }
    }
    found.filter(|(region, _)| !region.is_empty())
}
