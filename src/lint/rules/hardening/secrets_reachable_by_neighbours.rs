//! Rule `secrets-reachable-by-neighbours`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::PidMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "secrets-reachable-by-neighbours",
    group: Group::Hardening,
    severity: Severity::Info,
    summary: "Containers that share their processes can read the secrets of each other.",
    fix: FixAvailability::None,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "HRD-014",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let mode = &cx.task.pid_mode;
    let (Some(PidMode::Task), Some(place)) = (mode.get(), mode.node()) else { return };
    let holder = cx.containers().find_map(|container| {
        let secret = container.container.secrets.items().next()?;
        Some((container.index, container.title(), secret.origin))
    });
    let Some((index, title, secret)) = holder else { return };
    let mut others = String::new();
    for other in cx.containers().filter(|other| other.index != index) {
        if !others.is_empty() {
            others.push_str(" and ");
        }
        others.push_str(&other.title());
    }
    if others.is_empty() {
        return;
    }
    sink.report(
        Place::Value(place),
        format!("{others} can read the variables of {title}, secrets included, under `/proc`"),
    )
    .help("leave `pidMode` out, or run the containers as different users without power")
    .related(Place::Value(secret), "the first secret");
}
