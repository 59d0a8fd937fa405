//! Rule `firelens-dependency`.

use serde_json::json;

use super::firelens;
use crate::facts::sources::FIRELENS;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{ContainerCondition, NetworkMode};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-dependency",
    group: Group::Logging,
    severity: Severity::Warning,
    summary: "The log router may not be there when logs are written.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LOG-014",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&FIRELENS],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let Some(router) = firelens::routers(cx).next() else { return };
    let Some(name) = router.name.as_str() else { return };
    if let Some(node) = router.essential.node().filter(|_| router.essential.get() == Some(false)) {
        sink.report(Place::Value(node), "when the log router stops, the task goes on without logs")
            .help("make it essential")
            .unsafe_fix("make it essential", Some(rewrite::replace(cx.document, node, &json!(true))));
    }
    for user in firelens::users(cx) {
        let depends = &user.container.depends_on;
        let mut waits = depends.items();
        let wait = waits.find(|wait| wait.container_name.as_str() == Some(name));
        let end = wait.filter(|wait| {
            router.essential.get() == Some(false)
                && matches!(
                    wait.condition.get(),
                    Some(ContainerCondition::Complete | ContainerCondition::Success)
                )
        });
        if let Some(node) = end.and_then(|wait| wait.condition.node()) {
            let start = json!(ContainerCondition::Start.word());
            sink.report(Place::Value(node), format!("{} waits for the end of its log router", user.title()))
                .help("wait for START or HEALTHY")
                .unsafe_fix("wait for its start", Some(rewrite::replace(cx.document, node, &start)));
        }
        let bridge = cx.network_mode() == Some(NetworkMode::Bridge);
        if !bridge || wait.is_some() || !depends.is_closed() || user.container.origin == router.origin {
            continue;
        }
        let entry = json!({ "containerName": name, "condition": ContainerCondition::Start.word() });
        let edit = match depends.node() {
            Some(list) => rewrite::insert_element(cx.document, list, &entry),
            None => rewrite::insert_member(cx.document, user.container.origin, "dependsOn", &json!([entry])),
        };
        sink.report(
            Place::Missing(user.container.origin),
            format!("{} does not wait for the log router `{name}`", user.title()),
        )
        .help("under `bridge` the router must start first: add a `dependsOn`")
        .safe_fix("wait for its start", edit);
    }
}
