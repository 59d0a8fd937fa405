//! Rule `timeouts`.

use super::{range, waits};
use crate::facts::durations::FARGATE_TIMEOUT;
use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "timeouts",
    group: Group::Dependencies,
    severity: Severity::Error,
    summary: "A timeout of a container is outside its range, or has nothing to wait for.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "DEP-006",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for (name, field) in
        [("startTimeout", &cx.container.start_timeout), ("stopTimeout", &cx.container.stop_timeout)]
    {
        if cx.task.on_fargate() {
            range::check(cx, name, field, &FARGATE_TIMEOUT, sink);
        } else if let (Some(seconds), Some(node)) = (field.get().filter(|&seconds| seconds < 0), field.node())
        {
            sink.report(Place::Value(node), format!("`{name}` cannot be {seconds} seconds"))
                .help("write how many seconds to wait, or leave it out")
                .safe_fix(format!("remove `{name}`"), rewrite::remove(cx.document(), &[node]));
        }
    }
    let waited = cx
        .container
        .start_timeout
        .get()
        .filter(|&seconds| seconds > 0 && (seconds <= FARGATE_TIMEOUT.high || !cx.task.on_fargate()));
    if let (Some(_), Some(name), Some(node)) = (waited, cx.name(), cx.container.start_timeout.node())
        && waits::are_known(cx.task)
        && waits::on(cx.task, name).next().is_none()
    {
        sink.report(
            Place::Key(node),
            format!("nothing waits for `{name}`, so its `startTimeout` does nothing"),
        )
        .severity(Severity::Info)
        .help("it limits how long others wait for this container; remove it, or add the `dependsOn`")
        .unsafe_fix("remove `startTimeout`", rewrite::remove(cx.document(), &[node]));
    }
}
