//! Rule `gpu-requirements`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::container::SharingStrategy;
use crate::model::enums::ResourceType;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "gpu-requirements",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "A GPU requirement that ECS does not take.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-017",
    peers: &["CloudFormation schema (still requires `value`)"],
    aws_messages: &[],
    yields_to: &["fargate-forbidden-container-field"],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if cx.on_fargate() {
        return;
    }
    let (mut whole, mut shared): (Option<NodeId>, Option<NodeId>) = (None, None);
    for container in cx.containers() {
        for requirement in container.container.resource_requirements.items() {
            if requirement.kind.get() != Some(ResourceType::Gpu) {
                continue;
            }
            let (value, strategy) = (&requirement.value, &requirement.sharing_strategy);
            let Some(place) = value.node().or(strategy.node()) else {
                sink.report(Place::Missing(requirement.origin), "a GPU requirement has no `value`")
                    .help("write a number of GPUs, or a `sharingStrategy`");
                continue;
            };
            if let (Some(_), Some(node)) = (value.node(), strategy.node()) {
                sink.report(Place::Key(node), "a GPU requirement has both `value` and `sharingStrategy`")
                    .help("keep one: whole GPUs, or a share of one");
                continue;
            }
            if let (Some(text), Some(node)) = (value.as_str(), value.node())
                && text != "ALL"
                && !text.parse::<u32>().is_ok_and(|count| count > 0)
            {
                sink.report(Place::Value(node), "this is no number of GPUs")
                    .help("write 1 or more, or `ALL`");
            }
            if let Some(strategy) = strategy.known() {
                check_share(strategy, sink);
            }
            let (own, other) = if value.is_present() { (&mut whole, shared) } else { (&mut shared, whole) };
            own.get_or_insert(place);
            if let Some(other) = other {
                sink.report(Place::Key(place), "whole and shared GPUs in one task")
                    .help("use one kind for all containers")
                    .related(Place::Key(other), "the other kind");
            }
        }
    }
}

/// The bounds of a share under NVIDIA MPS.
fn check_share(strategy: &SharingStrategy, sink: &mut Sink<'_>) {
    let Some(share) = strategy.nvidia_mps.known() else { return };
    let bounds = [
        ("memory", &share.memory, 1..=i64::MAX, "1 or more"),
        ("maxComputePercent", &share.max_compute_percent, 1..=100, "1 to 100"),
    ];
    for (name, field, range, words) in bounds {
        let outside = field.get().is_some_and(|number| !range.contains(&number));
        if let Some(node) = field.node().filter(|_| outside) {
            sink.report(Place::Value(node), format!("`{name}` of a GPU share must be {words}"))
                .help(format!("write {words}"));
        }
    }
}
