//! Rule `duplicate-dependency`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::container::ContainerDependency;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "duplicate-dependency",
    group: Group::Dependencies,
    severity: Severity::Warning,
    summary: "A container waits twice for the same one.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "DEP-013",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let mut seen: Vec<&ContainerDependency> = Vec::new();
    for dependency in cx.container.depends_on.items() {
        let (Some(name), Some(node)) = (dependency.container_name.as_str(), dependency.container_name.node())
        else {
            continue;
        };
        let Some(first) = seen.iter().find(|first| first.container_name.as_str() == Some(name)) else {
            seen.push(dependency);
            continue;
        };
        let report = sink
            .report(Place::Value(node), format!("`{name}` stands twice in `dependsOn`"))
            .help("keep the condition that is meant")
            .related(first.container_name.origin, "the first one");
        let title = "remove the second one";
        let edit = rewrite::remove(cx.document(), &[dependency.origin]);
        if first.condition.get() == dependency.condition.get() && first.condition.get().is_some() {
            report.safe_fix(title, edit);
        } else {
            report
                .unsafe_fix("remove the first one", rewrite::remove(cx.document(), &[first.origin]))
                .unsafe_fix(title, edit);
        }
    }
}
